import type { Article, ArticleId, Block, Citation, Sentence } from '../../../src/article/article.ts'
import { cite } from '../../../src/article/article.ts'
import type { Briefing, Claim, Entry, Quote, Section, SectionKind, Speaker } from '../../../src/briefing/briefing.ts'

/** An article from sentences as written: one list is one paragraph. No parser, so that the gate is tested alone. */
export function buildArticle(headline: string, paragraphs: readonly (readonly string[])[]): Article {
  const id = `hash of ${headline}` as ArticleId
  const blocks: Block[] = [{ kind: 'headline', span: { start: 0, end: headline.length }, sentences: [] }]
  const sentences: Sentence[] = []
  let text = headline
  for (const paragraph of paragraphs) {
    text += '\n\n'
    const start = text.length
    const own: Sentence[] = []
    paragraph.forEach((words, place) => {
      if (place > 0) text += ' '
      const span = { start: text.length, end: text.length + words.length }
      own.push({ number: sentences.length + own.length + 1, span, block: blocks.length })
      text += words
    })
    sentences.push(...own)
    blocks.push({ kind: 'paragraph', span: { start, end: text.length }, sentences: own })
  }
  const bare = { id, text, authors: [], language: 'en', blocks, sentences }
  return { ...bare, headline: cite(bare, { start: 0, end: headline.length }) }
}

/** Cites words where the article has them, from the n-th time on. */
export function citeWords(article: Article, words: string, from = 0): Citation {
  const start = article.text.indexOf(words, from)
  if (start < 0) throw new Error(`The fixture does not have the words “${words}”.`)
  return cite(article, { start, end: start + words.length })
}

/** Cites sentence n. */
export function citeSentence(article: Article, number: number): Citation {
  const sentence = article.sentences[number - 1]
  if (!sentence) throw new Error(`The fixture has no sentence ${number}.`)
  return cite(article, sentence.span)
}

export const claimOf = (citation: Citation, text = citation.exact, origin: Claim['origin'] = 'verbatim'): Claim => ({
  text,
  origin,
  evidence: [citation],
})

export const speakerOf = (name: string, mention: Citation, more: Partial<Speaker> = {}): Speaker => ({
  name,
  kind: 'person',
  mention,
  reached: 'direct',
  trust: 1,
  ...more,
})

export const quoteOf = (id: number, content: Citation, more: Partial<Quote> = {}): Quote => ({
  id,
  kind: 'direct',
  partial: false,
  content,
  ...more,
})

export const sectionOf = (kind: SectionKind, ...entries: readonly Entry[]): Section => ({
  id: kind,
  kind,
  heading: kind,
  entries,
})

/** A briefing with these parts and nothing else. */
export const briefingOf = (article: Article, parts: Partial<Briefing> = {}): Briefing => ({
  name: 'fixture',
  articles: [article],
  revision: '1',
  sections: [],
  quotes: [],
  keyQuotes: [],
  engine: { name: 'briefdesk', version: '0.0.0' },
  ...parts,
})
