import type { SpeakerKind } from '../briefing.ts'

/** Words that name or refer to a possible speaker. Positions are node indexes, half-open. */
export interface Mention {
  readonly kind: 'name' | 'pronoun' | 'nominal'
  readonly sort: SpeakerKind | 'unknown'
  /** The whole phrase, with its title or determiner. */
  readonly from: number
  readonly to: number
  /** The name alone; for other mentions, the head. */
  readonly headFrom: number
  readonly headTo: number
  /** Followed by ’s. */
  readonly possessive: boolean
  /** Precedes another name or noun that is the head of the phrase: "NATO’s Jens Stoltenberg". */
  readonly modifier: boolean
  /** Index of the mention this one describes, across a comma: "Lena Ortiz, his publicist". */
  describes?: number
}
