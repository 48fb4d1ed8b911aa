import { setImmediate as breathe } from 'node:timers/promises'
import { BotError } from '../../errors.ts'
import type { FeedEntry } from '../ports/sources.ts'
import { plainDashes, plainQuotes } from '../ports/typed.ts'
import { holds } from './words.ts'

/** A word or phrase as typed, and where it has to stand; without a field in the title, the text or a category. */
export interface FilterTerm {
  readonly words: string
  readonly field?: 'title' | 'author' | 'category'
}

/** Which entries are wanted: any of these terms if there are some, and none of those. */
export interface Filter {
  readonly wanted: readonly FilterTerm[]
  readonly excluded: readonly FilterTerm[]
}

/** Parses `ferry "harbour wall" title:pier -category:sport`. Throws BotError `input` if it has no word. */
export function readFilter(text: string): Filter {
  const typed = plainQuotes(plainDashes(text)).matchAll(/(-?)(?:(title|author|category):)?(?:"([^"]*)"|([^\s,]+))/giu)
  const terms = [...typed].map(([, minus, field, phrase, word = '']) => ({
    excluded: minus === '-',
    term: {
      words: (phrase ?? word).trim(),
      ...(field && { field: field.toLowerCase() as NonNullable<FilterTerm['field']> }),
    },
  }))
  const named = terms.filter(({ term: { words } }) => /[\p{L}\p{N}]/u.test(words))
  if (named.length === 0)
    throw new BotError('input', `“${text.trim()}” holds no word to filter by.`, {
      hint: 'Write words, phrases and what to leave out: filter ferry "harbour wall" -dam',
    })
  const pick = (excluded: boolean) => named.filter((each) => each.excluded === excluded).map(({ term }) => term)
  return { wanted: pick(false), excluded: pick(true) }
}

/** Whether an entry is wanted: whole words and their plain forms; one that is typed in capitals is meant so. */
export const passes = (filter: Filter, entry: FeedEntry): boolean => judgeEntry(filter, entry).passes

/** The same with the term that decided; none if no wanted one was found. */
export function judgeEntry({ wanted, excluded }: Filter, entry: FeedEntry): { passes: boolean; term?: FilterTerm } {
  const against = excluded.find((term) => has(entry, term))
  if (against) return { passes: false, term: against }
  const term = wanted.find((each) => has(entry, each))
  return { passes: wanted.length === 0 || term !== undefined, ...(term && { term }) }
}

function has(
  { title = '', words: text, author = '', categories = [] }: FeedEntry,
  { words, field }: FilterTerm,
): boolean {
  const places = { title: [title], author: [author], category: categories }
  return (field ? places[field] : [title, text, ...categories]).some((place) => holds(place, words))
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
  const list = (terms: readonly FilterTerm[]): string => terms.map(sayTerm).join(' or ')
  return [wanted.length > 0 && `with ${list(wanted)}`, excluded.length > 0 && `without ${list(excluded)}`]
    .filter(Boolean)
    .join(', ')
}

/** A term in words: `“ferry” in the title`. */
export const sayTerm = ({ words, field }: FilterTerm): string => `“${words}”${field ? places[field] : ''}`

const places = { title: ' in the title', author: ' as author', category: ' as category' }
