import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Article, Citation } from '../../../src/article/article.ts'
import type { Briefing, Claim, Entry, Overrides, Quote, Speaker } from '../../../src/briefing/briefing.ts'
import { applyOverrides } from '../../../src/briefing/overrides.ts'
import { verify } from '../../../src/briefing/verify.ts'
import { briefingOf, buildArticle, citeSentence, citeWords, claimOf, quoteOf, sectionOf, speakerOf } from './build.ts'

const article = buildArticle('Harbour plan delayed again', [
  [
    'Mayor Ines Calloway, a former pilot, said on 4 May 2025 that the harbour is closed, but the ferry sails.',
    'The dock may open.',
    'The dock is not safe.',
    'The dock stays shut if it rains.',
    'Ada Quill called it “a great, great shame” on Monday.',
    'Otto Marsh told Ada Quill: “Do not wait for us.”',
  ],
  ['“We will not rush it,” Calloway said.', '“Ines Calloway was never asked,” she said.'],
  ['The port authority has 300 crowns.'],
  ['“It floats,” Marsh said, according to a translation by Coastal Wire.', 'Veldau Radio is a station.'],
])
const cited = (words: string): Citation => citeWords(article, words)
const marsh = speakerOf('Marsh', citeWords(article, 'Marsh said'), {
  mention: citeWords(article, 'Marsh', cited('“It floats').span.start),
})
const floats = quoteOf(1, cited('“It floats,”'), { speaker: marsh })
const calloway = speakerOf('Calloway', citeWords(article, 'Calloway', cited('rush it').span.start))
const rush = quoteOf(1, cited('“We will not rush it,”'), { speaker: calloway })

const rulesOf = (parts: Partial<Briefing>, of: Article = article): string[] =>
  verify(briefingOf(of, parts), of).findings.map(({ rule }) => rule)
const ofEntry = (entry: Entry, of: Article = article) => rulesOf({ sections: [sectionOf('key-points', entry)] }, of)
const ofClaim = (claim: Claim, of: Article = article) => ofEntry({ kind: 'claim', claim }, of)
const ofQuote = (quote: Quote, of: Article = article) => rulesOf({ quotes: [quote] }, of)
const ofSpeaker = (quote: Quote, speaker: Speaker) => ofQuote({ ...quote, speaker })
const without = (sentence: number, words: string): string[] => {
  const whole = citeSentence(article, sentence)
  return ofClaim(claimOf(whole, whole.exact.replace(words, ''), 'shortened'))
}
const onDate = (date: string) =>
  ofEntry({
    kind: 'event',
    claim: claimOf(citeSentence(article, 1)),
    when: { date, words: cited('4 May 2025'), rule: 'as written' },
  })
const figure = (words: string) =>
  ofEntry({ kind: 'figure', claim: claimOf(citeSentence(article, 9)), figure: cited(words) })
const ofOverrides = (overrides: Overrides, quotes: readonly Quote[] = [floats]) =>
  applyOverrides(article, quotes, overrides).findings.map(({ rule }) => rule)

/** Somebody who speaks `sentences` before a quotation that names nobody, in as many paragraphs as `blocks` says. */
const carried = (sentences: number, blocks: number, between = 'The tide is low.'): string[] => {
  const fill = Array.from({ length: sentences }, (_, at) => (at === 0 ? between : 'The tide is low.'))
  const per = Math.ceil(sentences / blocks)
  const paragraphs = Array.from({ length: blocks }, (_, at) => fill.slice(at * per, (at + 1) * per))
  const of = buildArticle('Tides', [['Ada Quill spoke.'], ...paragraphs, ['“It rises.”']])
  return ofQuote(
    quoteOf(1, citeWords(of, '“It rises.”'), { speaker: speakerOf('Ada Quill', citeWords(of, 'Ada Quill')) }),
    of,
  )
}

const elsewhere = buildArticle('Another', [['It says the same.']])
const furniture: Article = {
  ...article,
  blocks: article.blocks.map((block, at) => (at === 3 ? { ...block, kind: 'furniture' } : block)),
}
const moved = { ...cited('The dock may open.'), exact: 'The dock will open.' }

