import { oneLine } from '../article/characters.ts'
import type { Article, Citation } from '../article/article.ts'
import { cite, wordsAt } from '../article/article.ts'
import { locate } from '../article/locate.ts'
import type { Claim, Finding, Overrides, Quote, QuoteWords, Speaker, SpeakerOverride } from './briefing.ts'
import { shown } from './gate/rule.ts'
import { findLoss } from './gate/shortening.ts'

import { wordsOf } from './gate/tokens.ts'

/** The quotations after overrides, the pinned line, and the findings. */
export interface Overridden {
  readonly quotes: readonly Quote[]
  readonly bottomLine?: Claim
  /** noted: applied · dropped: not applied, with the reason. */
  readonly findings: readonly Finding[]
}

/** Applies the editor's overrides. They win over the engine, provided the words are in the article. */
export function applyOverrides(article: Article, quotes: readonly Quote[], overrides: Overrides = {}): Overridden {
  const hidden = hide(quotes, overrides.hide ?? [])
  const corrected = correct(article, { all: quotes, left: hidden.quotes }, overrides.speakers ?? [])
  const pinned = overrides.bottomLine === undefined ? undefined : pin(article, overrides.bottomLine)
  return {
    quotes: corrected.quotes,
    ...(pinned?.bottomLine && { bottomLine: pinned.bottomLine }),
    findings: [...hidden.findings, ...corrected.findings, ...(pinned?.findings ?? [])],
  }
}

/** Merges the file's overrides with those editors made in chat; the later one wins. */
export function mergeOverrides(file: Overrides | undefined, editors: Overrides | undefined): Overrides | undefined {
  if (!editors || Object.keys(editors).length === 0) return file
  const { hide = [], speakers = [] } = editors
  return {
    ...file,
    ...editors,
    ...(hide.length > 0 && { hide: [...(file?.hide ?? []), ...hide] }),
    ...(speakers.length > 0 && { speakers: [...(file?.speakers ?? []), ...speakers] }),
  }
}

type Changed = Pick<Overridden, 'quotes' | 'findings'>

/** Hides every quotation with these words: hiding one too many does less harm than one too few. */
function hide(quotes: readonly Quote[], wanted: NonNullable<Overrides['hide']>): Changed {
  const hidden = new Set<Quote>()
  const findings = wanted.map((one, place): Finding => {
    const where = `overrides.hide[${place}]`
    const words = typeof one === 'string' ? { quote: one } : one
    const found = findMeant(quotes, words)
    found.forEach((quote) => hidden.add(quote))
    return found[0] ? noted(where, 'hidden-by-editor', found[0]) : unknown(where, words.quote, quotes)
  })
  return { quotes: quotes.filter((quote) => !hidden.has(quote)), findings }
}

interface Quotations {
  readonly all: readonly Quote[]
  readonly left: readonly Quote[]
}

function correct(article: Article, { all, left }: Quotations, wanted: readonly SpeakerOverride[]): Changed {
  const findings: Finding[] = []
  let corrected = left
  wanted.forEach((override, place) => {
    const where = `overrides.speakers[${place}]`
    const [quote, another] = findMeant(all, override).filter((one) => left.includes(one))
    if (!quote) findings.push(unknown(where, override.quote, left))
    else if (another || isUnsure(all, override)) findings.push(ambiguous(where, override.quote, another ?? quote))
    else {
      const speaker = speakerFrom(article, { override, quote, quotes: left })
      findings.push(speaker ? noted(where, 'speaker-set-by-editor', quote) : nameless(where, quote))
      if (speaker) corrected = corrected.map((one) => (one.id === quote.id ? attributed(one, speaker) : one))
    }
  })
  return { quotes: corrected, findings }
}

/** All quotations with these words. With `nth`, only that one, or all of them if the number of matches has changed. */
export function findMeant(quotes: readonly Quote[], words: QuoteWords): readonly Quote[] {
  if (!words.nth) return quotes.filter((quote) => hasWords(quote, words.quote))
  const same = findSame(quotes, words.quote)
  const [which, of] = words.nth
  return same.length === of ? same.slice(which - 1, which) : same
}

/** Whether the article has changed so that the override could mean a different quotation. */
const isUnsure = (quotes: readonly Quote[], { quote, nth }: QuoteWords): boolean =>
  nth !== undefined && findSame(quotes, quote).length !== nth[1]

/** Quotations with exactly these words. */
const findSame = (quotes: readonly Quote[], words: string): readonly Quote[] =>
  quotes.filter(({ content }) => spaced(content.exact) === spaced(words))

/** Identifies this quotation and no other, even if other parts of the article change. */
export function nameQuote(quotes: readonly Quote[], quote: Quote): QuoteWords {
  const same = findSame(quotes, quote.content.exact)
  return { quote: quote.content.exact, nth: [same.indexOf(quote) + 1, same.length] }
}

/** Whether the words occur in sequence, ignoring punctuation between them. */
function hasWords({ content }: Quote, words: string): boolean {
  const wanted = spaced(words)
  return wanted.trim() !== '' && spaced(content.exact).includes(wanted)
}

const spaced = (words: string): string => ` ${wordsOf(words).join(' ').replaceAll('’', "'")} `

