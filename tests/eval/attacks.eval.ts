// npm run eval -- attacks [SEED] [TRIES]: grows texts that take long to read and brief. Their pieces are drawn from the
// regular expressions and tables of src; those whose time grows most with their length are bred on. Prints the worst as
// the rows of tests/attacks/grown.data.ts.
import { readdirSync, readFileSync } from 'node:fs'
import { makeBriefing } from '../../src/bot/library/make.ts'
import { BotError } from '../../src/errors.ts'
import { sha256 } from '../../src/sources/hash.ts'
import { reading } from '../../src/sources/reading.ts'
import { asFeed, asPage, written, type Attack } from '../attacks/attack.ts'
import { randomFrom } from '../random.ts'

const src = new URL('../../src/', import.meta.url)
const SHORT = 6_000
const KEPT = 20

interface Grown {
  readonly attack: Attack
  /** ms for SHORT characters, and for four times as many. */
  readonly ms: readonly [number, number]
  readonly badness: number
}

export function run([seed = '14', tries = '600']: readonly string[]): void {
  const random = randomFrom(Number(seed))
  const words = vocabulary()
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value
  const some = (most: number): string =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(words)).join(pick(['', '', ' ', '\n']))
  const fresh = (): Attack => ({
    kind: pick(['text', 'text', 'text', 'page', 'page', 'feed']),
    before: pick(['', '', '# Ferry\n\n', some(2)]),
    pump: some(4),
    after: pick(['', 'x', ' x', some(2)]),
  })
  const bred = ({ attack }: Grown): Attack => ({
    ...attack,
    ...pick<Partial<Attack>>([
      { pump: attack.pump + some(2) },
      { pump: some(1) + attack.pump },
      { pump: attack.pump.slice(Math.floor(random() * attack.pump.length)) || ' ' },
      { before: attack.before + some(1) },
      { after: some(2) },
    ]),
  })
  let best: readonly Grown[] = []
  for (let turn = 0; turn < Number(tries); turn++) {
    const parent = best.length > 5 && random() < 0.6 ? pick(best) : undefined
    const grown = measured(parent ? bred(parent) : fresh())
    best = apart([...best, grown].sort((a, b) => b.badness - a.badness)).slice(0, KEPT)
  }
  for (const { attack, ms, badness } of best)
    process.stdout.write(
      `  // ${ms.map((each) => each.toFixed(0)).join(' and ')} ms, ${badness.toFixed(1)}\n  ${JSON.stringify(attack)},\n`,
    )
}

/** Two of one kind with the same ending of their pump are one. */
function apart(all: readonly Grown[]): readonly Grown[] {
  const seen = new Set<string>()
  return all.filter(({ attack: { kind, pump } }) => {
    const key = `${kind} ${pump.slice(-3)}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Bad is what takes long for its length, and more than four times as long for four times the length. */
function measured(attack: Attack): Grown {
  const [short, long] = [spent(attack, SHORT), spent(attack, 4 * SHORT)]
  return { attack, ms: [short, long], badness: Math.log2(1 + long) * Math.max(1, long / Math.max(short, 2) / 4) }
}

function spent(attack: Attack, characters: number): number {
  const text = written(attack, characters)
  const before = process.cpuUsage()
  try {
    const file = readers[attack.kind](text)
    makeBriefing('attack', file, { hash: sha256, version: '1' })
  } catch (error) {
    if (!(error instanceof BotError)) throw error
  }
  return process.cpuUsage(before).user / 1_000
}

const readers: Readonly<Record<Attack['kind'], (text: string) => ReturnType<typeof reading.text>>> = {
  text: (text) => reading.text(text),
  page: (text) =>
    reading.record(
      reading.page({ bytes: Buffer.from(asPage(text)), url: 'https://post.example/ferry', type: 'text/html' }),
    ),
  feed: (text) => {
    const { entries } = reading.feed({ bytes: Buffer.from(asFeed(text)), url: 'https://post.example/feed' })
    return reading.text(entries[0]?.words ?? '')
  },
}

/** Words and marks of our own regular expressions and tables, with blanks, marks and markup. */
function vocabulary(): readonly string[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ts$/.test(file))
  const sources = files
    .filter((file) => /^(?:article|briefing|sources)\//.test(file))
    .flatMap(
      (file) =>
        readFileSync(new URL(file, src), 'utf8').match(/(?<=[(=,:\s])\/(?![/*])(?:\\.|[^/\n\\])+\/[a-z]*/g) ?? [],
    )
  const words = new Set(
    sources.flatMap((source) => source.replace(/\\[a-zA-Z](?:\{\w+\})?/g, ' ').match(/[a-z]{2,}|[^\w\s]/gi) ?? []),
  )
  const own = [
    ' ',
    '          ',
    '\n',
    '\n\n',
    '\t',
    '. ',
    ' # ',
    'Ada # ',
    '“',
    '”',
    '“No,” ',
    ' said Ada #. ',
    'he said',
    '1,000 ',
    '3 May 2024 ',
    '<p>',
    '<b>',
    '</b>',
    '<div>',
    '&amp;',
    '[a](',
    '](',
    '![',
    '> ',
    '- ',
    '`',
    '*',
    '_',
    '|',
    '\\',
  ]
  return [...words, ...own, ...own]
}
