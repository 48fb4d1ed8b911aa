import { randomBytes } from 'node:crypto'
import { confirm, trouble } from '../answer/reply.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import type { Newsroom } from './newsroom.ts'

/** ms */
const OPEN_FOR = 10 * 60_000

/** The way to the desk in a browser. */
export const deskCommands = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'desk',
    description: 'Open the desk in a browser',
    purpose: 'Read',
    usage: '',
    run: (request) => openDoor(newsroom, request),
  },
]

/** A link for the asker alone. What is kept of it opens nothing. */
async function openDoor(newsroom: Newsroom, { actor, place }: CommandRequest): Promise<Reply> {
  const { store, clock, hash, deskAt } = newsroom
  const base = deskAt?.()
  if (place.local) return confirm('The desk is open in a browser.', ['Its link was printed when the bot started.'])
  if (base === undefined)
    return trouble('The desk is not open here.', 'Whoever runs the bot sets PORT, and PUBLIC_URL.')
  if (place.tenant === actor.id)
    return trouble('The desk is a server’s.', 'Write /briefdesk desk in a channel of the server that you mean.')
  const token = randomBytes(32).toString('base64url')
  const { platform, tenant } = place
  const { id: person, name, admin, zone } = actor
  const until = clock() + OPEN_FOR
  await store.doors.open(hash(token), {
    platform,
    tenant,
    person,
    name,
    admin,
    until,
    ...(zone !== undefined && { zone }),
  })
  return confirm('The desk, for you alone', [
    [{ kind: 'link', text: 'Open the desk', url: `${base}/desk/in/${token}` }],
    'The link works once, within ten minutes. You have the rights there that you have here.',
    ...(base.startsWith('http://127.0.0.1')
      ? ['It works only on the bot’s own machine: whoever runs it can set PUBLIC_URL.']
      : []),
  ])
}
