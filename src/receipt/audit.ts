import { oneLine } from '../article/characters.ts'
import type { Hash } from '../article/article.ts'
import type { Receipt, ReceiptLine, ReceiptPlace } from './receipt.ts'
import { digestOf } from './receipt.ts'

/** A mismatch between a receipt and the text, or within the receipt. */
export interface Mismatch {
  readonly rule: 'receipt-changed' | 'text-differs' | 'place-differs' | 'line-differs'
  readonly where: string
  readonly message: string
}

/** Checks every span of a receipt against a text. Returns nothing if every word is where the receipt says. */
export function auditReceipt(receipt: Receipt, text: string, hash: Hash): Mismatch[] {
  return [
    ...checkReceipt(receipt, hash),
    ...checkText(receipt, text, hash),
    ...receipt.lines.flatMap((line) => [...checkPlaces(line, text), ...checkLine(line)]),
  ]
}

function checkReceipt(receipt: Receipt, hash: Hash): Mismatch[] {
  if (digestOf(receipt, hash) === receipt.digest) return []
  return [
    { rule: 'receipt-changed', where: 'receipt', message: 'The receipt is not as it was made: its digest differs.' },
  ]
}

function checkText({ text }: Receipt, given: string, hash: Hash): Mismatch[] {
  if (hash(given) === text.hash) return []
  const size = given.length === text.length ? 'of the same length' : `${given.length} characters, not ${text.length}`
  return [{ rule: 'text-differs', where: 'text', message: `The article is not the text that was briefed (${size}).` }]
}

function checkPlaces({ where, places }: ReceiptLine, text: string): Mismatch[] {
  return places.flatMap((place) =>
    text.slice(place.start, place.end) === place.exact ? [] : [misplaced(where, place, text)],
  )
}

function misplaced(where: string, { start, end, exact }: ReceiptPlace, text: string): Mismatch {
  const found = text.slice(start, end)
  return {
    rule: 'place-differs',
    where,
    message: `At ${start}–${end} the article has “${found}”, the receipt “${exact}”.`,
  }
}

/** Checks the words of a line against its spans. */
function checkLine({ where, text, origin, places }: ReceiptLine): Mismatch[] {
  const message = wrongWords(text, origin, places.map(({ exact }) => exact).join(' '))
  return message === undefined ? [] : [{ rule: 'line-differs', where, message }]
}

function wrongWords(text: string, origin: ReceiptLine['origin'], source: string): string | undefined {
  switch (origin) {
    case 'verbatim':
      return oneLine(source).includes(oneLine(text)) ? undefined : `“${text}” is not what its places say.`
    case 'shortened':
      return isSubsequence(piecesOf(text), piecesOf(source))
        ? undefined
        : `“${text}” has words that its places do not have.`
    case 'about':
      return undefined
  }
}

const piecesOf = (words: string): string[] => words.match(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? []

function isSubsequence(wanted: readonly string[], source: readonly string[]): boolean {
  let found = 0
  for (const piece of source) if (piece === wanted[found]) found++
  return found === wanted.length
}
