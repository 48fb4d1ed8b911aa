import { expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { chooseKeyQuotes } from '../../../src/briefing/quotes/key.ts'
import { findQuotes } from '../../../src/briefing/quotes/quotes.ts'
import { sha256 } from '../../article/hash.ts'

it('gives each side that speaks one quotation before any a second', () => {
  const text =
    '“The pier will open again before the winter storms,” Harbour Minister Ada Quill said. “The pier needs no further money from the town,” Quill said.\n\n“The pier is a danger to everybody who walks on it,” said Tom Birch, a pilot.'
  const article = parseArticle({ text, layout: 'body', language: 'en' }, sha256)
  const quotes = findQuotes(article)
  const chosen = chooseKeyQuotes(article, quotes, { most: 2 })
  const speakers = chosen.map((id) => quotes.find((quote) => quote.id === id)?.speaker?.name)
  expect(new Set(speakers)).toEqual(new Set(['Ada Quill', 'Tom Birch']))
})
