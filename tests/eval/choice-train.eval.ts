// npm run eval -- choice-train DIR: learns what an editor takes for a line, into src/briefing/lines/weights.data.json.
import { writeFileSync } from 'node:fs'
import shipped from '../../src/briefing/lines/weights.data.json' with { type: 'json' }
import { readChoices } from './choice/rows.ts'
import { trainMerit } from './choice/train.ts'

export function run([folder]: readonly string[]): void {
  if (folder === undefined) throw new Error('usage: npm run eval -- choice-train DIR')
  const weights = { ...shipped, ...trainMerit(readChoices(folder, 'open')) }
  const file = new URL('../../src/briefing/lines/weights.data.json', import.meta.url)
  writeFileSync(file, `${JSON.stringify(weights, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(weights, null, 2)}\n`)
}
