import type { Article } from '../../../src/article/article.ts'
import { parseArticle } from '../../../src/article/parse.ts'
import { brief } from '../../../src/briefing/brief.ts'
import type { Briefing, Entry, Section, SectionKind } from '../../../src/briefing/briefing.ts'
import { sha256 } from '../../article/hash.ts'

interface Known {
  readonly published?: string
  readonly language?: string
  readonly layout?: 'whole' | 'body'
}

/** An article of our own words, published on Wednesday 12 July 2023 unless the test says otherwise. */
export function readStory(text: string, known: Known = {}): Article {
  const { published = '2023-07-12', language = 'en', layout = 'body' } = known
  return parseArticle({ text, layout, language, ...(published && { published }) }, sha256)
}

export const briefStory = (article: Article): Briefing =>
  brief(article, { name: 'story', hash: sha256, version: '0.0.0' })

export function sectionOf(article: Article, kind: SectionKind): Section {
  const found = briefStory(article).sections.find((section) => section.kind === kind)
  if (!found) throw new Error(`no section ${kind}`)
  return found
}

export const entriesOf = (article: Article, kind: SectionKind): readonly Entry[] => sectionOf(article, kind).entries

/** Dates with their words: "2023-07-11 Tuesday". */
export const datesOf = (article: Article, kind: SectionKind = 'timeline'): readonly string[] =>
  entriesOf(article, kind).flatMap((entry) =>
    entry.kind === 'event' ? [`${entry.when.date} ${entry.when.words.exact}`] : [],
  )

export const figuresOf = (article: Article): readonly string[] =>
  entriesOf(article, 'numbers').flatMap((entry) =>
    entry.kind === 'figure' ? [`${entry.figure.exact} | ${entry.unit ?? ''}`] : [],
  )

export const gapsOf = (article: Article): readonly string[] =>
  entriesOf(article, 'gaps').flatMap((entry) => (entry.kind === 'gap' ? [entry.gap] : []))
