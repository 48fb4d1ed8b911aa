import type { IncomingMessage, ServerResponse } from 'node:http'
import { choiceFaults, commandFaults, formFaults, messageFaults } from './limits.ts'
import { channelRoutes, isObject, nextId, paced, refuse } from './stand-in-channels.ts'
import type { Answer, Asked, Channel, Handler, Json } from './stand-in-channels.ts'

/**
 * Discord's HTTP interface, as strict as the real one: https://discord.com/developers/docs/interactions/receiving-and-responding
 * and …/resources/message. Imports nothing from src.
 */
export interface Shown {
  readonly id: string
  body: Json
  readonly private: boolean
}

export interface Held {
  readonly id: string
  readonly token: string
  readonly kind: 'command' | 'component' | 'autocomplete' | 'form'
  readonly born: number
  /** The message that was clicked. */
  readonly on?: Shown
  acked?: { readonly after: number; readonly type: number }
  /** Whether Discord shows "thinking…". */
  thinking: boolean
  original?: Shown
  readonly followUps: Shown[]
  /** The form that was opened. */
  form?: Json
  choices?: readonly { readonly name: string; readonly value: string }[]
  /** Every callback that came, also refused ones. */
  callbacks: number
}

/** What goes wrong with the next requests that match. lost: done, but the answer never arrives. */
export interface Trouble {
  readonly method: string
  readonly path: RegExp
  times: number
  readonly how: 'lost' | 'dropped' | 'hang' | 429 | 500 | 502 | 503
  readonly after?: number
}

export type RestState = ReturnType<typeof createRestState>

export function createRestState(token: string, application: string) {
  return {
    token,
    application,
    held: new Map<string, Held>(),
    channels: new Map<string, Channel>(),
    commands: [] as Json[],
    writes: [] as Json[][],
    troubles: [] as Trouble[],
    requests: [] as { method: string; path: string; status: number; faults?: readonly string[] }[],
    gatewayInfo: () => ({}) as Json,
    lastId: 0n,
    /** When the bot asked for something, ms. */
    asked: [] as number[],
    /** Commands of one server, by its id. */
    own: new Map<string, Json[]>(),
    /** The roles of people. */
    roles: new Map<string, readonly string[]>(),
    /** Whether the application has the intent that lists members. */
    listsMembers: { allowed: true },
    /** Files where Discord keeps them, by the path of their address. */
    files: new Map<string, Uint8Array>(),
    /** When something was posted to a channel, ms. */
    posted: new Map<string, number[]>(),
  }
}

export async function serveRest(state: RestState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://stand-in')
  const path = decodeURIComponent(pathname)
  const method = request.method ?? 'GET'
  const file = state.files.get(pathname)
  if (file) return void response.writeHead(request.headers.authorization ? 400 : 200).end(file)
  const trouble = state.troubles.find((one) => one.times > 0 && one.method === method && one.path.test(path))
  if (trouble) trouble.times -= 1
  if (trouble?.how === 'dropped') return void response.destroy()
  if (trouble?.how === 'hang') return
  if (trouble && trouble.how !== 'lost') return respond(state, { method, path }, response, troubled(trouble))
  const answer = route(state, {
    method,
    path,
    query,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    auth: request.headers.authorization,
  })
  if (trouble?.how === 'lost') return void response.destroy()
  respond(state, { method, path }, response, answer)
}

function troubled({ how, after = 0.3 }: Trouble): Answer {
  if (how !== 429) return [Number(how), { message: 'Trouble' }]
  return [
    429,
    { message: 'You are being rate limited.', retry_after: after, global: false },
    { 'retry-after': String(after), 'x-ratelimit-scope': 'shared' },
  ]
}

