import { setTimeout as pause } from 'node:timers/promises'
import { SimpleIdentifyThrottler } from 'discord.js'
import type { IIdentifyThrottler, WebSocketOptions } from 'discord.js'
import type { Log } from '../../../log.ts'

/** https://discord.com/developers/docs/events/gateway#session-start-limit-object; `reset_after` in ms. */
export interface LoginsLeft {
  readonly total: number
  readonly remaining: number
  readonly reset_after: number
}

/** Every IDENTIFY passes here: the first and those of lost sessions. */
export interface LoginGate {
  /** Resolves when the next login may be spent. */
  spare(left: LoginsLeft): Promise<void>
  /** Why nobody logs in at the moment. */
  waiting(): string | undefined
  /** From here on nobody logs in any more. */
  shut(): void
  /** For the client's `ws` options. */
  build(manager: GatewayManager): Promise<IIdentifyThrottler>
}

/** The inner one, of @discordjs/ws: discord.js has another of that name. */
type GatewayManager = Parameters<NonNullable<WebSocketOptions['buildIdentifyThrottler']>>[0]

/**
 * Discord takes 1000 logins a day and resets the token after that. The fewer are left, the longer we wait, so that
 * neither lost sessions nor a supervisor's restarts can use them up.
 */
export function createLoginGate(log: Log): LoginGate {
  let shut = false
  let waiting: string | undefined

  async function spare(left: LoginsLeft): Promise<void> {
    const wait = loginDelay(left)
    if (wait === 0) return
    waiting = `Only ${left.remaining} of ${left.total} logins to Discord are left today: waiting ${Math.ceil(wait / 1000)} s before the next.`
    log.warn('discord.logins-low', { remaining: left.remaining, total: left.total, wait })
    await pause(wait, undefined, { ref: false })
    waiting = undefined
  }

  return {
    spare,
    waiting: () => waiting,
    shut: () => {
      shut = true
    },
    async build(manager) {
      const first = await manager.fetchGatewayInformation()
      const paced = new SimpleIdentifyThrottler(first.session_start_limit.max_concurrency)
      let again = false
      return {
        async waitForIdentify(shard, signal) {
          if (shut) await aborted(signal)
          await paced.waitForIdentify(shard, signal)
          if (again) await spare((await manager.fetchGatewayInformation(true)).session_start_limit)
          again = true
        },
      }
    },
  }
}

/** ms. From 100 logins on downwards, what is left is spread over the time until there are new ones. */
export function loginDelay({ remaining, reset_after: reset }: Pick<LoginsLeft, 'remaining' | 'reset_after'>): number {
  if (remaining > 100) return 0
  return remaining === 0 ? reset : Math.min(Math.ceil(reset / remaining), 15 * 60_000)
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('nobody logs in any more')))
  })
}
