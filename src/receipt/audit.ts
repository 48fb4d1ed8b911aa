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
  return [...checkReceipt(receipt, hash), ...checkLines(receipt, { text, called: 'The article' }, hash)]
}

/** The same for the original statement that its quotations were held against. */
export function auditOriginal({ original }: Receipt, text: string, hash: Hash): Mismatch[] {
  return original ? checkLines(original, { text, called: 'The original statement' }, hash) : []
}

/** A text as it is given now, and what a mismatch calls it. */
interface GivenText {
  readonly text: string
  readonly called: string
}

const checkLines = (receipt: Pick<Receipt, 'text' | 'lines'>, given: GivenText, hash: Hash): Mismatch[] => [
  ...checkText(receipt, given, hash),
  ...receipt.lines.flatMap((line) => [...checkPlaces(line, given), ...checkLine(line)]),
]

function checkReceipt(receipt: Receipt, hash: Hash): Mismatch[] {
  if (digestOf(receipt, hash) === receipt.digest) return []
  return [
    { rule: 'receipt-changed', where: 'receipt', message: 'The receipt is not as it was made: its digest differs.' },
  ]
}

function checkText({ text }: Pick<Receipt, 'text'>, { text: given, called }: GivenText, hash: Hash): Mismatch[] {
  if (hash(given) === text.hash) return []
  const size = given.length === text.length ? 'of the same length' : `${given.length} characters, not ${text.length}`
  return [{ rule: 'text-differs', where: 'text', message: `${called} is not the text that was read (${size}).` }]
}

function checkPlaces({ where, places }: ReceiptLine, given: GivenText): Mismatch[] {
  return places.flatMap((place) =>
    given.text.slice(place.start, place.end) === place.exact ? [] : [misplaced(where, place, given)],
  )
}

function misplaced(where: string, { start, end, exact }: ReceiptPlace, { text, called }: GivenText): Mismatch {
  const found = text.slice(start, end)
  return {
    rule: 'place-differs',
    where,
    message: `At ${start}–${end} ${called.toLowerCase()} has “${found}”, the receipt “${exact}”.`,
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
    case 'words':
      return runsThrough(piecesOf(text).filter(isWord), piecesOf(source).filter(isWord))
        ? undefined
        : `“${text}” has words that its places do not have in this order.`
    case 'shortened':
      return isSubsequence(piecesOf(text), piecesOf(source))
        ? undefined
        : `“${text}” has words that its places do not have.`
    case 'about':
      return undefined
  }
}

const piecesOf = (words: string): string[] => words.match(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? []

const isWord = (piece: string): boolean => /[\p{L}\p{N}]/u.test(piece)

/** All the words, but for the case of the first letter. */
function runsThrough(said: readonly string[], source: readonly string[]): boolean {
  const lower = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1)
  return (
    said.length === source.length &&
    said.every((word, at) => word === source[at] || (at === 0 && lower(word) === lower(source[at] ?? '')))
  )
}

function isSubsequence(wanted: readonly string[], source: readonly string[]): boolean {
  let found = 0
  for (const piece of source) if (piece === wanted[found]) found++
  return found === wanted.length
}
