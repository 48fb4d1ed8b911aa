import { inKebab } from '../names.ts'
import type { Piece, Tree } from '../tree.ts'
import { wordsIn } from '../words.ts'

/** Marked text, and how many characters of the page precede it. */
export interface Mark {
  readonly words: string
  readonly at: number
}

/** Marked text with what stands beside it, which may show that it is another kind: a date of change, a reviewer. */
export interface LabelledMark extends Mark {
  readonly label: string
}

/** Headings, bylines and dates marked in the HTML, in document order; JSON-LD is separate. */
export interface Marks {
  readonly headings: readonly Mark[]
  /** Elements marked as author by microdata or link relation. */
  readonly writers: readonly Mark[]
  /** Elements marked as author by class. */
  readonly bylines: readonly Mark[]
  /** Links to the page of an author. */
  readonly profiles: readonly LabelledMark[]
  /** Elements marked as publication date, then any other `<time>` or date. */
  readonly dates: readonly LabelledMark[]
  readonly times: readonly LabelledMark[]
}

const authorName =
  /(?<![a-z0-9])(?:by|poet|by-?line|author|author-?name|byline-?name|post-?author|entry-?author|article-?author|written-?by|contributor(?:-?name)?|fn)(?![a-z0-9])/
const authorPath =
  /\/(?:authors?|contributors?|writers?|columnists?|reporters?|profiles?|people|staff|team)\/[^/]+\/?$/i
const dateName =
  /(?<![a-z0-9])(?:date|post-?date|entry-?date|article-?date|publish(?:ed)?(?:-?(?:date|time|at|on))?|pub-?date|posted-?on|date-?published|timestamp|dateline)(?![a-z0-9])/
const otherName =
  /(?<![a-z0-9])(?:comments?|comment-\w+|respond|replies|disqus\w*|related|recommend\w*|trending|recirc)(?![a-z0-9])/
const WORDS_MAX = 160
/** How many marks of one kind are read: later ones are of other stories. */
const MARKS_MAX = 100

/** Collects headings, bylines and dates in one walk, skipping comments, events, forms and other stories. */
export function findMarks({ body }: Tree): Marks {
  const found = { headings: [], writers: [], bylines: [], profiles: [], dates: [], times: [] } as {
    [Key in keyof Marks]: Marks[Key][number][]
  }
  let at = 0
  const add = (key: keyof Marks, words: string, parent?: Piece): void => {
    if (words.trim() === '' || words.length > WORDS_MAX || found[key].length >= MARKS_MAX) return
    const label = parent ? wordsIn(parent).slice(0, WORDS_MAX) : ''
    found[key].push({ words: words.trim(), at, label })
  }
  const addWriter = (piece: Piece, parent: Piece, name: string): void => {
    const { tag, attributes } = piece
    if (/\bauthor\b/.test(`${attributes['itemprop'] ?? ''} ${attributes['rel'] ?? ''}`))
      add('writers', attributes['content'] ?? nameIn(piece))
    else if (authorName.test(name)) add('bylines', wordsIn(piece))
    else if (tag === 'a' && authorPath.test(attributes['href'] ?? '')) add('profiles', wordsIn(piece), parent)
  }
  const addDate = (piece: Piece, parent: Piece, name: string): void => {
    const { tag, attributes } = piece
    if (/datePublished|dateCreated/.test(attributes['itemprop'] ?? '') || attributes['pubdate'] !== undefined)
      add('dates', attributes['content'] ?? attributes['datetime'] ?? wordsIn(piece), parent)
    else if (tag === 'time') add('times', attributes['datetime'] ?? wordsIn(piece), parent)
    else if (dateName.test(name)) add('times', wordsIn(piece), parent)
  }
  const visit = (piece: Piece, parent: Piece, story: boolean): void => {
    const name = nameOf(piece)
    if (isOther(piece, name, story)) return
    const { tag } = piece
    if (tag === 'h1') add('headings', wordsIn(piece))
    addWriter(piece, parent, name)
    addDate(piece, parent, name)
    for (const child of piece.children) {
      if (typeof child === 'string') at += child.length
      else visit(child, piece, story || tag === 'article' || tag === 'main')
    }
  }
  visit(body, body, false)
  return found
}

const nameOf = ({ attributes }: Piece): string =>
  inKebab(`${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['data-testid'] ?? ''}`)

/** Parts outside the page's own story; a site's header and footer are outside its article. */
const isOther = ({ tag, attributes, children }: Piece, name: string, story: boolean): boolean =>
  tag === 'nav' ||
  tag === 'form' ||
  (tag !== 'body' && otherName.test(name)) ||
  /\/(?:Comment|\w*Event)$/.test(attributes['itemtype'] ?? '') ||
  (!story && tag === 'footer') ||
  (!story && tag === 'header' && !children.some(holdsHeading))

const holdsHeading = (piece: Piece | string): boolean =>
  typeof piece !== 'string' && (piece.tag === 'h1' || piece.children.some(holdsHeading))

/** Microdata puts the name in an element of its own. */
function nameIn(piece: Piece): string {
  const open: Piece[] = [piece]
  for (let one = open.shift(); one; one = open.shift()) {
    if (one !== piece && /\bname\b/.test(one.attributes['itemprop'] ?? ''))
      return one.attributes['content'] ?? wordsIn(one)
    open.push(...one.children.filter((child) => typeof child !== 'string'))
  }
  return wordsIn(piece)
}