/** A briefing that breaks the rule and no other, and one that comes near to it and breaks none. */
const cases: Record<string, { readonly breaks: () => string[]; readonly keeps: () => string[] }> = {
  'other-article': {
    breaks: () => ofClaim(claimOf(citeSentence(elsewhere, 1))),
    keeps: () => ofClaim(claimOf(citeSentence(elsewhere, 1)), elsewhere),
  },
  'not-verbatim': {
    breaks: () => ofClaim(claimOf(moved)),
    keeps: () => ofClaim(claimOf(cited('The dock may open.'))),
  },
  'record-differs': {
    breaks: () => rulesOf({ articles: [{ ...article, publisher: 'The Harbour Post' }] }),
    keeps: () => rulesOf({ articles: [article] }),
  },
  'quote-outside-the-story': {
    breaks: () => ofQuote(quoteOf(1, cited('Harbour plan'))),
    keeps: () => ofQuote(quoteOf(1, cited('a great, great shame'))),
  },
  'not-in-the-story': {
    breaks: () => ofClaim(claimOf(citeSentence(furniture, 9)), furniture),
    keeps: () => ofClaim(claimOf(citeSentence(article, 9))),
  },
  'words-not-in-evidence': {
    breaks: () => ofClaim(claimOf(citeSentence(article, 2), 'The dock will open.')),
    keeps: () => ofClaim(claimOf(citeSentence(article, 2), 'The dock  may\nopen.')),
  },
  'not-in-its-sentence': { breaks: () => figure('4 May 2025'), keeps: () => figure('300 crowns') },
  'not-a-date': { breaks: () => onDate('2025-13-04'), keeps: () => onDate('2025-12-31') },
  'date-differs': { breaks: () => onDate('2024-05-04'), keeps: () => onDate('2025-05') },
  'no-such-quote': {
    breaks: () => rulesOf({ quotes: [floats], keyQuotes: [2] }),
    keeps: () => rulesOf({ quotes: [floats], keyQuotes: [1] }),
  },

  'not-a-subsequence': {
    breaks: () => ofClaim(claimOf(citeSentence(article, 2), 'The open dock.', 'shortened')),
    keeps: () => ofClaim(claimOf(citeSentence(article, 2), 'The dock may open.', 'shortened')),
  },
  'quotation-cut': { breaks: () => without(5, ', great'), keeps: () => without(5, '?') },
  'negation-deleted': { breaks: () => without(3, 'not '), keeps: () => without(3, '?') },
  'condition-deleted': { breaks: () => without(4, ' if it rains'), keeps: () => without(4, '?') },
  'hedge-deleted': { breaks: () => without(2, 'may '), keeps: () => without(2, '?') },
  'attribution-deleted': {
    breaks: () => without(1, 'Mayor Ines Calloway, a former pilot, said on 4 May 2025 that '),
    keeps: () => without(1, ', a former pilot,'),
  },
  'contrast-deleted': { breaks: () => without(1, ', but the ferry sails'), keeps: () => without(1, '?') },
  'not-an-aside': { breaks: () => without(1, ' on 4 May 2025'), keeps: () => without(1, ', a former pilot,') },

  'name-not-borne-out': {
    breaks: () => ofSpeaker(floats, { ...marsh, name: 'Ada Quill' }),
    keeps: () => ofSpeaker(floats, { ...marsh, name: 'Ada Quill', reached: 'editor' }),
  },
  'role-without-evidence': {
    breaks: () => ofSpeaker(floats, { ...marsh, role: 'a pilot' }),
    keeps: () => ofSpeaker(floats, { ...marsh, role: 'a pilot', reached: 'editor' }),
  },
  'role-not-in-evidence': {
    breaks: () => ofSpeaker(floats, { ...marsh, role: 'a former baker', roleMention: cited('a former pilot') }),
    keeps: () => ofSpeaker(floats, { ...marsh, role: 'a former pilot', roleMention: cited('a former pilot') }),
  },
  'speaker-inside-quote': {
    breaks: () => ofQuote(insideQuote('Ines Calloway was')),
    keeps: () => ofQuote(insideQuote('she said')),
  },
  'speaker-is-the-hearer': {
    breaks: () => ofQuote(quoteOf(1, cited('“Do not wait for us.”'), { speaker: speakerOf('Ada Quill', hearer()) })),
    keeps: () =>
      ofQuote(quoteOf(1, cited('“Do not wait for us.”'), { speaker: speakerOf('Otto Marsh', cited('Otto Marsh')) })),
  },
  'speaker-elsewhere': {
    breaks: () => ofSpeaker(rush, speakerOf('Ada Quill', cited('Ada Quill'))),
    keeps: () => ofSpeaker(rush, calloway),
  },
  'speaker-too-far': { breaks: () => carried(13, 3), keeps: () => carried(12, 3) },
  'another-speaks-between': { breaks: () => carried(3, 1, 'Otto Marsh said so.'), keeps: () => carried(3, 1) },

  'via-inside-quote': { breaks: () => ofVia('floats'), keeps: () => ofVia('Coastal Wire') },
  'via-is-the-speaker': { breaks: () => ofVia('Marsh'), keeps: () => ofVia('Coastal Wire') },
  'via-elsewhere': { breaks: () => ofVia('Mayor Ines'), keeps: () => ofVia('Coastal Wire') },
  'via-not-in-evidence': { breaks: () => ofVia('Veldau Radio'), keeps: () => ofVia('Coastal Wire') },

  'hidden-by-editor': { breaks: () => ofOverrides({ hide: ['It floats'] }), keeps: () => ofOverrides({}) },
  'speaker-set-by-editor': {
    breaks: () => ofOverrides({ speakers: [{ quote: 'It floats', speaker: 'Ada Quill' }] }),
    keeps: () => ofOverrides({ speakers: [] }),
  },
  'bottom-line-set-by-editor': {
    breaks: () => ofOverrides({ bottomLine: 'The dock may open.' }),
    keeps: () => ofOverrides({}),
  },
  'override-not-in-article': {
    breaks: () => ofOverrides({ bottomLine: 'The dock will open.' }),
    keeps: () => ofOverrides({}),
  },
  'override-no-such-quote': {
    breaks: () => ofOverrides({ hide: ['It sinks'] }),
    keeps: () => ofOverrides({ hide: [] }),
  },
  'override-several-quotes': {
    breaks: () =>
      ofOverrides({ speakers: [{ quote: 'not', speaker: 'Ada Quill' }] }, [
        rush,
        quoteOf(2, cited('“Do not wait for us.”')),
      ]),
    keeps: () => ofOverrides({ speakers: [] }),
  },
  'override-no-speaker': {
    breaks: () => ofOverrides({ speakers: [{ quote: 'It floats', role: 'a pilot' }] }, [quoteOf(1, floats.content)]),
    keeps: () => ofOverrides({ speakers: [] }),
  },
}

