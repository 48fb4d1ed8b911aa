import type { Piece, Tree } from '../tree.ts'
import { wordsIn } from '../words.ts'

/** What a page marks for machines and readers outside its JSON-LD, in the order it stands there. */
export interface Marks {
  readonly headings: readonly string[]
  /** Elements marked as author, by microdata, link relation or class. */
  readonly authors: readonly string[]
  /** `datetime` or words of elements marked as a date of publication, then those of any `<time>`. */
  readonly dates: readonly string[]
  readonly times: readonly string[]
}

const authorName =
  /(?<![a-z0-9])(?:by-?line|author|author-?name|byline-?name|post-?author|entry-?author|article-?author|written-?by|contributor(?:-?name)?|fn)(?![a-z0-9])/
const dateName =
  /(?<![a-z0-9])(?:date|post-?date|entry-?date|article-?date|publish(?:ed)?(?:-?(?:date|time|at|on))?|pub-?date|posted-?on|date-?published|timestamp|dateline)(?![a-z0-9])/
const WORDS_MAX = 160

/** Walks a page once for its headings, bylines and dates. */
export function findMarks({ body }: Tree): Marks {
  const marks = { headings: [] as string[], authors: [] as string[], dates: [] as string[], times: [] as string[] }
  const proper: string[] = []
  const visit = (piece: Piece): void => {
    const { tag, attributes } = piece
    const property = attributes['itemprop'] ?? ''
    const name = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['data-testid'] ?? ''}`
      .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[_-]+/g, '-')
    if (tag === 'h1') marks.headings.push(wordsIn(piece))
    if (/\bauthor\b/.test(property) || /\bauthor\b/.test(attributes['rel'] ?? '')) {
      proper.push(attributes['content'] ?? nameIn(piece))
    } else if (authorName.test(name)) marks.authors.push(wordsIn(piece))
    if (/datePublished|dateCreated/.test(property) || attributes['pubdate'] !== undefined) {
      marks.dates.push(attributes['content'] ?? attributes['datetime'] ?? wordsIn(piece))
    } else if (tag === 'time') {
      marks.times.push(attributes['datetime'] ?? wordsIn(piece))
    } else if (dateName.test(name)) marks.times.push(wordsIn(piece))
    for (const child of piece.children) if (typeof child !== 'string') visit(child)
  }
  visit(body)
  const short = (words: readonly string[]): string[] =>
    words.map((one) => one.trim()).filter((one) => one !== '' && one.length <= WORDS_MAX)
  return {
    headings: marks.headings.filter(Boolean),
    authors: short([...proper, ...marks.authors]),
    dates: short(marks.dates),
    times: short(marks.times),
  }
}

/** Microdata puts the name into an element of its own. */
function nameIn(piece: Piece): string {
  const open: Piece[] = [piece]
  for (let one = open.shift(); one; one = open.shift()) {
    if (one !== piece && /\bname\b/.test(one.attributes['itemprop'] ?? ''))
      return one.attributes['content'] ?? wordsIn(one)
    open.push(...one.children.filter((child) => typeof child !== 'string'))
  }
  return wordsIn(piece)
}
