import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article/article.ts'
import { brief } from '../../src/briefing/brief.ts'
import type { Briefing, Quote } from '../../src/briefing/briefing.ts'
import { verify } from '../../src/briefing/verify.ts'
import { sha256 } from '../article/hash.ts'
import { findContradictions } from './contradictions.ts'
import { readStory } from './sections/story.ts'

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
  '“We lost 40 boats in 2019. The pier will open on Friday. Nobody helped us,” Quill said.',
  'The pier will open on Friday and be closed on 3 January.',
  'The pier was shut on Friday, and a hearing is set for 4 May.',
  'The board said:',
  '“It cost 3 million crowns (and two boats).',
  '‘It is a wreck. ‘It will sink on Monday,’ said Birch.',
)
const story = fc
  .array(fc.tuple(said, fc.constantFrom(' ', '\n\n')), { minLength: 1, maxLength: 9 })
  .map((parts) => readStory(parts.flat().join('')))

describe('what is told of the quotations', () => {
  it('agrees with them, whatever they are', () => {
    fc.assert(
      fc.property(story, (article) => {
        expect(findContradictions(verify(briefed(article), article))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('is told again of what is left when the gate takes a speaker away', () => {
    const article = readStory('Ada Quill spoke on Monday. “We will open the pier before the winter,” Quill said.')
    const whole = briefed(article)
    const forged = whole.quotes.map((quote): Quote =>
      quote.speaker ? { ...quote, speaker: { ...quote.speaker, name: 'Tom Birch' } } : quote,
    )
    const verified = verify({ ...whole, quotes: forged }, article)
    const { briefing, findings } = verified
    expect(findings.map(({ rule }) => rule)).toContain('name-not-borne-out')
    expect(briefing.quotes.every(({ speaker }) => speaker === undefined)).toBe(true)
    expect(findContradictions(verified)).toEqual([])
  })
})
