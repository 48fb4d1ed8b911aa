import { readdirSync, readFileSync } from 'node:fs'
import { parseArticle } from '../../src/article/parse.ts'
import { findAnswers } from '../../src/briefing/find/find.ts'
import { sha256 } from '../article/hash.ts'

interface QuestionSet {
  readonly name: string
  /** Whether this article's questions were kept out of tuning. */
  readonly heldOut: boolean
  /** Written after the first two parts, paraphrased and with slips of the keys. */
  readonly fresh?: boolean
  readonly published: string
  readonly headline: string
  readonly paragraphs: readonly (readonly string[])[]
  /** `sentence` counts from 1, as a briefing cites. */
  readonly answerable: readonly { readonly ask: string; readonly sentence: number }[]
  readonly unanswerable: readonly string[]
}

interface Tally {
  right: number
  shown: number
  answerable: number
  refused: number
  unanswerable: number
}

/** Asks every question of tests/eval/find: is the first sentence cited the right one, is what is not there refused? `--list` names the misses. */
export function run(args: readonly string[]): void {
  const folder = new URL('./find/', import.meta.url)
  const sets = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as QuestionSet)
  for (const part of ['tuning', 'held out', 'fresh'] as const) {
    const tally: Tally = { right: 0, shown: 0, answerable: 0, refused: 0, unanswerable: 0 }
    const misses = sets.filter((set) => partOf(set) === part).flatMap((set) => ask(set, tally))
    report(part, tally)
    if (args.includes('--list')) for (const miss of misses) process.stdout.write(`  ${miss}\n`)
  }
}

const partOf = ({ fresh, heldOut }: QuestionSet): string => (fresh ? 'fresh' : heldOut ? 'held out' : 'tuning')

function ask(set: QuestionSet, tally: Tally): readonly string[] {
  const text = set.paragraphs.map((sentences) => sentences.join(' ')).join('\n\n')
  const article = parseArticle({ text, layout: 'body', language: 'en', published: set.published }, sha256)
  const expected = set.paragraphs.flat().length
  if (article.sentences.length !== expected)
    throw new Error(`${set.name}: ${article.sentences.length} sentences found where ${expected} were written`)
  const numbers = (words: string): readonly number[] => {
    const found = findAnswers(article, words)
    if (found === 'not in the article') return []
    return found.sentences.map(({ span }) => article.sentences.find((s) => s.span.start === span.start)?.number ?? 0)
  }
  const misses: string[] = []
  for (const { ask, sentence } of set.answerable) {
    const found = numbers(ask)
    tally.answerable++
    if (found[0] === sentence) tally.right++
    else misses.push(`${set.name}: “${ask}” → [${found.join(', ') || 'refused'}], should be [${sentence}]`)
    if (found.includes(sentence)) tally.shown++
  }
  for (const words of set.unanswerable) {
    const found = numbers(words)
    tally.unanswerable++
    if (found.length === 0) tally.refused++
    else misses.push(`${set.name}: “${words}” → [${found.join(', ')}], should be refused`)
  }
  return misses
}

function report(name: string, { right, shown, answerable, refused, unanswerable }: Tally): void {
  const share = (part: number, whole: number): string => `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`
  process.stdout.write(
    `${name}: right sentence first ${share(right, answerable)}, among those shown ${share(shown, answerable)}; ` +
      `refused when not in the article ${share(refused, unanswerable)}\n`,
  )
}
