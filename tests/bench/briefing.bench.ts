// npm run bench -- briefing FILE.jsonl|DIR: whole briefings a second on rows {id, text}, each stage's share, a text of
// 100,000 words, memory over many articles, and one run of the built command line.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Article } from '../../src/article/article.ts'
import { parseArticle } from '../../src/article/parse.ts'
import { brief } from '../../src/briefing/brief.ts'
import { chooseKeyPoints } from '../../src/briefing/lines/lines.ts'
import { rankSentences } from '../../src/briefing/lines/rank.ts'
import { findQuotes } from '../../src/briefing/quotes/quotes.ts'
import { readContext } from '../../src/briefing/sections/context.ts'
import { findDates } from '../../src/briefing/sections/dates/dates.ts'
import { writeSections } from '../../src/briefing/sections/sections.ts'
import { findPeople } from '../../src/briefing/speakers/people.ts'
import { verify, verifyQuotes } from '../../src/briefing/verify.ts'
import { sha256 } from '../article/hash.ts'

interface Row {
  readonly text: string
  readonly date?: string
}

const rounds = 5
const longText = 100_000
const manyArticles = 1500

export function run([path]: readonly string[]): void {
  if (path === undefined) throw new Error('usage: npm run bench -- briefing FILE.jsonl|DIR')
  const rows = readRows(path)
  const words = rows.reduce((sum, { text }) => sum + countWords(text), 0) / rows.length
  say(`${rows.length} articles of ${words.toFixed(0)} words; processor time, the best of ${rounds} rounds`)
  const whole = time(rows, (row) => briefWhole(parse(row)))
  say(`whole briefing, verified: ${(1000 / whole).toFixed(0)} articles a second (goal 200, better 300)`)
  printStages(rows, whole)
  printLong(rows)
  printMemory(rows)
  printCommand()
}

function readRows(path: string): readonly Row[] {
  const files = statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => (name.endsWith('.jsonl') ? [join(path, name)] : []))
    : [path]
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row),
  )
}

const parse = ({ text, date }: Row): Article =>
  parseArticle({ text, layout: 'body', ...(date ? { published: date.slice(0, 10) } : {}) }, sha256)

const briefWhole = (article: Article) => verify(brief(article, { name: 'bench', hash: sha256, version: '0' }), article)

/** Milliseconds of processor time: a busy machine does not slow it. */
function now(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Milliseconds for one row, in the fastest round. */
function time<Thing>(things: readonly Thing[], work: (thing: Thing) => unknown): number {
  let best = Infinity
  for (let round = 0; round < rounds; round++) {
    const start = now()
    for (const thing of things) work(thing)
    best = Math.min(best, (now() - start) / things.length)
  }
  return best
}

function printStages(rows: readonly Row[], whole: number): void {
  const articles = rows.map(parse)
  const withQuotes = articles.map((article) => ({ article, quotes: findQuotes(article) }))
  const contexts = withQuotes.map(({ article, quotes }) => readContext(article, verifyQuotes(article, quotes).quotes))
  const briefings = articles.map((article) => ({
    article,
    briefing: brief(article, { name: 'bench', hash: sha256, version: '0' }),
  }))
  const stages: readonly (readonly [string, number])[] = [
    ['article (segment, head, language)', time(rows, parse)],
    ['quotes and speakers', time(articles, findQuotes)],
    ['ranking', time(articles, (article) => rankSentences(article))],
    ['dates', time(withQuotes, ({ article, quotes }) => findDates(article, quotes))],
    ['people', time(articles, findPeople)],
    [
      'key points',
      time(contexts, ({ article, ranking }) => chooseKeyPoints(article, ranking, { count: 5, besides: [] })),
    ],
    ['sections', time(contexts, writeSections)],
    ['gate', time(briefings, ({ article, briefing }) => verify(briefing, article))],
  ]
  for (const [name, ms] of stages)
    say(`  ${name.padEnd(34)} ${ms.toFixed(2)} ms  ${((100 * ms) / whole).toFixed(0).padStart(3)} %`)
}

function printLong(rows: readonly Row[]): void {
  const paragraphs: string[] = []
  let words = 0
  for (let at = 0; words < longText; at = (at + 1) % rows.length) {
    paragraphs.push(rows[at]?.text ?? '')
    words += countWords(rows[at]?.text ?? '')
  }
  const row = { text: paragraphs.join('\n\n'), date: '2020-01-01' }
  const start = now()
  briefWhole(parse(row))
  say(`a text of ${words} words: ${((now() - start) / 1000).toFixed(2)} s (goal 2 s)`)
}

/** The heap in use, told by a line through the second half, so that the first garbage does not count. */
function printMemory(rows: readonly Row[]): void {
  const heaps: number[] = []
  for (let done = 0; done < manyArticles; done++) {
    briefWhole(parse(rows[done % rows.length] as Row))
    if (done % 150 === 149) {
      globalThis.gc?.()
      heaps.push(process.memoryUsage().heapUsed / 1024 / 1024)
    }
  }
  const least = Math.min(...heaps.slice(5))
  say(
    `heap over ${manyArticles} articles: ${heaps.map((heap) => heap.toFixed(0)).join(' ')} MB, least of the later half ${least.toFixed(0)}` +
      (globalThis.gc ? '' : ' (run with NODE_OPTIONS=--expose-gc for a sharper figure)'),
  )
}

/** Start-up, briefing and peak memory of the built program on an invented article. */
function printCommand(): void {
  const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
  const file = fileURLToPath(new URL('../fixtures/articles/harbour.txt', import.meta.url))
  if (!existsSync(main)) return say('no dist/main.js: run npm run build for the time of one command')
  const folder = mkdtempSync(join(tmpdir(), 'briefdesk-bench-'))
  const probe = join(folder, 'probe.cjs')
  writeFileSync(probe, 'process.on("exit", () => console.error("maxrss " + process.resourceUsage().maxRSS))\n')
  const runs = Array.from({ length: 7 }, () => {
    const start = performance.now()
    const { stderr, status } = spawnSync(process.execPath, ['--require', probe, main, 'brief', file], {
      encoding: 'utf8',
    })
    return { ms: performance.now() - start, peak: Number(/maxrss (\d+)/.exec(stderr)?.[1] ?? NaN) / 1024, status }
  }).sort((a, b) => a.ms - b.ms)
  rmSync(folder, { recursive: true })
  const median = runs[3]
  say(
    `node dist/main.js brief: median ${median?.ms.toFixed(0)} ms, peak ${Math.max(...runs.map(({ peak }) => peak)).toFixed(0)} MB, exit ${median?.status}`,
  )
}

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length
const say = (line: string): void => void process.stdout.write(`${line}\n`)
