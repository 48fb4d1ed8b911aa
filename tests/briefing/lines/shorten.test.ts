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

  it.each([
    [
      'The port (which the town bought) will close, said Ada Brandt, who runs it.',
      'The port will close, said Ada Brandt, who runs it.',
    ],
    ['LUMEN —Ada Brandt closed the dock on Friday.', 'Ada Brandt closed the dock on Friday.'],
    ['The dock — the oldest on the coast — will close on Friday.', 'The dock will close on Friday.'],
    ['Ada Brandt, who came to Lumen in 2009, said the dock would close.', 'Ada Brandt said the dock would close.'],
    ['The dock, which was built in 1911, has sunk by 4 centimetres.', 'The dock has sunk by 4 centimetres.'],
  ])('leaves out an aside: %s', (words, kept) => {
    expect(shortened(words)).toMatchObject({ text: kept, origin: 'shortened' })
  })

  it.each([
    'The dock (which may not reopen) will close on Friday.',
    'Ada Brandt, who denied the charge, was fined by the court.',
    'The dock, which engineers said was sound, has sunk by 4 centimetres.',
    'The plan — unless the town objects — will start on Friday.',
    'Ada Brandt, the harbour master, said the dock would close.',
    'He called it (the “old lady”) a wreck on Friday.',
    'The port unveiled a plan, which includes a new bank, funded by the town.',
    'The harbour, the docks, which are old, and the pier will close.',
  ])('keeps what carries something: %s', (words) => {
    expect(shortened(words)).toMatchObject({ text: words, origin: 'verbatim' })
  })

  it('leaves a sentence alone that has nothing to spare', () => {
    const claim = shortened('The port will not close its northern dock unless the wall moves.')
    expect(claim.text).toBe(claim.evidence[0].exact)
    expect(claim.origin).toBe('verbatim')
  })
})
