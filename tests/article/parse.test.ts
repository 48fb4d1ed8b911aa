import { describe, expect, it } from 'vitest'
import { isVerbatim, wordsAt } from '../../src/article/article.ts'
import { parseArticle, type RawArticle } from '../../src/article/parse.ts'
import { sha256 } from './hash.ts'

const parse = (text: string, rest: Partial<RawArticle> = {}) => parseArticle({ text, layout: 'whole', ...rest }, sha256)

const harbour = `Harbour union says 'no deal' as talks with port end early

Strike may begin on Friday, its leader warns.

Mira Oduya| March 4, 2024, 09:15 AM

Dockers in the port of Ostrava Bay walked out of talks on Monday, their union said. No new date has been set.

Talks end early

The employer, Ostrava Bay Terminals, called the demand of 9.5 per cent “out of reach".

"We were ready to sign on Sunday night."

Read more of our port coverage:

Top image via Unsplash/nobody.
`

describe('parseArticle', () => {
  it('tells headline, standfirst, byline, subheads and furniture from the story', () => {
    const article = parse(harbour)
    expect(article.blocks.map((block) => block.kind)).toEqual([
      'headline',
      'standfirst',
      'byline',
      'paragraph',
      'subhead',
      'paragraph',
      'paragraph',
      'furniture',
      'furniture',
    ])
    expect(article.headline?.exact).toBe("Harbour union says 'no deal' as talks with port end early")
    expect(article.standfirst?.exact).toBe('Strike may begin on Friday, its leader warns.')
    expect(article.authors.map((author) => author.name)).toEqual(['Mira Oduya'])
    expect(article.published).toMatchObject({ date: '2024-03-04', time: '09:15', from: 'text' })
    expect(article.published?.zone).toBeUndefined()
    expect(article.sentences).toHaveLength(4)
  })

  it('cites its headline, standfirst, author and date letter for letter', () => {
    const article = parse(harbour)
    const cited = [article.headline, article.standfirst, article.authors[0]?.mention, article.published?.mention]
    for (const citation of cited) expect(citation && isVerbatim(article, citation)).toBe(true)
  })

  it('looks for no headline in a body', () => {
    const article = parse('A quiet morning\n\nIt rained. Nobody came.', { layout: 'body' })
    expect(article.headline).toBeUndefined()
    expect(article.sentences.map((sentence) => wordsAt(article, sentence.span))).toContain('Nobody came.')
  })

  it.each(['', ' \n\t\n ', '\uFEFF\r\n'])('refuses text without a word: %j', (text) => {
    expect(() => parse(text)).toThrow(/empty/)
  })

  it('refuses binary and oversized text with a way out', () => {
    expect(() => parse('PNG\0\0\x01')).toThrow(
      expect.objectContaining({ code: 'input', hint: expect.stringMatching(/UTF-8/) as string }),
    )
    expect(() => parse('word '.repeat(1_000_001))).toThrow(/limit/)
  })

  it('reads Windows line ends and a BOM as the same article', () => {
    expect(parse(`\uFEFF${harbour.replaceAll('\n', '\r\n')}`)).toEqual(parse(harbour))
  })

  it('leaves the bullet of a list out of its sentence, and nothing else', () => {
    const article = parse('• The ferry sails again.\n\n• “We are glad,” said Ada Quill.', { layout: 'body' })
    expect(article.sentences.map(({ span }) => wordsAt(article, span))).toEqual([
      'The ferry sails again.',
      '“We are glad,” said Ada Quill.',
    ])
  })
})
