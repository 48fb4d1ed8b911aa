import { diffArrays } from 'diff'
import { cite, type Article, type Citation } from './article.ts'
import { withoutUnseen } from './characters.ts'

/** How well words match an article: exactly, except for typography, or with changes. */
export type Located =
  | { readonly match: 'exact'; readonly place: Citation }
  /** The same words; only quotation marks, dashes or spaces differ. */
  | { readonly match: 'typography'; readonly place: Citation }
  | {
      readonly match: 'differs'
      readonly place: Citation
      readonly changes: readonly Change[]
      readonly likeness: number
    }

/** One difference: the words as given, and the article's words in their place; either may be empty. */
export interface Change {
  readonly said: string
  readonly article: string
}

/** Below this share of common words, the match is a different passage. */
const LIKE_ENOUGH = 0.6
const FEWEST_COMMON = 3

type Searched = Pick<Article, 'id' | 'text'>

/** Where the words occur in an article, or the closest passage; undefined when nothing comes close. */
export function locate(article: Searched, words: string): Located | undefined {
  const wanted = withoutMarks(words)
  if (!/[\p{L}\p{N}]/u.test(wanted)) return undefined
  return locateExact(article, words) ?? locateFolded(article, wanted) ?? locateAlike(article, wanted)
}

/** Where the words occur letter for letter. */
export function locateExact(article: Searched, words: string): Located | undefined {
  const wanted = withoutMarks(words)
  const at = /[\p{L}\p{N}]/u.test(wanted) ? indexOfWords(article.text, wanted) : -1
  return at < 0 ? undefined : { match: 'exact', place: cite(article, { start: at, end: at + wanted.length }) }
}

const withoutMarks = (words: string): string => words.replace(MARKS_BEFORE, '').replace(MARKS_AFTER, '')

const MARKS_BEFORE = /^[\s"“”„«»'‘’‚]+/u
const MARKS_AFTER = /(?<![\s"“”„«»'‘’‚.,;:])[\s"“”„«»'‘’‚.,;:]+$/u

/** Like indexOf, but a match never starts or ends inside a word. */
function indexOfWords(text: string, wanted: string): number {
  let at = text.indexOf(wanted)
  while (at >= 0 && (cutsWord(text, at) || cutsWord(text, at + wanted.length))) at = text.indexOf(wanted, at + 1)
  return at
}

const cutsWord = (text: string, at: number): boolean =>
  /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) && /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))

function locateFolded(article: Searched, wanted: string): Located | undefined {
  const text = fold(article.text)
  const sought = fold(wanted).folded.trim()
  const at = sought === '' ? -1 : indexOfWords(text.folded, sought)
  if (at < 0) return undefined
  const start = text.from[at] ?? 0
  const end = (text.from[at + sought.length - 1] ?? start) + 1
  return { match: 'typography', place: cite(article, { start, end }) }
}

const TYPOGRAPHY: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '–': '-',
  '—': '-',
  '‑': '-',
  '…': '...',
}

/** The text with plain typography, and the original position of each of its units. */
function fold(text: string): { folded: string; from: readonly number[] } {
  const from: number[] = []
  let folded = ''
  let blank = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at)
    const plain = /\s/u.test(unit) && unit !== '\ufeff' ? ' ' : (TYPOGRAPHY[unit] ?? withoutUnseen(unit))
    if (plain === ' ' && blank) continue
    if (plain !== '') blank = plain === ' '
    for (let n = 0; n < plain.length; n += 1) from.push(at)
    folded += plain
  }
  return { folded, from }
}

interface Token {
  /** The form used for comparison: plain typography, case kept. */
  readonly key: string
  readonly word: boolean
  readonly start: number
  readonly end: number
}

