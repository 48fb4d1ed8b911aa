import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article, Citation } from '../../src/article/article.ts'
import { cite } from '../../src/article/article.ts'
import type { Briefing, Claim, Entry, Quote } from '../../src/briefing/briefing.ts'
import { verify } from '../../src/briefing/verify.ts'
import { briefingOf, buildArticle, sectionOf, speakerOf } from './gate/build.ts'

const article = buildArticle('Two towns share one bridge', [
  ['Ada Quill, who chairs the council, said on 4 May that the bridge “will never close”, according to Coastal Wire.'],
  ['“It may sway,” she said.', 'Neither town has 300 crowns to mend it unless the county pays.'],
])

/** Any place at all: most are nonsense, some are words, some are sentences. */
const span = fc.oneof(
  fc.record({ start: fc.integer({ min: -5, max: 400 }), end: fc.integer({ min: -5, max: 400 }) }),
  fc.record({ start: fc.double(), end: fc.double() }),
  fc.constantFrom(...article.sentences.map((sentence) => sentence.span)),
)
const citation: fc.Arbitrary<Citation> = fc.oneof(
  span.map((place) => cite(article, place)),
  fc.tuple(span, fc.string()).map(([place, exact]) => ({ article: article.id, span: place, exact })),
  fc.string().map((id) => ({ ...cite(article, { start: 0, end: 3 }), article: id as Article['id'] })),
)
const words = fc.oneof(
  fc.string(),
  fc.constantFrom(...article.sentences.map(({ span: place }) => cite(article, place).exact)),
)
const claim: fc.Arbitrary<Claim> = fc.record({
  text: words,
  origin: fc.constantFrom('verbatim', 'shortened'),
  evidence: fc.tuple(citation),
})
const speaker = fc
  .tuple(fc.constantFrom('Ada Quill', 'Nobody', ''), citation, citation)
  .map(([name, mention, named]) => speakerOf(name, mention, { named, role: 'chair', roleMention: named }))
const quote: fc.Arbitrary<Quote> = fc
  .tuple(fc.nat(5), citation, fc.option(speaker), fc.option(citation))
  .map(([id, content, by, via]) => ({
    id,
    kind: 'direct',
    partial: false,
    content,
    ...(by && { speaker: by }),
    ...(via && { via }),
  }))
const entry: fc.Arbitrary<Entry> = fc.oneof(
  claim.map((line): Entry => ({ kind: 'claim', claim: line })),
  fc.nat(5).map((id): Entry => ({ kind: 'quote', quote: id })),
  fc.tuple(claim, citation, fc.string()).map(([line, place, date]): Entry => ({
    kind: 'event',
    when: { date, words: place, rule: 'as written' },
    claim: line,
  })),
  fc.tuple(claim, citation).map(([line, figure]): Entry => ({ kind: 'figure', figure, claim: line })),
  fc
    .tuple(speaker, fc.array(fc.nat(5)), fc.nat())
    .map(([by, quotes, count]): Entry => ({ kind: 'speaker', speaker: by, quotes, words: count })),
  fc.array(citation).map((evidence): Entry => ({ kind: 'gap', gap: 'No date is given.', evidence })),
  citation.map((mention): Entry => ({ kind: 'person', name: 'Ada Quill', mention })),
  fc
    .tuple(fc.string(), citation)
    .map(([value, evidence]): Entry => ({ kind: 'fact', label: 'Author', value, evidence })),
)
const briefing: fc.Arbitrary<Briefing> = fc
  .record({
    quotes: fc.array(quote, { maxLength: 6 }),
    keyQuotes: fc.array(fc.nat(5), { maxLength: 3 }),
    entries: fc.array(entry, { maxLength: 8 }),
  })
  .map(({ quotes, keyQuotes, entries }) =>
    briefingOf(article, { quotes, keyQuotes, sections: [sectionOf('key-points', ...entries)] }),
  )

describe('verify, on any briefing at all', () => {
  it('never throws, and verifying again finds nothing more', () => {
    fc.assert(
      fc.property(briefing, (any) => {
        const once = verify(any, article)
        const twice = verify(once.briefing, article)
        expect(twice.findings).toEqual([])
        expect(twice.briefing).toEqual(once.briefing)
      }),
      { numRuns: 500 },
    )
  })

  it('lets no quotation through that does not slice back', () => {
    fc.assert(
      fc.property(briefing, (any) =>
        verify(any, article).briefing.quotes.every(
          ({ content }) => article.text.slice(content.span.start, content.span.end) === content.exact,
        ),
      ),
    )
  })

  it('drops a verbatim line changed in any one place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...article.sentences), fc.nat(), fc.string({ minLength: 1 }), (sentence, at, put) => {
        const cited = cite(article, sentence.span)
        const place = at % cited.exact.length
        const text = cited.exact.slice(0, place) + put + cited.exact.slice(place + 1)
        fc.pre(text.replace(/\s+/g, ' ').trim() !== cited.exact)
        const line: Entry = { kind: 'claim', claim: { text, origin: 'verbatim', evidence: [cited] } }
        const checked = verify(briefingOf(article, { sections: [sectionOf('bottom-line', line)] }), article)
        expect(checked.briefing.sections[0]?.entries).toEqual([])
      }),
    )
  })
})
