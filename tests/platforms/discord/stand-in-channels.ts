import { messageFaults } from './limits.ts'
import type { RestState } from './stand-in-rest.ts'

/**
 * Channels, threads and forums over Discord's HTTP interface: https://discord.com/developers/docs/resources/channel and
 * …/resources/message. Imports nothing from src.
 */
export interface Channel {
  readonly id: string
  /** https://discord.com/developers/docs/resources/channel#channel-object-channel-types; absent = text. */
  readonly type?: number
  name?: string
  readonly guild?: string
  readonly parent?: string
  readonly tags?: readonly { readonly id: string; readonly name: string }[]
  readonly wantsTag?: boolean
  /** Of a thread. */
  readonly appliedTags?: readonly string[]
  archived?: boolean
  /** Nobody but a moderator writes there or changes what is there. */
  locked?: boolean
  refuses?: readonly [status: number, code: number]
  /** Whoever asks lacks "Create Public Threads". */
  noThreads?: boolean
  readonly messages: { id: string; body: Json }[]
  /** Ids of messages that went to the servers that follow. */
  readonly published?: Set<string>
}

export type Json = Record<string, unknown>
export type Answer = readonly [status: number, body?: unknown, headers?: Record<string, string>]

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
  readonly auth: string | undefined
}

export type Handler = (state: RestState, asked: Asked, parts: readonly string[]) => Answer

export const channelRoutes: readonly (readonly [method: string, path: RegExp, open: boolean, handler: Handler])[] = [
  ['GET', /^\/api\/v10\/channels\/(\d{17,19})$/, false, readChannel],
  ['PATCH', /^\/api\/v10\/channels\/(\d{17,19})$/, false, editChannel],
  ['POST', /^\/api\/v10\/channels\/(\d{17,19})\/messages$/, false, createMessage],
  ['GET', /^\/api\/v10\/channels\/(\d{17,19})\/messages\/(\d{17,19})$/, false, readMessage],
  ['PATCH', /^\/api\/v10\/channels\/(\d{17,19})\/messages\/(\d{17,19})$/, false, editMessage],
  ['DELETE', /^\/api\/v10\/channels\/(\d{17,19})\/messages\/(\d{17,19})$/, false, deleteMessage],
  ['POST', /^\/api\/v10\/channels\/(\d{17,19})\/messages\/(\d{17,19})\/crosspost$/, false, crosspost],
  ['POST', /^\/api\/v10\/channels\/(\d{17,19})\/messages\/(\d{17,19})\/threads$/, false, threadUnder],
  ['POST', /^\/api\/v10\/channels\/(\d{17,19})\/threads$/, false, openPost],
  ['POST', /^\/api\/v10\/users\/@me\/channels$/, false, openDirect],
  ['GET', /^\/api\/v10\/guilds\/(\d{17,19})\/threads\/active$/, false, activeThreads],
  ['GET', /^\/api\/v10\/guilds\/(\d{17,19})\/members\/(\d{17,19})$/, false, readMember],
  ['GET', /^\/api\/v10\/guilds\/(\d{17,19})\/members$/, false, listMembers],
]

/** https://discord.com/developers/docs/resources/guild#get-guild-member: needs no intent. */
function readMember({ roles }: RestState, _: Asked, [, person = '']: readonly string[]): Answer {
  return [200, asMember(person, roles)]
}

const asMember = (person: string, roles: RestState['roles']) => ({
  user: { id: person, username: 'ada', discriminator: '0', avatar: null },
  roles: roles.get(person) ?? [],
  joined_at: '2026-01-01T00:00:00Z',
  deaf: false,
  mute: false,
  flags: 0,
})

/** https://discord.com/developers/docs/resources/guild#list-guild-members: only with the privileged intent. */
function listMembers({ roles, listsMembers }: RestState, { query }: Asked): Answer {
  if (!listsMembers.allowed) return refuse(403, 50001, 'Missing Access')
  const after = BigInt(query.get('after') ?? 0)
  const people = [...roles.keys()].filter((id) => BigInt(id) > after).sort()
  return [200, people.slice(0, Number(query.get('limit') ?? 1)).map((id) => asMember(id, roles))]
}

/** https://discord.com/developers/docs/resources/user#create-dm: the same channel however often it is asked for. */
function openDirect(state: RestState, { body }: Asked): Answer {
  const person = isObject(body) ? String(body['recipient_id']) : ''
  if (!/^\d{17,19}$/.test(person)) return refuse(400, 50035, 'Invalid Form Body')
  const name = `direct ${person}`
  const there = [...state.channels.values()].find((channel) => channel.name === name)
  const channel = there ?? { id: nextId(state), type: 1, name, messages: [] }
  state.channels.set(channel.id, channel)
  return [200, { id: channel.id, type: 1 }]
}

export const isObject = (node: unknown): node is Json =>
  typeof node === 'object' && node !== null && !Array.isArray(node)

export function nextId(state: { lastId: bigint }): string {
  const id = BigInt(Date.now() - 1_420_070_400_000) << 22n
  state.lastId = id > state.lastId ? id : state.lastId + 1n
  return String(state.lastId)
}

