import { expect, it } from 'vitest'
import { isVerbatim } from '../../../src/article/article.ts'
import { parseArticle } from '../../../src/article/parse.ts'
import { findQuotes } from '../../../src/briefing/quotes/quotes.ts'
import { sha256 } from '../../article/hash.ts'

const quotesIn = (text: string) => findQuotes(parseArticle({ text, layout: 'body', language: 'en' }, sha256))

it('names the speaker with the fullest name that the article gives', () => {
  const [quote] = quotesIn(
    'Harbour Minister Ada Quill spoke on Monday.\n\n“We will open the pier before the winter,” Quill said.',
  )
  expect(quote?.content.exact).toBe('“We will open the pier before the winter,”')
  expect(quote?.speaker).toMatchObject({
    name: 'Ada Quill',
    role: 'Harbour Minister',
    kind: 'person',
    reached: 'direct',
  })
})

it('cites only words of the article', () => {
  const text = '“We will open the pier before the winter,” Quill said. “Nobody asked for another ferry line.”'
  const article = parseArticle({ text, layout: 'body', language: 'en' }, sha256)
  for (const quote of findQuotes(article)) {
    expect(isVerbatim(article, quote.content)).toBe(true)
    expect(quote.speaker && isVerbatim(article, quote.speaker.mention)).toBe(true)
  }
})
