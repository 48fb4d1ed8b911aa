// npm run eval -- quotes DIR [--errors]: spans, speakers, roles and leaks of the shipped engine on DIR/polnear-dev.jsonl
// and DIR/challenge.jsonl. Pronouns may be tuned on the even half of the former only; the odd half is the honest figure.
// --errors: every error in full. What each outlet gets by what was learnt from the others, quotes-train prints.
import { join } from 'node:path'
import { foldOf, outletOf, predict, readRows, type Row } from './quotes/rows.ts'
import { f1, type KindCount, type Score, scoreRows } from './quotes/score.ts'

export function run([folder, ...flags]: readonly string[]): void {
  if (folder === undefined) throw new Error('usage: npm run eval -- quotes DIR [--errors]')
  const dev = readRows(join(folder, 'polnear-dev.jsonl'))
  const halves = [0, 1].map((half) => dev.filter((row) => foldOf(row, 2) === half))
  print('set            rows  joint   span  wrong  withheld  leaks  named        pronoun      the rest')
  const whole = printScore('polnear-dev', dev)
  printScore('  even half', halves[0] ?? [])
  printScore('  odd half', halves[1] ?? [])
  for (const outlet of [...new Set(dev.map(outletOf))].sort())
    printScore(
      `  ${outlet}`,
      dev.filter((row) => outletOf(row) === outlet),
    )
  const challenge = printScore('challenge', readRows(join(folder, 'challenge.jsonl')))
  print(`challenge roles: ${challenge.rolesRight} of ${challenge.roles}`)
  printKinds(whole)
  if (flags.includes('--errors'))
    for (const { kind, row, speakerKind, words, gold, found } of [whole, challenge].flatMap((score) => score.errors))
      print(`${kind} (${speakerKind}) ${row}: ${words} :: ${gold ?? ''} → ${found ?? ''}`)
}

function printScore(name: string, rows: readonly Row[], score = scoreRows(rows, (row) => predict(row))): Score {
  const { joint, spans, given, wrong, speakers, leaks, negatives } = score
  const percent = (share: number): string => (100 * share).toFixed(1).padStart(5)
  const columns = [['named'], ['pronoun'], restOf(score)].map((kinds) => {
    const { judged, resolved } = sumOf(score, kinds)
    return `${percent(resolved / Math.max(1, judged))} of ${judged}`.padEnd(12)
  })
  print(
    `${name.padEnd(14)} ${String(rows.length).padStart(4)}  ${percent(f1(joint, score))}  ${percent(f1(spans, score))}  ` +
      `${percent(wrong / Math.max(1, given))}  ${percent((speakers - given) / Math.max(1, speakers)).padStart(8)}  ` +
      `${`${leaks}/${negatives}`.padStart(5)}  ${columns.join(' ')}`.trimEnd(),
  )
  return score
}

const restOf = ({ kinds }: Score): string[] =>
  [...kinds.keys()].filter((kind) => kind !== 'named' && kind !== 'pronoun')

const sumOf = ({ kinds }: Score, names: readonly string[]): KindCount =>
  names.reduce(
    (sum, name) => {
      const own = kinds.get(name)
      return {
        required: sum.required + (own?.required ?? 0),
        judged: sum.judged + (own?.judged ?? 0),
        resolved: sum.resolved + (own?.resolved ?? 0),
      }
    },
    { required: 0, judged: 0, resolved: 0 },
  )

function printKinds({ errors }: Score): void {
  const counts = new Map<string, number>()
  for (const { kind, speakerKind } of errors) {
    const name = speakerKind === '' ? kind : `${kind}, ${speakerKind}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  print('errors that remain:')
  for (const [name, count] of [...counts].sort((a, b) => b[1] - a[1])) print(`  ${String(count).padStart(4)}  ${name}`)
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)
