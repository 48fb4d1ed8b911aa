import { setTimeout as pause } from 'node:timers/promises'
import type { Platform } from '../bot/ports/platform.ts'
import { BotError } from '../errors.ts'
import type { Log } from '../log.ts'
import { startBackground } from './background.ts'
import type { Io } from './command.ts'
import { openPages } from './operations.ts'
import type { OpenTerminal } from './opened.ts'

interface Door {
  readonly port: number
  /** Its platform serves our pages with its own. */
  readonly slackOwnsIt: boolean
}

/** Serves until a signal comes or no platform is left; resolves with the exit code. */
export async function serve(desk: OpenTerminal, io: Io, door: Door): Promise<number> {
  const { platforms, bot, log, store, terminal } = desk
  const guard = (error: unknown): void => log.error('promise.unhandled', { reason: wordsOf(error) })
  process.on('unhandledRejection', guard)
  await terminal.start(bot.handlers())
  const starts = platforms.map((platform) => startOne(platform, { bot, log }, io))
  const stop = startBackground(desk)
  const pages = servePages(desk, starts, door)
  const over = new AbortController()
  const code = await Promise.race([signalled(log), nothingLeft(desk, starts, over.signal)])
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
  // A request that hangs keeps no process.
  setTimeout(() => process.exit(code), 250).unref()
  return code
}

/** `/healthz` and `/metrics` on PORT; on a server of our own where Slack has none, or could not start it. */
async function servePages(
  { platforms, operations, log }: OpenTerminal,
  starts: readonly Promise<boolean>[],
  door: Door,
) {
  const slack = door.slackOwnsIt ? starts[platforms.findIndex(({ name }) => name === 'slack')] : undefined
  if (!operations || (await slack)) return () => Promise.resolve()
  return openPages(operations.pages, door.port, log)
}

const longestStop = 9_000
const wordsOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown')

/** A platform that cannot start says why, on one line, and leaves the others alone. */
async function startOne(platform: Platform, { bot, log }: Pick<OpenTerminal, 'bot' | 'log'>, io: Io): Promise<boolean> {
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

/** With no platform left the process ends, so that a supervisor sees it. */
async function nothingLeft(
  { platforms, log }: Pick<OpenTerminal, 'platforms' | 'log'>,
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
