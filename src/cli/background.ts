import { startTicker } from '../bot/ticker.ts'
import type { OpenDesk } from './start.ts'

/** Looks at the folder and at what is due until the returned function is called; it resolves when nothing runs any more. */
export function startBackground({ bot, reader, log }: Pick<OpenDesk, 'bot' | 'reader' | 'log'>): () => Promise<void> {
  const failed = (duty: string, error: unknown): void =>
    log.error('duty.failed', { duty, reason: error instanceof Error ? error.message : 'no error was thrown' })
  const unwatch = reader.watch(() => void bot.refresh().catch((error: unknown) => failed('briefings', error)))
  const ticker = startTicker(bot.duties(), failed)
  return async () => {
    unwatch()
    await bot.stop()
    await ticker.stop()
  }
}
