import type { Frame } from './mention/frame.ts'
import type { Utterance } from './reading.ts'

/** A mention that could name the speaker, with its share of the probability. */
export interface Ranked {
  readonly mention: number
  readonly score: number
  readonly share: number
}

/** A possible speaker: the entity, its best mention, and its total probability. */
export interface Belief {
  /** Index of the entity, or -1 if the mention cannot be resolved. */
  readonly entity: number
  readonly mention: number
  readonly share: number
}

/** How far an answer is trusted, and why. */
export interface Judged {
  /** 0 to 1; 0 after a veto, and capped at the trust of the quotation it rests on. */
  readonly trust: number
  /** Trust from the signs alone, before vetoes and the cap. */
  readonly alone: number
  /** Names of the failed checks. */
  readonly vetoes: readonly string[]
  /** Zero-based index of the quotation whose trust caps this one. */
  readonly restsOn: number | undefined
  /** One value per entry of `trustSigns`. */
  readonly signs: readonly number[]
}

/** Who said an utterance, as far as we can tell. */
export interface Attribution {
  readonly utterance: Utterance
  readonly frame: Frame
  /** Best first. */
  readonly ranked: readonly Ranked[]
  /** Best first; empty when nobody could have said it. */
  readonly beliefs: readonly Belief[]
  /** Judgment of the first belief; absent when there is none. */
  readonly judged: Judged | undefined
  /** The belief in the entity that somebody else named, with the checks that it fails; absent when it is not near. */
  readonly named?: Belief & { readonly vetoes: readonly string[] }
}
