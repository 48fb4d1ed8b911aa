import type { Article, Citation, Hash } from '../article/article.ts'

/** Words and their span (UTF-16 units): `text.slice(start, end) === exact`. */
export interface ReceiptPlace {
  readonly start: number
  readonly end: number
  readonly exact: string
}

/** verbatim: the words of its spans · shortened: some of them, in order · about: our own words about the article. */
export type ReceiptOrigin = 'verbatim' | 'shortened' | 'about'

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
  const { article, briefing, lines, findings } = source
  const body: Omit<Receipt, 'digest'> = {
    format: 'briefdesk-receipt/1',
    at: new Date(at).toISOString(),
    engine: { name: engine.name, version: engine.version },
    briefing: { name: briefing.name, revision: briefing.revision },
    text: { hash: hash(article.text), length: article.text.length },
    lines: lines.map(({ where, text, origin, evidence }) => ({ where, text, origin, places: evidence.map(placeOf) })),
    findings: findings.map(({ action, rule, where, message }) => ({ action, rule, where, message })),
  }
  return { ...body, digest: digestOf(body, hash) }
}

const placeOf = ({ span, exact }: Citation): ReceiptPlace => ({ start: span.start, end: span.end, exact })

/** Hashes a receipt without its digest. The order of keys matters. */
export const digestOf = (receipt: Omit<Receipt, 'digest'>, hash: Hash): string => {
  const { format, at, engine, briefing, text, lines, findings } = receipt
  return hash(JSON.stringify({ format, at, engine, briefing, text, lines, findings }))
}
