import { readFileSync } from 'node:fs'
import type { Article } from '../../src/article/article.ts'
import type { Entry, SectionKind } from '../../src/briefing/briefing.ts'
import { judgeStory, readStories } from '../briefing/sections/stories.ts'
import { entriesOf, readStory } from '../briefing/sections/story.ts'

interface Row {
  readonly text: string
  readonly published?: string
  readonly dates?: readonly string[]
  readonly figures?: readonly string[]
  readonly announced?: boolean
  readonly people?: readonly string[]
  /** Another answer that is right. */
  readonly fine?: readonly string[]
}

interface Kind {
  readonly name: string
  readonly section: SectionKind
  readonly expected: (row: Row) => readonly string[]
  readonly shown: (entry: Entry) => readonly string[]
}

const kinds: readonly Kind[] = [
  {
    name: 'dates',
    section: 'timeline',
    expected: ({ dates = [] }) => dates,
    shown: (entry) => (entry.kind === 'event' ? [entry.when.date] : []),
  },
  {
    name: 'numbers',
    section: 'numbers',
    expected: ({ figures = [] }) => figures,
    shown: (entry) => (entry.kind === 'figure' ? [entry.figure.exact] : []),
  },
  {
    name: 'next',
    section: 'next',
    expected: ({ announced }) => (announced === true ? ['announced'] : []),
    shown: (entry) => ('claim' in entry ? ['announced'] : []),
  },
  {
    name: 'people',
    section: 'people',
    expected: ({ people = [] }) => people,
    shown: (entry) => (entry.kind === 'person' ? [[entry.name, entry.role?.exact ?? []].flat().join(' | ')] : []),
  },
]

/** npm run eval -- statements [--list]: how many texts of tests/eval/statements get just what they state, by kind. */
export function run(args: readonly string[]): void {
  printStories(args.includes('--list'))
  for (const kind of kinds) {
    const file = new URL(`./statements/${kind.name}.json`, import.meta.url)
    const rows = JSON.parse(readFileSync(file, 'utf8')) as readonly Row[]
    const results = rows.map((row) => judge(kind, row))
    const count = (of: (result: Result) => unknown): number => results.filter(of).length
    process.stdout.write(
      `${kind.name}: right ${count(({ right }) => right)} of ${rows.length}, with something false ${count(({ wrong }) => wrong)}\n`,
    )
    if (!args.includes('--list')) continue
    for (const { text, shown, expected, right } of results)
      if (!right) process.stdout.write(`  ${text}\n    shown ${shown.join('; ')} · right ${expected.join('; ')}\n`)
  }
}

function printStories(list: boolean): void {
  const judged = readStories().map((story) => ({ story, complaints: judgeStory(story) }))
  const right = judged.filter(({ complaints }) => complaints.length === 0).length
  process.stdout.write(`stories: right ${right} of ${judged.length}\n`)
  if (!list) return
  for (const { story, complaints } of judged)
    for (const complaint of complaints) process.stdout.write(`  ${story.kind}: ${complaint}\n`)
}

interface Result {
  readonly text: string
  readonly shown: readonly string[]
  readonly expected: readonly string[]
  readonly right: boolean
  /** Something is shown that no right answer holds. */
  readonly wrong: boolean
}

function judge({ section, expected, shown }: Kind, row: Row): Result {
  const article: Article = readStory(row.text, row.published === undefined ? {} : { published: row.published })
  const found = entriesOf(article, section).flatMap(shown).sort()
  const answers = [expected(row), ...(row.fine ? [row.fine] : [])]
  const right = answers.some((answer) => [...answer].sort().join('\n') === found.join('\n'))
  return {
    text: row.text,
    shown: found,
    expected: expected(row),
    right,
    wrong: found.some((one) => !answers.flat().includes(one)),
  }
}
