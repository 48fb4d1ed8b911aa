import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'

/**
 * Discord's gateway, as strict as the real one: https://discord.com/developers/docs/events/gateway.
 * Imports nothing from src.
 */
export interface GatewayOptions {
  readonly token: string
  readonly application: string
  readonly heartbeat: number
  readonly guilds: readonly Guild[]
}

interface Guild {
  readonly id: string
  readonly unavailable?: boolean
  readonly channels?: number
  /** Channels of a kind of their own. */
  readonly list?: readonly object[]
  /** Of everybody in it, the bot included. */
  readonly permissions?: string
}

interface Session {
  readonly id: string
  readonly events: { t: string; s: number; d: unknown }[]
  seq: number
  socket: WebSocket | undefined
}

interface Packet {
  readonly op: number
  readonly d?: unknown
}

export function createGateway(server: Server, options: GatewayOptions, address: () => string) {
  const sessions = new Map<string, Session>()
  const sockets = new Set<WebSocket>()
  const raw = new Set<Duplex>()
  const seen = { identifies: 0, resumes: 0, heartbeats: 0, handshakes: 0 }
  const mood = { refuse: 0, refuseWith: 503, deaf: false, closeOnIdentify: 0, budget: 1000 }
  const wss = new WebSocketServer({ noServer: true })

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    seen.handshakes += 1
    if (mood.refuse > 0) {
      mood.refuse -= 1
      socket.end(`HTTP/1.1 ${mood.refuseWith} Refused\r\nconnection: close\r\n\r\n`)
      return
    }
    raw.add(socket)
    wss.handleUpgrade(request, socket, head, greet)
  })

  function greet(socket: WebSocket): void {
    sockets.add(socket)
    let session: Session | undefined
    socket.on('close', () => {
      sockets.delete(socket)
      if (session?.socket === socket) session.socket = undefined
    })
    socket.on('message', (bytes: Buffer) => {
      if (mood.deaf) return
      const packet = JSON.parse(bytes.toString()) as Packet
      if (packet.op === 1) {
        seen.heartbeats += 1
        send(socket, { op: 11 })
      } else if (packet.op === 2) {
        if (session) socket.close(4005, 'Already authenticated.')
        else session = identify(socket, packet.d as Identify)
      } else if (packet.op === 6) session = resume(socket, packet.d as Resume)
      else if (!session) socket.close(4003, 'Not authenticated.')
      else if (packet.op !== 3 && packet.op !== 8) socket.close(4001, 'Unknown opcode.')
    })
    if (!mood.deaf) send(socket, { op: 10, d: { heartbeat_interval: options.heartbeat } })
  }

  interface Identify {
    readonly token: string
    readonly intents: number
    readonly properties: unknown
    readonly shard?: readonly [number, number]
  }

  function identify(socket: WebSocket, d: Identify): Session | undefined {
    seen.identifies += 1
    mood.budget -= 1
    if (d.token !== options.token) return void socket.close(4004, 'Authentication failed.')
    if (mood.closeOnIdentify > 0) return void socket.close(mood.closeOnIdentify)
    if (!Number.isInteger(d.intents) || d.intents !== 1) return void socket.close(4014, 'Disallowed intent(s).')
    const session: Session = { id: `session-${sessions.size + 1}`, events: [], seq: 0, socket }
    sessions.set(session.id, session)
    emit(session, 'READY', {
      v: 10,
      user: {
        id: options.application,
        username: 'briefdesk',
        discriminator: '0',
        global_name: null,
        avatar: null,
        bot: true,
      },
      guilds: options.guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: address(),
      shard: d.shard ?? [0, 1],
      application: { id: options.application, flags: 0 },
    })
    for (const guild of options.guilds)
      if (!guild.unavailable) emit(session, 'GUILD_CREATE', guildOf(guild, options.application))
    return session
  }

  interface Resume {
    readonly token: string
    readonly session_id: string
    readonly seq: number
  }

  function resume(socket: WebSocket, d: Resume): Session | undefined {
    seen.resumes += 1
    const session = sessions.get(d.session_id)
    if (!session || d.token !== options.token) {
      send(socket, { op: 9, d: false })
      return undefined
    }
    session.socket = socket
    for (const { t, s, d: body } of session.events.filter((event) => event.s > d.seq))
      send(socket, { op: 0, t, s, d: body })
    emit(session, 'RESUMED', {})
    return session
  }

  function emit(session: Session, t: string, d: unknown): void {
    session.seq += 1
    if (t !== 'RESUMED' && t !== 'READY') session.events.push({ t, s: session.seq, d })
    if (session.events.length > 500) session.events.shift()
    if (session.socket && !mood.deaf) send(session.socket, { op: 0, t, s: session.seq, d })
  }

  const each = (act: (socket: WebSocket) => void): void => [...sockets].forEach(act)
  return {
    seen,
    mood,
    /** To every session there is: two of them would both answer. */
    dispatch: (t: string, d: unknown) => [...sessions.values()].forEach((session) => emit(session, t, d)),
    live: () => [...sessions.values()].filter((session) => session.socket).length,
    connected: () => sockets.size,
    askReconnect: () => each((socket) => send(socket, { op: 7 })),
    invalidate(resumable: boolean) {
      if (!resumable) sessions.clear()
      each((socket) => send(socket, { op: 9, d: resumable }))
    },
    close: (code: number) => each((socket) => socket.close(code)),
    /** The line is dead and nobody says so: nothing arrives any more, no close, no reset. New connections are well. */
    freeze() {
      each((socket) => socket.pause())
      for (const session of sessions.values()) session.socket = undefined
      sockets.clear()
    },
    kill: () => [...raw].forEach((socket) => socket.destroy()),
    forgetSessions: () => sessions.clear(),
    async stop() {
      each((socket) => socket.terminate())
      for (const socket of raw) socket.destroy()
      await new Promise((resolve) => wss.close(resolve))
    },
  }
}

function send(socket: WebSocket, packet: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(packet))
}

/** View Channel, Send Messages, Read Message History, Send Messages in Threads. */
const enough = String((1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 38n))

function guildOf({ id, channels = 1, list: more = [], permissions = enough }: Guild, self: string): object {
  const list: object[] = Array.from({ length: channels }, (_, index) => ({
    id: String(BigInt(id) + BigInt(index + 1)),
    type: 0,
    name: `channel-${index}`,
    position: index,
    permission_overwrites: [],
    topic: null,
    nsfw: false,
    parent_id: null,
    last_message_id: null,
    rate_limit_per_user: 0,
  }))
  return {
    id,
    name: `Guild ${id}`,
    icon: null,
    owner_id: '100000000000000001',
    roles: [
      {
        id,
        name: '@everyone',
        color: 0,
        hoist: false,
        position: 0,
        permissions,
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    channels: [...list, ...more.map((channel) => ({ position: 0, permission_overwrites: [], flags: 0, ...channel }))],
    threads: [],
    members: [
      {
        user: { id: self, username: 'briefdesk', discriminator: '0', global_name: null, avatar: null, bot: true },
        roles: [],
        joined_at: '2026-01-01T00:00:00.000Z',
        deaf: false,
        mute: false,
        flags: 0,
      },
    ],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    member_count: 3,
    joined_at: '2026-01-01T00:00:00.000Z',
    large: false,
    preferred_locale: 'en-US',
    unavailable: false,
  }
}
