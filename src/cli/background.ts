import { startTicker, type Duties } from './ticker.ts'
import { BotError } from '../errors.ts'
import { reasonForAll } from '../operations/health.ts'
import type { RunningBot } from './running.ts'

type Watched = Pick<RunningBot, 'bot' | 'reader' | 'sourced' | 'log' | 'operations'>

/** Watches the folder and runs the duties until the returned function is called, which resolves when all have ended. */
export function startBackground({ bot, reader, sourced, log, operations }: Watched): () => Promise<void> {
  const { failed, watched } = watchDuties(log, operations)
  const { briefings: refresh = () => Promise.resolve() } = watched({
    briefings: () => operations?.read(() => bot.refresh()) ?? bot.refresh(),
  })
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

/** Logs why duties fail once, not every second and not for each of them, and again when the reason changes or the last recovers. */
function watchDuties(log: Watched['log'], operations: Watched['operations']) {
  const failing = new Map<string, string>()
  const isReason = (reason: string): boolean => [...failing.values()].includes(reason)
  const failed = (duty: string, error: unknown): void => {
    const reason = error instanceof Error ? error.message : 'no error was thrown'
    if (failing.get(duty) === reason) return
    const isSaid = isReason(reason)
    failing.set(duty, reason)
    operations?.duty(duty, reasonForAll(error))
    if (isSaid) return
    log.error('duty.failed', { duty, reason, ...(error instanceof BotError && { hint: error.hint }) })
  }
  const healed = (duty: string): void => {
    const reason = failing.get(duty)
    if (reason === undefined) return
    failing.delete(duty)
    operations?.duty(duty)
    if (isReason(reason)) return
    log.info('duty.healed', { duty })
  }
  const watched = (duties: Duties): Duties =>
    Object.fromEntries(Object.entries(duties).map(([name, duty]) => [name, () => duty().then(() => healed(name))]))
  return { failed, watched }
}
