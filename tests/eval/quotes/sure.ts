import { writeFileSync } from 'node:fs'
import { trustNeeded } from '../../../src/briefing/briefing.ts'
import { trustSigns } from '../../../src/briefing/quotes/trust/trust-signs.ts'
import { inOrder, type Weights, dot } from '../../../src/briefing/speakers/weights.ts'
import { outletOf, type Row } from './rows.ts'
import type { Answered } from './train.ts'

/** An answer and how sure it is. */
export interface Trusted extends Answered {
  readonly trust: number
}

/** How sure each answer is by these weights: as the engine has it, links included. */
export function giveTrust(answers: readonly Answered[], weights: Weights): Trusted[] {
  const found = new Map<Row, Trusted[]>()
  const row = inOrder(
    weights,
    trustSigns.map(({ name }) => name),
  )
  for (const answer of answers) {
    const before = found.get(answer.row) ?? []
    const alone = 1 / (1 + Math.exp(-dot(row, answer.signs)))
    const link = answer.restsOn === undefined ? 1 : (before[answer.restsOn]?.trust ?? 0)
    const none = answer.vetoes.length > 0 || answer.speaker === undefined
    found.set(answer.row, [...before, { ...answer, trust: none ? 0 : Math.min(alone, link) }])
  }
  return [...found.values()].flat()
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const percent = (part: number, whole: number): string => (whole ? (100 * part) / whole : 0).toFixed(1).padStart(7)
const isBad = ({ verdict }: Trusted): boolean => verdict === 'wrong' || verdict === 'unread'

/** What is shown, and how much of it is right: per outlet, per kind of speaker, and in all. */
export function printTable(outlets: readonly string[], answers: readonly Trusted[], listWrong: boolean): void {
  const labelled = answers.filter(({ label }) => label !== undefined)
  print(
    '                 quotations  named  of 5 words  right  | surest: named  right | articles clean  wrong among 4 surest',
  )
  for (const outlet of outlets)
    printRow(
      outlet,
      labelled.filter(({ row }) => outletOf(row) === outlet),
    )
  for (const kind of ['named', 'pronoun', 'nominal'])
    printRow(
      kind,
      labelled.filter(({ label }) => label?.kind === kind),
    )
  printRow('all', labelled)
  const marked = labelled.filter((one) => one.marked)
  const means = labelled.filter((one) => one.marked || one.verdict === 'right' || one.verdict === 'poor')
  print(
    `mention, without a threshold: as marked ${percent(marked.length, labelled.length).trim()}, ` +
      `or of one whom a person reads as right ${percent(means.length, labelled.length).trim()}`,
  )
  if (listWrong)
    for (const answer of labelled.filter((one) => one.trust >= trustNeeded.shown && isBad(one)))
      print(
        `${answer.verdict} ${answer.trust.toFixed(3)} ${answer.row.id} ${answer.span.start} → ${answer.speaker ?? ''}`,
      )
}

function printRow(name: string, answers: readonly Trusted[]): void {
  const at = (least: number): Trusted[] => answers.filter(({ trust }) => trust >= least)
  const [shown, surest] = [at(trustNeeded.shown), at(trustNeeded.surest)]
  const long = answers.filter(({ label }) => label?.tier === 'required')
  const byArticle = new Map<Row, Trusted[]>()
  for (const answer of answers) byArticle.set(answer.row, [...(byArticle.get(answer.row) ?? []), answer])
  const lists = [...byArticle.values()].map((list) => list.filter(({ trust }) => trust >= trustNeeded.shown))
  const clean = lists.filter((list) => !list.some(isBad)).length
  const four = lists.map((list) => [...list].sort((a, b) => b.trust - a.trust).slice(0, 4))
  print(
    [
      name.padEnd(16),
      String(answers.length).padStart(10),
      percent(shown.length, answers.length),
      percent(long.filter(({ trust }) => trust >= trustNeeded.shown).length, long.length),
      percent(shown.filter((one) => !isBad(one)).length, shown.length),
      '   |   ',
      percent(surest.length, answers.length),
      percent(surest.filter((one) => !isBad(one)).length, surest.length),
      '  |   ',
      percent(clean, lists.length),
      percent(four.filter((list) => list.some(isBad)).length, four.filter((list) => list.length > 0).length),
    ].join(''),
  )
}

/** The answers as `predict quotes` prints them. */
export function writePredictions(file: string, rows: readonly Row[], answers: readonly Trusted[]): void {
  const lines = rows.map((row) => {
    const quotes = answers
      .filter((answer) => answer.row === row)
      .map(({ span, trust, speaker }) => ({ ...span, ...(trust >= trustNeeded.shown && { speaker }) }))
    return JSON.stringify({ id: row.id, quotes })
  })
  writeFileSync(file, `${lines.join('\n')}\n`)
}
