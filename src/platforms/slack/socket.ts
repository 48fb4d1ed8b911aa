import { setTimeout as pause } from 'node:timers/promises'
import { SocketModeReceiver, type App, type Logger, type Receiver } from '@slack/bolt'
import type { Health } from '../../bot/ports/platform.ts'
import { BotError } from '../../errors.ts'
import { clientOptions } from './connect/api.ts'
import { faultOf } from './connect/check.ts'
import type { Log } from '../../log.ts'
import { explain } from './connect/outcomes.ts'

/** How commands come in: Bolt's receiver, and how it fares. */
export interface SlackLine extends Receiver {
  health(): Health
}

export interface SocketOptions {
  readonly appToken: string
  readonly apiUrl?: string | undefined
  readonly logger: Logger
  readonly log: Log
}

/** Two, so that the other one serves while Slack has one of them reconnect. https://docs.slack.dev/apis/events-api/using-socket-mode */
const connections = 2

/** What the keepers of the connections share. */
interface Watch {
  readonly stopping: AbortController
  readonly open: Set<SocketModeReceiver>
  app?: App
  fault?: BotError | undefined
}

interface Told {
  readonly onOpen: () => void
  readonly onFault: (fault: BotError) => void
}

/**
 * Socket Mode under supervision. Bolt's own reconnecting ends the process when Slack refuses it once, and waits five
 * seconds before every try; so each connection here is used once, and a fresh one takes its place.
 */
export function createSocketLine(options: SocketOptions): SlackLine {
  const watch: Watch = { stopping: new AbortController(), open: new Set() }
  let keepers: Promise<unknown> = Promise.resolve()
  return {
    init: (app) => void (watch.app = app),
    start: () =>
      new Promise<void>((resolve, reject) => {
        const onFault = (fault: BotError): void => {
          if (fault.retryable || watch.open.size > 0) return
          watch.stopping.abort()
          reject(fault)
        }
        let onFirstFault = onFault
        const onOpen = (): void => {
          onFirstFault = () => undefined
          resolve()
        }
        const told = { onOpen, onFault: (fault: BotError) => onFirstFault(fault) }
        keepers = Promise.all(Array.from({ length: connections }, () => keepConnected(options, watch, told)))
        void keepers.then(() => resolve())
      }),
    async stop() {
      watch.stopping.abort()
      await within(closeTimeout, keepers).catch(() => undefined)
    },
    health: () => healthOf(watch),
  }
}

function healthOf({ stopping, open, fault }: Watch): Health {
  if (stopping.signal.aborted) return { state: 'stopped' }
  if (open.size > 0) return { state: 'ready' }
  if (!fault) return { state: 'starting' }
  return { state: fault.retryable ? 'degraded' : 'failed', reason: [fault.message, fault.hint].join(' ') }
}

/** As long as the bot runs: a connection that ends is followed by the next at once, one that fails after a pause. */
async function keepConnected(options: SocketOptions, watch: Watch, { onOpen, onFault }: Told): Promise<void> {
  const { signal } = watch.stopping
  for (let failures = 0; !signal.aborted;) {
    try {
      await connectOnce(options, watch, () => {
        failures = 0
        onOpen()
      })
    } catch (error) {
      failures += 1
      watch.fault = error instanceof BotError ? error : faultOf('SLACK_APP_TOKEN', explain(error))
      options.log.warn('slack.connection.failed', { reason: watch.fault.message, failures })
      onFault(watch.fault)
    }
    if (failures > 0) await pause(delayAfter(failures), undefined, { signal }).catch(() => undefined)
  }
}

/** Resolves when the connection ended; rejects when none came about. */
async function connectOnce(options: SocketOptions, watch: Watch, onOpen: () => void): Promise<void> {
  const receiver = createReceiver(options)
  if (watch.app) receiver.init(watch.app)
  const ended = endOf(receiver)
  try {
    await within(openTimeout, receiver.client.start())
    if (watch.stopping.signal.aborted) return
    watch.open.add(receiver)
    watch.fault = undefined
    onOpen()
    await Promise.race([ended, aborted(watch.stopping.signal)])
  } finally {
    watch.open.delete(receiver)
    void close(receiver)
  }
}

const openTimeout = 10_000
const closeTimeout = 3_000

/** 0.5 s, 1 s, 2 s … 15 s. */
const delayAfter = (failures: number): number => Math.min(250 * 2 ** Math.min(failures, 10), 15_000)

const createReceiver = ({ appToken, apiUrl, logger }: SocketOptions): SocketModeReceiver =>
  new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions({ apiUrl, logger }) },
    processEventErrorHandler: () => Promise.resolve(false),
  })

/** Resolves when Slack says goodbye, before the connection is closed, or when it is gone. */
function endOf({ client }: SocketModeReceiver): Promise<void> {
  return new Promise((resolve) => {
    client.on('disconnected', () => resolve())
    client.on('ws_message', (message: unknown) => {
      if (typeof message === 'string' && /^\s*\{[^{}]*"type"\s*:\s*"disconnect"/.test(message)) resolve()
    })
  })
}

/** A frozen peer does not answer the first goodbye; the second one does not wait for it. */
async function close({ client }: SocketModeReceiver): Promise<void> {
  await within(500, client.disconnect())
    .catch(() => within(500, client.disconnect()))
    .catch(() => undefined)
  client.removeAllListeners()
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController()
  const late = pause(ms, undefined, { signal: timer.signal }).then(() => {
    throw new BotError('platform', 'Slack cannot be reached: the connection did not open in time.', { retryable: true })
  })
  try {
    return await Promise.race([work, late])
  } finally {
    timer.abort()
    late.catch(() => undefined)
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  )
