import type { Found, GoldQuote, Row } from './rows.ts'
import { contentWords, isSame } from './same.ts'

// How predictions are held against what people marked:
// both sides are trimmed of marks and one stop, and split at paragraph breaks; a span is found at IoU 0.8; each gold
// quotation takes one prediction; a speaker is resolved when the name is that of the canonical speaker.

/** What went wrong with one quotation. */
export type ErrorKind = 'leak' | 'no quotation' | 'missed' | 'withheld' | 'wrong mention' | 'wrong person'

/** One error, with the words as evidence for whoever reads the table. */
export interface ScoredError {
  readonly kind: ErrorKind
  readonly row: string
  readonly speakerKind: string
  readonly words: string
  readonly gold?: string
  readonly found?: string
}

/** Counts of one kind of speaker. */
export interface KindCount {
  required: number
  /** Found, and with a speaker that people, not a machine, resolved. */
  judged: number
  resolved: number
}

/** Sums over the rows. */
export interface Score {
  readonly required: number
  readonly predicted: number
  readonly spans: number
  readonly joint: number
  readonly leaks: number
  readonly negatives: number
  /** Found ones whose speaker people gave; `given`: ours too; `wrong`: ours is another. */
  readonly speakers: number
  readonly given: number
  readonly wrong: number
  readonly roles: number
  readonly rolesRight: number
  readonly kinds: ReadonlyMap<string, KindCount>
  readonly errors: readonly ScoredError[]
}

type Counter = { -readonly [key in keyof Score]: Score[key] } & {
  kinds: Map<string, KindCount>
  errors: ScoredError[]
}

/** Scores what `predict` says of every row. */
export function scoreRows(rows: readonly Row[], predict: (row: Row) => readonly Found[]): Score {
  const counter: Counter = {
    required: 0,
    predicted: 0,
    spans: 0,
    joint: 0,
    leaks: 0,
    negatives: 0,
    speakers: 0,
    given: 0,
    wrong: 0,
    roles: 0,
    rolesRight: 0,
    kinds: new Map(),
    errors: [],
  }
  for (const row of rows) scoreRow(row, predict(row), counter)
  return counter
}

export const f1 = (right: number, { predicted, required }: Pick<Score, 'predicted' | 'required'>): number =>
  (2 * right) / Math.max(1, predicted + required)

interface Placed {
  readonly start: number
  readonly end: number
}

interface Gold extends Placed {
  readonly quote: GoldQuote
  readonly required: boolean
}

interface Own extends Placed {
  readonly found: Found
}

const enough = 0.8

function scoreRow(row: Row, found: readonly Found[], counter: Counter): void {
  const { text } = row
  const gold = row.quotes.flatMap((quote): Gold[] =>
    piecesOf(text, quote).map((piece) => ({ ...piece, quote, required: quote.tier === 'required' })),
  )
  const own = distinct(found.flatMap((one) => piecesOf(text, one).map((piece): Own => ({ ...piece, found: one }))))
  const negatives = (row.negatives ?? []).map((span) => trim(text, span))
  const matches = match(gold, own)
  counter.negatives += negatives.length
  for (const one of own) scorePrediction(row, one, { gold, negatives, matched: matches.get(one) }, counter)
  const byGold = new Map([...matches].map(([one, wanted]) => [wanted, one]))
  for (const wanted of gold) if (wanted.required) scoreRequired(row, wanted, byGold.get(wanted), counter)
}

