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

it('gives the cue, and the translator as via, never as the speaker', () => {
  const [quote] = quotesIn('“We will sign on Monday,” Ada Quill said, according to a Reuters translation.')
  expect(quote?.cue?.exact).toBe('said')
  expect(quote?.speaker?.name).toBe('Ada Quill')
  expect(quote?.via?.exact).toBe('Reuters')
})

it('tells words inside a sentence from a whole utterance', () => {
  const shapes = quotesIn(
    'Ada Quill said the pier was “a danger to every ship” in the port. “It must go,” she said, “and it must go now.” She added, “actually, nobody wants it.” The board called that “a view like any other.”',
  ).map(({ kind, partial }) => [kind, partial])
  expect(shapes).toEqual([
    ['mixed', true],
    ['direct', false],
    ['direct', true],
    ['direct', true],
    ['mixed', true],
  ])
})

it('carries a speaker on, and says so', () => {
  const [, second] = quotesIn('“We will open the pier,” Ada Quill said. “Nobody asked for another ferry line.”')
  expect(second?.speaker).toMatchObject({ name: 'Ada Quill', reached: 'carried' })
})

it('gives no speaker, but the reason, where the article tells nobody by name', () => {
  const [quote] = quotesIn('I went down to the pier on Monday. “This cannot go on for ever,” I said.')
  expect(quote?.speaker).toBeUndefined()
  expect(quote?.unattributed).toBe('whom the pronoun stands for is not told')
})

it('reads an interview transcript by its labels', () => {
  const found = quotesIn(
    'Tom Birch spoke with the mayor, Ada Quill.\n\nBIRCH: Will the pier open?\n\nQUILL: It will open before the winter.\n\nBIRCH: Who pays for it?\n\nQUILL: The port does.',
  ).map(({ content, speaker }) => [content.exact, speaker?.name])
  expect(found).toEqual([
    ['Will the pier open?', 'Tom Birch'],
    ['It will open before the winter.', 'Ada Quill'],
    ['Who pays for it?', 'Tom Birch'],
    ['The port does.', 'Ada Quill'],
  ])
})

it('names a statement by whoever put it out', () => {
  const [quote] = quotesIn(
    'The Harbour Board issued a statement on Monday.\n\nThe statement said that “no ship will be turned away from this port.”',
  )
  expect(quote?.speaker).toMatchObject({ name: 'Harbour Board statement', kind: 'document', reached: 'description' })
})

it('takes a few words for speech when somebody said them', () => {
  expect(quotesIn('“We begged them,” said Ada Quill.').map(({ speaker }) => speaker?.name)).toEqual(['Ada Quill'])
})

it.each([
  ['“The pier is a danger,” said Tom Birch, 54, a pilot.', 'a pilot'],
  ['Tom Birch, 54, a retired harbour pilot, said: “The pier is a danger to us all.”', 'a retired harbour pilot'],
  ['“The pier is a danger,” said Tom Birch, 54, head of the port.', 'head of the port'],
])('finds the office behind an age: %s', (text, role) => {
  const [quote] = quotesIn(text)
  expect(quote?.speaker).toMatchObject({ name: 'Tom Birch', role })
})

it.each([
  ['a professor of environmental engineering at Lumen College', ', said: '],
  ['the ambassador to the United States', ', said: '],
])('gives a role as the whole phrase of the article: %s', (role, then) => {
  const [quote] = quotesIn(`Ada Quill, ${role}${then}“The pier is a danger to us all.”`)
  expect(quote?.speaker).toMatchObject({ name: 'Ada Quill', role })
})

it.each([
  'director of the Centre on Piers and Boats',
  'longtime leader of the Harbour Workers’ Party',
  'chief author of a Harbour Group report',
  'a friend of many of those who drowned',
])('gives no role that it would have to cut: %s', (role) => {
  const [quote] = quotesIn(`“The pier is a danger to us all,” said Ada Quill, ${role}.`)
  expect(quote?.speaker?.name).toBe('Ada Quill')
  expect([undefined, role]).toContain(quote?.speaker?.role)
})

it.each([
  ['“The pier must go before the winter,” one Quill adviser said.', 'one Quill adviser'],
  ['“The pier must go before the winter,” a senior Quill campaign official said.', 'a senior Quill campaign official'],
  ['The Quill campaign said: “The pier must go before the winter.”', 'The Quill campaign'],
])('does not take a name that only says whose the speaker is for the speaker: %s', (text, name) => {
  const [quote] = quotesIn(`Ada Quill wants to be mayor of the town.\n\n${text}`)
  expect(quote?.speaker?.name).toBe(name)
})

it('names the person, not the party or body in front of the name', () => {
  const named = (text: string) => quotesIn(text)[0]?.speaker?.name
  expect(named('“The pier must go before the winter,” Republican pollster Tom Birch said.')).toBe('Tom Birch')
  expect(named('“The pier must go before the winter,” Harbour Watch president Tom Birch said.')).toBe('Tom Birch')
  expect(named('“The pier must go before the winter,” said Alden Radio co-host Tom Birch.')).toBe('Tom Birch')
})

it('takes a short sentence for speech when its speaker comes with an office, and a so-called word for none', () => {
  const [said, none] = quotesIn(
    '“We will go,” Labour councillor Ann Poole said on Monday.\n\nThe “green wave” that Labour councillor Ann Poole said had come was small.',
  )
  expect(said).toMatchObject({ content: { exact: '“We will go,”' }, speaker: { name: 'Ann Poole' } })
  expect(none).toBeUndefined()
})

it.each(['Julie A. Brook', 'Julie A. Brook Marsh', 'Tom I. Falk'])(
  'takes an initial for what it is, also where its letter is a word: %s',
  (name) => {
    const [quote] = quotesIn(`“We want the ferry back before the winter,” said ${name}, 44.`)
    expect(quote?.speaker?.name).toBe(name)
  },
)

it('gives words to those whom the verb next to them has for a subject, not to the head of the sentence', () => {
  const [quote] = quotesIn(
    'The army accused rebels on Sunday of breaking the truce, while the rebels called the charge “a pretext for a new offensive”.',
  )
  expect(quote?.speaker?.name ?? '').not.toMatch(/army/)
})

it('takes a sentence behind a colon for speech, and a single word that somebody said of themselves', () => {
  const quotes = quotesIn('Petr Bek was blunt: “It’s a trap.”\n\nThe mayor, Tom Birch, said he was “appalled”.')
  expect(quotes.map(({ content }) => content.exact)).toEqual(['“It’s a trap.”', '“appalled”'])
  expect(quotes[0]?.speaker?.name).toBe('Petr Bek')
})
