import { expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { chooseKeyQuotes } from '../../../src/briefing/quotes/key/key.ts'
import { findQuotes } from '../../../src/briefing/quotes/quotes.ts'
import { sha256 } from '../../article/hash.ts'

it('gives each side that speaks one quotation, and none a second', () => {
  const text =
    '“We will open the pier again before the winter storms because the town needs it more than any road,” Harbour Minister Ada Quill said. “We need no further money from the town for the pier, and we will not ask for it again,” Quill said.\n\n“I think the pier is a danger to everybody who walks on it, and we should close it for good,” said Tom Birch, a pilot.'
  const article = parseArticle({ text, layout: 'body', language: 'en' }, sha256)
  const quotes = findQuotes(article)
  const chosen = chooseKeyQuotes(article, quotes, { most: 3 })
  const speakers = chosen.map((id) => quotes.find((quote) => quote.id === id)?.speaker?.name)
  expect([...speakers].sort()).toEqual(['Ada Quill', 'Tom Birch'])
})

it('takes no question, whose answer tells what matters', () => {
  const text =
    '“I think the pier is a danger to everybody who walks on it, so why did we not close it last year for good?” said Tom Birch, a pilot.'
  const article = parseArticle({ text, layout: 'body', language: 'en' }, sha256)
  const quotes = findQuotes(article)
  expect(quotes[0]?.speaker?.name).toBe('Tom Birch')
  expect(chooseKeyQuotes(article, quotes)).toEqual([])
})

it('takes none where none tells enough, and none that a line has said already', () => {
  const article = parseArticle(
    {
      text: 'Ada Quill called the pier “a wreck” on Monday. “I think the pier is a danger to everybody who walks on it, and we should close it for good,” said Tom Birch, a pilot.',
      layout: 'body',
      language: 'en',
    },
    sha256,
  )
  const quotes = findQuotes(article)
  expect(chooseKeyQuotes(article, quotes)).toEqual([2])
  expect(chooseKeyQuotes(article, quotes, { seen: [quotes[1]?.content.exact ?? ''] })).toEqual([])
})
