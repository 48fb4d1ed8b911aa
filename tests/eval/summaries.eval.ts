// npm run eval -- summaries DIR [--cross FOLDS]: ROUGE against LEAD-3, key facts and defects of the shipped engine;
// with --cross, of weights learnt from the other folds only.
import { counted } from './progress.ts'
import { rankSentences } from '../../src/briefing/lines/rank.ts'
import { summarise } from '../../src/briefing/lines/lines.ts'
import type { RankingWeights } from '../../src/briefing/lines/rank.ts'
import shipped from '../../src/briefing/lines/weights.data.json' with { type: 'json' }
import { articleOf, foldOf, readRows, type Row, sets } from './summaries/rows.ts'
import { countFacts, score, type Scored, split } from './summaries/score.ts'
import { readExamples, train } from './summaries/train.ts'

const budgets = [65, 150, 200]
const goals = { r1: 1, r2: 0.4, rl: 0.8 }

export function run([folder, flag, count]: readonly string[]): void {
  if (folder === undefined) throw new Error('usage: npm run eval -- summaries DIR [--cross FOLDS]')
  const weightsOf = flag === '--cross' ? learn(folder, Number(count ?? 5)) : (): RankingWeights => shipped
  print(
    'set        rows   R1     R2     RL    against LEAD-3       words  dangling quote-only boilerplate unfaithful %',
  )
  const gains = sets.map((set) => printSet(set, readRows(folder, set), weightsOf))
  const macro = (['r1', 'r2', 'rl'] as const).map(
    (name) => `${name.toUpperCase()} ${signed(mean(gains.map((gain) => gain[name])))} (goal +${goals[name]})`,
  )
  print(`macro against LEAD-3: ${macro.join('  ')}`)
  printFacts(readRows(folder, 'realsumm'), weightsOf)
}

type WeightsOf = (row: Row) => RankingWeights

function learn(folder: string, folds: number): WeightsOf {
  const examples = readExamples(folder)
  const learnt = Array.from({ length: folds }, (_, fold) => ({
    ...shipped,
    ...train(examples.filter(({ row }) => foldOf(row, folds) !== fold)),
  }))
  return (row) => learnt[foldOf(row, folds)] ?? shipped
}

function printSet(set: string, rows: readonly Row[], weightsOf: WeightsOf): Record<'r1' | 'r2' | 'rl', number> {
  const scored = Array.from(counted(rows, set), (row) => score(row, linesOf(row, { sentences: 3 }, weightsOf(row))))
  const average = (of: (one: Scored) => number): number => mean(scored.map(of))
  const lines = average((one) => one.lines)
  const share = (of: (one: Scored) => number): string => ((100 * average(of)) / lines).toFixed(1).padStart(8)
  const names = ['r1', 'r2', 'rl'] as const
  const gains = names.map((name) => average((one) => one.rouge[name] - one.lead[name]))
  print(
    `${set.padEnd(9)} ${String(rows.length).padStart(5)}  ` +
      names.map((name) => average((one) => one.rouge[name]).toFixed(2)).join('  ') +
      `  ${gains.map(signed).join(' ')}  ${average((one) => one.words)
        .toFixed(0)
        .padStart(5)}` +
      `${share((one) => one.dangling)} ${share((one) => one.quoteOnly)} ${share((one) => one.boilerplate)} ${share((one) => one.unfaithful)}`,
  )
  return { r1: gains[0] ?? 0, r2: gains[1] ?? 0, rl: gains[2] ?? 0 }
}

function printFacts(rows: readonly Row[], weightsOf: WeightsOf): void {
  const all = rows.reduce((sum, row) => sum + (row.facts?.length ?? 0), 0)
  for (const words of budgets) {
    const told = rows.reduce((sum, row) => sum + countFacts(row, linesOf(row, { words }, weightsOf(row)), words), 0)
    const lead = rows.reduce((sum, row) => sum + countFacts(row, split(row.text), words), 0)
    print(`key facts within ${words} words: ${(told / all).toFixed(3)}   LEAD ${(lead / all).toFixed(3)}`)
  }
}

function linesOf(row: Row, size: Parameters<typeof summarise>[1], weights: RankingWeights): readonly string[] {
  const article = articleOf(row.text)
  return summarise(article, size, rankSentences(article, weights))
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const signed = (value: number): string => (value < 0 ? '' : '+') + value.toFixed(2)
const print = (line: string): void => void process.stdout.write(`${line}\n`)
