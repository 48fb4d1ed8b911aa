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

  it('covers every character that is not blank, once and in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(tokensOf(text).join('')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })
})
