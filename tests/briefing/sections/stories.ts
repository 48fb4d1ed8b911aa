import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { wordsAt, type Article } from '../../../src/article/article.ts'
import { oneLine, withoutUnseen } from '../../../src/article/characters.ts'
import { parseArticle } from '../../../src/article/parse.ts'
import type { Claim, Entry, Quote, Section, SectionKind } from '../../../src/briefing/briefing.ts'
import { verify } from '../../../src/briefing/verify.ts'
import { sha256 } from '../../article/hash.ts'
import { briefStory } from './story.ts'

/** A whole article of tests/eval/statements/stories.yaml, whose head says what each list means. */
export interface Story {
  readonly kind: string
  readonly published?: string
  readonly text: string
  readonly next?: readonly string[]
  readonly timeline?: readonly string[]
  readonly numbers?: readonly string[]
  readonly people?: readonly string[]
  /** Another right list of people. */
  readonly fine?: readonly string[]
  readonly never?: readonly string[]
  readonly nowhere?: readonly string[]
  /** Beginnings of the key quotations, counted. */
  readonly keys?: readonly string[]
  readonly quotes?: Readonly<Record<string, readonly string[]>>
}

export const readStories = (): readonly Story[] =>
  parse(readFileSync(new URL('../../eval/statements/stories.yaml', import.meta.url), 'utf8')) as readonly Story[]

/** What a story's briefing shows that it may not, or lacks. */
export function judgeStory(story: Story): readonly string[] {
  const { text, published } = story
  const article = parseArticle(
    { text: withoutUnseen(text), layout: 'whole', ...(published !== undefined && { published }) },
    sha256,
  )
  const { briefing } = verify(briefStory(article), article)
  const shown = (kind: SectionKind, show: (entry: Entry) => readonly string[]): readonly string[] =>
    briefing.sections.filter((section) => section.kind === kind).flatMap(({ entries }) => entries.flatMap(show))
  const compare = (name: string, found: readonly string[], ...answers: readonly (readonly string[] | undefined)[]) =>
    answers[0] === undefined || answers.some((answer) => answer?.join('\n') === found.join('\n'))
      ? []
      : [`${name}: shown ${found.join(' · ') || 'nothing'}; right ${answers[0].join(' · ') || 'nothing'}`]
  const next = shown('next', (entry) => ('claim' in entry ? [entry.claim.text] : []))
  return [
    ...compare(
      'next',
      next.map((line) => story.next?.find((start) => line.startsWith(start)) ?? line),
      story.next,
    ),
    ...compare(
      'timeline',
      shown('timeline', (entry) => (entry.kind === 'event' ? [entry.when.date] : [])),
      story.timeline,
    ),
    ...compare(
      'numbers',
      shown('numbers', (entry) => (entry.kind === 'figure' ? [entry.figure.exact] : [])),
      story.numbers,
    ),
    ...compare(
      'people',
      shown('people', (entry) =>
        entry.kind === 'person' ? [[entry.name, entry.role?.exact ?? []].flat().join(' | ')] : [],
      ),
      story.people,
      story.fine,
    ),
    ...judgeLines(article, briefing.sections, story),
    ...judgeQuotes(briefing.quotes, story),
    ...(story.keys && briefing.keyQuotes.length !== story.keys.length
      ? [`key quotations: ${briefing.keyQuotes.length}`]
      : []),
  ]
}

function judgeLines(article: Article, sections: readonly Section[], { never = [], nowhere = [] }: Story) {
  const lines = sections.flatMap(({ kind, entries }) =>
    kind === 'bottom-line' || kind === 'key-points' || kind === 'part'
      ? entries.flatMap((entry) => ('claim' in entry ? [entry.claim] : []))
      : [],
  )
  const sentenceOf = ({ evidence: [{ span }] }: Claim): string => oneLine(wordsAt(article, span))
  const derived = sections.flatMap(({ heading, headingMention, entries }) => [
    ...(headingMention ? [heading] : []),
    ...entries.flatMap((entry) => (entry.kind === 'figure' ? [entry.figure.exact] : [])),
  ])
  return [
    ...never
      .filter((start) => lines.some((line) => sentenceOf(line).startsWith(start)))
      .map((start) => `line: ${start}`),
    ...nowhere
      .filter((words) => derived.some((one) => one.toLowerCase().includes(words.toLowerCase())))
      .map((words) => `stated: ${words}`),
  ]
}

function judgeQuotes(quotes: readonly Quote[], { quotes: right }: Story): readonly string[] {
  if (right === undefined) return []
  const missing = Object.keys(right).filter((start) => !quotes.some(({ content }) => content.exact.startsWith(start)))
  const wrong = quotes.flatMap(({ content, speaker }) => {
    const [, may] = Object.entries(right).find(([start]) => content.exact.startsWith(start)) ?? []
    if (may === undefined) return [`no quotation: ${content.exact}`]
    return speaker === undefined || may.includes(speaker.name) ? [] : [`${content.exact} is given to ${speaker.name}`]
  })
  return [...missing.map((start) => `quotation not found: ${start}`), ...wrong]
}
