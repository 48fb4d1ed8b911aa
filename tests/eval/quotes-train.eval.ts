// npm run eval -- quotes-train DIR [--check] [--wrong] [--predictions FILE] [--without OUTLET]: learns who said it, whom "he"
// and "she" mean, and how sure an answer is, from DIR/polnear-train.jsonl, DIR/polnear-dev.jsonl and what a person read of
// them in DIR/train-dev-speakers.jsonl and quotes/readings.jsonl. Trust is learnt from answers in outlets that the other models
// have not seen. Writes forest.data.json, antecedents.data.json and trust.data.json, and prints what each outlet gets by what
// was learnt from the others. --predictions writes those answers as `predict quotes` would, for the scorer of the labels.
// --without learns nothing from an outlet, for articles of its own that another scorer judges. --check writes nothing and fails
// where a shipped file is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLabels } from './quotes/labels.ts'
import { outletOf, readRows, type Row } from './quotes/rows.ts'
import { giveTrust, printTable, type Trusted, writePredictions } from './quotes/sure.ts'
import {
  antecedentGroups,
  type Answered,
  answersOf,
  mentionGroups,
  trainAntecedents,
  trainMentions,
  trainTrust,
} from './quotes/train.ts'

const briefing = new URL('../../src/briefing/', import.meta.url)

export function run([folder, ...flags]: readonly string[]): void {
  if (folder === undefined)
    throw new Error(
      'usage: npm run eval -- quotes-train DIR [--check] [--wrong] [--predictions FILE] [--without OUTLET]',
    )
  const without = flags[flags.indexOf('--without') + 1]
  const rows = ['polnear-train.jsonl', 'polnear-dev.jsonl']
    .flatMap((file) => readRows(join(folder, file)))
    .filter((row) => !flags.includes('--without') || outletOf(row) !== without)
  const labels = readLabels(join(folder, 'train-dev-speakers.jsonl'))
  const groups = rows.map((row): Learnt => {
    const own = labels.get(row.id) ?? []
    return { row, labels: own, mentions: mentionGroups(row), antecedents: antecedentGroups(row, own) }
  })
  const outlets = [...new Set(rows.map(outletOf))].sort()
  const answers = outlets.flatMap((outlet) => answersFor(groups, outlet))
  printTable(outlets, trustByOutlet(answers, outlets), flags.includes('--wrong'))
  const at = flags.indexOf('--predictions')
  if (at >= 0) writePredictions(flags[at + 1] ?? '', rows, trustByOutlet(answers, outlets))
  const learnt = {
    'quotes/trust/trust.data.json': trainTrust(answers),
    'speakers/antecedents.data.json': trainAntecedents(groups.flatMap((one) => one.antecedents)),
    'quotes/mention/forest.data.json': trainMentions(groups.flatMap((one) => one.mentions)),
  }
  for (const [file, found] of Object.entries(learnt)) (flags.includes('--check') ? check : write)(file, found)
}

interface Learnt {
  readonly row: Row
  readonly labels: Parameters<typeof answersOf>[1]
  readonly mentions: ReturnType<typeof mentionGroups>
  readonly antecedents: ReturnType<typeof antecedentGroups>
}

/** What an outlet's articles are answered by what was learnt from the others. */
function answersFor(groups: readonly Learnt[], outlet: string): Answered[] {
  const others = groups.filter(({ row }) => outletOf(row) !== outlet)
  const models = {
    mentions: trainMentions(others.flatMap((one) => one.mentions)),
    antecedents: trainAntecedents(others.flatMap((one) => one.antecedents)),
    trust: {},
  }
  const own = groups.filter(({ row }) => outletOf(row) === outlet)
  return own.flatMap(({ row, labels }) => answersOf(row, labels, models))
}

const trustByOutlet = (answers: readonly Answered[], outlets: readonly string[]): Trusted[] =>
  outlets.flatMap((outlet) => {
    const weights = trainTrust(answers.filter(({ row }) => outletOf(row) !== outlet))
    return giveTrust(
      answers.filter(({ row }) => outletOf(row) === outlet),
      weights,
    )
  })

const bytesOf = (learnt: object): string => `${JSON.stringify(learnt)}\n`

function write(file: string, learnt: object): void {
  writeFileSync(new URL(file, briefing), bytesOf(learnt))
  process.stdout.write(`${file}: ${bytesOf(learnt).length} bytes\n`)
}

function check(file: string, learnt: object): void {
  const same = readFileSync(new URL(file, briefing), 'utf8') === bytesOf(learnt)
  process.stdout.write(`${file}: ${same ? 'as shipped' : 'NOT as shipped; run it without --check'}\n`)
  if (!same) process.exitCode = 1
}
