import type { Article, Citation, Hash } from '../article/article.ts'

/** Words with their place, as a receipt keeps them: `text.slice(start, end) === exact`. */
export interface ReceiptPlace {
  readonly start: number
  readonly end: number
  readonly exact: string
}

/** verbatim: the words of its places · shortened: some of them, in order · about: ours, about the article. */
export type ReceiptOrigin = 'verbatim' | 'shortened' | 'about'

/** One line or quotation of a briefing with every place that it rests on. */
export interface ReceiptLine {
  /** Where in the briefing: `quotes[id 3]`, `sections[key-points][1]`. */
  readonly where: string
  readonly text: string
  readonly origin: ReceiptOrigin
  readonly places: readonly ReceiptPlace[]
}

/** What the gate said when the briefing was made. */
export interface ReceiptFinding {
  readonly action: 'dropped' | 'changed' | 'noted'
  readonly rule: string
  readonly where: string
  readonly message: string
}

/** What was shown, of which text, by which engine, and where each word of it stands; a separate program can check it. */
export interface Receipt {
  readonly format: 'briefdesk-receipt/1'
  /** ISO 8601, UTC. */
  readonly at: string
  readonly engine: { readonly name: string; readonly version: string }
  readonly briefing: { readonly name: string; readonly revision: string }
  /** SHA-256 (hex) of the text, which is the input less its BOM and with CRLF as LF; its length in UTF-16 units. */
  readonly text: { readonly hash: string; readonly length: number }
  readonly lines: readonly ReceiptLine[]
  readonly findings: readonly ReceiptFinding[]
  /** Hash of all of the above as JSON, so that a changed receipt shows. It is no signature. */
  readonly digest: string
}

/** A line as the caller has it, with citations. */
export interface ReceiptSourceLine extends Omit<ReceiptLine, 'places'> {
  readonly evidence: readonly Citation[]
}

/** What a receipt is made from; whoever has a verified briefing can fill it in. */
export interface ReceiptSource extends Pick<Receipt, 'briefing' | 'findings'> {
  readonly article: Pick<Article, 'text'>
  readonly lines: readonly ReceiptSourceLine[]
}

export interface ReceiptOptions {
  readonly hash: Hash
  readonly engine: Receipt['engine']
  /** ms since the epoch. */
  readonly at: number
}

/** Writes down what a briefing showed and where it stands. */
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

/** The hash over everything but itself; the order of the keys is the one above. */
export const digestOf = (receipt: Omit<Receipt, 'digest'>, hash: Hash): string => {
  const { format, at, engine, briefing, text, lines, findings } = receipt
  return hash(JSON.stringify({ format, at, engine, briefing, text, lines, findings }))
}
