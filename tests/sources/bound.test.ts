import { describe, expect, it } from 'vitest'
import { BRIEFED_MOST, cutText } from '../../src/sources/bound.ts'

const sentence =
  'The harbour office of Port Wexley said on Sunday that the old pier stays shut until divers have seen it.'

describe('what is briefed of a long text', () => {
  it('is all of an honest one: 100,000 words in 5,500 sentences', () => {
    const text = Array.from({ length: 5_500 }, () => sentence).join('\n\n')
    expect(text.length).toBeLessThan(BRIEFED_MOST)
    expect(cutText(text)).toEqual({ text })
  })

  it.each([
    ['characters', 'x'.repeat(BRIEFED_MOST + 1), BRIEFED_MOST],
    ['lines', 'ago\n'.repeat(200_000), 100_000],
    ['quotations', '“no” '.repeat(100_000), 70_000],
    ['sentences', 'No. '.repeat(150_000), 100_000],
    ['sentences without spaces', '否。'.repeat(300_000), 50_000],
  ])('is the first part of one with too many %s, and how much is left out is known', (_, text, most) => {
    const { text: shown, cut } = cutText(text)
    expect(shown.length).toBeLessThanOrEqual(most)
    expect(shown.length).toBeGreaterThan(most / 2)
    expect(text.startsWith(shown)).toBe(true)
    expect(cut).toEqual({ at: shown.length, of: text.length })
  })
})