function respond(
  state: RestState,
  asked: { method: string; path: string },
  response: ServerResponse,
  [status, body, headers]: Answer,
): void {
  const faults = (body as { faults?: readonly string[] } | undefined)?.faults
  state.requests.push({ ...asked, status, ...(faults ? { faults } : {}) })
  response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

const routes: readonly (readonly [method: string, path: RegExp, open: boolean, handler: Handler])[] = [
  ['GET', /^\/api\/v10\/gateway\/bot$/, false, (state) => [200, state.gatewayInfo()]],
  ['POST', /^\/api\/v10\/interactions\/(\d{17,19})\/([\w-]+)\/callback$/, true, callback],
  ['PATCH', /^\/api\/v10\/webhooks\/(\d{17,19})\/([\w-]+)\/messages\/@original$/, true, editOriginal],
  ['DELETE', /^\/api\/v10\/webhooks\/(\d{17,19})\/([\w-]+)\/messages\/@original$/, true, deleteOriginal],
  ['POST', /^\/api\/v10\/webhooks\/(\d{17,19})\/([\w-]+)$/, true, followUp],
  ['GET', /^\/api\/v10\/applications\/(\d{17,19})\/commands$/, false, readCommands],
  ['PUT', /^\/api\/v10\/applications\/(\d{17,19})\/commands$/, false, writeCommands],
  ['GET', /^\/api\/v10\/applications\/(\d{17,19})\/guilds\/(\d{17,19})\/commands$/, false, readOwn],
  ['POST', /^\/api\/v10\/applications\/(\d{17,19})\/guilds\/(\d{17,19})\/commands$/, false, writeOwn],
  ['DELETE', /^\/api\/v10\/applications\/(\d{17,19})\/guilds\/(\d{17,19})\/commands\/(\d{17,19})$/, false, dropOwn],
  ['GET', /^\/api\/v10\/users\/@me$/, false, (state) => [200, { id: state.application, username: 'Briefdesk' }]],
  ['GET', /^\/api\/v10\/users\/@me\/guilds$/, false, (state) => [200, guildsOf(state)]],
  ...channelRoutes,
]

/** The servers of its channels. */
const guildsOf = ({ channels }: RestState): readonly { id: string }[] =>
  [...new Set([...channels.values()].flatMap(({ guild }) => guild ?? []))].map((id) => ({ id }))

function route(state: RestState, asked: Asked): Answer {
  for (const [method, path, open, handler] of routes) {
    const found = path.exec(asked.path)
    if (!found || method !== asked.method) continue
    if (!open && asked.auth !== `Bot ${state.token}`) return refuse(401, 0, '401: Unauthorized')
    if (open && asked.auth !== undefined) return refuse(400, 1, 'the token of the bot was sent where it is not needed')
    return (open ? undefined : paced(state, asked)) ?? handler(state, asked, found.slice(1))
  }
  return refuse(404, 0, `404: Not Found (${asked.method} ${asked.path})`)
}

const ephemeral = (body: unknown): boolean => isObject(body) && (Number(body['flags'] ?? 0) & 64) !== 0

function callback(state: RestState, { body }: Asked, [id, token]: readonly string[]): Answer {
  const held = state.held.get(token ?? '')
  if (!held || held.id !== id) return refuse(404, 10062, 'Unknown interaction')
  held.callbacks += 1
  if (held.acked) return refuse(400, 40060, 'Interaction has already been acknowledged.')
  const after = Date.now() - held.born
  if (after > 3000) return refuse(404, 10062, 'Unknown interaction')
  if (!isObject(body)) return refuse(400, 50035, 'Invalid Form Body', ['no body'])
  const type = Number(body['type'])
  const data = isObject(body['data']) ? body['data'] : {}
  const faults = callbackFaults(held, type, data)
  if (faults.length > 0) return refuse(400, 50035, 'Invalid Form Body', faults)
  held.acked = { after, type }
  if (type === 5) {
    held.thinking = true
    held.original = { id: nextId(state), body: {}, private: ephemeral(data) }
  }
  if (type === 4) held.original = { id: nextId(state), body: data, private: ephemeral(data) }
  if (type === 6 && held.on) held.original = held.on
  if (type === 9) held.form = data
  if (type === 8) held.choices = data['choices'] as NonNullable<Held['choices']>
  return [204]
}

function callbackFaults(held: Held, type: number, data: Json): readonly string[] {
  const allowed = {
    command: [4, 5, 9],
    component: [4, 5, 6, 7, 9],
    autocomplete: [8],
    form: held.on ? [4, 5, 6, 7] : [4, 5],
  }[held.kind]
  if (!allowed.includes(type)) return [`a callback of type ${type} for a ${held.kind}`]
  if (type === 9) return formFaults(data)
  if (type === 8) return choiceFaults(data['choices'])
  if (type === 5)
    return Object.keys(data)
      .filter((key) => key !== 'flags')
      .map((key) => `${key} in a deferral`)
  return type === 4 ? messageFaults(data) : []
}

const tokenLife = 15 * 60_000

function webhook(state: RestState, token: string | undefined): Held | Answer {
  const held = state.held.get(token ?? '')
  if (!held?.acked) return refuse(404, 10015, 'Unknown Webhook')
  if (Date.now() - held.born > tokenLife) return refuse(401, 50027, 'Invalid Webhook Token')
  return held
}

const isAnswer = (result: Held | Answer): result is Answer => Array.isArray(result)

function editOriginal(state: RestState, { body }: Asked, [, token]: readonly string[]): Answer {
  const held = webhook(state, token)
  if (isAnswer(held)) return held
  if (!held.original) return refuse(404, 10008, 'Unknown Message')
  const faults = messageFaults(body)
  if (ephemeral(body)) faults.push('ephemeral cannot be set by an edit')
  if (faults.length > 0) return refuse(400, 50035, 'Invalid Form Body', faults)
  held.thinking = false
  held.original.body = body as Json
  return [200, { id: held.original.id, ...(body as Json) }]
}

function deleteOriginal(state: RestState, _: Asked, [, token]: readonly string[]): Answer {
  const held = webhook(state, token)
  if (isAnswer(held)) return held
  if (!held.original) return refuse(404, 10008, 'Unknown Message')
  held.thinking = false
  delete held.original
  return [204]
}

function followUp(state: RestState, asked: Asked, parts: readonly string[]): Answer {
  const held = webhook(state, parts[1])
  if (isAnswer(held)) return held
  // The first message after a deferral fills the place that says "thinking…", and its visibility is fixed already.
  if (held.thinking)
    return editOriginal(
      state,
      { ...asked, body: { ...(asked.body as Json), flags: Number((asked.body as Json)['flags']) & ~64 } },
      parts,
    )
  const faults = messageFaults(asked.body)
  if (faults.length > 0) return refuse(400, 50035, 'Invalid Form Body', faults)
  const message = { id: nextId(state), body: asked.body as Json, private: ephemeral(asked.body) }
  held.followUps.push(message)
  return [200, { id: message.id, ...message.body }]
}

function writeCommands(state: RestState, { body }: Asked): Answer {
  const faults = commandFaults(body)
  if (faults.length > 0) return refuse(400, 50035, 'Invalid Form Body', faults)
  const commands = (body as Json[]).map((command) => asDiscordKeeps(state, command))
  state.writes.push(body as Json[])
  state.commands = commands
  return [200, commands]
}

const ownOf = (state: RestState, guild = ''): Json[] => state.own.get(guild) ?? []

function readOwn(state: RestState, _: Asked, [, guild]: readonly string[]): Answer {
  return [200, ownOf(state, guild)]
}

/** Of one server: the same name again is the same command, and where it can be used is not asked. */
function writeOwn(state: RestState, { body }: Asked, [, guild = '']: readonly string[]): Answer {
  const command = body as Json
  const faults = [
    ...commandFaults([{ ...command, contexts: [0], integration_types: [0] }]),
    ...['contexts', 'integration_types'].filter((key) => key in command),
  ]
  if (faults.length > 0) return refuse(400, 50035, 'Invalid Form Body', faults)
  const kept = { ...command, id: nextId(state), guild_id: guild }
  state.own.set(guild, [...ownOf(state, guild).filter(({ name }) => name !== command['name']), kept])
  return [201, kept]
}

function dropOwn(state: RestState, _: Asked, [, guild = '', id]: readonly string[]): Answer {
  const left = ownOf(state, guild).filter((command) => command['id'] !== id)
  if (left.length === ownOf(state, guild).length) return refuse(404, 10063, 'Unknown application command')
  state.own.set(guild, left)
  return [204]
}

/** Translations come only when asked for. */
function readCommands(state: RestState, { query }: Asked): Answer {
  if (query.get('with_localizations') === 'true') return [200, state.commands]
  const bare = (node: Json): Json => ({ ...node, name_localizations: null, description_localizations: null })
  return [
    200,
    state.commands.map((command) => ({
      ...bare(command),
      options: (command['options'] as Json[] | undefined)?.map(bare),
    })),
  ]
}

/** Discord adds fields of its own, leaves out what is false or empty, and orders as it likes. */
function asDiscordKeeps(state: RestState, command: Json): Json {
  const options = (command['options'] as Json[] | undefined)?.map((option) => {
    const kept: Json = { name_localizations: null, description_localizations: null, ...option }
    return Object.fromEntries(
      Object.entries(kept).filter(([, value]) => value !== false && !(Array.isArray(value) && value.length === 0)),
    )
  })
  return {
    id: nextId(state),
    application_id: state.application,
    version: nextId(state),
    default_member_permissions: null,
    dm_permission: true,
    name_localizations: null,
    description_localizations: null,
    nsfw: false,
    description: '',
    ...command,
    contexts: [...((command['contexts'] as number[] | undefined) ?? [])].reverse(),
    ...(options && options.length > 0 ? { options } : {}),
  }
}
