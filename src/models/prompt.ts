import type { Sheet } from '../briefing/pointed/sheet.ts'

/** The rules and the article. The rules go first, because some servers cut a long prompt from its beginning. */
export interface Prompt {
  readonly rules: string
  readonly text: string
  /** The answer's form, as a JSON schema that every provider takes. */
  readonly form: object
}

/** "S1 The lock …", line by line. */
export const numbered = (letter: string, lines: Sheet['sentences']): readonly string[] =>
  lines.map(({ number, words }) => `${letter}${number} ${words}`)

/** The headline's line, where there is one. */
export const headlineLine = (headline: string | undefined): readonly string[] =>
  headline === undefined ? [] : [`Headline: ${headline}`]

/** Some numbers, in a JSON schema. */
export const numbers = { type: 'array', items: { type: 'integer' } } as const
/** Tokens of an answer; it is far shorter. */
export const longestAnswer = 4_000
