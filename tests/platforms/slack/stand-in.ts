import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocketServer, type WebSocket } from 'ws'
import { findViewViolations, findViolations } from './check.ts'

/**
 * Slack on the loopback: Web API, Socket Mode, signed HTTP requests and response URLs, as strict as the documentation says
 * Slack is. It knows nothing of our code and imports nothing from src.
 */
export interface StandInOptions {
  readonly botToken?: string
  readonly appToken?: string
  readonly signingSecret?: string
  readonly scopes?: readonly string[]
  /** Of the app: who has them may turn codes into tokens. */
  readonly client?: { readonly id: string; readonly secret: string }
  /** Tokens run out after so many seconds, and come with a refresh token. */
  readonly rotates?: number
  /** Calls a minute of a method in one workspace: https://docs.slack.dev/apis/web-api/rate-limits */
  readonly limits?: Readonly<Record<string, number>>
}

/** A message as Slack keeps it; `only`: the one person who sees it. */
export interface Shown {
  readonly ts: string
  channel: string
  readonly only?: string
  readonly thread?: string
  /** ms since the epoch; the times in `ts` are made up. */
  readonly at: number
  payload: Record<string, unknown>
  gone?: boolean
}

/** Something sent to the app, and how the app took it. */
export interface Delivery {
  /** What the person sees when the app fails: dispatch_failed, operation_timeout. */
  readonly failure?: string
  /** Until the app acknowledged. */
  readonly ackMs: number
  /** To deliver the same again. */
  readonly body: Record<string, unknown>
  readonly kind: Kind
}

export interface Call {
  readonly method: string
  readonly args: Record<string, string>
  readonly at: number
  /** Whose token it came with. */
  readonly team?: string
}

type Kind = 'slash_commands' | 'interactive' | 'events_api'

/** What happens to the next calls of a method. commit: Slack does it, then the answer is lost in that way. */
export type Trouble =
  | { readonly how: 'error'; readonly error: string }
  | { readonly how: 'status'; readonly status: number; readonly retryAfter?: number }
  | { readonly how: 'commit'; readonly then: '408' | '500' | 'hang' | 'drop' }
  | { readonly how: 'hang' | 'drop' }

const needs: Readonly<Record<string, string>> = {
  'auth.test': '',
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'conversations.open': 'im:write',
  'conversations.info': 'channels:read',
  'conversations.members': 'groups:read',
  'users.info': 'users:read',
  'usergroups.users.list': 'usergroups:read',
  'views.open': '',
  'views.publish': '',
  'files.info': 'files:read',
  'conversations.history': 'channels:history',
  'conversations.replies': 'channels:history',
}

export const allScopes = [
  'app_mentions:read',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'files:read',
  'groups:read',
  'im:write',
  'usergroups:read',
  'users:read',
]

