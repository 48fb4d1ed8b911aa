/** A word of a text with its place in it; `text` has plain apostrophes. */
export interface PlainWord {
  readonly kind: 'word'
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Where a quotation is not the speaker's: words in square brackets (`letters` stand before: `remain[s]`), or dots for words left out. */
interface Gap {
  readonly kind: 'bracket' | 'cut'
  readonly text: string
  readonly letters: string
}

/** A quotation found in a text. `from` and `to` are places there. */
export interface Run {
  readonly from: number
  readonly to: number
  /** What stands where the quotation has a bracket or dots; empty at its ends, where nothing says how far it reaches. */
  readonly gaps: readonly { readonly kind: Gap['kind']; readonly said: string; readonly theirs: string }[]
  readonly pairs: readonly { readonly said: string; readonly theirs: string }[]
}

type Piece = PlainWord | Gap
type Same = (said: PlainWord, theirs: PlainWord, isFirst: boolean) => boolean

/** Words that a bracket may stand for, and that dots may leave out. */
const WIDEST: Readonly<Record<Gap['kind'], number>> = { bracket: 6, cut: 60 }

/** No quotation of a newspaper has more; each costs a pass over the text. */
const GAPS_MOST = 8

/** Words, brackets and dots of a quotation or text; marks, dashes and spaces are none of them. */
export function wordsAndGaps(text: string): readonly Piece[] {
  const pieces = text.matchAll(
    /(?:(?<![\p{L}\p{N}])[\p{L}\p{N}]+)?\[[^\][]{0,200}\]|\.\.\.|…|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu,
  )
  return [...pieces].map(({ 0: piece, index }): Piece => {
    const letters = piece.slice(0, Math.max(0, piece.indexOf('[')))
    if (piece === '…' || piece === '...' || /^\[(?:…|\.\.\.)\]$/.test(piece))
      return { kind: 'cut', text: piece, letters }
    if (piece.includes('[')) return { kind: 'bracket', text: piece, letters }
    return { kind: 'word', text: piece.replaceAll('’', "'"), start: index, end: index + piece.length }
  })
}

/** The first place where the words stand in this order, with at most so many words for each gap; undefined if nowhere. */
export function findRun(said: readonly Piece[], text: readonly Piece[], same: Same): Run | undefined {
  const { wanted, outer } = trimmed(said)
  const theirs = text.filter((each) => each.kind === 'word')
  const failed = new Set<number>()
  if (wanted.filter(({ kind }) => kind !== 'word').length > GAPS_MOST) return undefined
  for (let at = 0; wanted.length > 0 && at < theirs.length; at++) {
    const found = follow(0, at)
    if (found) return runOf(found)
  }
  return undefined

  /** How many words of `theirs` each piece takes, from a place on. */
  function follow(index: number, at: number): readonly number[] | undefined {
    const piece = wanted[index]
    if (piece === undefined) return []
    const place = index * theirs.length + at
    if (failed.has(place)) return undefined
    for (const size of sizesOf(piece, theirs[at], index === 0)) {
      const after = follow(index + 1, at + size)
      if (after) return index === 0 ? [at, size, ...after] : [size, ...after]
    }
    failed.add(place)
    return undefined
  }

  function sizesOf(piece: Piece, here: PlainWord | undefined, isFirst: boolean): readonly number[] {
    if (piece.kind === 'word') return here && same(piece, here, isFirst) ? [1] : []
    if (piece.letters !== '') return here?.text.toLowerCase().startsWith(piece.letters.toLowerCase()) ? [1] : []
    return Array.from({ length: WIDEST[piece.kind] + 1 }, (_, size) => size)
  }

  function runOf([first = 0, ...sizes]: readonly number[]): Run {
    let at = first
    const taken = wanted.map((piece, index) => {
      const words = theirs.slice(at, (at += sizes[index] ?? 0))
      return { piece, theirs: words.map((word) => word.text).join(' ') }
    })
    const inner = taken.flatMap((each) => (each.piece.kind === 'word' ? [] : [{ ...each.piece, theirs: each.theirs }]))
    return {
      from: theirs[first]?.start ?? 0,
      to: theirs[at - 1]?.end ?? 0,
      gaps: [...inner, ...outer].map((gap) => ({ kind: gap.kind, said: gap.text, theirs: gap.theirs })),
      pairs: taken.flatMap(({ piece, theirs: word }) =>
        piece.kind === 'word' ? [{ said: piece.text, theirs: word }] : [],
      ),
    }
  }
}

/** Without what stands for an unknown number of words at either end; dots there say nothing. */
function trimmed(said: readonly Piece[]): { wanted: readonly Piece[]; outer: readonly (Gap & { theirs: string })[] } {
  const isFirm = (piece: Piece): boolean => piece.kind === 'word' || piece.letters !== ''
  const [from, to] = [said.findIndex(isFirm), said.findLastIndex(isFirm)]
  const outer = [...said.slice(0, Math.max(0, from)), ...said.slice(to + 1)]
  return {
    wanted: said.slice(from, to + 1).filter((piece, at, all) => isFirm(piece) || isFirm(all[at - 1] ?? piece)),
    outer: outer.flatMap((piece) => (piece.kind === 'bracket' ? [{ ...piece, theirs: '' }] : [])),
  }
}
