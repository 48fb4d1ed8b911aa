/** Who a model says spoke: a quotation by `Quote.id`, somebody by `Person.number` of the sheet. */
export interface SpeakerPick {
  readonly quote: number
  readonly person: number
}

/**
 * What a model points at, by number. There are no words in it, so that whatever a lying, injected or broken model answers,
 * none of its words can reach a reader. Numbers may be anything: each is checked before it counts.
 */
export interface Picks {
  /** Sentences, the best first. */
  readonly bottomLine: readonly number[]
  readonly points: readonly number[]
  /** Sentences that should not be lines; they are not used where a pick was refused. */
  readonly never: readonly number[]
  readonly keyQuotes: readonly number[]
  readonly speakers: readonly SpeakerPick[]
}

/** Picks, and the model that they come from. */
export interface Pointed {
  /** As the operator named it. */
  readonly model: string
  readonly picks: Picks
}

/** What a pick was for. */
export type PickedFor = 'bottom line' | 'point' | 'key quotation' | 'speaker'

/** A pick that a check refused; what would have stood there without a model stands there. */
export interface RefusedPick {
  readonly picked: PickedFor
  /** Of the sentence or the quotation. */
  readonly number: number
  /** The check's name. */
  readonly rule: string
}

/** How the picks ended. */
export interface PointedAt {
  readonly model: string
  /** The sentences that are lines, and the key quotations, because the model chose them. */
  readonly sentences: readonly number[]
  readonly keyQuotes: readonly number[]
  readonly refused: readonly RefusedPick[]
}

/** The sentences in which a model found the answer to a question, best first; none where no sentence answers it. */
export interface AnswerPicks {
  readonly sentences: readonly number[]
}

/** The same, and the model that they come from. */
export interface PointedAnswer extends AnswerPicks {
  readonly model: string
}

/** Each number once, in order. */
export const distinct = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)]
