// npm run eval -- choice DIR [--held]: how far the lines and key quotations of a briefing agree with an editor's choice;
// the open articles by weights learnt from the other folds and by the shipped ones, those held out by the shipped ones.
import shipped from '../../src/briefing/lines/weights.data.json' with { type: 'json' }
import keys from '../../src/briefing/quotes/key/key.data.json' with { type: 'json' }
import { foldOf, readChoices, type Row } from './choice/rows.ts'
import { judgeKeys, sumOf, tally, type Learnt } from './choice/score.ts'
import { readQuotes, trainTelling } from './choice/train-key.ts'
import { trainMerit } from './choice/train.ts'

const folds = 5

export function run([folder, flag]: readonly string[]): void {
  if (folder === undefined) throw new Error('usage: npm run eval -- choice DIR [--held]')
  const asShipped: Learnt = { lines: shipped, keys }
  if (flag === '--held') return print('held out', readChoices(folder, 'held'), () => asShipped)
  const rows = readChoices(folder, 'open')
  const learnt = Array.from({ length: folds }, (_, fold) => learn(rows.filter((row) => foldOf(row, folds) !== fold)))
  print('cross-validated', rows, (row) => learnt[foldOf(row, folds)] ?? asShipped)
  print('as shipped', rows, () => asShipped)
}

const learn = (rows: readonly Row[]): Learnt => ({
  lines: { ...shipped, ...trainMerit(rows) },
  keys: trainTelling(rows.map(readQuotes)),
})

function print(name: string, rows: readonly Row[], weightsOf: (row: Row) => Learnt): void {
  const all = sumOf(rows.map((row) => tally(row, weightsOf(row).lines)))
  const judged = rows.flatMap((row) => judgeKeys(readQuotes(row), weightsOf(row).keys))
  const share = (part: number, whole: number): string => ((100 * part) / Math.max(1, whole)).toFixed(1)
  const judgedAs = (...wanted: readonly string[]): string =>
    share(judged.filter((one) => wanted.includes(one)).length, judged.length)
  const lines = all.points + all.articles
  process.stdout.write(
    `${name}, ${all.articles} articles\n` +
      `  bottom line ${share(all.bottomLine, all.articles)}  points acceptable ${share(all.acceptable, all.points)}  ` +
      `editor's points shown ${share(all.found, all.wanted)}  lines never ${share(all.never, lines)}  ` +
      `lines an article ${(lines / all.articles).toFixed(2)}\n` +
      `  key quotations acceptable ${judgedAs('key', 'acceptable')}  never ${judgedAs('never')}  ` +
      `an article ${(judged.length / rows.length).toFixed(2)}\n`,
  )
}