export const refuse = (status: number, code: number, message: string, faults?: readonly string[]): Answer => [
  status,
  {
    message,
    code,
    ...(faults
      ? { faults, errors: { body: { _errors: faults.map((fault) => ({ code: 'FAULT', message: fault })) } } }
      : {}),
  },
]

/** 50 requests a second for a bot; 5 messages in 5 seconds for a channel: https://discord.com/developers/docs/topics/rate-limits */
export function paced(state: RestState, { method, path }: Asked): Answer | undefined {
  const now = Date.now()
  if (!pass(state.asked, now, 50, 1000)) return limited(1, true)
  const [, channel, message] = /\/channels\/(\d+)\/messages(\/\d+)?$/.exec(path) ?? []
  const isLimited = (method === 'POST' && message === undefined) || (method === 'PATCH' && message !== undefined)
  if (!isLimited || channel === undefined) return undefined
  const route = method === 'POST' ? channel : `${channel} edits`
  const posted = state.posted.get(route) ?? []
  state.posted.set(route, posted)
  return pass(posted, now, 5, 5000) ? undefined : limited(5, false)
}

function pass(times: number[], now: number, most: number, within: number): boolean {
  while (times[0] !== undefined && times[0] <= now - within) times.shift()
  if (times.length >= most) return false
  times.push(now)
  return true
}

const limited = (after: number, global: boolean): Answer => [
  429,
  { message: 'You are being rate limited.', retry_after: after, global },
  {
    'retry-after': String(after),
    'x-ratelimit-scope': global ? 'global' : 'user',
    ...(global ? { 'x-ratelimit-global': 'true' } : {}),
  },
]

/** What a channel's answer says of its pace. */
function pace(state: RestState, channel: string, bucket = 'messages'): Record<string, string> {
  const posted = state.posted.get(channel) ?? []
  const reset = posted[0] === undefined ? 5 : (posted[0] + 5000 - Date.now()) / 1000
  return {
    'x-ratelimit-bucket': bucket,
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': String(5 - posted.length),
    'x-ratelimit-reset-after': reset.toFixed(3),
    'x-ratelimit-reset': String(Date.now() / 1000 + reset),
  }
}

const unknownChannel = refuse(404, 10003, 'Unknown Channel')
const unknownMessage = refuse(404, 10008, 'Unknown Message')
const threads = new Set([10, 11, 12])
const forums = new Set([15, 16])

const asChannel = (channel: Channel): Json => ({
  id: channel.id,
  type: channel.type ?? 0,
  name: channel.name ?? `channel-${channel.id}`,
  ...(channel.guild ? { guild_id: channel.guild } : {}),
  ...(channel.parent ? { parent_id: channel.parent } : {}),
  ...(forums.has(channel.type ?? 0)
    ? { available_tags: channel.tags ?? [], flags: channel.wantsTag ? 16 : 0 }
    : { flags: 0 }),
  ...(threads.has(channel.type ?? 0)
    ? { owner_id: OWNER, thread_metadata: { archived: channel.archived ?? false, locked: false } }
    : {}),
})

/** The bot. */
const OWNER = '200000000000000002'

function readChannel(state: RestState, _: Asked, [id]: readonly string[]): Answer {
  const channel = state.channels.get(id ?? '')
  return channel ? [200, asChannel(channel)] : unknownChannel
}

function editChannel(state: RestState, { body }: Asked, [id]: readonly string[]): Answer {
  const channel = state.channels.get(id ?? '')
  if (!channel) return unknownChannel
  if (isObject(body) && typeof body['archived'] === 'boolean') channel.archived = body['archived']
  if (isObject(body) && 'name' in body) {
    const faults = nameFaults(body)
    if (faults.length > 0) return refuse(400, 50035, 'Invalid Form Body', faults)
    channel.name = String(body['name'])
  }
  return [200, asChannel(channel)]
}

function createMessage(state: RestState, { body }: Asked, [id]: readonly string[]): Answer {
  const channel = state.channels.get(id ?? '')
  if (!channel) return unknownChannel
  if (channel.refuses) return refuse(channel.refuses[0], channel.refuses[1], 'Missing Permissions')
  if (forums.has(channel.type ?? 0)) return refuse(400, 50008, 'Cannot send messages in a non-text channel')
  const faults = messageFaults(body)
  const nonce = isObject(body) ? body['nonce'] : undefined
  if (typeof nonce === 'string' && nonce.length > 25) faults.push('nonce has more than 25 characters')
  if (faults.length > 0) return refuse(400, 50035, 'Invalid Form Body', faults)
  channel.archived = false
  const enforced = isObject(body) && body['enforce_nonce'] === true && nonce !== undefined
  const same = enforced ? channel.messages.find((message) => message.body['nonce'] === nonce) : undefined
  const message = same ?? { id: nextId(state), body: body as Json }
  if (!same) channel.messages.push(message)
  return [200, { ...message.body, id: message.id }, pace(state, channel.id)]
}

