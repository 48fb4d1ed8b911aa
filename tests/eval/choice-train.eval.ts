// npm run eval -- choice-train DIR: learns which lines and quotations an editor takes, into lines/weights.data.json
// and quotes/key/key.data.json.
import { writeFileSync } from 'node:fs'
import shipped from '../../src/briefing/lines/weights.data.json' with { type: 'json' }
import { readChoices } from './choice/rows.ts'
import { trainMerit } from './choice/train.ts'
import { readQuotes, trainTelling } from './choice/train-key.ts'

export function run([folder]: readonly string[]): void {
  if (folder === undefined) throw new Error('usage: npm run eval -- choice-train DIR')
  const rows = readChoices(folder, 'open')
  write('lines/weights.data.json', { ...shipped, ...trainMerit(rows) })
  write('quotes/key/key.data.json', trainTelling(rows.map(readQuotes)))
}

function write(name: string, weights: object): void {
  const words = `${JSON.stringify(weights, null, 2)}\n`
  writeFileSync(new URL(`../../src/briefing/${name}`, import.meta.url), words)
  process.stdout.write(words)
}
