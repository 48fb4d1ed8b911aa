import { BotError } from '../../errors.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import { allowed, allowedEverywhere, note, type Newsroom } from './newsroom.ts'
import { trouble } from '../answer/reply.ts'
import { confirm } from '../answer/reply.ts'
import { personNamed } from '../ports/names.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import { roleOf, usualRole } from '../rights/rights.ts'
import { clockTime } from '../../message/dates.ts'
import type { Grant, Role } from '../ports/store.ts'

const LOGGED = 20

/** Granting and revoking roles, and the audit log. */
export const rightsCommands = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'rights',
    description: 'What you may do here, and who may do more',
    usage: '',
    run: (request) => list(newsroom, request),
  },
  {
    name: 'grant',
    description: 'Give somebody, or everybody, a role here',
    usage: '<person|everybody> reader|sharer|editor|admin [here]',
    right: 'grant',
    run: (request, words) => withNamed(newsroom, request, words, (named) => grant(newsroom, request, words, named)),
  },
  {
    name: 'revoke',
    description: 'Take a role away again',
    usage: '<person|everybody> [here]',
    right: 'grant',
    run: (request, words) => withNamed(newsroom, request, words, (named) => revoke(newsroom, request, words, named)),
  },
  {
    name: 'log',
    description: 'Who did what, the newest first',
    usage: '',
    right: 'decide',
    run: (request) => allowedEverywhere(newsroom, request, 'decide', () => log(newsroom, request)),
  },
]

async function list({ store }: Newsroom, { place, actor }: CommandRequest): Promise<Reply> {
  const grants = await store.rights.list(place.tenant)
  const lines = grants.map(
    (each) =>
      `${personOf(each)}: ${each.role}${each.channel === undefined ? '' : ` in ${each.channel}`}, by ${each.by}`,
  )
  return confirm(`Here you are ${article(roleOf(actor, place, grants))}.`, [
    ...lines,
    `Everybody else: ${usualRole}. Admins of the workspace or server are admins here.`,
    'reader: read · sharer: share to the channel · editor: schedule, correct, decide on held posts · admin: give rights',
  ])
}

const article = (role: Role): string => (/^[ae]/.test(role) ? `an ${role}` : `a ${role}`)
const personOf = ({ person }: Pick<Grant, 'person'>): string => person ?? 'everybody'

interface Named {
  readonly who: { readonly person?: string; readonly channel?: string }
  readonly role: string | undefined
}

/** `<@U123> editor here`: `here` = in this channel only. Undefined when it names nobody. */
function readNamed(words: string, { place }: CommandRequest): Named | undefined {
  const [, whom = '', role, here] = /^(\S+)(?:\s+(?!here$)([a-z]+))?(\s+here)?$/i.exec(words.trim()) ?? []
  const person = personNamed(whom)
  if (person === undefined && !/^@?(?:everybody|everyone)$/i.test(whom)) return undefined
  if (here !== undefined && place.channel === undefined)
    throw new BotError('input', 'There is no channel here.', { hint: 'Do it in the channel, or leave out “here”.' })
  const channel = here === undefined ? undefined : place.channel
  return { who: { ...(person && { person }), ...(channel !== undefined && { channel }) }, role: role?.toLowerCase() }
}

const choose = 'Choose the person from the list that @ opens, or write everybody: /briefdesk grant @ada editor here.'
/** Granting a role needs the right wherever the role will count: here, or everywhere. */
async function withNamed(
  newsroom: Newsroom,
  request: CommandRequest,
  words: string,
  act: (named: Named | undefined) => Promise<Reply>,
): Promise<Reply> {
  const named = readNamed(words, request)
  const judge = named && named.who.channel === undefined ? allowedEverywhere : allowed
  return await judge(newsroom, request, 'grant', () => act(named))
}

const roles: readonly Role[] = ['reader', 'sharer', 'editor', 'admin']

async function grant(newsroom: Newsroom, request: CommandRequest, words: string, named?: Named): Promise<Reply> {
  const role = roles.find((each) => each === named?.role)
  if (!named || !role)
    return trouble(`I cannot tell whom or what “${words}” means.`, `${choose} Roles: ${roles.join(', ')}.`)
  const { tenant } = request.place
  await newsroom.store.rights.grant({ tenant, ...named.who, role, by: request.actor.name, at: newsroom.clock() })
  await note(
    newsroom,
    request,
    'grant',
    `${personOf(named.who)} ${role}${named.who.channel === undefined ? '' : ` in ${named.who.channel}`}`,
  )
  return confirm(
    `${personOf(named.who)} is ${article(role)} now${named.who.channel === undefined ? '' : ' in this channel'}.`,
  )
}

async function revoke(newsroom: Newsroom, request: CommandRequest, words: string, named?: Named): Promise<Reply> {
  if (!named) return trouble(`I cannot tell whom “${words}” means.`, choose)
  const gone = await newsroom.store.rights.revoke({ tenant: request.place.tenant, ...named.who })
  if (!gone) return trouble(`${personOf(named.who)} has no role of their own there.`, 'See them all: /briefdesk rights')
  await note(newsroom, request, 'revoke', personOf(named.who))
  return confirm(`${personOf(named.who)} has the usual rights again.`)
}

async function log({ store, zone }: Newsroom, { place }: CommandRequest): Promise<Reply> {
  const deeds = await store.audit.list(place.tenant, LOGGED)
  const lines = deeds.map(({ at, actor, action, about }) => `${clockTime(at, zone)}: ${actor}: ${action} ${about}`)
  return confirm(deeds.length === 0 ? 'Nothing was done here yet.' : 'What was done here', lines)
}
