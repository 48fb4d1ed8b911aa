// npm run bench -- quotes DIR: how fast quotations and their speakers are found, on DIR/polnear-dev.jsonl and on hostile text.
import { join } from 'node:path'
import { findQuotes } from '../../src/briefing/quotes/quotes.ts'
import { articleOf, readRows } from '../eval/quotes/rows.ts'

export function run([folder]: readonly string[]): void {
  if (folder === undefined) throw new Error('usage: npm run bench -- quotes DIR')
  const articles = readRows(join(folder, 'polnear-dev.jsonl')).map(articleOf)
  const pass = (): void => articles.forEach((article) => findQuotes(article))
  for (let round = 0; round < 3; round += 1) pass()
  const ms = median(Array.from({ length: 9 }, () => time(pass)))
  print(`${articles.length} articles: ${Math.round((1000 * articles.length) / ms)} articles a second (goal 500)`)
  timeLengths(articles.map(({ text }) => text))
  for (const [name, text] of hostile) {
    const article = articleOf({ text })
    print(
      `${name}, ${text.length.toLocaleString('en')} characters: ${Math.round(time(() => findQuotes(article)))} ms (goal 1000)`,
    )
  }
}

/** The time for a word must not grow with the text. */
function timeLengths(texts: readonly string[]): void {
  const words = texts.join('\n\n').split(/(?<= )/)
  for (const count of [1_000, 10_000, 50_000, 100_000]) {
    const article = articleOf({ text: Array.from({ length: count }, (_, at) => words[at % words.length]).join('') })
    const ms = median(Array.from({ length: 3 }, () => time(() => findQuotes(article))))
    print(`${count.toLocaleString('en')} words: ${ms.toFixed(1)} ms, ${((1000 * ms) / count).toFixed(1)} µs a word`)
  }
}

const size = 1_000_000
const repeat = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
const hostile: readonly (readonly [string, string])[] = [
  ['straight marks', repeat('"')],
  ['curly marks', repeat('“')],
  ['single marks', repeat("' ")],
  ['marks and letters', repeat('"a" ')],
  ['openers only', repeat('“a ')],
  ['said', repeat('“No,” said Ada Quill. ')],
  ['capitals', repeat('Ada Quill ')],
  ['commas', repeat('Quill, ')],
  ['possessives', repeat('Quill’s ')],
  ['he', repeat('“No,” he said. ')],
]

/** Milliseconds of the processor, so that what else the machine does counts little. */
function time(act: () => void): number {
  const start = process.cpuUsage()
  act()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const print = (line: string): void => void process.stdout.write(`${line}\n`)
