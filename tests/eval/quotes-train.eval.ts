// npm run eval -- quotes-train DIR: learns who said it from DIR/polnear-train.jsonl, and whom pronouns stand for from that
// and the even half of DIR/polnear-dev.jsonl. Writes src/briefing/quotes/forest.data.json and speakers/antecedents.data.json.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldOf, readRows } from './quotes/rows.ts'
import { antecedentGroups, mentionGroups, trainAntecedents, trainMentions } from './quotes/train.ts'

const briefing = new URL('../../src/briefing/', import.meta.url)

export function run([folder]: readonly string[]): void {
  if (folder === undefined) throw new Error('usage: npm run eval -- quotes-train DIR')
  const train = readRows(join(folder, 'polnear-train.jsonl'))
  const even = readRows(join(folder, 'polnear-dev.jsonl')).filter((row) => foldOf(row, 2) === 0)
  write('speakers/antecedents.data.json', trainAntecedents([...train, ...even].flatMap(antecedentGroups)))
  write('quotes/forest.data.json', trainMentions(train.flatMap(mentionGroups)))
}

function write(file: string, forest: ReturnType<typeof trainMentions>): void {
  writeFileSync(new URL(file, briefing), `${JSON.stringify(forest)}\n`)
  process.stdout.write(`${file}: ${forest.trees.length} trees over ${forest.features.length} features\n`)
}
