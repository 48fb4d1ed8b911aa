import { BotError } from '../../errors.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import { allowed, allowedEverywhere, note, type Newsroom } from './newsroom.ts'
import { trouble } from '../answer/reply.ts'
import { confirm } from '../answer/reply.ts'
import type { Inline } from '../../message/message.ts'
import type { NoticeLine } from '../../message/notices.ts'
import { sayTarget } from '../rights/reach.ts'
import { personNamed } from '../ports/typed.ts'
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
    purpose: 'Manage',
    usage: '',
    run: (request) => list(newsroom, request),
  },
  {
    name: 'grant',
    description: 'Give somebody, or everybody, a role here',
    purpose: 'Manage',
    right: 'grant',
    usage: '<person|everybody> reader|sharer|editor|admin [here]',
    run: (request, words) => withNamed(newsroom, request, words, (named) => grant(newsroom, request, words, named)),
  },
  {
    name: 'revoke',
    description: 'Take a role away again',
    purpose: 'Manage',
    right: 'grant',
    usage: '<person|everybody> [here]',
    run: (request, words) => withNamed(newsroom, request, words, (named) => revoke(newsroom, request, words, named)),
  },
  {
    name: 'log',
    description: 'Who did what, the newest first',
    purpose: 'Manage',
    right: 'decide',
    usage: '',
    run: (request) => allowedEverywhere(newsroom, request, 'decide', () => log(newsroom, request)),
  },
]

async function list({ store }: Newsroom, { place, actor }: CommandRequest): Promise<Reply> {
  const grants = await store.rights.list(place.tenant)
  const lines = grants.map((each): NoticeLine => [
    sayPerson(each),
    { kind: 'text', text: `: ${each.role}${each.channel === undefined ? '' : ' in '}` },
    ...(each.channel === undefined ? [] : [sayTarget({ platform: place.platform, channel: each.channel })]),
    { kind: 'text', text: `, by ${each.by}` },
  ])
  return confirm(`You are ${article(roleOf(actor, place, grants))} here.`, [
    ...lines,
    `Everybody else: ${usualRole}. Admins of the workspace or server are admins here.`,
    'reader: read · sharer: share to the channel · editor: schedule, correct, decide on held posts · admin: give rights',
  ])
}

const article = (role: Role): string => (/^[ae]/.test(role) ? `an ${role}` : `a ${role}`)
const sayPerson = ({ person }: Pick<Grant, 'person'>): Inline =>
  person === undefined ? { kind: 'text', text: 'everybody' } : { kind: 'person', id: person, text: person }
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
    return trouble(`“${words}” does not name a person and a role.`, `${choose} Roles: ${roles.join(', ')}.`)
  const { tenant } = request.place
  await newsroom.store.rights.grant({ tenant, ...named.who, role, by: request.actor.name, at: newsroom.clock() })
  await note(
    newsroom,
    request,
    'grant',
    `${personOf(named.who)} ${role}${named.who.channel === undefined ? '' : ` in ${named.who.channel}`}`,
  )
  const where = named.who.channel === undefined ? '' : ' in this channel'
  return confirm('The role is granted.', [
    [sayPerson(named.who), { kind: 'text', text: ` is now ${article(role)}${where}.` }],
  ])
}

async function revoke(newsroom: Newsroom, request: CommandRequest, words: string, named?: Named): Promise<Reply> {
  if (!named) return trouble(`“${words}” does not name a person.`, choose)
  const gone = await newsroom.store.rights.revoke({ tenant: request.place.tenant, ...named.who })
  if (!gone) return trouble('No role of that person is set there.', 'See them all: /briefdesk rights')
  await note(newsroom, request, 'revoke', personOf(named.who))
  return confirm('The role is revoked.', [
    [sayPerson(named.who), { kind: 'text', text: ' has the usual rights again.' }],
  ])
}

async function log({ store, zone }: Newsroom, { place }: CommandRequest): Promise<Reply> {
  const deeds = await store.audit.list(place.tenant, LOGGED)
  const lines = deeds.map(({ at, actor, action, about }) => `${clockTime(at, zone)}: ${actor}: ${action} ${about}`)
  return confirm(deeds.length === 0 ? 'Nothing was done here yet.' : 'What was done here', lines)
}
