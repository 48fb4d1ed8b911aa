import type { Entry, Quote, Speaker } from '../briefing.ts'
import { countWords } from '../../article/characters.ts'
import type { SectionContext } from './context.ts'
import { findSides } from './sides.ts'

interface Row {
  /** As given with the most certain quotation. */
  speaker: Speaker
  readonly quotes: number[]
  words: number
}

/** Who speaks, and how much of it is quoted: grouped by side, the most quoted first. */
export function writeWho({ quotes }: Pick<SectionContext, 'quotes'>): readonly Entry[] {
  const rows = [...tally(quotes)].sort((a, b) => b.words - a.words)
  const sides = findSides(rows.map(({ speaker }) => speaker))
  const weight = new Map<string, number>()
  const sideOf = (row: Row): string => sides.get(row.speaker.name) ?? row.speaker.name
  for (const row of rows) weight.set(sideOf(row), (weight.get(sideOf(row)) ?? 0) + row.words)
  const heaviestFirst = [...weight].sort((a, b) => b[1] - a[1]).map(([side]) => side)
  return heaviestFirst.flatMap((side) => rows.filter((row) => sideOf(row) === side).map((row) => entry(row, sides)))
}

/** Adds up the quoted words by speaker. */
export function tally(quotes: readonly Quote[]): Iterable<Row> {
  const rows = new Map<string, Row>()
  for (const { id, speaker, content } of quotes) {
    if (!speaker) continue
    const key = `${speaker.kind} ${speaker.name}`
    let row = rows.get(key)
    if (!row) rows.set(key, (row = { speaker, quotes: [], words: 0 }))
    if (speaker.trust > row.speaker.trust) row.speaker = speaker
    row.quotes.push(id)
    row.words += countWords(content.exact)
  }
  return rows.values()
}

function entry({ speaker, quotes, words }: Row, sides: ReadonlyMap<string, string>): Entry {
  const side = sides.get(speaker.name)
  return { kind: 'speaker', speaker, quotes, words, ...(side !== undefined && { side }) }
}
