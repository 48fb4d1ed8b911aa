import { setTimeout as pause } from 'node:timers/promises'
import { SocketModeReceiver, type App, type Logger, type Receiver } from '@slack/bolt'
import type { Health } from '../../bot/ports/platform.ts'
import { BotError } from '../../errors.ts'
import { clientOptions } from './connect/api.ts'
import { faultOf } from './connect/check.ts'
import type { Log } from '../../log.ts'
import { explain } from './connect/outcomes.ts'

/** A receiver for Bolt that reports its health. */
export interface SlackReceiver extends Receiver {
  health(): Health
}

/** What receiving requests by Socket Mode depends on. */
export interface SocketOptions {
  readonly appToken: string
  readonly apiUrl?: string | undefined
  readonly logger: Logger
  readonly log: Log
}

/** Two, so that one serves while Slack makes the other reconnect. https://docs.slack.dev/apis/events-api/using-socket-mode */
const connections = 2

/** State shared by the connections. */
interface Connections {
  readonly stopping: AbortController
  readonly open: Set<SocketModeReceiver>
  app?: App
  fault?: BotError | undefined
}

interface Callbacks {
  readonly onOpen: () => void
  readonly onFault: (fault: BotError) => void
}

/**
 * Receives requests by Socket Mode. Bolt's own reconnecting ends the process when Slack refuses it once and waits five
 * seconds before every attempt, so each connection is used once and then replaced.
 */
export function createSocketReceiver(options: SocketOptions): SlackReceiver {
  const shared: Connections = { stopping: new AbortController(), open: new Set() }
  let connecting: Promise<unknown> = Promise.resolve()
  return {
    init: (app) => void (shared.app = app),
    start: () =>
      new Promise<void>((resolve, reject) => {
        const onFault = (fault: BotError): void => {
          if (fault.retryable || shared.open.size > 0) return
          shared.stopping.abort()
          reject(fault)
        }
        let onFirstFault = onFault
        const onOpen = (): void => {
          onFirstFault = () => undefined
          resolve()
        }
        const callbacks = { onOpen, onFault: (fault: BotError) => onFirstFault(fault) }
        connecting = Promise.all(Array.from({ length: connections }, () => keepConnected(options, shared, callbacks)))
        void connecting.then(() => resolve())
      }),
    async stop() {
      shared.stopping.abort()
      await within(closeTimeout, connecting).catch(() => undefined)
    },
    health: () => healthOf(shared),
  }
}

function healthOf({ stopping, open, fault }: Connections): Health {
  if (stopping.signal.aborted) return { state: 'stopped' }
  if (open.size > 0) return { state: 'ready' }
  if (!fault) return { state: 'starting' }
  return { state: fault.retryable ? 'degraded' : 'failed', reason: [fault.message, fault.hint].join(' ') }
}

/** Keeps one connection open until the bot stops. One that ends is replaced at once, one that fails after a pause. */
async function keepConnected(
  options: SocketOptions,
  shared: Connections,
  { onOpen, onFault }: Callbacks,
): Promise<void> {
  const { signal } = shared.stopping
  for (let failures = 0; !signal.aborted;) {
    try {
      await connectOnce(options, shared, () => {
        failures = 0
        onOpen()
      })
    } catch (error) {
      failures += 1
      shared.fault = error instanceof BotError ? error : faultOf('SLACK_APP_TOKEN', explain(error))
      options.log.warn('slack.connection.failed', { reason: shared.fault.message, failures })
      onFault(shared.fault)
    }
    if (failures > 0) await pause(delayAfter(failures), undefined, { signal }).catch(() => undefined)
  }
}

/** Resolves when the connection ends; rejects when it does not open. */
async function connectOnce(options: SocketOptions, shared: Connections, onOpen: () => void): Promise<void> {
  const receiver = createReceiver(options)
  if (shared.app) receiver.init(shared.app)
  const ended = endOf(receiver)
  try {
    await within(openTimeout, receiver.client.start())
    if (shared.stopping.signal.aborted) return
    shared.open.add(receiver)
    shared.fault = undefined
    onOpen()
    await Promise.race([ended, aborted(shared.stopping.signal)])
  } finally {
    shared.open.delete(receiver)
    void close(receiver)
  }
}

const openTimeout = 10_000
const closeTimeout = 3_000

/** 0.5 s, 1 s, 2 s … 15 s, in ms. */
const delayAfter = (failures: number): number => Math.min(250 * 2 ** Math.min(failures, 10), 15_000)

const createReceiver = ({ appToken, apiUrl, logger }: SocketOptions): SocketModeReceiver =>
  new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions({ apiUrl, logger }) },
    processEventErrorHandler: () => Promise.resolve(false),
  })

/** Resolves when Slack announces a disconnect, which comes before the close, or when the connection is lost. */
function endOf({ client }: SocketModeReceiver): Promise<void> {
  return new Promise((resolve) => {
    client.on('disconnected', () => resolve())
    client.on('ws_message', (message: unknown) => {
      if (typeof message === 'string' && /^\s*\{[^{}]*"type"\s*:\s*"disconnect"/.test(message)) resolve()
    })
  })
}

/** A frozen peer does not answer the first disconnect; the second does not wait for it. */
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
