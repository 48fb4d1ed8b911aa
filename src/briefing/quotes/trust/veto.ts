import type { SpeakerAnswer } from '../answer.ts'

/** A check that an answer has to pass, however much speaks for it; `says` is the objection in words for an editor. */
export interface Veto {
  readonly name: string
  readonly says: string
  readonly stops: (answer: SpeakerAnswer) => boolean
}

export const veto = (name: string, says: string, stops: Veto['stops']): Veto => ({ name, says, stops })
