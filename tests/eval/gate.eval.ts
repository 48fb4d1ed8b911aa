import type { Trial } from '../briefing/gate/corrupt.ts'
import { runSet } from '../briefing/gate/corrupt.ts'

/** Prints how much of what is wrong the gate catches, and what it says against what is right. */
export function run(args: readonly string[]): void {
  const trials = runSet()
  print('Corruption set (12 articles of our own)', trials)
  if (args.includes('--missed')) trials.filter(isAmiss).forEach((trial) => console.log(JSON.stringify(trial)))
}

const isAmiss = ({ part, rules }: Trial): boolean => (part === 'honest') === rules.length > 0

function print(title: string, trials: readonly Trial[]): void {
  console.log(title)
  for (const part of ['swaps', 'shortenings', 'honest'] as const) {
    const own = trials.filter((trial) => trial.part === part)
    for (const kind of new Set(own.map((trial) => trial.kind)))
      printRow(
        part,
        kind,
        own.filter((trial) => trial.kind === kind),
      )
    printRow(part, 'all', own)
  }
}

function printRow(part: Trial['part'], kind: string, trials: readonly Trial[]): void {
  const count = trials.filter(({ rules }) => rules.length > 0).length
  const share = ((100 * count) / Math.max(1, trials.length)).toFixed(1)
  console.log(
    `  ${part.padEnd(12)} ${kind.padEnd(30)} ${part === 'honest' ? 'stopped' : 'caught'} ${count}/${trials.length}  ${share} %`,
  )
}
