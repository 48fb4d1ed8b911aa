import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTokens } from '../../src/article/tokens.ts'

const tokensOf = (text: string): string[] => findTokens(text).map(({ start, end }) => text.slice(start, end))

describe('findTokens', () => {
  it('keeps what joins a word and parts what only touches it', () => {
    expect(tokensOf('Jean-Luc’s U.S. trip cost $1,000.50, he (sadly) said...')).toEqual([
      'Jean-Luc’s',
      'U.S.',
      'trip',
      'cost',
      '$',
      '1,000.50',
      ',',
      'he',
      '(',
      'sadly',
      ')',
      'said',
      '.',
      '.',
      '.',
    ])
  })

  it('tells words from marks', () => {
    expect(findTokens('No. 10!').map((token) => token.word)).toEqual([true, false, true, false])
  })

  it('covers every character that is not blank, once and in order, but for the rest of a long run of one mark', () => {
    const long = /([^\p{L}\p{N}\p{M}\s])\1{8,}/u
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!long.test(text))
        expect(tokensOf(text).join('')).toBe(text.replace(/\s/g, ''))
      }),
    )
    expect(tokensOf(`Pier${'.'.repeat(40)}12`)).toEqual(['Pier', ...'........', '12'])
  })
})
