import { startTicker } from '../bot/ticker.ts'
import type { OpenDesk } from './start.ts'

type Watched = Pick<OpenDesk, 'bot' | 'reader' | 'sourced' | 'log' | 'operations'>

/** Looks at the folder and at what is due until the returned function is called; it resolves when nothing runs any more. */
export function startBackground({ bot, reader, sourced, log, operations }: Watched): () => Promise<void> {
  const failed = (duty: string, error: unknown): void =>
    log.error('duty.failed', { duty, reason: error instanceof Error ? error.message : 'no error was thrown' })
  const unwatch = reader.watch(() => void bot.refresh().catch((error: unknown) => failed('briefings', error)))
  const alive = () => Promise.resolve(operations?.ticked())
  const sources = async () => void ((await sourced.look()) && (await bot.refresh()))
  const ticker = startTicker({ ...bot.duties(), sources, alive }, failed)
  return async () => {
    unwatch()
    await bot.stop()
    await ticker.stop()
  }
}
