import type { CommandDefinition, Handlers } from '../../../bot/ports/platform.ts'
import type { Clock } from '../../../bot/ports/target.ts'
import type { TextStore } from '../../../bot/ports/store.ts'
import { BotError } from '../../../errors.ts'
import { slackFileOrigins } from './files.ts'
import type { Log } from '../../../log.ts'
import { redactSlack, errorMessage } from '../connect/log.ts'
import { createSeen } from './seen.ts'
import type { SlackParts } from '../connect/parts.ts'
import type { Workspaces } from '../connect/workspaces.ts'

interface SlackPartsOptions {
  readonly log: Log
  readonly apiUrl?: string | undefined
  readonly texts?: TextStore | undefined
  readonly left?: ((tenant: string, why: string) => Promise<void>) | undefined
}

/** The parts for serving requests, with ways to set the handlers and to wait for requests in progress. */
export interface OpenSlackParts {
  readonly parts: SlackParts
  readonly use: (handlers: Handlers) => void
  readonly update: (commands: readonly CommandDefinition[]) => void
  readonly settled: () => Promise<unknown>
}

/** The parts for serving requests. What they remember may be lost on a restart. */
export function createSlackParts(
  { log, apiUrl, texts, left }: SlackPartsOptions,
  workspaces: Workspaces,
  now: Clock,
): OpenSlackParts {
  const { track, settled } = createTracker(log)
  let handlers: Handlers | undefined

  const parts: SlackParts = {
    workspaces,
    log,
    now,
    track,
    fileOrigins: slackFileOrigins(apiUrl),
    once: createOnce(),
    inTurn: createTurns(),
    servedIn: new Map(),
    seen: createSeen(now),
    handlers() {
      if (handlers) return handlers
      throw new BotError('internal', 'A request came in before Slack was started.')
    },
    async keep(tenant, stored) {
      try {
        for (const { key, content } of stored) await texts?.keep(tenant, key, content, now())
      } catch (error) {
        log.error('slack.texts.failed', { reason: redactSlack(errorMessage(error)) })
      }
    },
    async leave(team, { why, at }) {
      const since = await workspaces.since(team)
      // Slack tells the time of an event in whole seconds.
      const isOld = since !== undefined && at !== undefined && at + 1_000 <= since
      if (isOld || !(await workspaces.leave(team)))
        return log.warn('slack.uninstalled.ignored', { workspace: team, why, at, since })
      log.warn('slack.uninstalled', { workspace: team, why })
      await left?.(team, why)
    },
    find: async (tenant, key) => texts?.find(tenant, key),
  }
  return {
    parts,
    use: (given) => void (handlers = given),
    update: (commands) => void (handlers &&= { ...handlers, commands }),
    settled,
  }
}

/** Keeps track of requests in progress, so that stopping can wait for them. */
function createTracker(log: Log): { track: SlackParts['track']; settled: OpenSlackParts['settled'] } {
  const working = new Set<Promise<void>>()
  return {
    async track(work) {
      const logged = work.catch((error: unknown) =>
        log.error('slack.request.failed', { reason: redactSlack(errorMessage(error)) }),
      )
      working.add(logged)
      await logged
      working.delete(logged)
    },
    settled: () => Promise.allSettled(working),
  }
}

function createTurns(): SlackParts['inTurn'] {
  const last = new Map<string, Promise<void>>()
  return async (key, act) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(act)
    const ended = turn.catch(() => undefined)
    last.set(key, ended)
    await ended.then(() => last.get(key) === ended && last.delete(key))
    await turn
  }
}

function createOnce(): SlackParts['once'] {
  const underWay = new Set<string>()
  return async (key, act) => {
    if (underWay.has(key)) return
    underWay.add(key)
    try {
      await act()
    } finally {
      underWay.delete(key)
    }
  }
}
