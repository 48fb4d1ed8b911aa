import type { Day } from './calendar.ts'
import type { Tense } from './tense.ts'

/** What a rule can consult besides the words of the date. */
export interface DateClue {
  /** The day of publication, when known. */
  readonly published: Day | undefined
  readonly tense: Tense
  /** The words that follow in the sentence. */
  readonly after: string
}
/** `undated`: a date, but which one is unclear. */
export type Resolution = { readonly date: string; readonly rule: string } | 'undated' | undefined
