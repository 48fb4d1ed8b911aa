import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentSentences } from '../../src/article/segment.ts'
import { scoreSentences, type Passage } from './score-sentences.ts'

const passages = JSON.parse(readFileSync(new URL('sentences.json', import.meta.url), 'utf8')) as Passage[]
const sentencesOf = (text: string): string[] =>
  segmentSentences(text, 0, text.length).map(({ start, end }) => text.slice(start, end))

/** Text with more marks, abbreviations and blanks in it than any article has. */
const trapText = fc
  .array(
    fc.constantFrom(
      '. ',
      '.',
      '"',
      '”',
      '“',
      "'",
      '…',
      '...',
      ' ',
      '\n',
      'U.S.',
      'Mr.',
      'a',
      'The',
      'p.m.',
      '? ',
      '!',
      '1.',
      '[…]',
      '。',
      '; ',
      ')',
      '(',
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''))

describe('segmentSentences', () => {
  it('agrees with a person on at least 99.5 percent of the labelled sentences', () => {
    expect(scoreSentences(passages).f1).toBeGreaterThanOrEqual(0.995)
  })

  it('puts every character that is not blank into exactly one sentence, in order', () => {
    fc.assert(
      fc.property(fc.oneof(trapText, fc.string({ unit: 'grapheme' })), fc.boolean(), (text, lines) => {
        const spans = segmentSentences(text, 0, text.length, lines)
        expect(
          spans
            .map(({ start, end }) => text.slice(start, end))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''))
        for (const { start, end } of spans) expect(text.slice(start, end).trim()).toHaveLength(end - start)
      }),
    )
  })

  it.each([
    ['She thanked Prof.Adams for it.', 1],
    ['The sponsorship.The rest', 2],
    ['Her address is Jane.Doe@example.com.', 1],
    ['He waited . . . The bell rang.', 2],
    ['“We play. ” Roy left.', 2],
    ["He said: 'We play. ' Roy left.", 2],
    ['We play.[12] Roy left.', 2],
    ['We play. […] Roy left.', 2],
  ])('finds in “%s” so many: %i', (text, count) => expect(sentencesOf(text)).toHaveLength(count))

  it.each(['Prof. van Dorn spoke first.', 'They met Gen. “old man” Harrow on the pier.', 'Rev. de Silva was late.'])(
    'goes on after a title before a small letter, too: %s',
    (text) => expect(sentencesOf(text)).toEqual([text]),
  )

  it('leaves a closing mark that a blank parts from its full stop with what it closes', () => {
    expect(sentencesOf("He said: 'We play. ' Roy left.")).toEqual(["He said: 'We play. '", 'Roy left.'])
    expect(sentencesOf('“We play. ” Roy left.')).toEqual(['“We play. ”', 'Roy left.'])
    expect(sentencesOf('We play.[12] Roy left.')).toEqual(['We play.[12]', 'Roy left.'])
  })

  it('goes on after a full stop that takes two UTF-16 units', () => {
    const text = 'One 𑃀 two.'
    expect(segmentSentences(text, 0, text.length).at(-1)?.end).toBe(text.length)
  })

  it('stays inside the places it is given', () => {
    const text = 'One. Two. Three. Four.'
    expect(segmentSentences(text, 5, 16).map(({ start, end }) => text.slice(start, end))).toEqual(['Two.', 'Three.'])
  })

  it('parts a text that has lost its paragraphs', () => {
    expect(sentencesOf('(NWN)Save, and it will grow. She had hepatitis A . State doctors agreed.')).toEqual([
      '(NWN)Save, and it will grow.',
      'She had hepatitis A .',
      'State doctors agreed.',
    ])
  })

  it('ends at a full stop that takes two UTF-16 units, and goes on after it', () => {
    expect(sentencesOf('𑀧𑀢𑁇 𑀫𑀭𑁇')).toEqual(['𑀧𑀢𑁇', '𑀫𑀭𑁇'])
  })

  it.each(['"', '.', 'A. ', '. ', '?" A', 'U.S.', '. " ', '1.', ' ', 'a', '."', '[', '. (', '; ', '…'])(
    'reads %j forty thousand times over, which takes minutes when time grows with the square',
    (piece) => {
      const text = piece.repeat(40_000)
      const spans = segmentSentences(text, 0, text.length)
      const letters = spans.reduce((sum, { start, end }) => sum + text.slice(start, end).replace(/\s/g, '').length, 0)
      expect(letters).toBe(text.replace(/\s/g, '').length)
    },
  )
})
