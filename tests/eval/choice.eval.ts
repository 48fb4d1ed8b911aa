// npm run eval -- choice DIR [--held]: how far the lines of a briefing agree with an editor's choice; the open articles by
// weights learnt from the other folds and by the shipped ones, the held out ones by the shipped ones only.
import shipped from '../../src/briefing/lines/weights.data.json' with { type: 'json' }
import { foldOf, readChoices } from './choice/rows.ts'
import { sumOf, tally, type Tally } from './choice/score.ts'
import { trainMerit } from './choice/train.ts'

const folds = 5

export function run([folder, flag]: readonly string[]): void {
  if (folder === undefined) throw new Error('usage: npm run eval -- choice DIR [--held]')
  if (flag === '--held')
    return print(
      'held out',
      readChoices(folder, 'held').map((row) => tally(row, shipped)),
    )
  const rows = readChoices(folder, 'open')
  const learnt = Array.from({ length: folds }, (_, fold) => ({
    ...shipped,
    ...trainMerit(rows.filter((row) => foldOf(row, folds) !== fold)),
  }))
  print(
    'cross-validated',
    rows.map((row) => tally(row, learnt[foldOf(row, folds)] ?? shipped)),
  )
  print(
    'as shipped',
    rows.map((row) => tally(row, shipped)),
  )
}

function print(name: string, tallies: readonly Tally[]): void {
  const all = sumOf(tallies)
  const share = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1)
  const lines = all.points + all.articles
  process.stdout.write(
    `${name.padEnd(16)} ${all.articles} articles  bottom line ${share(all.bottomLine, all.articles)}  ` +
      `points acceptable ${share(all.acceptable, all.points)}  editor's points shown ${share(all.found, all.wanted)}  ` +
      `lines never ${share(all.never, lines)}  lines an article ${(lines / all.articles).toFixed(2)}\n`,
  )
}
