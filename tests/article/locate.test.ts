import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isVerbatim, type Article, type ArticleId } from '../../src/article/article.ts'
import { locate } from '../../src/article/locate.ts'

const text =
  'Harbour master Ines Quint said the pier “is not safe and we will not open it — not this year”. ' +
  'The council called the delay "a modest setback" and promised a new date. Part of the quay stays open.'
const articleOf = (words: string): Article => ({
  id: 'a1' as ArticleId,
  text: words,
  authors: [],
  language: 'en',
  blocks: [],
  sentences: [],
})
const article = articleOf(text)

describe('locating words in an article', () => {
  it('finds words in which the article, or whoever asks, has characters that nobody sees', () => {
    const hidden = articleOf('The har\u00adbour was closed on Mon\u200bday.')
    expect(locate(hidden, 'harbour was closed on Monday')).toMatchObject({ match: 'typography' })
    expect(locate(article, 'Part of the qu\u00aday stays open')).toMatchObject({ match: 'typography' })
  })

  it('finds words that stand there to the letter, whatever marks surround them', () => {
    expect(locate(article, '"is not safe and we will not open it"')).toMatchObject({
      match: 'exact',
      place: { exact: 'is not safe and we will not open it' },
    })
  })

  it('says that only the typography differs when a dash or a quotation mark is set otherwise', () => {
    expect(locate(article, 'we will not open it - not this year')).toMatchObject({
      match: 'typography',
      place: { exact: 'we will not open it — not this year' },
    })
  })

  it('shows the word that was left out', () => {
    expect(locate(article, 'is safe and we will open it')).toMatchObject({
      match: 'differs',
      changes: [
        { said: '', article: 'not' },
        { said: '', article: 'not' },
      ],
    })
  })

  it('shows the word that was put in the place of another, and a changed capital', () => {
    expect(locate(article, 'Is not safe and we shall not open it')).toMatchObject({
      match: 'differs',
      changes: [
        { said: 'Is', article: 'is' },
        { said: 'shall', article: 'will' },
      ],
    })
  })

  it('never calls words exact that begin or end inside another word', () => {
    expect(locate(article, 'art of the quay')).not.toMatchObject({ match: 'exact' })
  })

  it('finds nothing for words of another story, or for no words at all', () => {
    expect(locate(article, 'The orchestra will tour nine cities in the spring')).toBeUndefined()
    expect(locate(article, ' “…” ')).toBeUndefined()
  })

  it('cites a place that slices back, for any text and any words', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '“', '’', '—', '…', '.', 'é', '😀', '\n') })
    fc.assert(
      fc.property(words, words, (body, wanted) => {
        const found = locate(articleOf(body), wanted)
        return found === undefined || isVerbatim(articleOf(body), found.place)
      }),
    )
  })

  it('finds any run of whole words of an article as exact', () => {
    const all = [...text.matchAll(/\S+/g)]
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.nat(9), (from, length) => {
        const first = all[from]?.index ?? 0
        const last = all[Math.min(from + length, all.length - 1)]
        const run = text.slice(first, (last?.index ?? 0) + (last?.[0].length ?? 0))
        fc.pre(/\p{L}/u.test(run))
        expect(locate(article, run)?.match).toBe('exact')
      }),
    )
  })
})
