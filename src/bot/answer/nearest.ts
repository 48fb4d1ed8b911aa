import { distance } from 'fastest-levenshtein'

/** The candidate that was probably meant: it contains the typed words or is a typo away. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const wanted = foldTyped(typed)
  if (wanted === '') return undefined
  const holding = candidates.find((candidate) => wanted.length >= 3 && foldTyped(candidate).includes(wanted))
  if (holding !== undefined) return holding
  const [best] = candidates
    .map((candidate) => ({ candidate, away: slips(wanted, foldTyped(candidate)) }))
    .sort((a, b) => a.away - b.away)
  return best && best.away <= forgiven(wanted) ? best.candidate : undefined
}

/** Two edits, because swapping two letters counts as two and is the commonest typo. */
const forgiven = (typed: string): number => (typed.length < 4 ? 1 : Math.max(2, Math.floor(typed.length / 3)))

/** Distance to the whole candidate or to one of its words, so that a surname is enough. */
const slips = (typed: string, candidate: string): number =>
  Math.min(...[candidate, ...candidate.split(/[ -]/)].map((part) => distance(typed, part)))

/** Lower case, without accents, marks and double spaces: how people type a name. */
export const foldTyped = (words: string): string =>
  words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’“”"`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
