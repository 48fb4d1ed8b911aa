import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPage } from '../../../src/sources/page/page.ts'
import { pageArticle } from '../../../src/sources/page/article.ts'

const url = 'https://www.marrowherald.example/harbour/page'
const read = (name: string) =>
  readPage(readFileSync(new URL(`../../fixtures/pages/kinds/${name}.html`, import.meta.url), 'utf8'), url)

describe('what is no article is refused in plain words', () => {
  const refused: readonly (readonly [string, RegExp])[] = [
    ['error', /error instead of an article/],
    ['error-500', /error instead of an article/],
    ['login', /password/],
    ['front', /lists articles/],
  ]
  for (const [name, words] of refused) {
    it(name, () => expect(() => pageArticle(read(name), url)).toThrow(words))
  }

  it('a list of stories offers its first ten', () => {
    const { hurdle } = read('front')
    expect(hurdle).toMatchObject({ kind: 'list' })
    expect(hurdle?.stories).toHaveLength(10)
    expect(hurdle?.stories?.[0]).toEqual({
      title: 'Dredgers return to the northern channel after two years',
      url: 'https://www.marrowherald.example/harbour/0',
    })
  })
})

describe('what kind of text a page holds is told', () => {
  const kinds: readonly (readonly [name: string, kind: string | undefined, has: readonly string[], hasNot: string])[] =
    [
      [
        'opinion',
        'opinion',
        ['I have taken the last boat across', 'I will bring the coffee.'],
        'Letters to the editor',
      ],
      ['live', 'live', ['The ferry is afloat again', '16:40', 'has run aground on the northern bank'], 'Home'],
      ['product', 'product', ['The T4 shows the hours', 'Weight 900 g'], 'Add to basket'],
      ['interview', 'interview', ['has kept the light', 'What will you miss?', 'the colour of a mussel shell'], 'Home'],
      ['press-release', 'press release', ['PORT ELLERY', 'first quarter on 12 May'], 'press@'],
      ['poem', 'poem', ['a crate of eels, a borrowed bride,', 'for every boat is ours till then.'], 'printed in'],
      ['transcript', 'transcript', ['HOST: Welcome to Low Water', 'with a smiling driver.'], 'Letters'],
      ['agony', 'advice', ['How do I get my boat back', 'does not need pumping out.'], 'Letters'],
      ['paper', 'paper', ['Moored boats halved the growth.', 'Counts were made by two readers'], 'Ann. Shore'],
      ['training', 'guide', ['2,000 metres of the sound swim', 'Wednesday: 10 × 100 m with 30 s of rest'], 'Letters'],
      ['events', 'events', ['The brass of Port Ellery', 'Library, free'], 'Letters'],
      ['gallery', 'gallery', ['Horses draw sledges of coal', 'The ferry sails again, with a band'], '1 of 6'],
      ['chinese', undefined, ['港务局星期五表示', '儿童免票'], 'printed in'],
      ['arabic', undefined, ['قالت هيئة الميناء', 'في السابعة صباحا'], 'Home'],
      ['hindi', undefined, ['बंदरगाह बोर्ड ने', 'टिकट नहीं लगेगा'], 'Home'],
      ['streamed', undefined, ['sails again from Monday', 'expected to pay so soon'], 'Loading'],
    ]
  for (const [name, kind, has, hasNot] of kinds) {
    it(name, () => {
      const page = read(name)
      const { text } = pageArticle(page, url)
      for (const words of has) expect(text).toContain(words)
      expect(text).not.toContain(hasNot)
      expect(page.kind).toBe(kind)
    })
  }
})
