import type { BlockKind, Span } from './article.ts'
import { readByline, type Byline } from './byline.ts'
import { isFurniture, isTerminated } from './kinds.ts'
import { countWords } from './characters.ts'

/** The head of an article: the kinds of its first paragraphs, and what the byline says. */
export interface Head {
  readonly kinds: readonly BlockKind[]
  readonly authors: Byline['authors']
  readonly published?: NonNullable<Byline['published']>
}

/** How many paragraphs may precede the byline, and how long each may be. */
const HEAD_MAX_PARAGRAPHS = 8
const HEAD_MAX_ABOVE_BYLINE = 4
const HEADLINE_MAX_CHARACTERS = 250
const STANDFIRST_MAX_CHARACTERS = 500

/** Finds the headline, standfirst and byline at the head of a whole text. */
export function findHead(text: string, paragraphs: readonly Span[]): Head {
  const lines = paragraphs.slice(0, HEAD_MAX_PARAGRAPHS)
  const bylines = lines.map((line) => readByline(text, line))
  const words = lines.map((line) => text.slice(line.start, line.end))
  const first = words.findIndex((line, index) => !bylines[index] && !isFurniture(line))
  const byline = bylines.findIndex((found) => found !== undefined)
  const above = byline > first && byline - first <= HEAD_MAX_ABOVE_BYLINE && fitsAbove(words.slice(first, byline))
  const kinds = above ? kindsAbove(words.slice(0, byline), first) : kindsWithoutByline(words, first, paragraphs.length)
  const used: Byline[] = []
  if (above || byline < first || (byline === kinds.length && byline !== -1)) {
    for (let index = above ? byline : 0; index < lines.length; index++) {
      const found = bylines[index]
      if (!found && index >= kinds.length) break
      if (!found) continue
      kinds[index] = 'byline'
      used.push(found)
    }
  }
  return { kinds, ...creditsOf(used) }
}

/** The bylines at the start of a text whose headline is already known. */
export function findBylines(text: string, paragraphs: readonly Span[]): Head {
  const bylines = paragraphs.slice(0, HEAD_MAX_PARAGRAPHS).map((line) => readByline(text, line))
  const end = bylines.indexOf(undefined)
  const used = bylines.slice(0, end === -1 ? undefined : end).filter((found) => found !== undefined)
  return { kinds: used.map(() => 'byline'), ...creditsOf(used) }
}

function creditsOf(bylines: readonly Byline[]): Pick<Head, 'authors' | 'published'> {
  const published = bylines.find((found) => found.published)?.published
  return { authors: bylines.flatMap((found) => found.authors), ...(published ? { published } : {}) }
}

const fitsAbove = (words: readonly string[]): boolean =>
  (words[0]?.length ?? 0) <= HEADLINE_MAX_CHARACTERS && words.every((line) => line.length <= STANDFIRST_MAX_CHARACTERS)

/** Everything between the headline and the byline is standfirst; a kicker above the headline is furniture. */
function kindsAbove(words: readonly string[], first: number): BlockKind[] {
  const headline = isKicker(words[first], words[first + 1]) ? first + 1 : first
  return words.map((line, index) =>
    index < headline || isFurniture(line) ? 'furniture' : index === headline ? 'headline' : 'standfirst',
  )
}

/** Without a byline, the first line is a headline if it doesn't end like a sentence and more text follows. */
function kindsWithoutByline(words: readonly string[], first: number, total: number): BlockKind[] {
  const line = words[first]
  if (line === undefined || first + 1 >= total || line.length > HEADLINE_MAX_CHARACTERS || !isHeadline(line)) return []
  const kinds: BlockKind[] = words.slice(0, first).map(() => 'furniture')
  if (isKicker(line, words[first + 1]) && isHeadline(words[first + 1] ?? '') && first + 2 < total) {
    return [...kinds, 'furniture', 'headline']
  }
  const standfirst = words[first + 1] ?? ''
  const stands = first + 2 < total && isHeadline(standfirst) && standfirst.split(/\s+/).length > 8
  return stands ? [...kinds, 'headline', 'standfirst'] : [...kinds, 'headline']
}

const isHeadline = (line: string): boolean =>
  !/[.:;,…。][\p{Pe}\p{Pf}"'”’]*$/u.test(line) && line.length <= HEADLINE_MAX_CHARACTERS

/** `WORLD` or `Asia & Pacific` above a longer line. */
const isKicker = (line: string | undefined, next: string | undefined): boolean =>
  line !== undefined &&
  next !== undefined &&
  countWords(line) <= 3 &&
  !isTerminated(line) &&
  !isTerminated(next) &&
  countWords(next) >= 5
