import {
  cite,
  type Article,
  type ArticleId,
  type Block,
  type Citation,
  type Sentence,
} from '../../src/article/article.ts'
import type { Briefing, Claim, Quote, Section, Verified, VerifiedBriefing } from '../../src/briefing/briefing.ts'

/** An invented town, invented people, and a briefing made by hand, so that these tests need no engine. */
const headline = 'Harbour town of Eastmere closes its old pier'
const byline = 'Mara Quill | 3 March 2021, 09:15'
const sentences = [
  'The harbour office of Eastmere closed the old pier on Monday after divers found cracks in nine of its posts.',
  'Harbour master Ilse Brandt said the pier was “no longer safe to walk on”.',
  '“We would rather lose a summer than a visitor,” she told reporters.',
  'The office’s report said: “Nine of forty posts have lost more than half of their strength.”',
  'Repairs will cost 2.4 million crowns.',
  'A fisherman called it “a pity”.',
]
const text = [headline, byline, ...sentences].join('\n\n')

export const place = (words: string): Citation => {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`not in the fixture: ${words}`)
  return cite({ id, text }, { start, end: start + words.length })
}

const id = 'eastmere' as ArticleId
const numbered: Sentence[] = sentences.map((words, at) => ({ number: at + 1, span: place(words).span, block: at + 2 }))

export const article: Article = {
  id,
  text,
  headline: place(headline),
  authors: [{ name: 'Mara Quill', mention: place('Mara Quill') }],
  published: { date: '2021-03-03', time: '09:15', from: 'text' },
  language: 'en',
  blocks: [
    { kind: 'headline', span: place(headline).span, sentences: [] },
    { kind: 'byline', span: place(byline).span, sentences: [] },
    ...numbered.map((sentence): Block => ({ kind: 'paragraph', span: sentence.span, sentences: [sentence] })),
  ],
  sentences: numbered,
}

const claim = (words: string, origin: Claim['origin'] = 'verbatim', sentence = words): Claim => ({
  text: words,
  origin,
  evidence: [place(sentence)],
})

const brandt = {
  name: 'Ilse Brandt',
  role: 'Harbour master',
  kind: 'person',
  mention: place('Harbour master Ilse Brandt'),
  reached: 'direct',
  trust: 1,
} as const

const quotes: Quote[] = [
  { id: 1, kind: 'mixed', partial: true, content: place('“no longer safe to walk on”'), speaker: brandt },
  {
    id: 2,
    kind: 'direct',
    partial: false,
    content: place('“We would rather lose a summer than a visitor,”'),
    speaker: { ...brandt, mention: place('she'), reached: 'pronoun' },
  },
  {
    id: 3,
    kind: 'direct',
    partial: false,
    content: place('“Nine of forty posts have lost more than half of their strength.”'),
    speaker: { name: 'report', kind: 'document', mention: place('The office’s report'), reached: 'direct', trust: 1 },
  },
  {
    id: 4,
    kind: 'mixed',
    partial: true,
    content: place('“a pity”'),
    unattributed: 'nobody is named near it',
  },
]

const sections: Section[] = [
  {
    id: 'bottom-line',
    kind: 'bottom-line',
    heading: 'Bottom line',
    entries: [
      {
        kind: 'claim',
        claim: claim('The harbour office of Eastmere closed the old pier on Monday.', 'shortened', sentences[0]),
      },
    ],
  },
  {
    id: 'key-points',
    kind: 'key-points',
    heading: 'Key points',
    entries: [{ kind: 'claim', claim: claim('Repairs will cost 2.4 million crowns.') }],
  },
  { id: '1', kind: 'part', heading: 'The pier', entries: [{ kind: 'claim', claim: claim(sentences[1] ?? '') }] },
  {
    id: 'quotes',
    kind: 'quotes',
    heading: 'Quotes',
    entries: quotes.map((quote) => ({ kind: 'quote', quote: quote.id })),
  },
  {
    id: 'who',
    kind: 'who',
    heading: 'Who speaks',
    entries: [
      { kind: 'speaker', speaker: brandt, quotes: [1, 2], words: 15, side: 'Harbour office' },
      { kind: 'speaker', speaker: quotes[2]?.speaker ?? brandt, quotes: [3], words: 12 },
    ],
  },
  {
    id: 'timeline',
    kind: 'timeline',
    heading: 'Timeline',
    entries: [
      {
        kind: 'event',
        when: { date: '2021-03-01', words: place('Monday'), rule: 'the Monday before the article’s date' },
        claim: claim(sentences[0] ?? ''),
      },
    ],
  },
  {
    id: 'numbers',
    kind: 'numbers',
    heading: 'Numbers',
    entries: [
      { kind: 'figure', figure: place('2.4 million crowns'), unit: 'crowns', claim: claim(sentences[4] ?? '') },
    ],
  },
  { id: 'next', kind: 'next', heading: 'What is next', entries: [] },
  {
    id: 'gaps',
    kind: 'gaps',
    heading: 'What is missing',
    entries: [{ kind: 'gap', gap: 'We could not tell who said “a pity”.', evidence: [place('“a pity”')] }],
  },
  {
    id: 'source',
    kind: 'source',
    heading: 'Source',
    entries: [{ kind: 'fact', label: 'Author', value: 'Mara Quill', evidence: place('Mara Quill') }],
  },
]

const briefing: Briefing = {
  name: 'eastmere',
  articles: [article],
  revision: 'r1',
  sections,
  quotes,
  keyQuotes: [2, 3],
  engine: { name: 'briefdesk', version: '0.0.0' },
}

/** As the gate would return it, had it made this. */
export const verified: VerifiedBriefing = { briefing: briefing as Verified<Briefing>, article, findings: [] }

export const sectionCalled = (sectionId: string): Section => {
  const section = sections.find((candidate) => candidate.id === sectionId)
  if (!section) throw new Error(`no section ${sectionId} in the fixture`)
  return section
}

/** A line that is a whole sentence, by its number. */
export const claimsOf = (number: number): Section['entries'] => [
  { kind: 'claim', claim: claim(sentences[number - 1] ?? '') },
]
