import { setTimeout as pause } from 'node:timers/promises'
import type { Platform } from '../../bot/ports/platform.ts'
import type { Clock } from '../../bot/ports/target.ts'
import { slackCapabilities } from './capabilities.ts'
import { createApi } from './connect/api.ts'
import { createSlackConnection } from './connect.ts'
import { createSlackParts } from './ask/parts.ts'
import { createLogger, errorMessage } from './connect/log.ts'
import { createSlackPace } from './post/pace.ts'
import { findInGroup } from './connect/groups.ts'
import { createSight } from './connect/members.ts'
import { askAfter } from './connect/people.ts'
import { editParts } from './post/edit.ts'
import { openDirect, postParts } from './post/post.ts'
import { locateByKey, workspaceOf, send } from './post/send.ts'
import { createInstalledWorkspaces, type InstalledWorkspaces } from './connect/installed.ts'
import { createOneWorkspace, type Workspaces } from './connect/workspaces.ts'
import type { SlackOptions } from './connect/options.ts'

/** The Slack adapter. */
export function createSlack(options: SlackOptions): Platform {
  const now = options.now ?? Date.now
  const workspaces = createWorkspaces(options, now)
  const { parts, use, update, settled } = createSlackParts(options, workspaces, now)
  const connection = createSlackConnection(options, { parts, installer: workspaces.installer }, now)
  const pace = createSlackPace(now, options.gaps)
  return {
    name: 'slack',
    capabilities: slackCapabilities,
    async start(handlers) {
      use(handlers)
      await connection.start()
    },
    update: (commands) => Promise.resolve(update(commands)),
    post: (target, message, key, under) =>
      send(parts, { target, message }, ({ api, teamId: team }, place, parts) =>
        postParts({ api, pace, team }, place, parts, { key, under }),
      ),
    ...(options.readsHistory && { locate: (post, key, since) => locateByKey(workspaces, { ...post, key, since }) }),
    direct: ({ tenant, id }, message) =>
      send(
        parts,
        { target: { platform: 'slack', tenant, channel: id }, message },
        async ({ api, teamId: team }, place, parts) =>
          postParts({ api, pace, team }, { ...place, channel: await openDirect(api, id) }, parts),
      ),
    edit: (target, ref, { ping: _, ...message }) =>
      send(parts, { target, message }, ({ api, teamId: team }, place, parts) =>
        editParts({ api, pace, team }, place, ref, parts),
      ),
    home: (target) => workspaceOf(workspaces, target),
    async person(tenant, id) {
      const workspace = await workspaces.find(tenant)
      return workspace && (await askAfter(workspace, tenant, id))
    },
    belongs: async ({ tenant, id }, group) => (await findInGroup(workspaces, tenant, group))?.includes(id) ?? false,
    members: (team, group) => findInGroup(workspaces, team, group),
    ...createSight(workspaces, now),
    health: () => connection.health(),
    async stop() {
      const stopped = Promise.allSettled([connection.stop(), settled()])
      await Promise.race([stopped, pause(longestGoodbye, undefined, { ref: false })])
    },
  }
}

const longestGoodbye = 8_000

type SomeWorkspaces = Workspaces & Partial<Pick<InstalledWorkspaces, 'installer'>>

function createWorkspaces(options: SlackOptions, now: Clock): SomeWorkspaces {
  const { botToken: token = '', oauth, apiUrl, log, readsHistory, allowed } = options
  const returned = async (team: string): Promise<void> => {
    // What rests goes on with the next start.
    await options
      .returned?.(team)
      .catch((error: unknown) => log.error('slack.return.failed', { reason: errorMessage(error) }))
  }
  if (oauth) return createInstalledWorkspaces({ oauth, apiUrl, log, readsHistory, allowed, returned }, now)
  const api = createApi({ token, apiUrl, logger: createLogger(log) })
  return createOneWorkspace({ botToken: token, api, now, readsHistory, allowed, returned })
}
