import { readFileSync } from 'node:fs'
import { findQuotes } from '../../src/briefing/quotes/quotes.ts'
import { articleOf, type Row, sha256 } from './quotes/rows.ts'

/**
 * npm run eval -- shown FILE SEED COUNT [WITHOUT]: articles of FILE, less those of WITHOUT, in an order that hangs on SEED and
 * their ids alone, with the speaker shown behind each quotation, until COUNT are shown; to be read by a person.
 */
export function run([file, seed, count, without]: readonly string[]): void {
  if (file === undefined || seed === undefined)
    throw new Error('usage: npm run eval -- shown FILE SEED COUNT [WITHOUT]')
  const left = new Set(without === undefined ? [] : rowsOf(without).map(({ id }) => id))
  const key = ({ id }: Row): string => sha256(`${seed} ${id}`)
  const rows = rowsOf(file).filter(({ id }) => !left.has(id))
  let shown = 0
  for (const row of rows.sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
    if (shown >= Number(count)) break
    const quotes = findQuotes(articleOf(row))
    shown += quotes.filter(({ speaker }) => speaker).length
    process.stdout.write(`== ${row.id} (${shown})\n${withSpeakers(row.text, quotes)}\n\n`)
  }
}

const rowsOf = (file: string): Row[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

/** The text with ⟦who⟧ behind each quotation. */
function withSpeakers(text: string, quotes: ReturnType<typeof findQuotes>): string {
  let [told, at] = ['', 0]
  for (const { content, speaker } of quotes) {
    told += `${text.slice(at, content.span.end)}⟦${speaker ? `${speaker.name} ${speaker.trust.toFixed(3)}` : '–'}⟧`
    at = content.span.end
  }
  return told + text.slice(at)
}
