import * as z from 'zod'
import { operator, type Target } from '../../../bot/ports/target.ts'
import type { Api } from './api.ts'
import type { Workspaces } from './workspaces.ts'

const infoShape = z.object({ channel: z.object({ is_private: z.boolean().default(true) }) })
const membersShape = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

/** Pages of a thousand members; who is not among them does not count as a member. */
const pagesRead = 10

/** Whether a person may see a channel: everybody sees a public one. False where Slack does not say, as without the scopes. */
export async function isShownTo(workspaces: Workspaces, target: Target, person: string): Promise<boolean> {
  try {
    const { tenant, channel } = target
    const team = tenant === operator ? await workspaces.only() : tenant
    const workspace = team === undefined ? undefined : await workspaces.find(team)
    if (!workspace) return false
    const { channel: info } = infoShape.parse(await workspace.api.call('conversations.info', { channel }))
    return !info.is_private || (await isMember(workspace.api, channel, person))
  } catch {
    return false
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
