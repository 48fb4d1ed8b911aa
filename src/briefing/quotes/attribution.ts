import type { Frame } from './mention/frame.ts'
import type { Utterance } from './reading.ts'

/** A mention that could name the speaker, with its share of the belief. */
export interface Ranked {
  readonly mention: number
  readonly score: number
  readonly share: number
}

/** Somebody who could be the speaker: an entity, the mention that speaks for it best, and how much speaks for it in all. */
export interface Belief {
  /** Index of the entity, or -1 when nobody knows whom the mention stands for. */
  readonly entity: number
  readonly mention: number
  readonly share: number
}

/** How sure an answer is, and by what. */
export interface Judged {
  /** From 0 to 1; 0 after a veto, and never more than of what it rests on. */
  readonly trust: number
  /** What the signs alone say. */
  readonly alone: number
  /** Names of the checks that it did not pass. */
  readonly vetoes: readonly string[]
  /** The quotation, counted from 0, whose speaker this one is surer not to be than that one is. */
  readonly restsOn: number | undefined
  /** One number for each of `trustSigns`. */
  readonly signs: readonly number[]
}

/** Who said an utterance, as far as it was found out. */
export interface Attribution {
  readonly utterance: Utterance
  readonly frame: Frame
  /** Best first. */
  readonly ranked: readonly Ranked[]
  /** Best first; none when nobody could have said it. */
  readonly beliefs: readonly Belief[]
  /** How sure the first belief is; absent when there is none. */
  readonly judged: Judged | undefined
}