/** Matching words share the same offset between the two texts; the most common offset gives the passage. */
function locateAlike(article: Searched, wanted: string): Located | undefined {
  const said = tokensOf(wanted)
  const text = tokensOf(article.text)
  const first = densestWindow(said, text)
  const window = text.slice(Math.max(0, first - 2), first + said.length + Math.ceil(said.length / 4) + 2)
  const parts = diffArrays([...said], [...window], {
    comparator: (a, b) => a.key.toLowerCase() === b.key.toLowerCase(),
  })
  const { changes, common, from, to } = readChanges(parts, { said, wanted, window, text: article.text })
  const likeness = common / Math.max(said.filter(({ word }) => word).length, 1)
  const start = window[from]?.start
  const end = window[to]?.end
  if (likeness < LIKE_ENOUGH || common < Math.min(FEWEST_COMMON, said.length)) return undefined
  if (start === undefined || end === undefined) return undefined
  return { match: 'differs', place: cite(article, { start, end }), changes, likeness }
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:[\u00ad\u200b\u2060'’][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}\p{Cf}]/gu)].map(
    (found) => ({
      key: fold(found[0]).folded,
      word: /^[\p{L}\p{N}]/u.test(found[0]),
      start: found.index,
      end: found.index + found[0].length,
    }),
  )
}

/** The index in `text` where a window as long as `said` shares the most words with it. */
function densestWindow(said: readonly Token[], text: readonly Token[]): number {
  const wanted = new Set(said.filter(({ word }) => word).map(({ key }) => key.toLowerCase()))
  let inside = 0
  let best = 0
  let first = 0
  text.forEach(({ key }, at) => {
    if (wanted.has(key.toLowerCase())) inside += 1
    const left = text[at - said.length]
    if (left && wanted.has(left.key.toLowerCase())) inside -= 1
    if (inside > best) {
      best = inside
      first = Math.max(0, at - said.length + 1)
    }
  })
  return first
}

interface DiffPart {
  readonly value: readonly Token[]
  readonly added: boolean
  readonly removed: boolean
}

interface Sides {
  readonly said: readonly Token[]
  readonly wanted: string
  readonly window: readonly Token[]
  readonly text: string
}

/** The differences between the first and last common words, as each text spells them. */
function readChanges(parts: readonly DiffPart[], sides: Sides) {
  const changes: { said: string; article: string; at: number }[] = []
  const shared: number[] = []
  let left = 0
  let right = 0
  for (const part of parts) {
    const size = part.value.length
    if (part.added) {
      changes.push({ said: '', article: between(sides.text, sides.window, right, size), at: right })
      right += size
    } else if (part.removed) {
      changes.push({ said: between(sides.wanted, sides.said, left, size), article: '', at: right })
      left += size
    } else {
      for (let n = 0; n < size; n += 1) {
        const mine = sides.said[left + n]
        const theirs = sides.window[right + n]
        if (mine && theirs && mine.key !== theirs.key) changes.push({ ...wordsOf(sides, mine, theirs), at: right + n })
        if (theirs?.word) shared.push(right + n)
      }
      left += size
      right += size
    }
  }
  const from = shared[0] ?? 0
  const to = shared.at(-1) ?? 0
  const inner = changes.filter((change) => change.article === '' || (change.at >= from && change.at <= to))
  return { changes: joined(inner), common: shared.length, from, to }
}

const wordsOf = (sides: Sides, mine: Token, theirs: Token): Change => ({
  said: sides.wanted.slice(mine.start, mine.end),
  article: sides.text.slice(theirs.start, theirs.end),
})

function between(text: string, words: readonly Token[], first: number, count: number): string {
  return text.slice(words[first]?.start ?? 0, words[first + count - 1]?.end ?? 0)
}

/** A removal and an insertion at the same place count as one change. */
function joined(changes: readonly (Change & { at: number })[]): readonly Change[] {
  const result: (Change & { at: number })[] = []
  for (const change of changes) {
    const before = result.at(-1)
    if (before?.at === change.at && (before.said === '') !== (change.said === '')) {
      result[result.length - 1] = {
        said: before.said || change.said,
        article: before.article || change.article,
        at: change.at,
      }
    } else result.push(change)
  }
  return result.map(({ said, article }) => ({ said, article }))
}
