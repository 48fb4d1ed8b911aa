import type { Span } from './article.ts'
import { readDate, type WrittenDate } from './published.ts'

/** What a byline says: the authors, and the publication date (never the update date). */
export interface Byline {
  readonly authors: readonly { readonly name: string; readonly span: Span }[]
  readonly published?: WrittenDate & { readonly span: Span }
}

const BYLINE_MAX_CHARACTERS = 250

const separator = /(?<!\s)\s+[|•·\n]\s*|[|•·\n]\s*|(?<!\s)\s+[–—-]\s+/g
const byWord = /^(?:written |reported |story |words |text )?(?:by|von|par|por|di|door|af|av)[:\s]\s*/i
const published = /^(?:first )?(?:published|posted|publié|veröffentlicht|publicado|gepubliceerd|issued|date)\b/i
const updated = /\b(?:updated|modified|revised|edited|aktualisiert|mis à jour|actualizado|bijgewerkt)\b/i
const readingTime = /^\d+[- ]?(?:min|minute)s?(?: read)?$/i
const nameWord =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|(?:de|da|do|dos|del|della|di|van|von|der|den|ter|ten|bin|ibn|al|el|la|le|af|zu)|al-\p{Lu}[\p{L}'’-]*)$/u
const role =
  /\b(?:editor|correspondent|reporter|writer|staff|columnist|journalist|contributor|bureau|desk|chief|producer|analyst|press|news|agency|agencies)\b/i
const dateWords =
  /(?:\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|sday|rsday|urday)?\b|\b(?:at|on|first|published|posted|issued|date)\b|[\d:.,/()+-]|\b[ap]\.?m\b|\b[A-Z]{2,4}\b|\bupdated\b)/gi

/** Scripts without spaces between words: this many characters cover a name and a word or two. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu
const mostSigns = 16

interface Part extends Span {
  readonly words: string
}

/** Parses a line as a byline; undefined when it isn't one. */
export function readByline(text: string, line: Span): Byline | undefined {
  if (line.end - line.start > BYLINE_MAX_CHARACTERS) return undefined
  const parts = findParts(text, line)
  const dates = parts.map((part) => (part.words.length < 90 ? readDate(part.words) : undefined))
  const signed = parts.some((part) => authorsAfterBy(part).length > 0)
  const dated = dates.some((date, index) => date && isMostlyDate(parts[index]))
  const revised = parts.some((part) => updated.test(part.words) && readDate(part.words))
  if (!signed && !dated && !revised) return undefined
  if (parts.some((part) => part.words.split(/\s+/).length > 14)) return undefined
  const authors = parts.flatMap((part) => authorsAfterBy(part))
  const bare =
    authors.length > 0 ? [] : parts.flatMap((part, index) => (dates[index] ? authorsBeforeDate(part) : namesIn(part)))
  const first = parts.findIndex((part, index) => dates[index] && !updated.test(part.words))
  const date = dates[first]
  const place = parts[first]
  return {
    authors: authors.length > 0 ? authors : bare.slice(0, 6),
    ...(date && place ? { published: { ...date, span: { start: place.start, end: place.end } } } : {}),
  }
}

function findParts(text: string, line: Span): Part[] {
  const words = text.slice(line.start, line.end)
  const parts: Part[] = []
  let at = 0
  const add = (from: number, to: number): void => {
    if (to > from) parts.push({ start: line.start + from, end: line.start + to, words: words.slice(from, to) })
  }
  for (const match of words.matchAll(separator)) {
    add(at, match.index)
    at = match.index + match[0].length
  }
  add(at, words.length)
  return parts
}

/** `By Ana Silva and Bo Lind in Brussels`: the names after the word. */
function authorsAfterBy(part: Part): Byline['authors'] {
  const by = byWord.exec(part.words)
  if (!by) return []
  const rest = part.words.slice(by[0].length)
  const tail = /\s(?:in|for|at|from|with|of|on|published|updated|posted)\s|\s\d|\s\(|:|;/i.exec(rest)
  const names = tail ? rest.slice(0, tail.index) : rest
  return splitNames(names, part.start + by[0].length)
}

/** `Ana Silva 3 May 2024`: what stands before the date. */
function authorsBeforeDate(part: Part): Byline['authors'] {
  const stop =
    /(?<![,\s])[,\s]+(?:(?:published|posted|on|mon|tue|wed|thu|fri|sat|sun)\w*\b|\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d)/i.exec(
      part.words,
    )
  return stop ? namesIn({ ...part, words: part.words.slice(0, stop.index) }) : []
}

/** A part made up only of names. */
function namesIn(part: Part): Byline['authors'] {
  if (readingTime.test(part.words) || role.test(part.words) || published.test(part.words)) return []
  const names = splitNames(part.words, part.start)
  return names.every(({ name }) => name.includes(' ')) ? names : []
}

function splitNames(words: string, start: number): Byline['authors'] {
  const names: { name: string; span: Span }[] = []
  for (const match of words.matchAll(/(?:(?!,| and | & | und | et | y | e | og | och | en ).)+/gi)) {
    const raw = match[0].replace(/^(?:and|&|und|et|y|e|og|och|en) /i, '')
    const name = raw.trim()
    if (!name || role.test(name)) continue
    const pieces = name.split(/\s+/)
    if (pieces.length > 5 || !pieces.every((piece) => nameWord.test(piece)) || !/^\p{L}/u.test(name)) return []
    const from = start + match.index + match[0].lastIndexOf(name)
    names.push({ name, span: { start: from, end: from + name.length } })
  }
  return names
}

/** Whether at most a name remains once the date's words are removed from a part. */
function isMostlyDate(part: Part | undefined): boolean {
  if (!part) return false
  const rest = part.words.replace(dateWords, ' ').trim().split(/\s+/).filter(Boolean)
  const signs = rest.join('').match(unspaced)?.length ?? 0
  return rest.length <= 6 && signs <= mostSigns && !/[.!?。！？]["”’」』]?$/.test(part.words.replace(/[ap]\.m\.$/i, ''))
}
