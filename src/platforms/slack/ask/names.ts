import * as z from 'zod'
import type { Workspace } from '../connect/workspaces.ts'
import { noNames, type SlackNames } from './markup.ts'
import type { idsIn } from './words.ts'

/** Names looked up for one message; beyond these, ids stand. */
const most = 20

const channelShape = z.object({ channel: z.object({ name: z.string().optional() }) })

/** The names of the people and channels in a message, and the zone of whoever asks. Never rejects: what has no name keeps its id. */
export async function findNames(
  workspace: Workspace | undefined,
  { people, channels }: ReturnType<typeof idsIn>,
  asker: string,
): Promise<SlackNames> {
  if (!workspace) return noNames
  const personName = async (id: string) => [id, (await workspace.person(id)).name] as const
  const channelName = async (id: string) => {
    const answer = await workspace.api.call('conversations.info', { channel: id }).catch(() => undefined)
    return [id, channelShape.safeParse(answer).data?.channel.name] as const
  }
  const [named, called, { zone }] = await Promise.all([
    Promise.all(people.slice(0, most).map(personName)),
    Promise.all(channels.slice(0, most).map(channelName)),
    workspace.person(asker),
  ])
  const byPerson = new Map(named)
  const byChannel = new Map(called)
  return { person: (id) => byPerson.get(id), channel: (id) => byChannel.get(id), zone: zone ?? noNames.zone }
}
