import type { SpeakerKind } from '../briefing.ts'

/** Words that name or stand for somebody who could speak. Positions are indexes of nodes, half-open. */
export interface Mention {
  readonly kind: 'name' | 'pronoun' | 'nominal'
  readonly sort: SpeakerKind | 'unknown'
  /** The whole phrase with its title or determiner. */
  readonly from: number
  readonly to: number
  /** The name alone; for the others the head. */
  readonly headFrom: number
  readonly headTo: number
  /** Followed by ’s: the words are of what comes next. */
  readonly possessive: boolean
  /** Stands in front of another name or noun that is what the phrase is about: "NATO’s Jens Stoltenberg". */
  readonly modifier: boolean
  /** Index of the mention that this one describes, next to a comma: "Lena Ortiz, his publicist". */
  describes?: number
}
