import { readFileSync } from 'node:fs'
import { parseArticle } from '../../src/article/parse.ts'
import { findPeople } from '../../src/briefing/speakers/people.ts'
import { sha256 } from '../article/hash.ts'

interface Row {
  readonly id: string
  readonly text: string
  /** Every place where a person is named, title left out, with the fullest name that the text gives. */
  readonly people: readonly Mention[]
}

interface Mention {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** npm run eval -- people [FILE.jsonl] [--list]: F1 of the places where persons are named, and how many get the right name. */
export function run(args: readonly string[]): void {
  const file = args.find((arg) => !arg.startsWith('--')) ?? new URL('./people/set.jsonl', import.meta.url)
  const rows = readFileSync(file, 'utf8').trim().split('\n')
  const tally = { found: 0, labelled: 0, right: 0, named: 0 }
  for (const row of rows.map((line) => JSON.parse(line) as Row)) {
    const found = peopleIn(row.text)
    const right = found.filter((one) => row.people.some((gold) => isSamePlace(gold, one)))
    tally.found += found.length
    tally.labelled += row.people.length
    tally.right += right.length
    tally.named += right.filter(({ name, ...place }) =>
      row.people.some((gold) => isSamePlace(gold, place) && gold.name === name),
    ).length
    if (args.includes('--list')) list(row, found)
  }
  const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1)
  process.stdout.write(
    `${rows.length} texts, ${tally.labelled} mentions · P ${percent(tally.right, tally.found)} · R ${percent(tally.right, tally.labelled)} · ` +
      `F1 ${percent(2 * tally.right, tally.found + tally.labelled)} (goal 80) · full name right for ${percent(tally.named, tally.right)} % of those\n`,
  )
}

const peopleIn = (text: string): readonly Mention[] =>
  findPeople(parseArticle({ text, layout: 'body' }, sha256)).flatMap(({ name, mentions }) =>
    mentions.map(({ span }) => ({ name, ...span })),
  )

type Place = Pick<Mention, 'start' | 'end'>

const isSamePlace = (a: Place, b: Place): boolean => a.start === b.start && a.end === b.end

function list({ id, text, people }: Row, found: readonly Mention[]): void {
  const missing = people.filter((gold) => !found.some((one) => isSamePlace(gold, one)))
  const extra = found.filter((one) => !people.some((gold) => isSamePlace(gold, one)))
  const misnamed = found.filter((one) => people.some((gold) => isSamePlace(gold, one) && gold.name !== one.name))
  for (const [kind, places] of Object.entries({ missing, extra, misnamed }))
    for (const { name, start, end } of places)
      process.stdout.write(`  ${id}: ${kind} ${text.slice(start, end)} (${name})\n`)
}
