import type { SpeakerAnswer } from '../answer.ts'

/** A check that an answer must pass whatever its signs; `says` is the objection, worded for editors. */
export interface Veto {
  readonly name: string
  readonly says: string
  readonly stops: (answer: SpeakerAnswer) => boolean
}

/** Makes a veto from its name, its objection and its test. */
export const veto = (name: string, says: string, stops: Veto['stops']): Veto => ({ name, says, stops })
