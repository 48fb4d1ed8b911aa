import { setImmediate as breathe } from 'node:timers/promises'
import { BotError } from '../../errors.ts'
import type { FeedEntry } from '../ports/sources.ts'
import { plainDashes, plainQuotes } from '../ports/typed.ts'

/** Which entries are wanted: any of these words or phrases if there are some, and none of those. */
export interface Filter {
  readonly wanted: readonly string[]
  readonly excluded: readonly string[]
}

/** Parses `ferry "harbour wall" -dam`. Throws BotError `input` if it has no word. */
export function readFilter(text: string): Filter {
  const typed = plainQuotes(plainDashes(text))
  const terms = [...typed.matchAll(/(-?)(?:"([^"]*)"|([^\s,]+))/gu)].map(([, minus, phrase, word = '']) => ({
    excluded: minus === '-',
    words: (phrase ?? word).trim(),
  }))
  const named = terms.filter(({ words }) => fold(words) !== '')
  if (named.length === 0)
    throw new BotError('input', `“${text.trim()}” holds no word to filter by.`, {
      hint: 'Write words, phrases and what to leave out: filter ferry "harbour wall" -dam',
    })
  const pick = (excluded: boolean) => named.filter((term) => term.excluded === excluded).map(({ words }) => words)
  return { wanted: pick(false), excluded: pick(true) }
}

/** Matches whole words in an entry's title or text, ignoring case and accents. */
export function passes({ wanted, excluded }: Filter, { title = '', words }: FeedEntry): boolean {
  const text = ` ${fold(`${title} ${words}`)} `
  const has = (term: string): boolean => text.includes(unparted.test(term) ? fold(term) : ` ${fold(term)} `)
  return (wanted.length === 0 || wanted.some(has)) && !excluded.some(has)
}

/** Of many entries, those that pass. A feed may hold megabytes, so others are served between two entries. */
export async function pickPassing<Entry extends FeedEntry>(
  filter: Filter | undefined,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  if (!filter) return entries
  const passing: Entry[] = []
  for (const entry of entries) {
    await breathe()
    if (passes(filter, entry)) passing.push(entry)
  }
  return passing
}

/** A filter in words. */
export function sayFilter({ wanted, excluded }: Filter): string {
  const list = (terms: readonly string[]): string => terms.map((term) => `“${term}”`).join(' or ')
  return [wanted.length > 0 && `with ${list(wanted)}`, excluded.length > 0 && `without ${list(excluded)}`]
    .filter(Boolean)
    .join(', ')
}

/** Scripts that put no spaces between words. */
const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u

const fold = (words: string): string =>
  (
    words
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')
