import type { Picks } from '../../briefing/pointed/pointed.ts'
import type { Sheet } from '../../briefing/pointed/sheet.ts'

/** The seam between the bot and a model. */

/**
 * Why a model gave no answer. down: not reached, or it failed · busy: it asks to wait · denied: the address, name or key is
 * wrong · quota: paid up · slow: out of time · refused: it declined · cut: it ran out of room · garbled: no answer of the
 * form that was asked for.
 */
export type PointReason = 'down' | 'busy' | 'denied' | 'quota' | 'slow' | 'refused' | 'cut' | 'garbled'

/** An answer, or the reason why there is none; `tokens` counts both ways, as far as the server told. */
export type PointOutcome =
  | { readonly picks: Picks; readonly tokens: number }
  | {
      readonly reason: PointReason
      readonly tokens: number
      /** How long the server asks to be left alone, ms. */
      readonly after?: number
    }

/** A model that reads numbered sentences and answers with numbers. */
export interface Reader {
  /** As the operator named it. */
  readonly model: string
  /** Where the text goes: `api.example.org`. */
  readonly host: string
  /** Changes with the prompt and the answer's form. */
  readonly version: string
  /** What tells this model from another under the same name, where the server can tell; else its name. Never rejects. */
  digest(signal: AbortSignal): Promise<string>
  /** One request, no retries. Never rejects. */
  point(sheet: Sheet, signal: AbortSignal): Promise<PointOutcome>
}
