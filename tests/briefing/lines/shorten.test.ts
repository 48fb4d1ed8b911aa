import { describe, expect, it } from 'vitest'
import { shorten } from '../../../src/briefing/lines/shorten.ts'
import { articleOf, first } from './article.ts'

const shortened = (words: string) => {
  const article = articleOf([words])
  return shorten(article, first(article))
}

describe('shorten', () => {
  it('leaves out a dateline and says so', () => {
    const claim = shortened('LUMEN (Reuters) - The port will close its northern dock on Friday.')
    expect(claim.text).toBe('The port will close its northern dock on Friday.')
    expect(claim.origin).toBe('shortened')
    expect(claim.evidence[0].exact).toBe('LUMEN (Reuters) - The port will close its northern dock on Friday.')
  })

  it('leaves a sentence alone that has nothing to spare', () => {
    const claim = shortened('The port will not close its northern dock unless the wall moves.')
    expect(claim.text).toBe(claim.evidence[0].exact)
    expect(claim.origin).toBe('verbatim')
  })
})