const marks = /[\s"“”„‟«»‹›‘’'`]/
const tail = /[\s"“”„‟«»‹›‘’'`,.;:]/

function trim(text: string, span: Placed): Placed {
  let { start, end } = span
  while (start < end && marks.test(text.charAt(start))) start += 1
  while (end > start && tail.test(text.charAt(end - 1))) end -= 1
  return { start, end }
}

function piecesOf(text: string, span: Placed): Placed[] {
  const pieces: Placed[] = []
  let from = span.start
  for (const gap of text.slice(span.start, span.end).matchAll(/\n+/g)) {
    pieces.push({ start: from, end: span.start + gap.index })
    from = span.start + gap.index + gap[0].length
  }
  pieces.push({ start: from, end: span.end })
  return pieces.map((piece) => trim(text, piece)).filter((piece) => piece.end > piece.start)
}

function distinct(own: readonly Own[]): Own[] {
  const seen = new Set<string>()
  return own.filter(({ start, end }) => {
    const key = `${start}:${end}`
    return !seen.has(key) && seen.add(key)
  })
}

function overlap(a: Placed, b: Placed): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared <= 0 ? 0 : shared / (a.end - a.start + (b.end - b.start) - shared)
}

/** Each prediction's gold quotation, the best pairs first, required ones first among equals. */
function match(gold: readonly Gold[], own: readonly Own[]): Map<Own, Gold> {
  const pairs = gold.flatMap((wanted) => own.map((one) => ({ wanted, one, share: overlap(wanted, one) })))
  const good = pairs.filter(({ share }) => share >= enough)
  good.sort((a, b) => b.share - a.share || Number(b.wanted.required) - Number(a.wanted.required))
  const matches = new Map<Own, Gold>()
  const taken = new Set<Gold>()
  for (const { wanted, one } of good) {
    if (taken.has(wanted) || matches.has(one)) continue
    matches.set(one, wanted)
    taken.add(wanted)
  }
  return matches
}

interface Surroundings {
  readonly gold: readonly Gold[]
  readonly negatives: readonly Placed[]
  readonly matched: Gold | undefined
}

function scorePrediction(row: Row, own: Own, around: Surroundings, counter: Counter): void {
  if (around.matched) {
    if (around.matched.required) counter.predicted += 1
    return
  }
  if (around.gold.some((wanted) => !wanted.required && overlap(wanted, own) >= 0.5)) return
  counter.predicted += 1
  const leak = around.negatives.some((negative) => overlap(negative, own) >= 0.5)
  if (leak) counter.leaks += 1
  counter.errors.push({ kind: leak ? 'leak' : 'no quotation', row: row.id, speakerKind: '', words: wordsOf(row, own) })
}

const wordsOf = (row: Row, { start, end }: Placed): string => row.text.slice(start, end).slice(0, 90)

function scoreRequired(row: Row, wanted: Gold, own: Own | undefined, counter: Counter): void {
  const { quote } = wanted
  const speakerKind = quote.speaker_kind ?? 'none'
  const kind = counter.kinds.get(speakerKind) ?? { required: 0, judged: 0, resolved: 0 }
  counter.kinds.set(speakerKind, kind)
  counter.required += 1
  kind.required += 1
  if (!own) {
    counter.errors.push({ kind: 'missed', row: row.id, speakerKind, words: wordsOf(row, wanted) })
    return
  }
  counter.spans += 1
  const given = own.found.speaker
  if (!quote.speaker && !quote.speaker_canonical) {
    if (given === undefined) counter.joint += 1
    return
  }
  const right = judgeSpeaker(given, quote, kind)
  counter.speakers += 1
  if (given !== undefined) counter.given += 1
  if (right) counter.joint += 1
  else {
    if (given !== undefined) counter.wrong += 1
    const gold = `${quote.speaker_canonical ?? ''} [${quote.speaker ?? ''}]`
    const error = { row: row.id, speakerKind, words: wordsOf(row, wanted), gold }
    const named = namesMention(given, quote) ? 'wrong person' : 'wrong mention'
    counter.errors.push({
      ...error,
      kind: given === undefined ? 'withheld' : named,
      ...(given === undefined ? {} : { found: given }),
    })
  }
  if (quote.role) scoreRole(quote.role, right ? own.found.role : undefined, counter)
}

/** Whether the speaker is right; the machine's answers count for the mention only, and not in the table of kinds. */
function judgeSpeaker(given: string | undefined, quote: GoldQuote, kind: KindCount): boolean {
  const byMachine = quote.canonical_source?.startsWith('coref-silver') ?? false
  const mention = namesMention(given, quote)
  const resolved = isSame(given, quote.speaker_canonical ?? quote.speaker) || namesAlias(given, quote)
  const right = byMachine ? mention : resolved || (quote.speaker_canonical == null && mention)
  if (!byMachine) {
    kind.judged += 1
    if (right) kind.resolved += 1
  }
  return right
}

const namesAlias = (given: string | undefined, { aliases = [] }: GoldQuote): boolean =>
  aliases.some((alias) => isSame(given, alias))
const namesMention = (given: string | undefined, quote: GoldQuote): boolean =>
  isSame(given, quote.speaker) || isSame(given, quote.speaker_canonical) || namesAlias(given, quote)

function scoreRole(gold: string, given: string | undefined, counter: Counter): void {
  counter.roles += 1
  const wanted = new Set(contentWords(gold))
  const own = contentWords(given ?? '')
  const shared = own.filter((word) => wanted.has(word)).length
  if (own.length > 0 && (2 * shared) / (wanted.size + own.length) >= 0.5) counter.rolesRight += 1
}
