import { setTimeout as pause } from 'node:timers/promises'
import { SimpleIdentifyThrottler } from 'discord.js'
import type { IIdentifyThrottler, WebSocketOptions } from 'discord.js'
import type { Log } from '../../../log.ts'

/** The logins left today; `reset_after` in ms. https://discord.com/developers/docs/events/gateway#session-start-limit-object */
export interface LoginsLeft {
  readonly total: number
  readonly remaining: number
  readonly reset_after: number
}

/** Delays or refuses logins (IDENTIFY), the first and those after a lost session. */
export interface LoginGate {
  /** Resolves when the next login may be made. */
  spare(left: LoginsLeft): Promise<void>
  /** Why a login is being delayed; undefined when none is. */
  waiting(): string | undefined
  /** Refuses all further logins. */
  shut(): void
  /** For the client's `ws` options. */
  build(manager: GatewayManager): Promise<IIdentifyThrottler>
}

/** The WebSocketManager of @discordjs/ws, not the one of the same name in discord.js. */
type GatewayManager = Parameters<NonNullable<WebSocketOptions['buildIdentifyThrottler']>>[0]

/**
 * Discord allows 1000 logins a day and then resets the token. The fewer are left, the longer this waits, so that neither
 * lost sessions nor a supervisor's restarts use them up.
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

/** How long to wait before a login, ms. The last 100 are spread over the time until the limit resets. */
export function loginDelay({ remaining, reset_after: reset }: Pick<LoginsLeft, 'remaining' | 'reset_after'>): number {
  if (remaining > 100) return 0
  return remaining === 0 ? reset : Math.min(Math.ceil(reset / remaining), 15 * 60_000)
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('nobody logs in any more')))
  })
}
