import { readTerms } from './terms.ts'

/** The words of a text as an index holds them: stems without case and accents, letters and digits only, in their order. */
export const indexedWords = (text: string): readonly string[] =>
  readTerms(text.normalize('NFKD').replace(/\p{M}/gu, ''), true)
    // 4.25 is one word to people and two to a database.
    .map(({ stem }) => stem.replace(/[^\p{L}\p{N}]/gu, 'x'))

/** What somebody looks for: runs of words, all of which have to be there. What stands in quotation marks is one run. */
export const readRuns = (typed: string): readonly (readonly string[])[] =>
  [...typed.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]|[^"“”„«»]+/g)].flatMap(([all, marked]) =>
    marked === undefined
      ? indexedWords(all).map((word) => [word])
      : [indexedWords(marked)].filter((run) => run.length > 0),
  )
