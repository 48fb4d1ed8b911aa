import type { Hash } from '../../article/article.ts'
import type { EntryMarks, FeedEntry } from '../../bot/ports/sources.ts'
import { foldWords } from '../page/fold.ts'

/** Longest URL used as a key; longer ones do not fit a database key and are hashed. */
const KEY_MAX = 500

/** An entry before its marks are held against those of the others. */
export interface Single extends Omit<FeedEntry, 'key' | 'marks'> {
  readonly id: string | undefined
}

/** The same story twice in one feed: by its id, or by its title at one address. */
export function withoutRepeats(entries: readonly Single[]): readonly Single[] {
  const seen = new Set<string>()
  return entries.filter(({ id, url = '', title = '', version }) => {
    const names = [
      `${url} ${version}`,
      ...(id === undefined ? [] : [`${url} ${id}`]),
      ...(title === '' || isFront(url) ? [] : [`${url} ${foldWords(title)}`]),
    ]
    const isRepeat = names.some((name) => seen.has(name))
    for (const name of names) seen.add(name)
    return !isRepeat
  })
}

/** Many entries may link to a front page. */
const isFront = (url: string): boolean => /^https?:\/\/[^/?]+\/$/.test(url)

/** Of a text of so many characters, no two stories have the same. */
const TELLING = 200

/** By what each is known again: marks that no other entry of the feed has, and a key of its own. */
export function withMarks(entries: readonly Single[], hash: Hash): readonly FeedEntry[] {
  const marked = entries.map((entry) => ({ entry, marks: marksOf(entry, hash) }))
  const counts = new Map<string, number>()
  for (const { marks } of marked)
    for (const mark of Object.values(marks) as readonly string[]) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  const isOwn = (mark: string | undefined): mark is string => mark !== undefined && counts.get(mark) === 1
  return marked.map(({ entry: { id, ...entry }, marks: { link, guid, words } }) => {
    const marks = { ...(isOwn(link) && { link }), ...(isOwn(guid) && { guid }), ...(isOwn(words) && { words }) }
    return { ...entry, key: keyOf({ ...entry, id }, marks, hash), marks }
  })
}

function marksOf({ id, url, title = '', words, version, published }: Single, hash: Hash): EntryMarks {
  const link =
    url === undefined || (isFront(url) && id !== undefined) ? undefined : url.replace(/^https?:\/\/(?:www\.)?/, '')
  const place = title.length + words.length >= TELLING ? '' : (published ?? link ?? (id === undefined ? '' : undefined))
  return {
    ...(link !== undefined && { link: `link:${hash(link)}` }),
    ...(id !== undefined && { guid: `guid:${hash(id)}` }),
    ...(place !== undefined && { words: `words:${hash(`${version} ${place}`)}` }),
  }
}

/** Its address where no other entry has it. */
function keyOf({ id, url = '', version }: Single, { link, guid }: EntryMarks, hash: Hash): string {
  if (link !== undefined) return url.length <= KEY_MAX ? url : `text:${hash(url)}`
  return `text:${guid !== undefined && id !== undefined ? hash(id) : hash(`${id ?? ''} ${url} ${version}`)}`
}
