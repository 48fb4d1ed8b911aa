import { isFurniture } from '../../article/kinds.ts'
import { foldWords } from './fold.ts'
import { closest, type Line, type Region, regionsAround } from './layout.ts'
import { asides, calls, credits, endings, loose, titles as relatedTitles } from './phrases.data.ts'
import { buildOf, withSiblings } from './siblings.ts'
import { storySize } from './story.ts'

/** Longest line that is dropped for a phrase alone, in characters. */
const SHORT = 200

/** What a page says of itself, folded: its titles, and who wrote it. */
interface Named {
  readonly titles: ReadonlySet<string>
  readonly authors: readonly string[]
  /** Whether the title stands above the story: another one within it is a card's or a recipe's. */
  readonly isTitled: boolean
}

/**
 * Removes lines that are not part of the story: credits, calls to action, related links, its own title. What is built
 * like the rest comes back, unless its words show what it is.
 */
export function filterLines(lines: readonly Line[], { titles, authors, isTitled }: Named): readonly Line[] {
  const isOther = (line: Line): boolean => isTold(line, titles)
  const told = dropHead(lines, isTitled ? none : titles).filter((line) => !isOther(line))
  const kept = withSiblings(lines, dropTail(dropRelated(dropLinks(told))), isOther)
  return dropEmptyHeadings(dropBiography(dropRepeats(kept), authors))
}

const none: ReadonlySet<string> = new Set()

/** Drops everything above the title, and the short lines between it and the first prose. */
function dropHead(lines: readonly Line[], named: ReadonlySet<string>): readonly Line[] {
  const total = storySize(lines)
  const title = lines.findIndex((line) => line.kind === 'heading' && named.has(foldWords(line.words)))
  const from = title >= 0 && storySize(lines.slice(0, title)) < total * 0.5 ? title + 1 : 0
  const first = lines.findIndex((line, index) => index >= from && isProse(line))
  if (first < 0) return lines.slice(from)
  const head = lines.slice(from, first)
  const isLead = (line: Line, index: number): boolean =>
    isLeadIn(line, head[index + 1] ?? lines[first]) || isBuiltLike(line, lines[first])
  const kept = storySize(head) > total * 0.3 ? head : head.filter(isLead)
  return [...kept, ...lines.slice(first)]
}

/** A short first paragraph without a full stop, in an element like that of the next one. */
const isBuiltLike = (line: Line, prose: Line | undefined): boolean =>
  line.region.piece.tag === 'p' &&
  line.linked === 0 &&
  line.size > 20 &&
  !byline.test(line.words) &&
  prose !== undefined &&
  buildOf(line) === buildOf(prose)

const isLeadIn = (line: Line, next: Line | undefined): boolean =>
  line.kind === 'heading'
    ? line.linked === 0 && next?.kind !== 'heading'
    : line.linked < line.words.length * 0.7 && (holdsSentence(line) || line.kind === 'item') && !byline.test(line.words)

