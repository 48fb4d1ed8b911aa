import * as z from 'zod'
import type { Platform } from '../../../bot/ports/platform.ts'
import { operator, type Clock, type Target } from '../../../bot/ports/target.ts'
import type { Api } from './api.ts'
import type { Workspaces } from './workspaces.ts'

const infoShape = z.object({
  channel: z.object({ name: z.string().optional(), is_private: z.boolean().default(true) }),
})
type Info = z.infer<typeof infoShape>['channel']
const membersShape = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

/** Pages of a thousand members; who is not among them does not count as a member. */
const pagesRead = 10
/** A channel is asked about once in so long, ms; a list of posts asks about the same few ones again and again. */
const fresh = 60_000
/** Channels whose names are remembered. */
const most = 5_000

/** Who may see a channel, and what it is called, as it came with the answer to that. */
export function createSight(workspaces: Workspaces, now: Clock): Required<Pick<Platform, 'sees' | 'nameOf'>> {
  const channels = new Map<string, { readonly info: Info; readonly at: number }>()
  const teams = new Map<string, string>()

  async function look(api: Api, channel: string): Promise<Info> {
    const known = channels.get(channel)
    if (known && now() - known.at < fresh) return known.info
    const { channel: info } = infoShape.parse(await api.call('conversations.info', { channel }))
    const [oldest] = channels.keys()
    if (oldest !== undefined && channels.size >= most) channels.delete(oldest)
    channels.set(channel, { info, at: now() })
    return info
  }

  /** It is there the next time. */
  function learnName(team: string): void {
    void workspaces
      .find(team)
      .then((found) => void (found?.name !== undefined && teams.set(team, found.name)))
      .catch(() => undefined)
  }

  return {
    /** Everybody sees a public one. False where Slack does not say, as without the scopes. */
    async sees({ tenant, channel }: Target, person) {
      try {
        const team = tenant === operator ? await workspaces.only() : tenant
        const workspace = team === undefined ? undefined : await workspaces.find(team)
        if (!workspace) return false
        const info = await look(workspace.api, channel)
        return !info.is_private || (await isMember(workspace.api, channel, person))
      } catch {
        return false
      }
    },
    nameOf({ tenant, channel }) {
      if (channel !== undefined) return channels.get(channel)?.info.name
      if (!teams.has(tenant)) learnName(tenant)
      return teams.get(tenant)
    },
  }
}

/** https://docs.slack.dev/reference/methods/conversations.members */
async function isMember(api: Api, channel: string, person: string): Promise<boolean> {
  let cursor: string | undefined
  for (let page = 0; page < pagesRead; page++) {
    const answer = membersShape.parse(
      await api.call('conversations.members', { channel, limit: 1_000, ...(cursor && { cursor }) }),
    )
    if (answer.members.includes(person)) return true
    cursor = answer.response_metadata?.next_cursor
    if (!cursor) return false
  }
  return false
}