interface Correction {
  readonly override: SpeakerOverride
  readonly quote: Quote
  readonly quotes: readonly Quote[]
}

/** The evidence is the name in the article; if the article lacks it, the mark "set by the editor" takes its place. */
function speakerFrom(article: Article, { override, quote, quotes }: Correction): Speaker | undefined {
  const name = override.speaker?.trim() || quote.speaker?.name
  if (!name) return undefined
  const known = quotes.find(({ speaker }) => speaker?.name === name)?.speaker ?? quote.speaker
  const same = known?.name === name ? known : undefined
  const mention = same?.mention ?? placeOf(article, name) ?? quote.speaker?.mention ?? quote.content
  return {
    name,
    kind: same?.kind ?? 'person',
    mention,
    ...(same?.named && { named: same.named }),
    ...roleFrom(article, override.role?.trim(), same),
    reached: 'editor',
    trust: 1,
  }
}

function roleFrom(article: Article, role: string | undefined, same: Speaker | undefined): Partial<Speaker> {
  if (!role) {
    if (same?.role === undefined) return {}
    return { role: same.role, ...(same.roleMention && { roleMention: same.roleMention }) }
  }
  const place = placeOf(article, role)
  return { role, ...(place && { roleMention: place }) }
}

function placeOf(article: Article, words: string): Citation | undefined {
  const found = locate(article, words)
  return found?.match === 'exact' ? found.place : undefined
}

function attributed(quote: Quote, speaker: Speaker): Quote {
  const { id, kind, partial, content, cue, via } = quote
  return { id, kind, partial, content, ...(cue && { cue }), speaker, ...(via && { via }) }
}

/** Pins a sentence of the article, or a shortening of one that deletes nothing important. */
function pin(article: Article, words: string): Pick<Overridden, 'bottomLine' | 'findings'> {
  const line = oneLine(words)
  let refused: string | undefined
  for (const sentence of article.sentences) {
    const source = wordsAt(article, sentence.span)
    const evidence = [cite(article, sentence.span)] as const
    if (sameWords(source, line))
      return { bottomLine: { text: source, origin: 'verbatim', evidence }, findings: [pinned()] }
    const loss = line === '' ? undefined : findLoss(oneLine(source), line)
    if (line !== '' && !loss) return { bottomLine: { text: line, origin: 'shortened', evidence }, findings: [pinned()] }
    if (loss && loss.rule !== 'not-a-subsequence') refused ??= loss.message
  }
  return { findings: [notPinned(article, line, refused)] }
}

/** Equal apart from typography, since editors type straight quotes. */
const sameWords = (a: string, b: string): boolean => straight(a) === straight(b)

const straight = (words: string): string =>
  oneLine(words)
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[–—]/g, '-')

const where = 'overrides.bottomLine'

const pinned = (): Finding => ({
  action: 'noted',
  rule: 'bottom-line-set-by-editor',
  where,
  message: 'The bottom line was chosen by the editor.',
})

function notPinned(article: Article, line: string, refused: string | undefined): Finding {
  const near = locate(article, line)?.place
  const why = refused ?? `“${shown(line)}” is not a sentence of the article, nor a sentence with words left out.`
  return {
    action: 'dropped',
    rule: 'override-not-in-article',
    where,
    message: `The bottom line was not pinned. ${why}${near ? ` Nearest: “${shown(near.exact)}”.` : ''}`,
    ...(near && { evidence: near }),
  }
}

const noted = (place: string, rule: string, quote: Quote): Finding => ({
  action: 'noted',
  rule,
  where: place,
  message:
    rule === 'hidden-by-editor'
      ? `The editor hid “${shown(quote.content.exact)}”.`
      : `The editor set the speaker of “${shown(quote.content.exact)}”.`,
  evidence: quote.content,
})

function unknown(place: string, words: string, quotes: readonly Quote[]): Finding {
  const near = nearest(words, quotes)
  return {
    action: 'dropped',
    rule: 'override-no-such-quote',
    where: place,
    message: `No quote of the article has the words “${shown(words)}”.${near ? ` Nearest: ${shown(near.content.exact)}` : ''}`,
    ...(near && { evidence: near.content }),
  }
}

const ambiguous = (place: string, words: string, another: Quote): Finding => ({
  action: 'dropped',
  rule: 'override-several-quotes',
  where: place,
  message: `Which quote the words “${shown(words)}” mean is not sure. Give more of the one that is meant.`,
  evidence: another.content,
})

const nameless = (place: string, quote: Quote): Finding => ({
  action: 'dropped',
  rule: 'override-no-speaker',
  where: place,
  message: `“${shown(quote.content.exact)}” has no speaker to give the role to. Add speaker: to the override.`,
  evidence: quote.content,
})

/** The quotation that shares the most words with `words`. */
function nearest(words: string, quotes: readonly Quote[]): Quote | undefined {
  const wanted = new Set(wordsOf(words.toLowerCase()))
  const shared = (quote: Quote): number =>
    wordsOf(quote.content.exact.toLowerCase()).filter((word) => wanted.has(word)).length
  const best = quotes.reduce<Quote | undefined>((a, b) => (a && shared(a) >= shared(b) ? a : b), undefined)
  return best && shared(best) > 0 ? best : undefined
}
