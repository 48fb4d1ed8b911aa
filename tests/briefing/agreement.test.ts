import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article/article.ts'
import { brief } from '../../src/briefing/brief.ts'
import { type Briefing, isSurest, type Quote } from '../../src/briefing/briefing.ts'
import { verify } from '../../src/briefing/verify.ts'
import { sha256 } from '../article/hash.ts'
import { readStory } from './sections/story.ts'

/** What contradicts the quotations in what is told of them. */
function contradictions({ quotes, sections, keyQuotes }: Briefing): string[] {
  const byId = new Map(quotes.map((quote) => [quote.id, quote]))
  const entries = sections.flatMap((section) => section.entries)
  const counted = entries.flatMap((entry) => (entry.kind === 'speaker' ? entry.quotes : []))
  const named = quotes.filter(({ speaker }) => speaker).map(({ id }) => id)
  const misnamed = entries.flatMap((entry) =>
    entry.kind === 'speaker' ? entry.quotes.filter((id) => byId.get(id)?.speaker?.name !== entry.speaker.name) : [],
  )
  const gap = entries.flatMap((entry) =>
    entry.kind === 'gap' && /^We could not tell who/.test(entry.gap) ? [entry] : [],
  )
  return [
    ...misnamed.map((id) => `quotation ${id} is counted for somebody else`),
    ...([...counted].sort().join() === [...named].sort().join() ? [] : ['who speaks counts other quotations']),
    ...((gap[0]?.evidence.length ?? 0) === quotes.length - named.length ? [] : ['what is missing counts others']),
    ...keyQuotes.filter((id) => !isSurest(byId.get(id)?.speaker)).map((id) => `key quotation ${id} is not sure`),
  ]
}

const briefed = (article: Article): Briefing => brief(article, { name: 'story', hash: sha256, version: '0' })

const said = fc.constantFrom(
  '“We will open the pier before the winter,” Ada Quill said.',
  '“The pier is a danger to every ship in the port,” said Tom Birch, a pilot.',
  '“It must go,” he told Quill.',
  'The board called that “a view like any other that we heard”.',
  '“Nobody asked us.”',
  'Mayor Ada Quill met Tom Birch on Monday.',
  '“I have seen worse,” she said, “and so have you.”',
  'Some say the “smart” gate is broken.',
)
const story = fc
  .array(fc.tuple(said, fc.constantFrom(' ', '\n\n')), { minLength: 1, maxLength: 9 })
  .map((parts) => readStory(parts.flat().join('')))

describe('what is told of the quotations', () => {
  it('agrees with them, whatever they are', () => {
    fc.assert(
      fc.property(story, (article) => {
        expect(contradictions(verify(briefed(article), article).briefing)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('is told again of what is left when the gate takes a speaker away', () => {
    const article = readStory('Ada Quill spoke on Monday. “We will open the pier before the winter,” Quill said.')
    const whole = briefed(article)
    expect(contradictions(whole)).toEqual([])
    const forged = whole.quotes.map((quote): Quote =>
      quote.speaker ? { ...quote, speaker: { ...quote.speaker, name: 'Tom Birch' } } : quote,
    )
    const { briefing, findings } = verify({ ...whole, quotes: forged }, article)
    expect(findings.map(({ rule }) => rule)).toContain('name-not-borne-out')
    expect(briefing.quotes.every(({ speaker }) => speaker === undefined)).toBe(true)
    expect(contradictions(briefing)).toEqual([])
  })
})
