import { describe, expect, it } from 'vitest'
import type { Overrides } from '../../src/briefing/briefing.ts'
import { applyOverrides, mergeOverrides, nameQuote } from '../../src/briefing/overrides.ts'
import { verify } from '../../src/briefing/verify.ts'
import { briefingOf, buildArticle, citeWords, quoteOf, sectionOf, speakerOf } from './gate/build.ts'

const article = buildArticle('Library stays open, for now', [
  ['Councillor Maribel Ong, who sits for the north, said the library at Stone Street may not close before May.'],
  ['“You can’t heat a town by shutting its warmest room,” she said.'],
  ['The treasurer, Gideon Ashworth, called that “a fine sentence, and a dear one”.'],
  ['“No,” Ashworth said.', '“No,” Ong said.'],
])
const heat = quoteOf(1, citeWords(article, '“You can’t heat a town by shutting its warmest room,”'), {
  speaker: speakerOf('Gideon Ashworth', citeWords(article, 'she'), { named: citeWords(article, 'Gideon Ashworth') }),
})
const dear = quoteOf(2, citeWords(article, '“a fine sentence, and a dear one”'), {
  unattributed: 'no speaker was found',
})
const noes = [quoteOf(3, citeWords(article, '“No,” Ash')), quoteOf(4, citeWords(article, '“No,” Ong'))]
const quotes = [heat, dear, ...noes]
/** The same, with the last two alike to the letter. */
const alike = [heat, dear, ...noes.map((quote) => ({ ...quote, content: { ...quote.content, exact: '“No,”' } }))]

const apply = (overrides: Overrides) => applyOverrides(article, quotes, overrides)
const rulesOf = (overrides: Overrides) => apply(overrides).findings.map(({ action, rule }) => `${action} ${rule}`)

describe('mergeOverrides', () => {
  it('leaves the file’s as they are when editors set nothing, and puts the editors’ after them', () => {
    const file = { hide: ['a'], bottomLine: 'Of the file.' }
    expect(mergeOverrides(file, {})).toBe(file)
    expect(mergeOverrides(undefined, undefined)).toBeUndefined()
    expect(mergeOverrides(file, { hide: ['b'], speakers: [{ quote: 'c', speaker: 'Lena Voss' }] })).toEqual({
      ...{ hide: ['a', 'b'], bottomLine: 'Of the file.' },
      speakers: [{ quote: 'c', speaker: 'Lena Voss' }],
    })
  })
})

