import { readdirSync, readFileSync } from 'node:fs'
import { parseArticle } from '../../src/article/parse.ts'
import { findSentences } from '../../src/briefing/find/find.ts'
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
  first: number
  shown: number
  answerable: number
  /** Under "closest by words". */
  answerableClosest: number
  unanswerable: number
  unanswerableClosest: number
}

/** Asks every question of tests/eval/find: is the right sentence first, is it among those shown, and what stands under "closest by words"? `--list` names the misses. */
export function run(args: readonly string[]): void {
  const folder = new URL('./find/', import.meta.url)
  const sets = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as QuestionSet)
  for (const part of ['tuning', 'held out', 'fresh'] as const) {
    const tally: Tally = {
      first: 0,
      shown: 0,
      answerable: 0,
      answerableClosest: 0,
      unanswerable: 0,
      unanswerableClosest: 0,
    }
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
  const misses: string[] = []
  for (const { ask, sentence } of set.answerable) {
    const { sentences, closest } = findSentences(article, ask)
    const found = sentences.map((one) => one.sentence.number)
    tally.answerable++
    tally.first += Number(found[0] === sentence)
    tally.shown += Number(found.includes(sentence))
    tally.answerableClosest += Number(closest)
    if (found[0] !== sentence) misses.push(`${set.name}: “${ask}” → [${found.join(', ')}], should be [${sentence}]`)
  }
  for (const words of set.unanswerable) {
    tally.unanswerable++
    tally.unanswerableClosest += Number(findSentences(article, words).closest)
  }
  return misses
}

function report(name: string, tally: Tally): void {
  const share = (part: number, whole: number): string => `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`
  process.stdout.write(
    `${name}: right sentence first ${share(tally.first, tally.answerable)}, among those shown ${share(tally.shown, tally.answerable)}; ` +
      `under “closest by words” ${share(tally.answerableClosest, tally.answerable)} of what the article answers, ` +
      `${share(tally.unanswerableClosest, tally.unanswerable)} of what it does not\n`,
  )
}
