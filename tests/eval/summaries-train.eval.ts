// npm run eval -- summaries-train DIR: learns src/briefing/lines/weights.data.json from articles and their summaries.
import { writeFileSync } from 'node:fs'
import shipped from '../../src/briefing/lines/weights.data.json' with { type: 'json' }
import { readExamples, train } from './summaries/train.ts'

export function run([folder]: readonly string[]): void {
  if (folder === undefined) throw new Error('usage: npm run eval -- summaries-train DIR')
  const weights = { ...shipped, ...train(readExamples(folder)) }
  const file = new URL('../../src/briefing/lines/weights.data.json', import.meta.url)
  writeFileSync(file, `${JSON.stringify(weights, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(weights, null, 2)}\n`)
}