const holdsSentence = ({ words, size }: Line): boolean =>
  size > 25 && /[.!?…。！？:][\p{Pe}\p{Pf}"'”’»]*(?:\s|$)/u.test(words)
const isSentence = ({ words, size }: Line): boolean => size > 25 && /[.!?…。！？:][\p{Pe}\p{Pf}"'”’»]*$/u.test(words)
const byline = /^(?:by|von|por|par|di|door|av|af|written by|posted|published|updated|last updated|author)\b/i

const isProse = (line: Line): boolean =>
  line.kind !== 'heading' &&
  line.size - line.linked >= 80 &&
  line.linked < line.words.length * 0.5 &&
  /[.!?…。！？:؟।]/.test(line.words)

function isTold(line: Line, named: ReadonlySet<string>): boolean {
  const { words, kind } = line
  if (words.length > SHORT * 2) return false
  if (named.has(foldWords(words)) && (kind === 'heading' || words.length > 20)) return true
  if (!/[\p{L}\p{N}]/u.test(words)) return true
  if (words.length <= SHORT && saysOneOf(calls, words)) return true
  return !isStatement(line) && (isLabel(line) || isLink(line))
}

/** "Support for the ferry fell": a whole sentence without a link is kept, even if it starts like a call to action. */
const isStatement = (line: Line): boolean =>
  line.kind === 'paragraph' && line.linked === 0 && line.size > 40 && isSentence(line)

function isLabel({ words, kind }: Line): boolean {
  if (kind !== 'cell' && isFurniture(words)) return true
  return words.length <= SHORT && (saysOneOf(asides, words) || (kind !== 'item' && saysOneOf(credits, words)))
}

const isLink = (line: Line): boolean =>
  !/^(?:item|cell|heading)$/.test(line.kind) &&
  line.linked >= line.words.length * 0.8 &&
  !(isSentence(line) && line.size >= 80)

const saysOneOf = (patterns: readonly RegExp[], words: string): boolean => patterns.some((one) => one.test(words))

/** Drops text repeated for small and large screens. */
function dropRepeats(lines: readonly Line[]): readonly Line[] {
  const seen = new Set<string>()
  return lines.filter((line) => {
    if (line.words.length < 50) return true
    const known = seen.has(line.words)
    seen.add(line.words)
    return !known
  })
}

/** Drops lists and cards of links to other pages. */
function dropLinks(lines: readonly Line[]): readonly Line[] {
  const inside = new Map<Region, { chars: number; linked: number; lines: number }>()
  for (const line of lines) {
    for (const region of regionsAround(line)) {
      const sum = inside.get(region) ?? { chars: 0, linked: 0, lines: 0 }
      sum.chars += line.words.length
      sum.linked += Math.min(line.linked, line.words.length)
      sum.lines++
      inside.set(region, sum)
    }
  }
  const whole = storySize(lines)
  const introduced = new Set(lines.flatMap((line, at) => (introduces(lines[at - 1], line) ? [listOf(line)] : [])))
  const leads = (line: Line): boolean => {
    for (const region of regionsAround(line)) {
      const sum = inside.get(region)
      if (!sum || sum.chars > whole * 0.3) return false
      const list = /^(?:ul|ol|dl|table|nav|section|div)$/.test(region.piece.tag)
      if (list && sum.linked >= sum.chars * 0.7 && sum.lines > 1) return !introduced.has(listOf(line))
    }
    return false
  }
  return lines.filter((line) => !leads(line))
}

/** `These boats sail again:` above a list makes it part of the story, whatever it links to. */
const introduces = (before: Line | undefined, line: Line): boolean =>
  before?.kind === 'paragraph' &&
  before.linked < before.words.length / 2 &&
  /[:：]$/.test(before.words) &&
  listOf(line) !== undefined

const listOf = (line: Line): Region | undefined => closest(line, ({ piece }) => /^[uo]l$/.test(piece.tag))

/** Drops sections under headings such as "Related stories"; under "More boats", only if they are links. */
function dropRelated(lines: readonly Line[]): readonly Line[] {
  const kept: Line[] = []
  const total = storySize(lines)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const end = isRelated(line) ? endOfPart(lines, at) : at
    const part = lines.slice(at, end)
    const isElsewhere = saysOneOf(relatedTitles, line.words) || leadsElsewhere(part.slice(1))
    if (end > at && isElsewhere && storySize(part) < total * 0.25) at = end - 1
    else kept.push(line)
  }
  return kept
}

const isRelated = ({ kind, words, strong }: Line): boolean =>
  words.length < 100 &&
  (kind === 'heading' || strong || words.length < 40) &&
  (loose.test(words) || saysOneOf(relatedTitles, words))

/** Whether lines are mostly links or labels. */
const leadsElsewhere = (lines: readonly Line[]): boolean => {
  const plain = lines.filter((line) => isProse(line) && line.linked < line.words.length * 0.2)
  return storySize(plain) < storySize(lines) * 0.5
}

/** Up to the next heading of the same or higher rank; without a heading, as long as the lines are not prose. */
function endOfPart(lines: readonly Line[], start: number): number {
  const rank = rankOf(lines[start]!)
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at]!
    if (rank < 9 ? line.kind === 'heading' && rankOf(line) <= rank : line.kind === 'heading' || isProse(line)) return at
  }
  return lines.length
}

function rankOf(line: Line): number {
  const heading = closest(line, ({ piece }) => /^h[1-6]$/.test(piece.tag))
  return heading ? Number(heading.piece.tag[1]) : 9
}

/** Cuts at the first line that marks the end of a story, if most of the text precedes it. */
function dropTail(lines: readonly Line[]): readonly Line[] {
  const total = storySize(lines)
  let seen = 0
  for (const [index, line] of lines.entries()) {
    if (seen > total * 0.6 && line.words.length < SHORT && saysOneOf(endings, line.words)) return lines.slice(0, index)
    seen += line.size
  }
  return lines
}

/** An author's biography in the last lines: it starts with their name and says what they do. */
function dropBiography(lines: readonly Line[], authors: readonly string[]): readonly Line[] {
  const isLife = ({ words }: Line): boolean =>
    words.length < 600 && authors.some((name) => words.startsWith(`${name} `) && life.test(words.slice(name.length)))
  const at = lines.findIndex((line, index) => index >= lines.length - 3 && index > 0 && isLife(line))
  return at < 0 ? lines : lines.filter((_, index) => index !== at)
}

const life =
  /^(?:,[^.]{0,80},)? (?:is (?:an?|the|our|\p{Lu}[\p{L}\s.’']{2,40}[’']s)|covers|writes|reports|lives|joined|works|has (?:written|covered|reported|worked)) /u

/** Some sites make headings of what a list names. */
const isItem = ({ region, linked }: Line): boolean => region.item !== undefined && linked === 0

/** A heading with nothing under it: at the end, or followed by one of the same or higher rank. */
function dropEmptyHeadings(lines: readonly Line[]): readonly Line[] {
  const kept = lines.filter((line, index) => {
    if (line.kind !== 'heading' || isItem(line)) return true
    const next = lines[index + 1]
    return next !== undefined && (next.kind !== 'heading' || rankOf(next) > rankOf(line) || line.words.length > 60)
  })
  return kept.length === lines.length ? kept : dropEmptyHeadings(kept)
}
