import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { brief } from '../../../src/briefing/brief.ts'
import { judgeQuotes, judgeWords } from '../../../src/briefing/primary/primary.ts'
import { sha256 } from '../../article/hash.ts'

/** A statement of a harbour board that does not exist. */
const statement = parseArticle(
  {
    layout: 'whole',
    text: `The Harbour Board met on Tuesday and agreed the following.

The old pier remains shut to visitors, traders and fishing crews until the piles have been looked at by divers. We are not the adversary of the traders of Port Wexley, and we will continue to talk with them. The storms of January confront us with challenges that no repair of last year could have met.

The Board will ask the ministry for four million crowns, of which one half is meant for the piles – the other half for the market hall.`,
  },
  sha256,
)
const judged = (words: string) => judgeWords(words, statement)

describe('a quotation against the original statement', () => {
  it.each([
    '“remains shut to visitors, traders and fishing crews”',
    '"The old pier remains shut to visitors"',
    '“the old pier remains shut to visitors”',
    '“one half is meant for the piles, the other half for the market hall”',
  ])('stands in it: %s', (words) => {
    expect(judged(words)).toMatchObject({ kind: 'stands' })
  })

  it('names the place where it stands', () => {
    expect(judged('“four million crowns”')).toMatchObject({ place: { exact: 'four million crowns' } })
  })

  it('is a bracketed edit, and the original’s words are given', () => {
    expect(judged('“not [their] adversary of the traders”')).toMatchObject({
      kind: 'bracketed',
      edits: [{ said: '[their]', article: 'the' }],
    })
    expect(judged('“remain[ed] shut to visitors”')).toMatchObject({
      kind: 'bracketed',
      edits: [{ said: 'remain[ed]', article: 'remains' }],
    })
    expect(judged('“[The board] will ask the ministry”')).toMatchObject({ kind: 'bracketed', edits: [{ article: '' }] })
  })

  it('is shorter, with the cut marked or not', () => {
    expect(judged('“remains shut to visitors … until the piles have been looked at”')).toMatchObject({
      kind: 'shorter',
      marked: true,
      left: ['traders and fishing crews'],
    })
    expect(
      judged('“The old pier remains shut to visitors until the piles have been looked at by divers”'),
    ).toMatchObject({
      kind: 'shorter',
      marked: false,
    })
  })

  it('differs, by whole words: one in the singular is another word', () => {
    expect(judged('“a challenge”')).toMatchObject({ kind: 'missing' })
    expect(judged('“confronts us with challenge”')).toMatchObject({
      kind: 'differs',
      changes: [
        { said: 'confronts', article: 'confront' },
        { said: 'challenge', article: 'challenges' },
      ],
    })
    expect(judged('“The old pier remains closed to visitors, traders and fishing crews”')).toMatchObject({
      kind: 'differs',
      changes: [{ said: 'closed', article: 'shut' }],
    })
  })

  it('is not found', () => {
    expect(judged('“We shall never open it again, whatever they say”')).toEqual({ kind: 'missing' })
    expect(judged('“…”')).toEqual({ kind: 'missing' })
  })

  it('stands only where its words stand in this order', () => {
    const plain = (text: string): string => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').toLowerCase()
    const all = statement.text.split(/\s+/)
    const pick = fc.tuple(fc.nat(all.length - 1), fc.integer({ min: 1, max: 9 }), fc.nat(8), fc.boolean())
    fc.assert(
      fc.property(pick, ([from, size, other, swap]) => {
        const words = all.slice(from, from + size)
        if (swap && words.length > 1) words.splice(other % words.length, 1, all[other] ?? '')
        const exact = `“${words.join(' ')}”`
        const isThere = ` ${plain(statement.text)} `.includes(` ${plain(exact)} `)
        const { kind } = judged(exact)
        if (kind === 'stands') expect(isThere).toBe(true)
        else if (plain(exact) !== '' && !swap) expect(isThere).toBe(false)
      }),
    )
  })

  it('takes a hundred cuts of words that repeat without getting lost', () => {
    const many = parseArticle({ layout: 'whole', text: `${'the pier is shut and '.repeat(4_000)} open.` }, sha256)
    const words = `“${Array.from({ length: 100 }, () => 'the pier … shut').join(' … ')} … closed”`
    expect(judgeWords(words, many).kind).toMatch(/missing|differs/)
  })
})

describe('quotations against the statement of their issuer', () => {
  const article = parseArticle(
    {
      layout: 'whole',
      text: `Pier stays shut

The Harbour Board said the pier “remains shut to visitors, traders and fishing crews”.

“The old pier remains shut to visitors, traders and fishing crews,” said Ilse Brandt, who sells nets.`,
    },
    sha256,
  )
  const briefing = brief(article, { name: 'pier', hash: sha256, version: 'test' })

  it('are judged only where they are given to whoever issued it', () => {
    const issued = briefing.quotes.filter(({ speaker }) => speaker?.name.endsWith('Harbour Board'))
    const judgements = judgeQuotes(briefing, { statement, issuers: ['Harbour Board'] })
    expect(judgements.map(({ quote }) => quote)).toEqual(issued.map(({ id }) => id))
    expect(judgeQuotes(briefing, { statement, issuers: ['Ilse Brandt'] })).toMatchObject([
      { verdict: { kind: 'stands' } },
    ])
    expect(judgeQuotes(briefing, { statement, issuers: [] })).toEqual([])
  })
})
