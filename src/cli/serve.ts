import { setTimeout as pause } from 'node:timers/promises'
import type { Platform } from '../bot/ports/platform.ts'
import { BotError } from '../errors.ts'
import type { Log } from '../log.ts'
import { startBackground } from './background.ts'
import type { Io } from './command.ts'
import { openPages, type Listening } from './operations.ts'
import type { RunningBot } from './running.ts'

interface ServeOptions extends Listening {
  /** Whether Slack uses the port and serves our pages too. */
  readonly slackOwnsPort: boolean
}

/** Serves until a signal arrives or every platform has failed; resolves with the exit code. */
export async function serve(running: RunningBot, io: Io, options: ServeOptions): Promise<number> {
  const { platforms, bot, log, store, terminal } = running
  const guard = (error: unknown): void => log.error('promise.unhandled', { reason: wordsOf(error) })
  process.on('unhandledRejection', guard)
  await terminal.start(bot.handlers())
  const starts = platforms.map((platform) => startOne(platform, running, io))
  const stop = startBackground(running)
  const pages = servePages(running, starts, options)
  const over = new AbortController()
  const code = await Promise.race([signalled(log), nothingLeft(running, starts, over.signal)])
  over.abort()
  const ended = Promise.allSettled([
    stop(),
    pages.then((close) => close()),
    ...platforms.map((platform) => platform.stop()),
  ])
  await Promise.race([ended, pause(longestStop, undefined, { ref: false })])
  await store.close()
  process.off('unhandledRejection', guard)
  log.info('stopped', { code })
  // A request that hangs must not keep the process alive.
  setTimeout(() => process.exit(code), 250).unref()
  return code
}

/** Serves `/healthz` and `/metrics` on PORT, unless Slack's server does. */
async function servePages(
  { platforms, operations, log }: RunningBot,
  starts: readonly Promise<boolean>[],
  options: ServeOptions,
) {
  const slack = options.slackOwnsPort ? starts[platforms.findIndex(({ name }) => name === 'slack')] : undefined
  if (!operations || (await slack)) return () => Promise.resolve()
  return openPages(operations.pages, options, log)
}

const longestStop = 9_000
const wordsOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown')

/** Starts a platform. A failure is reported on one line and does not affect the others. */
async function startOne(platform: Platform, { bot, log }: Pick<RunningBot, 'bot' | 'log'>, io: Io): Promise<boolean> {
  try {
    await platform.start(bot.handlers())
    log.info('platform.ready', { platform: platform.name })
    const { reason } = platform.health()
    if (reason !== undefined) bot.attention(platform.name, reason)
    return true
  } catch (error) {
    const [reason, hint] = error instanceof BotError ? [error.message, error.hint] : [wordsOf(error), undefined]
    log.error('platform.failed', { platform: platform.name, reason, hint })
    io.errors.write(`${platform.name}: ${[reason, hint].filter(Boolean).join(' ')}\n`)
    return false
  }
}

function signalled(log: Log): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        log.info('stopping', { signal })
        resolve(0)
      })
  })
}

/** Resolves when every platform has failed, so that the process ends and a supervisor notices. */
async function nothingLeft(
  { platforms, log }: Pick<RunningBot, 'platforms' | 'log'>,
  starts: readonly Promise<boolean>[],
  over: AbortSignal,
): Promise<number> {
  while (!over.aborted) {
    if (platforms.every((platform) => platform.health().state === 'failed')) {
      await Promise.all(starts)
      log.error('platforms.none', { reason: platforms.map((platform) => platform.health().reason).join(' ') })
      return 1
    }
    await pause(lookEvery)
  }
  return 0
}

const lookEvery = 1_000
