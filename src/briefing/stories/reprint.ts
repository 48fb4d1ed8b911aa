import { wordsAt, type Article, type Span } from '../../article/article.ts'
import { partPassages } from '../quotes/passages.ts'

/** How far the words of an article are those of another text. Quotations do not count: independent reports share them. */
export interface Overlap {
  /** Distinct runs of words in the article. */
  readonly runs: number
  /** The share of these that stand in the other text, 0 to 1. */
  readonly share: number
  /** The longest stretch of words in a row that the other text does not have. */
  readonly stretch: number
  /** The share of its numbers that the other text has, too. */
  readonly numbers: number
}

/** A text that an article may repeat. */
export interface Earlier {
  readonly text: string
  readonly url?: string
}

/** Words in a run. With 15 % of words changed at even distances, four in ten runs are left. */
const RUN = 4

/** With fewer runs, the formulas of the trade decide. */
const RUNS_LEAST = 40
/** What a reprint has in common with an original of another site, and of its own. */
const SHARE = { other: 0.3, own: 0.8 }
/** A passage of its own that is longer than this, or than half of the article, is news: the top of a running report. */
const STRETCH_MOST = 80
/** Reports of the same form, as of a market, differ in their numbers. */
const NUMBERS_LEAST = 0.5

/** The index of the text whose words an article repeats most, if it is a reprint of that; one paper's own articles must be nearly the same. */
export function findReprinted(article: Article, earlier: readonly Earlier[]): number | undefined {
  const own = readOwn(article)
  const found = earlier.flatMap(({ text, url }, index) => {
    const overlap = compare(own, text)
    return isReprint(overlap, siteOf(url) === siteOf(article.url)) ? [{ ...overlap, index }] : []
  })
  return found.toSorted((one, other) => other.share - one.share)[0]?.index
}

/** Whether an article of that overlap says nothing that the other text does not. */
export const isReprint = ({ runs, share, stretch, numbers }: Overlap, isOfOneSite: boolean): boolean =>
  runs >= RUNS_LEAST &&
  share >= (isOfOneSite ? SHARE.own : SHARE.other) &&
  stretch <= Math.min(STRETCH_MOST, runs / 2) &&
  numbers >= NUMBERS_LEAST

/** Compares the words of an article with another text. */
export const measureOverlap = (article: Article, text: string): Overlap => compare(readOwn(article), text)

/** The site of an address: `post.example`; without one, empty. */
export const siteOf = (url: string | undefined): string =>
  url !== undefined && URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : ''

/** The words of an article that are its own. */
interface Own {
  readonly parts: readonly (readonly string[])[]
  readonly runs: readonly string[]
  readonly numbers: readonly string[]
}

function readOwn(article: Article): Own {
  const parts = ownWords(article)
  return {
    parts,
    runs: [...new Set(parts.flatMap(runsOf))],
    numbers: [...new Set(parts.flat())].filter((word) => /\p{N}/u.test(word)),
  }
}

function compare({ parts, runs, numbers }: Own, text: string): Overlap {
  const words = wordsIn(text)
  const theirs = new Set(runsOf(words))
  return {
    runs: runs.length,
    share: shareIn(theirs, runs),
    stretch: longestStretch(parts, theirs),
    numbers: shareIn(new Set(words), numbers),
  }
}

const shareIn = (those: ReadonlySet<string>, found: readonly string[]): number =>
  found.length === 0 ? 1 : found.filter((each) => those.has(each)).length / found.length

function longestStretch(parts: Own['parts'], theirs: ReadonlySet<string>): number {
  let [stretch, longest] = [0, 0]
  for (const words of parts)
    for (let at = 1; at <= words.length; at++) {
      stretch = theirs.has(words.slice(Math.max(0, at - RUN), at).join(' ')) ? 0 : stretch + 1
      longest = Math.max(longest, stretch)
    }
  return longest
}

/** The words of each sentence outside quotation marks, taken apart where a quotation stands between. */
function ownWords(article: Article): Own['parts'] {
  const { speech, passed } = partPassages(article)
  const marked = [...speech, ...passed.map(({ span }) => span)].sort((a, b) => a.start - b.start)
  let next = 0
  return article.sentences.flatMap(({ span }) => {
    const parts: string[][] = []
    let { start } = span
    while (marked[next] && (marked[next] as Span).end <= start) next += 1
    for (let at = next; start < span.end; at++) {
      const passage = marked[at]
      const end = Math.min(passage?.start ?? span.end, span.end)
      if (end > start) parts.push(wordsIn(wordsAt(article, { start, end })))
      if (!passage || passage.start >= span.end) break
      start = Math.max(start, passage.end)
    }
    return parts
  })
}

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []

const runsOf = (words: readonly string[]): string[] =>
  words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' '))
