import type { Deletion } from './deletion.ts'
import { withoutStrayMark } from './marks.ts'
import { plain } from './tokens.ts'
import { agencies, asideOpeners, determiners, joiners, pronounCases, quantifiers } from './words.data.ts'

/** The tokens of a deletion and those around it. */
interface View {
  readonly before: string | undefined
  readonly inside: readonly string[]
  readonly after: readonly string[]
}

const dashes = new Set(['—', '–', '--', '-', '―'])
const enders = new Set(['.', '!', '?', ';', '”', '"', '’', ')', undefined])

/**
 * Whether the deleted text is set off from its sentence: a dateline, a stray mark, or an aside in brackets, dashes or
 * commas.
 */
export function isAside(deletion: Deletion): boolean {
  return (
    isStrayMark(deletion) ||
    views(deletion).some((view) => isDateline(view) || isBracketed(view) || isDashed(view) || isBetweenCommas(view))
  )
}

function isStrayMark({ line, tokens, gap }: Deletion): boolean {
  const only = gap.to - gap.from === 1 && gap.to === tokens.length
  return only && withoutStrayMark(line) !== line
}

/** "a, b, c" without b can be cut as ", b" or as "b,": both are checked. */
function views({ tokens, gap }: Deletion): View[] {
  const texts = tokens.map(({ text }) => text)
  const found: View[] = []
  for (const shift of [0, -1, 1]) {
    const from = gap.from + shift
    const to = gap.to + shift
    const same = shift === 0 || (shift < 0 ? texts[from] === texts[gap.to - 1] : texts[gap.from] === texts[gap.to])
    if (same && from >= 0 && to <= texts.length)
      found.push({ before: texts[from - 1], inside: joinDashes(texts.slice(from, to)), after: texts.slice(to) })
  }
  return found
}

/** "--" is tokenised as two marks. */
const joinDashes = (texts: readonly string[]): string[] =>
  texts.flatMap((text, place) => (text === '-' && texts[place + 1] === '-' ? [] : [text]))

const longestDateline = 14

/** "LONDON (Reuters) — ", "(CNN)": capitals or an agency, nothing that could be a sentence, then a sentence. */
function isDateline({ before, inside, after }: View): boolean {
  const signed = inside.some((text) => agencies.has(plain(text)))
  const shouted = /^\p{Lu}{3,}/u.test(inside[0] ?? '')
  const closed = dashes.has(inside.at(-1) ?? '') || (signed && inside.at(-1) === ')')
  return (
    before === undefined &&
    closed &&
    inside.length <= longestDateline &&
    (signed || shouted) &&
    inside.every((text) => !/^\p{Ll}{4}/u.test(text)) &&
    /^[\p{Lu}\p{N}“"‘']/u.test(after[0] ?? '')
  )
}

function isBracketed({ before, inside }: View): boolean {
  const pair = `${inside[0]}${inside.at(-1)}`
  if (before === undefined || (pair !== '()' && pair !== '[]')) return false
  return inside.slice(1, -1).every((text) => !'()[]'.includes(text)) && !limits(inside)
}

function isDashed({ before, inside, after }: View): boolean {
  if (before === undefined || !dashes.has(inside[0] ?? '')) return false
  const closed = dashes.has(inside.at(-1) ?? '')
  const remark = inside.slice(1, closed ? -1 : undefined)
  if (remark.length === 0 || remark.some((text) => dashes.has(text))) return false
  return closed ? !limits(remark) : enders.has(after[0]) && addsTo(remark)
}

function isBetweenCommas({ before, inside, after }: View): boolean {
  if (before === undefined || inside[0] !== ',') return false
  const own = inside.at(-1) === ','
  const closed = own || after[0] === ','
  if (!closed && !enders.has(after[0])) return false
  const rest = own ? after : after.slice(1)
  if (closed && (goesOnAsList(rest) || hangsOn(rest))) return false
  return splitAtCommas(inside.slice(1, own ? -1 : undefined)).every(addsTo)
}

const listReach = 7

/** "A, the b, the c and D": what looks like an aside is an item in a list. */
function goesOnAsList(after: readonly string[]): boolean {
  const first = after[0] ?? ''
  if (joiners.has(first)) return true
  if (!determiners.has(first) && !/^[\p{Lu}\p{N}]/u.test(first)) return false
  return after.slice(0, listReach).some((text) => joiners.has(text))
}

/** "a plan, which pays for a bank, funded by the port": what follows the aside belongs to a word inside it. */
const hangsOn = ([first = '', second = '']: readonly string[]): boolean =>
  /^\p{Ll}+ed$/u.test(first) && /^(?:by|with|from)$/.test(second)

function splitAtCommas(texts: readonly string[]): string[][] {
  const pieces: string[][] = [[]]
  for (const text of texts) {
    if (text === ',') pieces.push([])
    else pieces.at(-1)?.push(text)
  }
  return pieces
}

/**
 * Opens like a relative clause or an apposition ("who …", "of which …", "the …", an age) and doesn't restrict anything.
 */
function addsTo(remark: readonly string[]): boolean {
  const [first = '', second = ''] = remark
  const opens =
    asideOpeners.has(first) ||
    pronounCases.has(`${first} ${second}`) ||
    (/^\d{1,2}$/.test(first) && remark.length === 1)
  return opens && !limits(remark)
}

/** "mostly …", "up to …": such an aside qualifies the words before it. */
const limits = (remark: readonly string[]): boolean =>
  remark
    .filter((text) => /^[\p{L}\p{N}]/u.test(text))
    .slice(0, 2)
    .some((text) => quantifiers.has(plain(text)))
