import { correctEdited, orderCorrections, type CorrectionParts } from './corrections.ts'
import type { Edit } from './store.ts'

/** Keeps posted copies as their briefings stand. */
export interface Corrector {
  /** A briefing may have changed. */
  wake(): void
  /** For the ticker: looks once after each `wake`, and again later where that failed. */
  duty(): Promise<void>
  /** Right after an edit: the number of copies that are corrected; undefined when it cannot be told yet. */
  readonly edited: (edit: Edit) => Promise<number | undefined>
}

interface CorrectorParts extends CorrectionParts {
  readonly notify: (level: 'info' | 'warn', event: string, facts: Readonly<Record<string, unknown>>) => void
}

const AGAIN_AFTER = 60_000

/** Looks at the start, too: a crash may have come between a change and its corrections. */
export function createCorrector(parts: CorrectorParts): Corrector {
  const { clock, notify } = parts
  let due: number | undefined = -Infinity

  function later(error: unknown): void {
    due = clock() + AGAIN_AFTER
    notify('warn', 'corrections.later', { reason: error instanceof Error ? error.message : 'no error was thrown' })
  }

  return {
    wake: () => void (due = -Infinity),
    async duty() {
      if (due === undefined || clock() < due) return
      due = undefined
      try {
        const copies = await orderCorrections(parts)
        if (copies > 0) notify('info', 'copies.corrected', { copies })
      } catch (error) {
        later(error)
      }
    },
    async edited(edit) {
      try {
        // Digests that hold it follow in a second.
        due = -Infinity
        return await correctEdited(parts, edit, true)
      } catch (error) {
        later(error)
        return undefined
      }
    },
  }
}