describe('applyOverrides', () => {
  it('changes nothing when an editor said nothing', () => {
    expect(applyOverrides(article, quotes)).toEqual({ quotes, findings: [] })
  })

  it('hides the quotation with these words, whatever its marks', () => {
    const { quotes: left, findings } = apply({ hide: ["can't heat a town"] })
    expect(left.map(({ id }) => id)).toEqual([2, 3, 4])
    expect(findings).toMatchObject([{ action: 'noted', rule: 'hidden-by-editor', where: 'overrides.hide[0]' }])
  })

  it('says which quotation is nearest when no quotation has the words', () => {
    const { quotes: left, findings } = apply({ hide: ['heat a village by shutting'] })
    expect(left).toEqual(quotes)
    expect(findings).toMatchObject([{ action: 'dropped', rule: 'override-no-such-quote', evidence: heat.content }])
  })

  it('finds whole words only, and nothing in no words', () => {
    expect(rulesOf({ hide: ['arm'] })).toEqual(['dropped override-no-such-quote'])
    expect(rulesOf({ hide: [' … '] })).toEqual(['dropped override-no-such-quote'])
  })

  it('corrects a speaker, with the place where the article has the name, and marks it', () => {
    const [corrected] = apply({
      speakers: [{ quote: 'heat a town', speaker: 'Maribel Ong', role: 'Councillor' }],
    }).quotes
    expect(corrected?.speaker).toMatchObject({
      name: 'Maribel Ong',
      role: 'Councillor',
      mention: { exact: 'Maribel Ong' },
      roleMention: { exact: 'Councillor' },
      reached: 'editor',
    })
    expect(corrected?.content).toEqual(heat.content)
  })

  it('gives a speaker to a quotation without one, even one that the article does not name', () => {
    const given = apply({ speakers: [{ quote: 'a dear one', speaker: 'Lena Voss' }] }).quotes[1]
    expect(given?.unattributed).toBeUndefined()
    expect(given?.speaker).toMatchObject({ name: 'Lena Voss', reached: 'editor' })
  })

  it('corrects a role alone, and asks for a speaker where there is none', () => {
    const [corrected] = apply({ speakers: [{ quote: 'heat a town', role: 'deputy mayor' }] }).quotes
    expect(corrected?.speaker).toMatchObject({ name: 'Gideon Ashworth', role: 'deputy mayor', reached: 'editor' })
    expect(corrected?.speaker).not.toHaveProperty('roleMention')
    expect(rulesOf({ speakers: [{ quote: 'a dear one', role: 'treasurer' }] })).toEqual(['dropped override-no-speaker'])
  })

  it('does not guess which of two quotations is meant', () => {
    expect(rulesOf({ speakers: [{ quote: 'No', speaker: 'Maribel Ong' }] })).toEqual([
      'dropped override-several-quotes',
    ])
  })

  it('means one of several quotations with the same words where it is told which of how many', () => {
    const [first = heat, second = heat] = alike.slice(2)
    const name = nameQuote(alike, second)
    expect(name.nth).toEqual([2, 2])
    const hidden = applyOverrides(article, alike, { hide: [name] })
    expect(hidden.quotes.map(({ id }) => id)).toEqual([1, 2, 3])
    const given = applyOverrides(article, alike, {
      hide: [nameQuote(alike, first)],
      speakers: [{ ...name, speaker: 'Maribel Ong' }],
    })
    expect(given.quotes.map(({ id, speaker }) => [id, speaker?.name]).at(-1)).toEqual([4, 'Maribel Ong'])
  })

  it('hides all of them, and sets no speaker, when there are more or fewer by now; other words are others', () => {
    const name = { quote: '“No”', nth: [2, 3] as const }
    expect(applyOverrides(article, alike, { hide: [name] }).quotes.map(({ id }) => id)).toEqual([1, 2])
    for (const quotes of [alike, alike.slice(0, 3)])
      expect(applyOverrides(article, quotes, { speakers: [{ ...name, speaker: 'Maribel Ong' }] })).toMatchObject({
        quotes,
        findings: [{ action: 'dropped', rule: 'override-several-quotes' }],
      })
    const other = { quote: '“heat a town”', nth: [1, 1] as const }
    expect(rulesOf({ hide: [other] })).toEqual(['dropped override-no-such-quote'])
  })

  it('gives somebody else no kind of the speaker before them', () => {
    const report = speakerOf('the report', citeWords(article, 'Gideon Ashworth'), { kind: 'document' })
    const [given] = applyOverrides(article, [{ ...heat, speaker: report }], {
      speakers: [{ quote: 'heat a town', speaker: 'Maribel Ong' }],
    }).quotes
    expect(given?.speaker).toMatchObject({ name: 'Maribel Ong', kind: 'person' })
  })

  it('passes the gate with what an editor set', () => {
    const { quotes: corrected, bottomLine } = apply({
      speakers: [
        { quote: 'heat a town', speaker: 'Maribel Ong', role: 'deputy mayor' },
        { quote: 'a dear one', speaker: 'Lena Voss' },
      ],
      bottomLine: 'Councillor Maribel Ong said the library at Stone Street may not close before May.',
    })
    const claim = bottomLine ? [{ kind: 'claim' as const, claim: bottomLine }] : []
    const briefing = briefingOf(article, {
      quotes: corrected.slice(0, 2),
      sections: [sectionOf('bottom-line', ...claim)],
    })
    const checked = verify(briefing, article)
    expect(claim).toHaveLength(1)
    expect(checked.findings).toEqual([])
    expect(checked.briefing).toEqual(briefing)
  })

  it('pins a sentence, in the article’s own typography', () => {
    const { bottomLine } = apply({ bottomLine: '"You can\'t heat a town by shutting its warmest room," she said.' })
    expect(bottomLine).toMatchObject({ origin: 'verbatim', text: article.text.slice(...spanOf(2)) })
  })

  it('pins what is left of a sentence when nothing that matters was left out', () => {
    const line = 'Councillor Maribel Ong said the library at Stone Street may not close before May.'
    expect(apply({ bottomLine: line }).bottomLine).toMatchObject({ origin: 'shortened', text: line })
  })

  it.each([
    ['The library will close.', 'is not a sentence'],
    ['Councillor Maribel Ong said the library at Stone Street may close before May.', 'takes a negation away'],
    ['', 'is not a sentence'],
  ])('refuses to pin “%s” and says why', (line, reason) => {
    const { bottomLine, findings } = apply({ bottomLine: line })
    expect(bottomLine).toBeUndefined()
    expect(findings).toMatchObject([
      { action: 'dropped', rule: 'override-not-in-article', where: 'overrides.bottomLine' },
    ])
    expect(findings[0]?.message).toContain(reason)
  })
})

function spanOf(number: number): [number, number] {
  const span = article.sentences[number - 1]?.span
  return [span?.start ?? 0, span?.end ?? 0]
}