export async function startStandIn(options: StandInOptions = {}) {
  const botToken = options.botToken ?? 'xoxb-1-bot'
  const appToken = options.appToken ?? 'xapp-1-app'
  const signingSecret = options.signingSecret ?? 'a-signing-secret'
  let scopes = options.scopes ?? allScopes

  const calls: Call[] = []
  const shown: Shown[] = []
  /** What Slack lets pass and we must not do. */
  const offences: string[] = []
  const troubles = new Map<string, Trouble[]>()
  const urls = new Map<string, { uses: number; until: number; channel: string; user: string; on?: Shown | undefined }>()
  const channels = new Map([
    ['C1', { member: true, archived: false, team: 'T1' }],
    ['C2', { member: true, archived: false, team: 'T1' }],
    ['C9', { member: false, archived: false, team: 'T1' }],
    ['CARCH', { member: true, archived: true, team: 'T1' }],
    ['CTWO', { member: true, archived: false, team: 'T2' }],
  ])
  /** Private channels, and who is in them. */
  const privates = new Map<string, ReadonlySet<string>>()
  /** User groups, and who is in them. */
  const groups = new Map<string, readonly string[]>()
  const tokens = new Map([[botToken, { team: 'T1', until: Infinity }]])
  const refreshTokens = new Map<string, string>()
  /** A code stands for a person who said yes in a workspace. */
  const codes = new Map<string, string>()
  /** What people see on the app's own page, by team and person. */
  const homes = new Map<string, Record<string, unknown>>()
  /** The window that a person has open, by team and person. */
  const windows = new Map<string, Record<string, unknown>>()
  /** When they were handed out, and whether they were used; each is good for one window, three seconds long. */
  const triggers = new Map<string, { at: number; who: string; used: boolean }>()
  const files = new Map<string, { name: string; type: string; bytes: Uint8Array }>()
  const admins = new Set(['UADMIN'])
  /** The time zones of profiles. */
  const zones = new Map<string, string>()
  /** People of another workspace, by id. */
  const strangers = new Map<string, string>()
  /** Accounts that were deactivated. */
  const leavers = new Set<string>()
  const sockets = new Set<{ ws: WebSocket; leaving: boolean }>()
  const waiting = new Map<string, (payload: unknown) => void>()
  const tickets = new Set<string>()
  const tcp = new Set<Socket>()
  /** When a method was called in a workspace, ms. */
  const called = new Map<string, number[]>()
  let requestUrl: string | undefined
  let refusedHandshakes = 0
  let counter = 100
  let clock = 0

  const nextTs = (): string => `${1_700_000_000 + ++counter}.000${counter}`
  const now = (): number => Date.now() + clock
  const origin = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`

  // ---- the Web API -------------------------------------------------------------------------------------------------

  const server = createServer((request, response) => {
    void serve(request, response).catch((error: unknown) => {
      response.statusCode = 500
      response.end(String(error))
    })
  })
  server.on('connection', (socket) => {
    tcp.add(socket)
    socket.on('close', () => tcp.delete(socket))
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const path = request.url ?? ''
    if (path.startsWith('/files-pri/')) return sendFile(path.split('/')[2] ?? '', request, response)
    if (path.startsWith('/response/')) return respondTo(path.slice('/response/'.length), body, response)
    const method = path.replace(/^\/api\//, '')
    const args = Object.fromEntries(new URLSearchParams(body))
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    const team = tokens.get(token)?.team
    calls.push({ method, args, at: Date.now(), ...(team !== undefined && { team }) })
    if (tokens.has(token)) response.setHeader('x-oauth-scopes', scopes.join(','))
    const wait = waitFor(method, team ?? '')
    if (wait > 0) return tooMany(response, wait)
    await withTrouble(method, args, response, () => answer(method, token, args))
  }

  /** How long until a method may be called again in a workspace, seconds. A refused call does not count. */
  function waitFor(method: string, team: string): number {
    const most = options.limits?.[method]
    if (most === undefined) return 0
    const times = (called.get(`${method} ${team}`) ?? []).filter((at) => at > Date.now() - 60_000)
    called.set(`${method} ${team}`, times)
    const [oldest = 0] = times
    if (times.length >= most) return Math.ceil((oldest + 60_000 - Date.now()) / 1_000)
    times.push(Date.now())
    return 0
  }

  function tooMany(response: ServerResponse, seconds: number): void {
    offences.push('faster than Slack allows')
    response.writeHead(429, { 'retry-after': String(Math.max(1, seconds)), 'content-type': 'application/json' })
    response.end(JSON.stringify({ ok: false, error: 'ratelimited' }))
  }

  /** https://docs.slack.dev/reference/objects/file-object: who may not read it is sent to a page to log in. */
  function sendFile(id: string, request: IncomingMessage, response: ServerResponse): void {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    const file = files.get(id)
    calls.push({ method: 'url_private', args: { id }, at: Date.now() })
    if (!tokens.has(token) || !scopes.includes('files:read')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      return void response.end('<!doctype html><title>Log in</title><form><input type="password"></form>')
    }
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/html' })
    response.end(file?.bytes)
  }

  async function withTrouble(
    method: string,
    args: Record<string, string>,
    response: ServerResponse,
    act: () => Record<string, unknown>,
  ): Promise<void> {
    const key = [`${method} ${args['channel'] ?? ''}`, method].find((each) => troubles.get(each)?.length)
    const trouble = key === undefined ? undefined : troubles.get(key)?.shift()
    if (!trouble) return json(response, act())
    if (trouble.how === 'error') return json(response, { ok: false, error: trouble.error })
    if (trouble.how === 'status') {
      response.statusCode = trouble.status
      if (trouble.retryAfter !== undefined) response.setHeader('retry-after', String(trouble.retryAfter))
      return json(response, { ok: false, error: trouble.status === 429 ? 'ratelimited' : 'internal_error' })
    }
    if (trouble.how === 'commit') act()
    const end = trouble.how === 'commit' ? trouble.then : trouble.how
    if (end === 'drop') return void response.socket?.destroy()
    if (end === '500' || end === '408') {
      response.statusCode = Number(end)
      return void response.end('upstream error')
    }
    await new Promise((resolve) => response.on('close', resolve))
  }

  function answer(method: string, token: string, args: Record<string, string>): Record<string, unknown> {
    if (method === 'apps.connections.open') return openSocket(token)
    if (method === 'oauth.v2.access') return exchange(args)
    if (!(method in needs)) return { ok: false, error: 'unknown_method' }
    if (token === '') return { ok: false, error: 'not_authed' }
    const known = tokens.get(token)
    if (!known) return { ok: false, error: 'invalid_auth' }
    if (known.until < now()) return { ok: false, error: 'token_expired' }
    const scope = needs[method] ?? ''
    if (scope !== '' && !scopes.includes(scope)) return { ok: false, error: 'missing_scope', needed: scope }
    return methods[method as keyof typeof methods](args, known.team)
  }

  const methods = {
    'auth.test': (_: Record<string, string>, team: string) => ({
      ok: true,
      team_id: team,
      user_id: 'UBOT',
      bot_id: 'BBOT',
      team: 'Newsroom',
      user: 'briefdesk',
    }),
    'users.info': (args: Record<string, string>, team: string) => ({
      ok: true,
      user: {
        id: args['user'],
        team_id: strangers.get(args['user'] ?? '') ?? team,
        is_admin: admins.has(args['user'] ?? ''),
        deleted: leavers.has(args['user'] ?? ''),
        is_owner: false,
        locale: 'en-GB',
        ...(zones.has(args['user'] ?? '') && { tz: zones.get(args['user'] ?? '') }),
        profile: { display_name: `name of ${args['user']}` },
      },
    }),
    'conversations.info': (args: Record<string, string>) =>
      channels.has(args['channel'] ?? '')
        ? {
            ok: true,
            channel: {
              id: args['channel'],
              name: `name-of-${args['channel']}`,
              is_private: privates.has(args['channel'] ?? ''),
            },
          }
        : { ok: false, error: 'channel_not_found' },
    'conversations.members': (args: Record<string, string>) => ({
      ok: true,
      members: args['cursor'] ? [...(privates.get(args['channel'] ?? '') ?? [])] : ['U0'],
      response_metadata: { next_cursor: args['cursor'] ? '' : 'more' },
    }),
    'usergroups.users.list': ({ usergroup = '' }: Record<string, string>) =>
      groups.has(usergroup) ? { ok: true, users: groups.get(usergroup) } : { ok: false, error: 'no_such_subteam' },
    'conversations.open': (args: Record<string, string>, team: string) => {
      const id = `D${args['users']}`
      channels.set(id, { member: true, archived: false, team })
      return { ok: true, channel: { id } }
    },
    'chat.postMessage': (args: Record<string, string>, team: string) => post(args, team),
    'chat.postEphemeral': (args: Record<string, string>, team: string) => {
      if (!args['user']) return { ok: false, error: 'user_not_in_channel' }
      return post(args, team, args['user'])
    },
    'chat.update': (args: Record<string, string>) => {
      const found = shown.find((each) => each.ts === args['ts'] && each.channel === args['channel'] && !each.gone)
      if (!found || found.only !== undefined) return { ok: false, error: 'message_not_found' }
      const payload = payloadOf(args)
      const refusal = refuse(payload)
      if (refusal) return refusal
      found.payload = payload
      return { ok: true, ts: found.ts, channel: found.channel }
    },
    'conversations.history': (args: Record<string, string>, team: string) => history(args, team),
    'conversations.replies': (args: Record<string, string>, team: string) => history(args, team, args['ts']),
    'views.open': (args: Record<string, string>, team: string) => {
      const trigger = triggers.get(args['trigger_id'] ?? '')
      if (!trigger) return { ok: false, error: 'invalid_trigger_id' }
      if (trigger.used) return { ok: false, error: 'exchanged_trigger_id' }
      if (now() - trigger.at > 3_000) return { ok: false, error: 'expired_trigger_id' }
      const view = JSON.parse(args['view'] ?? '{}') as Record<string, unknown>
      const reads = ((view['blocks'] ?? []) as readonly InputBlock[]).some(
        ({ element }) => element.type === 'file_input',
      )
      // "Your app must have the files:read scope": https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
      const violations = [
        ...findViewViolations(view),
        ...(reads && !scopes.includes('files:read') ? ['file_input without files:read'] : []),
      ]
      if (violations.length > 0) {
        offences.push(...violations)
        return { ok: false, error: 'invalid_arguments' }
      }
      trigger.used = true
      windows.set(`${team}/${trigger.who}`, view)
      return { ok: true, view: { id: 'V2', ...view } }
    },
    'files.info': (args: Record<string, string>) => {
      const file = files.get(args['file'] ?? '')
      return file ? { ok: true, file: fileOf(args['file'] ?? '', file) } : { ok: false, error: 'file_not_found' }
    },
    'views.publish': (args: Record<string, string>, team: string) => {
      const view = JSON.parse(args['view'] ?? '{}') as Record<string, unknown>
      const violations = view['type'] === 'home' ? findViolations({ text: '…', ...view }) : ['no home']
      if (violations.length > 0) {
        offences.push(...violations)
        return { ok: false, error: 'invalid_arguments' }
      }
      homes.set(`${team}/${args['user_id']}`, view)
      return { ok: true, view: { id: 'V1' } }
    },
    'chat.delete': (args: Record<string, string>) => {
      const found = shown.find((each) => each.ts === args['ts'] && each.channel === args['channel'] && !each.gone)
      if (!found) return { ok: false, error: 'message_not_found' }
      found.gone = true
      return { ok: true, ts: found.ts, channel: found.channel }
    },
  }

  /** https://docs.slack.dev/reference/methods/conversations.history: newest first, replies oldest first, ten to a page here. */
  function history(args: Record<string, string>, team: string, thread?: string): Record<string, unknown> {
    const channel = channels.get(args['channel'] ?? '')
    if (channel?.team !== team) return { ok: false, error: 'channel_not_found' }
    if (!channel.member) return { ok: false, error: 'not_in_channel' }
    if (Number(args['limit']) > 999) offences.push('a page of more than 999 messages')
    const all = shown
      .filter((each) => each.channel === args['channel'] && !each.gone && each.only === undefined)
      .filter((each) => (thread === undefined ? each.thread === undefined : [each.thread, each.ts].includes(thread)))
      .filter(({ at }) => at / 1_000 > Number(args['oldest'] ?? 0))
    const from = Number(args['cursor'] ?? 0)
    const ordered = thread === undefined ? all.toReversed() : all
    const more = ordered.length > from + 10
    const messages = ordered.slice(from, from + 10).map(({ ts, payload }) => ({
      type: 'message',
      bot_id: 'BBOT',
      text: payload['text'],
      ts,
      ...(args['include_all_metadata'] === 'true' && payload['metadata'] !== undefined
        ? { metadata: JSON.parse(payload['metadata'] as string) as unknown }
        : {}),
    }))
    return { ok: true, messages, has_more: more, response_metadata: { next_cursor: more ? String(from + 10) : '' } }
  }

  const fileOf = (id: string, { name, type, bytes }: { name: string; type: string; bytes: Uint8Array }) => ({
    id,
    name,
    mimetype: type,
    size: bytes.byteLength,
    url_private: `http://${origin()}/files-pri/${id}/${encodeURIComponent(name)}`,
  })

  function pull(who: string): string {
    const id = randomUUID()
    triggers.set(id, { at: now(), who, used: false })
    return id
  }

  function post(args: Record<string, string>, team: string, only?: string): Record<string, unknown> {
    const channel = channels.get(args['channel'] ?? '')
    if (channel?.team !== team) return { ok: false, error: 'channel_not_found' }
    if (channel.archived) return { ok: false, error: 'is_archived' }
    if (!channel.member && (only !== undefined || !scopes.includes('chat:write.public')))
      return { ok: false, error: 'not_in_channel' }
    const payload = payloadOf(args)
    const refusal = refuse(payload)
    if (refusal) return refusal
    const message = show(args['channel'] ?? '', payload, { only, thread: threadOf(args) })
    const { ts, thread } = message
    return only === undefined
      ? {
          ok: true,
          ts,
          channel: message.channel,
          message: { type: 'message', ts, ...(thread && { thread_ts: thread }) },
        }
      : { ok: true, message_ts: message.ts }
  }

  /** A reply to what was deleted comes out in the channel, and the answer is `ok` all the same. */
  function threadOf(args: Record<string, string>): string | undefined {
    const parent = shown.find(({ ts, channel }) => ts === args['thread_ts'] && channel === args['channel'])
    return parent?.gone ? undefined : args['thread_ts']
  }

  /** https://docs.slack.dev/authentication/using-token-rotation: a refresh token is used once. */
  function exchange(args: Record<string, string>): Record<string, unknown> {
    if (args['client_id'] !== options.client?.id || args['client_secret'] !== options.client?.secret)
      return { ok: false, error: 'bad_client_secret' }
    const refresh = args['grant_type'] === 'refresh_token'
    const given = (refresh ? args['refresh_token'] : args['code']) ?? ''
    const team = (refresh ? refreshTokens : codes).get(given)
    if (team === undefined) return { ok: false, error: refresh ? 'invalid_refresh_token' : 'invalid_code' }
    ;(refresh ? refreshTokens : codes).delete(given)
    const token = `${options.rotates === undefined ? 'xoxb' : 'xoxe.xoxb'}-${team}-${randomUUID()}`
    const next = `xoxe-1-${randomUUID()}`
    tokens.set(token, { team, until: options.rotates === undefined ? Infinity : now() + options.rotates * 1_000 })
    if (options.rotates !== undefined) refreshTokens.set(next, team)
    return {
      ok: true,
      app_id: 'A1',
      authed_user: { id: 'U7' },
      // Whoever says yes for an organisation names no workspace: https://docs.slack.dev/reference/methods/oauth.v2.access
      team: team.startsWith('E') ? null : { id: team, name: `name of ${team}` },
      enterprise: team.startsWith('E') ? { id: team, name: `name of ${team}` } : null,
      is_enterprise_install: team.startsWith('E'),
      access_token: token,
      token_type: 'bot',
      scope: scopes.join(','),
      bot_user_id: 'UBOT',
      ...(options.rotates !== undefined && { refresh_token: next, expires_in: options.rotates }),
    }
  }

  function payloadOf(args: Record<string, string>): Record<string, unknown> {
    const { blocks, ...rest } = args
    return { ...rest, ...(blocks !== undefined && blocks !== '[]' && { blocks: JSON.parse(blocks) as unknown }) }
  }

  /** Slack's own refusals; what it would let pass is an offence. */
  function refuse(payload: Record<string, unknown>): Record<string, unknown> | undefined {
    const violations = findViolations(payload)
    if (String(payload['unfurl_links']) !== 'false' || String(payload['unfurl_media']) !== 'false')
      offences.push('unfurls')
    if (payload['link_names'] !== undefined || payload['parse'] !== undefined) offences.push('parses names')
    if (payload['text'] === undefined || payload['text'] === '') {
      offences.push('no text')
      if (payload['blocks'] === undefined) return { ok: false, error: 'no_text' }
    }
    if (violations.length === 0) return undefined
    offences.push(...violations)
    return {
      ok: false,
      error: 'invalid_blocks',
      response_metadata: { messages: violations.map((each) => `[ERROR] ${each}`) },
    }
  }

  function show(
    channel: string,
    payload: Record<string, unknown>,
    where: { only?: string | undefined; thread?: string | undefined },
  ): Shown {
    const message: Shown = {
      ts: nextTs(),
      at: Date.now(),
      channel,
      payload,
      ...(where.only !== undefined && { only: where.only }),
      ...(where.thread !== undefined && { thread: where.thread }),
    }
    shown.push(message)
    return message
  }

  // ---- response URLs -----------------------------------------------------------------------------------------------

  async function respondTo(id: string, body: string, response: ServerResponse): Promise<void> {
    calls.push({ method: 'response_url', args: { id }, at: Date.now() })
    await withTrouble('response_url', {}, response, () => respondOnce(id, body, response))
  }

  function respondOnce(id: string, body: string, response: ServerResponse): Record<string, unknown> {
    const url = urls.get(id)
    if (!url || url.until < now()) return gone(response, 'expired_url')
    if (url.uses >= 5) return gone(response, 'used_url')
    const {
      response_type: type,
      replace_original: replace,
      thread_ts: thread,
      ...payload
    } = JSON.parse(body) as Record<string, unknown>
    const refusal = refuse(payload)
    if (refusal) {
      response.statusCode = 400
      return refusal
    }
    url.uses += 1
    if (replace === true && url.on) {
      url.on.payload = payload
      return { ok: true }
    }
    show(url.channel, payload, {
      ...(type !== 'in_channel' && { only: url.user }),
      ...(typeof thread === 'string' && { thread }),
    })
    return { ok: true }
  }

  function gone(response: ServerResponse, error: string): Record<string, unknown> {
    response.statusCode = 404
    return { ok: false, error }
  }

  function openUrl(channel: string, user: string, on?: Shown): string {
    const id = randomUUID()
    urls.set(id, { uses: 0, until: now() + 30 * 60_000, channel, user, on })
    return `http://${origin()}/response/${id}`
  }

  // ---- Socket Mode -------------------------------------------------------------------------------------------------

  const wss = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '', 'http://x').searchParams.get('ticket') ?? ''
    if (refusedHandshakes > 0 || !tickets.delete(ticket)) {
      refusedHandshakes -= 1
      socket.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n')
      return
    }
    wss.handleUpgrade(request, socket, head, (ws) => welcome(ws))
  })

  function openSocket(token: string): Record<string, unknown> {
    if (!token.startsWith('xapp-')) return { ok: false, error: 'not_allowed_token_type' }
    if (token !== appToken) return { ok: false, error: 'invalid_auth' }
    const ticket = randomUUID()
    tickets.add(ticket)
    return { ok: true, url: `ws://${origin()}/link?ticket=${ticket}` }
  }

  function welcome(ws: WebSocket): void {
    const peer = { ws, leaving: false }
    sockets.add(peer)
    ws.on('message', (data: Buffer) => {
      const { envelope_id: id, payload } = JSON.parse(data.toString()) as { envelope_id?: string; payload?: unknown }
      if (id === undefined || !waiting.has(id)) offences.push('an acknowledgement of nothing')
      else waiting.get(id)?.(payload)
    })
    ws.on('close', () => sockets.delete(peer))
    ws.on('error', () => sockets.delete(peer))
    ws.send(
      JSON.stringify({
        type: 'hello',
        num_connections: sockets.size,
        connection_info: { app_id: 'A1' },
        debug_info: {},
      }),
    )
  }

  const serving = (): { ws: WebSocket; leaving: boolean }[] => [...sockets].filter(({ leaving }) => !leaving)

  async function overSocket(kind: Kind, body: Record<string, unknown>, retry: number): Promise<Delivery> {
    const peers = serving()
    const peer = peers[Math.floor(Math.random() * peers.length)]
    if (!peer) return { kind, body, ackMs: 0, failure: 'dispatch_failed' }
    const id = randomUUID()
    const begun = performance.now()
    const acked = new Promise<boolean>((resolve) => waiting.set(id, () => resolve(true)))
    const envelope = { type: kind, envelope_id: id, payload: body, accepts_response_payload: kind !== 'events_api' }
    peer.ws.send(
      JSON.stringify(kind === 'events_api' ? { ...envelope, retry_attempt: retry, retry_reason: '' } : envelope),
    )
    const inTime = await Promise.race([acked, pause(3_000, false, { ref: false })])
    waiting.delete(id)
    const ackMs = performance.now() - begun
    return inTime ? { kind, body, ackMs } : { kind, body, ackMs, failure: 'operation_timeout' }
  }

  // ---- signed requests ---------------------------------------------------------------------------------------------

  async function overHttp(kind: Kind, body: Record<string, unknown>, retry: number): Promise<Delivery> {
    const begun = performance.now()
    const form = new URLSearchParams(
      kind === 'slash_commands' ? (body as Record<string, string>) : { payload: JSON.stringify(body) },
    )
    const text = kind === 'events_api' ? JSON.stringify(body) : form.toString()
    const response = await fetch(requestUrl ?? '', {
      method: 'POST',
      headers: {
        ...sign(text),
        'content-type': kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
        ...(retry > 0 && { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
      },
      body: text,
      signal: AbortSignal.timeout(3_000),
    }).catch(() => undefined)
    const ackMs = performance.now() - begun
    const failure = response === undefined ? 'operation_timeout' : response.ok ? undefined : 'dispatch_failed'
    return { kind, body, ackMs, ...(failure !== undefined && { failure }) }
  }

  function sign(body: string, seconds = Math.floor(Date.now() / 1000), secret = signingSecret): Record<string, string> {
    const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')
    return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${signature}` }
  }

  const deliver = (kind: Kind, body: Record<string, unknown>, retry = 0): Promise<Delivery> =>
    requestUrl === undefined ? overSocket(kind, body, retry) : overHttp(kind, body, retry)

  // ---- people ------------------------------------------------------------------------------------------------------

  const someone = { user: 'U7', channel: 'C1', team: 'T1' }

  function command(
    name: string,
    text = '',
    who: { user?: string; channel?: string; team?: string } = {},
  ): Promise<Delivery> {
    const { user, channel, team } = { ...someone, ...who }
    return deliver('slash_commands', {
      command: name,
      text,
      team_id: team,
      team_domain: 'newsroom',
      channel_id: channel,
      channel_name: 'news',
      user_id: user,
      user_name: user.toLowerCase(),
      api_app_id: 'A1',
      token: 'deprecated',
      is_enterprise_install: 'false',
      trigger_id: pull(user),
      response_url: openUrl(channel, user),
    })
  }

  /** Clicks the button, or chooses the option, with that label. */
  function click(on: Shown, label: string, user = someone.user, team = someone.team): Promise<Delivery> {
    const found = findControl(on.payload, label)
    if (!found) throw new Error(`nothing is labelled ${label}; there is: ${labelsOf(on.payload).join(', ')}`)
    return deliver('interactive', {
      type: 'block_actions',
      api_app_id: 'A1',
      token: 'deprecated',
      team: { id: team, domain: 'newsroom' },
      user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: team },
      channel: { id: on.channel, name: 'news' },
      container: {
        type: 'message',
        message_ts: on.ts,
        channel_id: on.channel,
        is_ephemeral: on.only !== undefined,
        ...(on.thread !== undefined && { thread_ts: on.thread }),
      },
      ...(on.only === undefined && {
        message: { type: 'message', ts: on.ts, team: channels.get(on.channel)?.team, ...on.payload },
      }),
      trigger_id: pull(user),
      response_url: openUrl(on.channel, user, on),
      actions: [{ ...found, action_ts: nextTs() }],
    })
  }

  function shortcut(
    callback: string,
    message: Record<string, unknown>,
    who: { user?: string; channel?: string } = {},
  ): Promise<Delivery> {
    const { user, channel } = { ...someone, ...who }
    return deliver('interactive', {
      type: 'message_action',
      callback_id: callback,
      token: 'deprecated',
      action_ts: nextTs(),
      team: { id: 'T1', domain: 'newsroom' },
      user: { id: user, name: user.toLowerCase(), team_id: 'T1', username: user.toLowerCase() },
      channel: { id: channel, name: 'news' },
      message_ts: '1700000000.000001',
      message: { type: 'message', user: 'U8', ts: '1700000000.000001', ...message },
      trigger_id: pull(user),
      response_url: openUrl(channel, user),
    })
  }

  /** Clicks a button on the app's own page. */
  function clickHome(label: string, user = someone.user, team = someone.team): Promise<Delivery> {
    const view = homes.get(`${team}/${user}`)
    const found = view && findControl(view, label)
    if (!found) throw new Error(`nothing is labelled ${label}`)
    return deliver('interactive', {
      type: 'block_actions',
      api_app_id: 'A1',
      token: 'deprecated',
      team: { id: team, domain: 'newsroom' },
      user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: team },
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', type: 'home', team_id: team, ...view },
      trigger_id: pull(user),
      actions: [{ ...found, action_ts: nextTs() }],
    })
  }

  /** Fills in the window that a person has open, box by box, and sends it. */
  function submit(
    boxes: readonly string[],
    { user = someone.user, team = someone.team, home = team, files = [] }: Submitting = {},
  ): Promise<Delivery> {
    const view = windows.get(`${home}/${user}`)
    if (!view) throw new Error('no window is open')
    const inputs = (view['blocks'] ?? []) as readonly InputBlock[]
    const values = Object.fromEntries(
      inputs.map(({ block_id, element, optional }, at): [string, object] => {
        if (element.type === 'file_input') return [block_id, { [element.action_id]: { type: element.type, files } }]
        const value = boxes[at] ?? null
        if ((value?.length ?? 0) > element.max_length) throw new Error(`box ${at} holds ${element.max_length}`)
        if (value === null && !optional) throw new Error(`box ${at} has to be filled in`)
        return [block_id, { [element.action_id]: { type: element.type, value } }]
      }),
    )
    windows.delete(`${home}/${user}`)
    return deliver('interactive', {
      type: 'view_submission',
      api_app_id: 'A1',
      token: 'deprecated',
      team: { id: team, domain: 'newsroom' },
      user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: team },
      trigger_id: pull(user),
      view: { id: 'V2', team_id: team, app_installed_team_id: home, ...view, state: { values } },
      response_urls: [],
    })
  }

  function event(
    { event_time: at, ...fields }: Record<string, unknown>,
    team = someone.team,
    id = `Ev${randomUUID()}`,
    /** In a shared channel, the workspace of whoever did it. */
    from = team,
  ): Promise<Delivery> {
    return deliver('events_api', {
      type: 'event_callback',
      token: 'deprecated',
      team_id: from,
      api_app_id: 'A1',
      event_id: id,
      event_time: at ?? Math.floor(Date.now() / 1000),
      authorizations: [
        { enterprise_id: null, team_id: team, user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
      ],
      event: { ts: nextTs(), event_ts: nextTs(), ...fields },
    })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    apiUrl: `http://${origin()}/api/`,
    botToken,
    appToken,
    signingSecret,
    calls,
    offences,
    command,
    click,
    shortcut,
    clickHome,
    submit,
    takeScope: (scope: string) => void (scopes = scopes.filter((each) => each !== scope)),
    /** The window that a person has open. */
    windowOf: (user = someone.user, team = someone.team) => windows.get(`${team}/${user}`),
    /** Puts a file where Slack keeps them; what a message tells of it. */
    addFile(name: string, bytes: Uint8Array, type = 'text/plain') {
      const id = `F${++counter}`
      files.set(id, { name, type, bytes })
      return fileOf(id, { name, type, bytes })
    },
    event,
    sign,
    channels,
    admins,
    zones,
    strangers,
    leavers,
    /** Its token is refused from now on. */
    revoke: (token: string) => void tokens.delete(token),
    /** And is good again. */
    reinstate: (token: string, team = 'T1') => void tokens.set(token, { team, until: Infinity }),
    homes,
    privates,
    groups,
    /** Somebody says yes in a workspace: the code that the browser brings back. */
    consent(team: string): string {
      const code = `code-${randomUUID()}`
      codes.set(code, team)
      return code
    },
    /** All tokens that were given out, old ones too. */
    tokens: () => [...tokens.keys(), ...refreshTokens.keys()],
    mention: (text: string, more: Record<string, unknown> = {}) =>
      event({ type: 'app_mention', user: 'U7', channel: 'C1', text: `<@UBOT> ${text}`, ...more }),
    /** Slack missed the acknowledgement: the same once more. */
    redeliver: ({ kind, body }: Delivery, retry = 1) => deliver(kind, body, retry),
    /** Everything that a person sees in a channel, oldest first. */
    seenBy: (user = someone.user, channel = someone.channel) =>
      shown.filter((each) => each.channel === channel && !each.gone && (each.only === undefined || each.only === user)),
    /** Everything that was posted for all to see. */
    posted: (channel: string) =>
      shown.filter((each) => each.channel === channel && !each.gone && each.only === undefined),
    /** A message of ours from before; returns its `ts`. */
    put: (channel: string, payload: Record<string, unknown>) => show(channel, payload, {}).ts,
    /** An admin archives a channel, or takes that back. https://docs.slack.dev/reference/events/channel_archive */
    archive(channel: string, archived = true) {
      Object.assign(channels.get(channel) ?? {}, { archived })
      return event({ type: archived ? 'channel_archive' : 'channel_unarchive', channel, user: 'UADMIN' })
    },
    /** A channel is shared with another workspace and gets another id: https://docs.slack.dev/reference/events/channel_id_changed */
    renumber(old: string, id: string) {
      const channel = channels.get(old)
      if (channel) channels.set(id, channel)
      channels.delete(old)
      for (const message of shown) if (message.channel === old) message.channel = id
      return event({ type: 'channel_id_changed', old_channel_id: old, new_channel_id: id })
    },
    /** A moderator deletes a message. */
    moderate(ts: string) {
      for (const message of shown) if (message.ts === ts) message.gone = true
    },
    trouble: (method: string, ...list: Trouble[]) =>
      void troubles.set(method, [...(troubles.get(method) ?? []), ...list]),
    connections: () => serving().length,
    /** Slack's planned goodbye to one connection, or to all. */
    refresh(reason = 'refresh_requested', all = false) {
      for (const peer of serving().slice(0, all ? undefined : 1)) {
        peer.leaving = true
        peer.ws.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink' } }))
      }
    },
    cutAll() {
      for (const peer of sockets) {
        peer.leaving = true
        peer.ws.terminate()
      }
    },
    /** The connections of now stay open and say nothing any more; Slack sends nothing to them either. */
    freezeAll() {
      for (const peer of sockets) peer.leaving = true
      for (const socket of tcp) socket.pause()
    },
    refuseHandshakes: (times: number) => void (refusedHandshakes = times),
    pass: (ms: number) => void (clock += ms),
    /** Drops what was shown and recorded, for long runs. */
    forget() {
      shown.length = 0
      calls.length = 0
      urls.clear()
    },
    sendRequestsTo: (url: string) => void (requestUrl = url),
    requestUrl: () => requestUrl ?? '',
    async stop() {
      for (const { ws } of sockets) ws.terminate()
      wss.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type StandIn = Awaited<ReturnType<typeof startStandIn>>

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function json(response: ServerResponse, body: Record<string, unknown>): void {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(body))
}

interface Submitting {
  readonly user?: string
  readonly team?: string
  /** Where the app is, which is not where a person of a shared channel is. */
  readonly home?: string
  readonly files?: readonly object[]
}

interface InputBlock {
  readonly block_id: string
  readonly optional?: boolean
  readonly element: { readonly type: string; readonly action_id: string; readonly max_length: number }
}

interface Element {
  readonly type: string
  readonly action_id: string
  readonly value?: string
  readonly text?: { readonly text: string }
  readonly options?: readonly Option[]
  readonly option_groups?: readonly { readonly options: readonly Option[] }[]
}

interface Option {
  readonly text: { readonly text: string }
  readonly value: string
}

type Row = { readonly type: string; readonly block_id?: string; readonly elements: readonly Element[] }
type Block = Partial<Row> & { readonly text?: { readonly text: string }; readonly accessory?: Element }

/** Rows of controls; a button at the side of a text is called by its label and the first line of the text. */
const rowsOf = (payload: Record<string, unknown>): readonly Row[] =>
  ((payload['blocks'] ?? []) as readonly Block[]).flatMap((block): readonly Row[] => {
    if (block.type === 'actions') return [block as Row]
    const { accessory, text } = block
    if (!accessory) return []
    const line = (text?.text.split('\n')[0] ?? '').replace(/<[^|>]+\|([^>]*)>|\*/g, '$1')
    const label = { text: `${accessory.text?.text ?? ''} ${line}` }
    return [{ type: 'actions', elements: [{ ...accessory, text: label }] }]
  })

const optionsOf = ({ options, option_groups: groups }: Element): readonly Option[] =>
  options ?? groups?.flatMap((group) => group.options) ?? []

function findControl(payload: Record<string, unknown>, label: string): Record<string, unknown> | undefined {
  for (const row of rowsOf(payload)) {
    for (const element of row.elements) {
      const base = { type: element.type, action_id: element.action_id, block_id: row.block_id ?? 'b1' }
      if (element.text?.text === label) return { ...base, value: element.value, text: element.text }
      const option = optionsOf(element).find((each) => each.text.text === label)
      if (option) return { ...base, selected_option: option }
    }
  }
  return undefined
}

/** The labels of all buttons and options of a message. */
export const labelsOf = (payload: Record<string, unknown>): readonly string[] =>
  rowsOf(payload).flatMap((row) =>
    row.elements.flatMap((element) =>
      [element.text?.text ?? [], optionsOf(element).map((option) => option.text.text)].flat(),
    ),
  )
