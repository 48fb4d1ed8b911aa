import { setTimeout as pause } from 'node:timers/promises'
import { DiscordAPIError, Events, GatewayDispatchEvents, Routes } from 'discord.js'
import type { APIInteraction, Client, GatewayReadyDispatchData, RESTGetAPIGatewayBotResult } from 'discord.js'
import type { Health } from '../../../bot/ports/platform.ts'
import type { Clock } from '../../../bot/ports/target.ts'
import { BotError } from '../../../errors.ts'
import { closeReasons, refusedToken } from './closes.data.ts'
import { errorFacts } from './log.ts'
import type { Log } from '../../../log.ts'
import type { LoginGate } from './logins.ts'

/** The connection to the gateway. It is opened once in the life of a process. */
export interface DiscordConnection {
  /** Resolves with the application's id once interactions arrive; rejects with a BotError when they never will. */
  open(): Promise<string>
  health(): Health
  close(): Promise<void>
}

/** What the connection depends on. */
export interface ConnectionParts {
  readonly client: Client
  readonly gate: LoginGate
  readonly token: string
  readonly log: Log
  readonly now: Clock
  /** How often Discord expects a heartbeat, ms: https://discord.com/developers/docs/events/gateway#heartbeat-interval */
  readonly heartbeat: number
  readonly receive: (interaction: APIInteraction) => void
}

interface State {
  phase: 'new' | 'opening' | 'open' | 'closed'
  since: number
  failed?: string
  readonly alive: Map<number, number>
}

/** A login that takes longer is reported as degraded, ms. */
const slowLogin = 60_000

/** A connection that passes on interactions and keeps track of its health. */
export function createDiscordConnection(parts: ConnectionParts): DiscordConnection {
  const state: State = { phase: 'new', since: 0, alive: new Map() }
  return {
    async open() {
      if (state.phase !== 'new')
        throw new BotError('internal', 'Discord was logged in to before: a second login would answer everything twice.')
      state.phase = 'opening'
      state.since = parts.now()
      listen(parts, state)
      try {
        return await logIn(parts, state)
      } catch (error) {
        throw giveUp(parts, state, error)
      }
    },
    health: () => healthOf(parts, state),
    async close() {
      state.phase = 'closed'
      await end(parts)
    },
  }
}

function listen(parts: ConnectionParts, state: State): void {
  const { client, log, now, receive } = parts
  // discord.js holds interactions back until every server has loaded, and an unexpected shape (a forwarded message)
  // makes it reject, which ends the process. So interactions are taken before it parses them.
  client.on(Events.Raw, (packet: { t: string | null; d: unknown }) => {
    if (packet.t !== (GatewayDispatchEvents.InteractionCreate as string)) return
    packet.t = null
    if (state.phase !== 'closed' && state.failed === undefined) receive(packet.d as APIInteraction)
  })
  for (const event of [GatewayDispatchEvents.Ready, GatewayDispatchEvents.Resumed])
    client.ws.on(event, (_, shard) => {
      state.alive.set(shard, now())
      log.info(event === GatewayDispatchEvents.Ready ? 'discord.ready' : 'discord.resumed', { shard })
    })
  client.on(Events.Error, (error) => log.error('discord.error', errorFacts(error)))
  client.on(Events.ShardError, (error, shard) => log.warn('discord.shard-error', { shard, ...errorFacts(error) }))
  client.on(Events.ShardReconnecting, (shard) => log.warn('discord.reconnecting', { shard }))
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    state.failed = closeReasons[code] ?? `Discord closed the connection for good (${code}).`
    log.error('discord.closed', { shard, code, reason: state.failed })
    void end(parts)
  })
}

async function logIn({ client, gate, token }: ConnectionParts, state: State): Promise<string> {
  client.rest.setToken(token)
  const { session_start_limit: logins } = (await client.rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult
  await gate.spare(logins)
  const ready = new Promise<string>((resolve) => {
    client.ws.once(GatewayDispatchEvents.Ready, ({ application }: GatewayReadyDispatchData) => resolve(application.id))
  })
  await client.login(token)
  const application = await ready
  state.phase = 'open'
  return application
}

/** discord.js goes on connecting a refused shard in the background: closing the gate keeps it from logging in. */
function giveUp(parts: ConnectionParts, state: State, error: unknown): BotError {
  const down = 'Discord could not be reached, or refused the connection.'
  const reason = state.failed ?? (tokenRefused(error) ? refusedToken : down)
  state.failed = reason
  parts.log.error('discord.login-failed', { ...errorFacts(error), reason })
  void end(parts)
  if (reason !== down) return new BotError('setting', reason)
  const hint = 'Start again in a while; if it lasts, see the network and DISCORD_API_URL.'
  return new BotError('platform', reason, { retryable: true, hint })
}

function tokenRefused(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401
  return error instanceof Error && 'code' in error && error.code === 'TokenInvalid'
}

async function end({ client, gate }: ConnectionParts): Promise<void> {
  gate.shut()
  await Promise.race([client.destroy(), pause(1500, undefined, { ref: false })])
}

function healthOf(parts: ConnectionParts, state: State): Health {
  if (state.failed !== undefined) return { state: 'failed', reason: state.failed }
  if (state.phase === 'closed') return { state: 'stopped' }
  if (state.phase !== 'open') return openingHealth(parts, state)
  const age = Math.max(...[...state.alive].map(([shard, at]) => parts.now() - lastSign(parts.client, shard, at)))
  if (age <= 3 * parts.heartbeat) return { state: 'ready' }
  return { state: 'degraded', reason: `Discord has not answered for ${Math.round(age / 1000)} s; reconnecting.` }
}

function openingHealth({ now, gate }: ConnectionParts, { phase, since }: State): Health {
  const waiting = gate.waiting()
  if (waiting !== undefined) return { state: 'degraded', reason: waiting }
  if (phase === 'new' || now() - since <= slowLogin) return { state: 'starting' }
  return {
    state: 'degraded',
    reason: `The login to Discord has been pending for ${Math.round((now() - since) / 1000)} s.`,
  }
}

/** The last heartbeat that Discord answered. `ws.ping` stops changing when the gateway dies, and events may be rare. */
function lastSign(client: Client, shard: number, ready: number): number {
  return Math.max(ready, client.ws.shards.get(shard)?.lastPingTimestamp ?? 0)
}
