import { describe, expect, it } from 'vitest'
import type { Briefing } from '../../src/briefing/briefing.ts'
import { verify } from '../../src/briefing/verify.ts'
import {
  briefingOf,
  buildArticle,
  citeSentence,
  citeWords,
  claimOf,
  quoteOf,
  sectionOf,
  speakerOf,
} from './gate/build.ts'

const article = buildArticle('Harbour plan delayed again', [
  ['Mayor Ines Calloway said on Tuesday that the harbour, which was built in 1911, may not open before June.'],
  ['“We will not rush it,” she said.', 'The port authority denied that money was short.'],
])
const quote = quoteOf(1, citeWords(article, '“We will not rush it,”'), {
  speaker: speakerOf('Ines Calloway', citeWords(article, 'she said'), {
    mention: citeWords(article, 'she'),
    named: citeWords(article, 'Ines Calloway'),
    reached: 'pronoun',
  }),
})
const first = citeSentence(article, 1)

const rulesOf = (briefing: Briefing) => verify(briefing, article).findings.map(({ rule }) => rule)
const withClaim = (claim: ReturnType<typeof claimOf>) =>
  briefingOf(article, { sections: [sectionOf('bottom-line', { kind: 'claim', claim })] })

describe('verify', () => {
  it('finds nothing against a briefing that says what the article says', () => {
    const shortened = first.exact.replace(', which was built in 1911,', '')
    const briefing = briefingOf(article, {
      quotes: [quote],
      keyQuotes: [1],
      sections: [
        sectionOf('bottom-line', { kind: 'claim', claim: claimOf(first, shortened, 'shortened') }),
        sectionOf(
          'key-points',
          { kind: 'claim', claim: claimOf(citeSentence(article, 3)) },
          { kind: 'quote', quote: 1 },
        ),
      ],
    })
    const checked = verify(briefing, article)
    expect(checked.findings).toEqual([])
    expect(checked.briefing).toEqual(briefing)
  })

  it('drops a quote changed by one letter, everything that points at it, and reports each', () => {
    const changed = { ...quote, content: { ...quote.content, exact: '“We will not push it,”' } }
    const briefing = briefingOf(article, {
      quotes: [changed],
      keyQuotes: [1],
      sections: [sectionOf('quotes', { kind: 'quote', quote: 1 })],
    })
    const checked = verify(briefing, article)
    expect(checked.briefing.quotes).toEqual([])
    expect(checked.briefing.keyQuotes).toEqual([])
    expect(checked.briefing.sections[0]?.entries).toEqual([])
    expect(checked.findings.map(({ rule, where }) => `${where} ${rule}`)).toEqual([
      'quotes[id 1] not-verbatim',
      'keyQuotes[0] no-such-quote',
    ])
  })

  it('leaves an empty section where the bottom line was dropped', () => {
    const checked = verify(withClaim(claimOf(first, first.exact.replace('may not', 'will'))), article)
    expect(checked.briefing.sections).toEqual([sectionOf('bottom-line')])
    expect(checked.findings).toHaveLength(1)
  })

  it('keeps a quotation whose speaker is not borne out, without the speaker', () => {
    const wrong = { ...quote, speaker: speakerOf('Otto Brandvold', citeWords(article, 'she')) }
    const checked = verify(briefingOf(article, { quotes: [wrong] }), article)
    expect(checked.briefing.quotes[0]?.speaker).toBeUndefined()
    expect(checked.briefing.quotes[0]?.unattributed).toBeTruthy()
    expect(checked.findings[0]).toMatchObject({ action: 'changed', rule: 'name-not-borne-out' })
  })

  it.each([
    ['negation-deleted', 'not '],
    ['hedge-deleted', 'may '],
    ['attribution-deleted', 'Mayor Ines Calloway said on Tuesday that '],
    ['not-an-aside', 'on Tuesday '],
  ])('says %s when a shortening leaves out “%s”', (rule, words) => {
    expect(rulesOf(withClaim(claimOf(first, first.exact.replace(words, ''), 'shortened')))).toEqual([rule])
  })

  it('refuses a line that cites another sentence than its own', () => {
    expect(rulesOf(withClaim({ ...claimOf(first), evidence: [citeSentence(article, 3)] }))).toEqual([
      'words-not-in-evidence',
    ])
  })

  it('refuses everything that is cited from another article', () => {
    const other = buildArticle('Another', [['It says the same.']])
    expect(rulesOf(withClaim(claimOf(citeSentence(other, 1))))).toEqual(['other-article'])
  })

  it('puts the record of the article in place of a wrong one', () => {
    const briefing = briefingOf(article, { articles: [{ ...article, authors: [{ name: 'Somebody Else' }] }] })
    const checked = verify(briefing, article)
    expect(checked.briefing.articles[0].authors).toEqual([])
    expect(checked.findings[0]?.rule).toBe('record-differs')
  })
})
