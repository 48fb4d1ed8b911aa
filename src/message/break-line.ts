import { wordsOfLine, type Inline } from './message.ts'

const words = new Intl.Segmenter('en', { granularity: 'word' })
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Breaks a line into parts that fit, between words, or at word ends in scripts without spaces. Only a word that does not
 * fit by itself is broken, between graphemes. Space at a break is dropped; links, times and sources stay whole.
 */
export function breakLine(line: readonly Inline[], fits: (line: readonly Inline[]) => boolean): (readonly Inline[])[] {
  const all = line.flatMap(atoms).flatMap((atom) => (fits([atom]) ? [atom] : characters(atom)))
  const parts: Inline[][] = []
  for (let at = 0; at < all.length;) {
    while (at < all.length - 1 && isSpace(all[at])) at += 1
    const room = all.length - at
    const length = Math.max(
      1,
      longest(room, (count) => fits(merge(all.slice(at, at + count)))),
    )
    const part = merge(all.slice(at, at + length))
    if (part.some((inline) => !isSpace(inline))) parts.push(part)
    at += length
  }
  return parts
}

/** The largest good count, by doubling and then bisecting, so that a long remainder is not measured whole. */
function longest(most: number, good: (count: number) => boolean): number {
  let low = 0
  let high = 1
  while (high <= most && good(high)) {
    low = high
    high *= 2
  }
  high = Math.min(high, most + 1)
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (good(middle)) low = middle
    else high = middle
  }
  return low
}

/** The smallest parts: words with the punctuation attached to them, and the spaces between. */
function atoms(inline: Inline): Inline[] {
  if (!isCuttable(inline)) return [inline]
  const parts: { text: string; word: boolean; space: boolean }[] = []
  for (const { segment, isWordLike } of words.segment(inline.text)) {
    const space = segment.trim() === ''
    const last = parts.at(-1)
    if (last && last.space === space && !(last.word && isWordLike)) {
      last.text += segment
      last.word = isWordLike ?? false
    } else parts.push({ text: segment, word: isWordLike ?? false, space })
  }
  return parts.map(({ text }) => ({ ...inline, text }))
}

const characters = (inline: Inline): Inline[] =>
  isCuttable(inline)
    ? Array.from(graphemes.segment(inline.text), ({ segment }) => ({ ...inline, text: segment }))
    : [inline]

/** Joins adjacent parts of the same style. */
function merge(atoms: readonly Inline[]): Inline[] {
  const line: Inline[] = []
  for (const atom of atoms) {
    const last = line.at(-1)
    if (last && isCuttable(last) && isCuttable(atom) && last.kind === atom.kind)
      line[line.length - 1] = { ...last, text: last.text + atom.text }
    else line.push(atom)
  }
  return line
}

const isCuttable = (inline: Inline): inline is Extract<Inline, { kind: 'text' | 'strong' | 'emphasis' }> =>
  inline.kind === 'text' || inline.kind === 'strong' || inline.kind === 'emphasis'

const isSpace = (inline: Inline | undefined): boolean => inline?.kind === 'text' && inline.text.trim() === ''

/** The first words of a text, up to `most` characters, with an ellipsis where more follow. */
export function clipWords(text: string, most: number): string {
  if (text.length <= most) return text
  const [first] = breakLine([{ kind: 'text', text }], (line) => lengthOf(line) < most)
  return `${wordsOfLine(first ?? [])}…`
}

const lengthOf = (line: readonly Inline[]): number =>
  line.reduce((sum, inline) => sum + (inline.kind === 'source' ? 0 : inline.text.length), 0)
