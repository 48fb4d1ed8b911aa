import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArticle } from '../../src/article/parse.ts'
import { isReprint, measureOverlap, type Overlap } from '../../src/briefing/stories/reprint.ts'
import { sha256 } from '../article/hash.ts'
import { counted } from './progress.ts'

interface Row {
  readonly id: string
  readonly text: string
  readonly title?: string
}

/** npm run eval -- copies DIR…: of the articles in the `.jsonl` files of folders, every pair in which one is a reprint of the other, whenever they appeared. */
export function run(paths: readonly string[]): void {
  const rows = new Map<string, Row>()
  for (const file of paths.flatMap(filesOf))
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
      const row = JSON.parse(line) as Partial<Row>
      if (row.id !== undefined && row.text !== undefined) rows.set(row.id, { ...row, id: row.id, text: row.text })
    }
  const found = findPairs([...rows.values()])
  for (const { one, other, overlap } of found)
    process.stdout.write(
      `${say(overlap)}\n  ${one.id}: ${one.title ?? ''}\n  ${other.id}: ${other.title ?? ''}\n  ${opening(one)}\n  ${opening(other)}\n`,
    )
  process.stdout.write(`${rows.size} articles, ${found.length} folded into another\n`)
}

const filesOf = (path: string): readonly string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((file) => file.endsWith('.jsonl'))
        .map((file) => join(path, file))
    : [path]

interface Pair {
  readonly one: Row
  readonly other: Row
  readonly overlap: Overlap
}

/** Only articles that share rare words are compared; a reprint shares most of them. */
function findPairs(rows: readonly Row[]): readonly Pair[] {
  const byWord = new Map<string, number[]>()
  const wordsOf = ({ text }: Row): readonly string[] => [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu))]
  for (const [at, row] of rows.entries())
    for (const word of wordsOf(row)) {
      const those = byWord.get(word)
      if (those) those.push(at)
      else byWord.set(word, [at])
    }
  const pairs: Pair[] = []
  for (const one of counted(rows, 'articles')) {
    const article = parseArticle({ text: one.text, layout: 'body' }, sha256)
    const shared = new Map<Row, number>()
    for (const word of wordsOf(one)) {
      const those = byWord.get(word) ?? []
      if (those.length <= rows.length / 20)
        for (const at of those) shared.set(rows[at] as Row, (shared.get(rows[at] as Row) ?? 0) + 1)
    }
    shared.delete(one)
    for (const [other] of [...shared].sort(([, a], [, b]) => b - a).slice(0, NEAREST)) {
      const overlap = measureOverlap(article, other.text)
      if (isReprint(overlap, false)) pairs.push({ one, other, overlap })
    }
  }
  return pairs
}

const NEAREST = 12

const say = ({ runs, share, stretch, numbers }: Overlap): string =>
  `${(share * 100).toFixed(0)} % of ${runs} runs, ${stretch} words in a row of its own, ${(numbers * 100).toFixed(0)} % of its numbers`

const opening = ({ text }: Row): string => text.replace(/\s+/g, ' ').slice(0, 200)
