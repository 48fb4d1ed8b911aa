import type { IncomingMessage, ServerResponse } from 'node:http'
import { choiceFaults, commandFaults, messageFaults } from './limits.ts'

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
  readonly kind: 'command' | 'component' | 'autocomplete'
  readonly born: number
  /** The message that was clicked. */
  readonly on?: Shown
  acked?: { readonly after: number; readonly type: number }
  /** Whether Discord shows "thinking…". */
  thinking: boolean
  original?: Shown
  readonly followUps: Shown[]
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

type Json = Record<string, unknown>
type Answer = readonly [status: number, body?: unknown, headers?: Record<string, string>]

export interface Channel {
  readonly id: string
  readonly refuses?: readonly [status: number, code: number]
  readonly messages: { id: string; body: Json }[]
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
  }
}

export function nextId(state: RestState): string {
  const id = BigInt(Date.now() - 1_420_070_400_000) << 22n
  state.lastId = id > state.lastId ? id : state.lastId + 1n
  return String(state.lastId)
}

export async function serveRest(state: RestState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://stand-in').pathname)
  const method = request.method ?? 'GET'
  const trouble = state.troubles.find((one) => one.times > 0 && one.method === method && one.path.test(path))
  if (trouble) trouble.times -= 1
  if (trouble?.how === 'dropped') return void response.destroy()
  if (trouble?.how === 'hang') return
  if (trouble && trouble.how !== 'lost') return respond(state, { method, path }, response, troubled(trouble))
  const answer = route(state, {
    method,
    path,
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

interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly auth: string | undefined
}

const refuse = (status: number, code: number, message: string, faults?: readonly string[]): Answer => [
  status,
  {
    message,
    code,
    ...(faults
      ? { faults, errors: { body: { _errors: faults.map((fault) => ({ code: 'FAULT', message: fault })) } } }
      : {}),
  },
]

type Handler = (state: RestState, asked: Asked, parts: readonly string[]) => Answer

const routes: readonly (readonly [method: string, path: RegExp, open: boolean, handler: Handler])[] = [
  ['GET', /^\/api\/v10\/gateway\/bot$/, false, (state) => [200, state.gatewayInfo()]],
  ['POST', /^\/api\/v10\/interactions\/(\d{17,19})\/([\w-]+)\/callback$/, true, callback],
  ['PATCH', /^\/api\/v10\/webhooks\/(\d{17,19})\/([\w-]+)\/messages\/@original$/, true, editOriginal],
  ['DELETE', /^\/api\/v10\/webhooks\/(\d{17,19})\/([\w-]+)\/messages\/@original$/, true, deleteOriginal],
  ['POST', /^\/api\/v10\/webhooks\/(\d{17,19})\/([\w-]+)$/, true, followUp],
  ['GET', /^\/api\/v10\/applications\/(\d{17,19})\/commands$/, false, (state) => [200, state.commands]],
  ['PUT', /^\/api\/v10\/applications\/(\d{17,19})\/commands$/, false, writeCommands],
  ['POST', /^\/api\/v10\/channels\/(\d{17,19})\/messages$/, false, createMessage],
  ['PATCH', /^\/api\/v10\/channels\/(\d{17,19})\/messages\/(\d{17,19})$/, false, editMessage],
  ['DELETE', /^\/api\/v10\/channels\/(\d{17,19})\/messages\/(\d{17,19})$/, false, deleteMessage],
]

function route(state: RestState, asked: Asked): Answer {
  for (const [method, path, open, handler] of routes) {
    const found = path.exec(asked.path)
    if (!found || method !== asked.method) continue
    if (!open && asked.auth !== `Bot ${state.token}`) return refuse(401, 0, '401: Unauthorized')
    if (open && asked.auth !== undefined) return refuse(400, 1, 'the token of the bot was sent where it is not needed')
    return handler(state, asked, found.slice(1))
  }
  return refuse(404, 0, `404: Not Found (${asked.method} ${asked.path})`)
}

const isObject = (node: unknown): node is Json => typeof node === 'object' && node !== null && !Array.isArray(node)
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
  if (type === 8) held.choices = data['choices'] as NonNullable<Held['choices']>
  return [204]
}

function callbackFaults(held: Held, type: number, data: Json): readonly string[] {
  const allowed = { command: [4, 5], component: [4, 5, 6, 7], autocomplete: [8] }[held.kind]
  if (!allowed.includes(type)) return [`a callback of type ${type} for a ${held.kind}`]
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

/** Discord adds fields of its own, leaves out what is false or empty, and orders as it likes. */
function asDiscordKeeps(state: RestState, command: Json): Json {
  const options = (command['options'] as Json[] | undefined)?.map((option) => {
    const kept: Json = { ...option, name_localizations: null, description_localizations: null }
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

function createMessage(state: RestState, { body }: Asked, [id]: readonly string[]): Answer {
  const channel = state.channels.get(id ?? '')
  if (!channel) return refuse(404, 10003, 'Unknown Channel')
  if (channel.refuses) return refuse(channel.refuses[0], channel.refuses[1], 'Missing Permissions')
  const faults = messageFaults(body)
  const nonce = isObject(body) ? body['nonce'] : undefined
  if (typeof nonce === 'string' && nonce.length > 25) faults.push('nonce has more than 25 characters')
  if (faults.length > 0) return refuse(400, 50035, 'Invalid Form Body', faults)
  const enforced = isObject(body) && body['enforce_nonce'] === true && nonce !== undefined
  const same = enforced ? channel.messages.find((message) => message.body['nonce'] === nonce) : undefined
  const message = same ?? { id: nextId(state), body: body as Json }
  if (!same) channel.messages.push(message)
  return [200, { ...message.body, id: message.id }]
}

function editMessage(state: RestState, { body }: Asked, [id, messageId]: readonly string[]): Answer {
  const message = state.channels.get(id ?? '')?.messages.find((one) => one.id === messageId)
  if (!message) return refuse(404, 10008, 'Unknown Message')
  const faults = messageFaults(body)
  if (faults.length > 0) return refuse(400, 50035, 'Invalid Form Body', faults)
  message.body = { ...message.body, ...(body as Json) }
  return [200, { ...message.body, id: message.id }]
}

function deleteMessage(state: RestState, _: Asked, [id, messageId]: readonly string[]): Answer {
  const channel = state.channels.get(id ?? '')
  const at = channel?.messages.findIndex((one) => one.id === messageId) ?? -1
  if (!channel || at < 0) return refuse(404, 10008, 'Unknown Message')
  channel.messages.splice(at, 1)
  return [204]
}