function readMessage(state: RestState, _: Asked, [id, messageId]: readonly string[]): Answer {
  const message = state.channels.get(id ?? '')?.messages.find((one) => one.id === messageId)
  return message ? [200, { ...message.body, id: message.id }] : unknownMessage
}

function editMessage(state: RestState, { body }: Asked, [id, messageId]: readonly string[]): Answer {
  const channel = state.channels.get(id ?? '')
  const message = channel?.messages.find((one) => one.id === messageId)
  if (!channel || !message) return unknownMessage
  if (channel.locked) return refuse(403, 50013, 'Missing Permissions')
  if (channel.archived) return refuse(400, 50083, 'Thread is archived')
  const faults = messageFaults(body)
  if (faults.length > 0) return refuse(400, 50035, 'Invalid Form Body', faults)
  message.body = { ...message.body, ...(body as Json) }
  return [200, { ...message.body, id: message.id }, pace(state, `${channel.id} edits`, 'edits')]
}

function deleteMessage(state: RestState, _: Asked, [id, messageId]: readonly string[]): Answer {
  const channel = state.channels.get(id ?? '')
  const at = channel?.messages.findIndex((one) => one.id === messageId) ?? -1
  if (!channel || at < 0) return unknownMessage
  channel.messages.splice(at, 1)
  return [204]
}

function crosspost(state: RestState, _: Asked, [id, messageId]: readonly string[]): Answer {
  const channel = state.channels.get(id ?? '')
  const message = channel?.messages.find((one) => one.id === messageId)
  if (!channel || !message) return unknownMessage
  if (channel.type !== 5) return refuse(400, 50024, 'Cannot execute action on this channel type')
  if (channel.published?.has(message.id)) return refuse(400, 40033, 'This message has already been crossposted')
  if ((channel.published?.size ?? 0) >= 10) return limited(3_000, false)
  channel.published?.add(message.id)
  return [200, { ...message.body, id: message.id }]
}

const nameFaults = (body: unknown): string[] => {
  const name = isObject(body) ? body['name'] : undefined
  return typeof name === 'string' && name.trim() !== '' && name.length <= 100 ? [] : ['a thread name of 1 to 100']
}

/** A thread that is started from a message has that message's id. */
function threadUnder(state: RestState, { body }: Asked, [id, messageId]: readonly string[]): Answer {
  const channel = state.channels.get(id ?? '')
  if (!channel?.messages.some((one) => one.id === messageId)) return unknownMessage
  if (channel.refuses) return refuse(channel.refuses[0], channel.refuses[1], 'Missing Permissions')
  if (channel.noThreads) return refuse(403, 50013, 'Missing Permissions')
  if (![0, 5].includes(channel.type ?? 0)) return refuse(400, 50024, 'Cannot execute action on this channel type')
  if (state.channels.has(messageId ?? ''))
    return refuse(400, 160004, 'A thread has already been created for this message')
  const faults = nameFaults(body)
  if (faults.length > 0) return refuse(400, 50035, 'Invalid Form Body', faults)
  return [201, asChannel(addThread(state, channel, messageId ?? '', body as Json))]
}

function addThread(state: RestState, parent: Channel, id: string, body: Json): Channel {
  const thread: Channel = {
    id,
    type: 11,
    name: String(body['name']),
    parent: parent.id,
    messages: [],
    appliedTags: (body['applied_tags'] ?? []) as string[],
    ...(parent.guild ? { guild: parent.guild } : {}),
  }
  state.channels.set(id, thread)
  return thread
}

function openPost(state: RestState, { body }: Asked, [id]: readonly string[]): Answer {
  const forum = state.channels.get(id ?? '')
  if (!forum) return unknownChannel
  if (forum.refuses) return refuse(forum.refuses[0], forum.refuses[1], 'Missing Permissions')
  if (!forums.has(forum.type ?? 0) || !isObject(body))
    return refuse(400, 50024, 'Cannot execute action on this channel type')
  const applied = (body['applied_tags'] ?? []) as string[]
  if (forum.wantsTag && applied.length === 0) return refuse(400, 40067, 'A tag is required to create a forum post')
  const faults = [...nameFaults(body), ...messageFaults(body['message'])]
  for (const tag of applied) if (!forum.tags?.some((each) => each.id === tag)) faults.push(`tag ${tag}`)
  if (isObject(body['message']) && 'nonce' in body['message']) faults.push('a nonce in a forum post')
  if (faults.length > 0) return refuse(400, 50035, 'Invalid Form Body', faults)
  const post = nextId(state)
  const thread = addThread(state, forum, post, body)
  thread.messages.push({ id: post, body: body['message'] as Json })
  return [201, { ...asChannel(thread), message: { ...(body['message'] as Json), id: post } }]
}

function activeThreads(state: RestState, _: Asked, [guild]: readonly string[]): Answer {
  const all = [...state.channels.values()]
  const active = all.filter((channel) => channel.guild === guild && threads.has(channel.type ?? 0) && !channel.archived)
  return [200, { threads: active.map(asChannel), members: [] }]
}