function hearer(): Citation {
  return citeWords(article, 'Ada Quill', cited('told Ada Quill').span.start)
}

function insideQuote(words: string): Quote {
  const mention = words === 'she said' ? citeWords(article, 'she', cited(words).span.start) : cited('Ines Calloway was')
  return quoteOf(1, cited('“Ines Calloway was never asked,”'), {
    speaker: speakerOf('Ines Calloway', mention, { named: cited('Ines Calloway') }),
  })
}

function ofVia(words: string): string[] {
  return ofQuote({ ...floats, via: citeWords(article, words, words === 'Mayor Ines' ? 0 : floats.content.span.start) })
}

describe('a rule of the gate', () => {
  it.each(Object.entries(cases))(
    '%s is broken by what breaks it, and by nothing near it',
    (rule, { breaks, keeps }) => {
      expect(breaks()).toEqual([rule])
      expect(keeps()).toEqual([])
    },
  )

  it('has a case above, and every case is a rule', () => {
    expect(Object.keys(cases).sort()).toEqual(codesOf('gate', 'overrides.ts').sort())
  })
})

/** The codes in the source: what is written `like-this` there is a code. */
function codesOf(folder: string, file: string): string[] {
  const root = new URL('../../../src/briefing/', import.meta.url)
  const files = readdirSync(new URL(folder, root)).map((name) => `${folder}/${name}`)
  // Lines in words of their own are on their way out.
  const read = [...files, file].filter((name) => !name.endsWith('.data.ts') && !name.endsWith('/rewriting.ts'))
  const codes = read.flatMap((name) => [
    ...readFileSync(new URL(name, root), 'utf8').matchAll(/'([a-z]+(?:-[a-z]+)+)'/g),
  ])
  return [...new Set(codes.flatMap(([, code]) => code ?? []))]
}
