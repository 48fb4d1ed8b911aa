import { startTicker, type Duties } from './ticker.ts'
import { BotError } from '../errors.ts'
import type { OpenTerminal } from './opened.ts'

type Watched = Pick<OpenTerminal, 'bot' | 'reader' | 'sourced' | 'log' | 'operations'>

/** Looks at the folder and at what is due until the returned function is called; it resolves when nothing runs any more. */
export function startBackground({ bot, reader, sourced, log, operations }: Watched): () => Promise<void> {
  const { failed, watched } = watchDuties(log, operations)
  const { briefings: refresh = () => Promise.resolve() } = watched({ briefings: () => bot.refresh() })
  const unwatch = reader.watch(() => void refresh().catch((error: unknown) => failed('briefings', error)))
  const alive = () => Promise.resolve(operations?.ticked())
  const sources = async () => void ((await sourced.look()) && (await refresh()))
  const ticker = startTicker(watched({ ...bot.duties(), sources, alive }), failed)
  return async () => {
    unwatch()
    await bot.stop()
    await ticker.stop()
  }
}

/** A duty that fails each second is said once, and again when it fails otherwise or goes on; health tells how it is now. */
function watchDuties(log: Watched['log'], operations: Watched['operations']) {
  const failing = new Map<string, string>()
  const failed = (duty: string, error: unknown): void => {
    const reason = error instanceof Error ? error.message : 'no error was thrown'
    if (failing.get(duty) === reason) return
    failing.set(duty, reason)
    operations?.duty(duty, reason)
    log.error('duty.failed', { duty, reason, ...(error instanceof BotError && { hint: error.hint }) })
  }
  const healed = (duty: string): void => {
    if (!failing.delete(duty)) return
    operations?.duty(duty)
    log.info('duty.healed', { duty })
  }
  const watched = (duties: Duties): Duties =>
    Object.fromEntries(Object.entries(duties).map(([name, duty]) => [name, () => duty().then(() => healed(name))]))
  return { failed, watched }
}
