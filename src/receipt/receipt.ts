import type { Article, Citation, Hash } from '../article/article.ts'

/** Words and their span (UTF-16 units): `text.slice(start, end) === exact`. */
export interface ReceiptPlace {
  readonly start: number
  readonly end: number
  readonly exact: string
}

/**
 * verbatim: the words of its spans · words: the same but for marks, dashes, spaces and the case of the first letter ·
 * shortened: some of them, in order · about: our own words about the article.
 */
export type ReceiptOrigin = 'verbatim' | 'words' | 'shortened' | 'about'

/** A line or quotation of a briefing with the spans that support it. */
export interface ReceiptLine {
  /** Location in the briefing: `quotes[id 3]`, `sections[key-points][1]`. */
  readonly where: string
  readonly text: string
  readonly origin: ReceiptOrigin
  readonly places: readonly ReceiptPlace[]
}

/** A finding of the gate, made when the briefing was. */
export interface ReceiptFinding {
  readonly action: 'dropped' | 'changed' | 'noted'
  readonly rule: string
  readonly where: string
  readonly message: string
}

/** What a briefing showed, from which text, by which engine, and where each word is, so that another program can check it. */
export interface Receipt {
  readonly format: 'briefdesk-receipt/1'
  /** ISO 8601, UTC. */
  readonly at: string
  readonly engine: { readonly name: string; readonly version: string }
  readonly briefing: { readonly name: string; readonly revision: string }
  /** SHA-256 (hex) of the text, without BOM and with CRLF as LF; length in UTF-16 units. */
  readonly text: { readonly hash: string; readonly length: number }
  readonly lines: readonly ReceiptLine[]
  readonly findings: readonly ReceiptFinding[]
  /** The original statement that quotations were held against, with what it has of each: `quotes[id 3].original`. */
  readonly original?: {
    readonly name: string
    readonly text: Receipt['text']
    readonly lines: readonly ReceiptLine[]
  }
  /** Hash of everything above as JSON. It detects changes but is not a signature. */
  readonly digest: string
}

/** A line with its citations, before it is written to a receipt. */
export interface ReceiptSourceLine extends Omit<ReceiptLine, 'places'> {
  readonly evidence: readonly Citation[]
}

/** The input of a receipt. */
export interface ReceiptSource extends Pick<Receipt, 'briefing' | 'findings'> {
  readonly article: Pick<Article, 'text'>
  readonly lines: readonly ReceiptSourceLine[]
  readonly original?: {
    readonly name: string
    readonly statement: Pick<Article, 'text'>
    readonly lines: readonly ReceiptSourceLine[]
  }
}

/** The rest of a receipt's input: everything but the briefing. */
export interface ReceiptOptions {
  readonly hash: Hash
  readonly engine: Receipt['engine']
  /** ms since the epoch. */
  readonly at: number
}

/** Makes a receipt for a briefing. */
export function createReceipt(source: ReceiptSource, { hash, engine, at }: ReceiptOptions): Receipt {
  const { article, briefing, lines, findings, original } = source
  const textOf = ({ text }: Pick<Article, 'text'>): Receipt['text'] => ({ hash: hash(text), length: text.length })
  const body: Omit<Receipt, 'digest'> = {
    format: 'briefdesk-receipt/1',
    at: new Date(at).toISOString(),
    engine: { name: engine.name, version: engine.version },
    briefing: { name: briefing.name, revision: briefing.revision },
    text: textOf(article),
    lines: lines.map(placed),
    findings: findings.map(({ action, rule, where, message }) => ({ action, rule, where, message })),
    ...(original && {
      original: { name: original.name, text: textOf(original.statement), lines: original.lines.map(placed) },
    }),
  }
  return { ...body, digest: digestOf(body, hash) }
}

const placed = ({ where, text, origin, evidence }: ReceiptSourceLine): ReceiptLine => ({
  ...{ where, text, origin },
  places: evidence.map(placeOf),
})

const placeOf = ({ span, exact }: Citation): ReceiptPlace => ({ start: span.start, end: span.end, exact })

/** Hashes a receipt without its digest. The order of keys matters. */
export const digestOf = (receipt: Omit<Receipt, 'digest'>, hash: Hash): string => {
  const { format, at, engine, briefing, text, lines, findings, original } = receipt
  return hash(JSON.stringify({ format, at, engine, briefing, text, lines, findings, original }))
}
