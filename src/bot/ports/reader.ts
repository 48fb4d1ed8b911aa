import type { AnswerPicks, Picks } from '../../briefing/pointed/pointed.ts'
import type { Sheet } from '../../briefing/pointed/sheet.ts'

/** The seam between the bot and a model. */

/**
 * Why a model gave no answer. down: not reached, or it failed · busy: it asks to wait · denied: the address, name or key is
 * wrong · quota: paid up · slow: out of time · refused: it declined · cut: it ran out of room · garbled: no answer of the
 * form that was asked for.
 */
export type PointReason = 'down' | 'busy' | 'denied' | 'quota' | 'slow' | 'refused' | 'cut' | 'garbled'

/** An answer, or the reason why there is none; `tokens` counts both ways, as far as the server told. */
export type PointOutcome<Picked = Picks> =
  | { readonly picks: Picked; readonly tokens: number }
  | {
      readonly reason: PointReason
      readonly tokens: number
      /** How long the server asks to be left alone, ms. */
      readonly after?: number
    }

/** What a model is asked: to choose what a briefing shows, or to find the answer to a question. */
export type PointTask = 'choose' | 'answer'

/** A model that reads numbered sentences and answers with numbers. */
export interface Reader {
  /** As the operator named it. */
  readonly model: string
  /** Where the text goes: `api.example.org`. */
  readonly host: string
  /** Each changes with its prompt and the answer's form. */
  readonly versions: Readonly<Record<PointTask, string>>
  /** What tells this model from another under the same name, where the server can tell; else its name. Never rejects. */
  digest(signal: AbortSignal): Promise<string>
  /** One request, no retries. Never rejects. */
  point(sheet: Sheet, signal: AbortSignal): Promise<PointOutcome>
  /** The same for a question about the article. */
  answer(sheet: Sheet, question: string, signal: AbortSignal): Promise<PointOutcome<AnswerPicks>>
}

/** That a workspace or server lets a model read: given by an admin, and for one host only. */
export interface ModelConsent {
  readonly tenant: string
  /** As the admin saw it: another host needs another consent. */
  readonly host: string
  /** Also pasted texts and messages. */
  readonly own: boolean
  readonly by: string
  readonly at: number
}

/** An article's picks in a tenant; `key` is a hash of the article, the prompt's version and the model. */
export interface PicksKey {
  readonly tenant: string
  /** The briefing's name, with which the picks are forgotten. */
  readonly briefing: string
  readonly key: string
}

/** What is kept of models: who agreed, what they pointed at, and what it cost. */
export interface ModelStore {
  consent(tenant: string): Promise<ModelConsent | undefined>
  agree(consent: ModelConsent): Promise<void>
  /** Ends the consent and forgets the tenant's picks; false if there was none. */
  withdraw(tenant: string): Promise<boolean>
  /** The stored picks, as JSON. */
  find(key: PicksKey): Promise<string | undefined>
  /** Takes the right to ask, until `until`; false while another process has it, or when there are picks. */
  claim(key: PicksKey, now: number, until: number): Promise<boolean>
  /** Stores the picks. */
  put(key: PicksKey, picks: string, now: number): Promise<void>
  /** Gives the right to ask back: there was no answer. */
  release(key: PicksKey): Promise<void>
  /** Counts tokens towards a day, `YYYY-MM-DD`. */
  spend(tenant: string, day: string, tokens: number): Promise<void>
  spent(tenant: string, day: string): Promise<number>
}
