import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/article/article.ts'
import { parseArticle } from '../../../src/article/parse.ts'
import { findReprinted, measureOverlap } from '../../../src/briefing/stories/reprint.ts'
import { sha256 } from '../../article/hash.ts'
import { randomFrom } from '../../random.ts'
import { changeWords, writeText } from './writing.ts'

const read = (text: string, url?: string): Article =>
  parseArticle({ text, layout: 'body', ...(url !== undefined && { url }) }, sha256)
const own = ['dam.md', 'harbour.txt'].map((file) =>
  readFileSync(new URL(`../../fixtures/articles/${file}`, import.meta.url), 'utf8').replace(/^---[^]*?---/, ''),
)
const market = (day: string, numbers: readonly number[]): string =>
  `Fish prices opened mixed at the auction of Port Ellery on ${day} as the fleet came in late from the western banks and buyers from the mainland waited for the tide. ` +
  `Herring stood at ${numbers[0]} crowns a crate after ${numbers[1]} the day before, while cod was traded at ${numbers[2]} crowns and haddock at ${numbers[3]}. ` +
  'Dealers said that the market would be watching the weather over the bay and the talks about quotas which go on in the capital until the end of the week. ' +
  `In all ${numbers[4]} crates were landed by ${numbers[5]} boats, and the harbour office expects more of them in the evening if the wind turns to the south.`

describe('a reprint is known by its words', () => {
  it('of 200 with up to 15 % of their words changed, left out or added each leads to its own original', () => {
    const random = randomFrom(18)
    const originals = [...own, ...Array.from({ length: 18 }, () => writeText(random))]
    const earlier = originals.map((text) => ({ text, url: 'https://ellery.example/1' }))
    const found = Array.from({ length: 200 }, (_, at) => {
      const original = at % originals.length
      const rate = at < 100 ? 0.15 : random() * 0.15
      const copy = changeWords(originals[original] ?? '', rate, random)
      return { original, found: findReprinted(read(copy, 'https://marrow.example/1'), earlier) }
    })
    expect(found.filter((each) => each.found !== each.original)).toEqual([])
  })

  it('and no article leads to another, whatever they are', () => {
    const texts = fc.nat().map((seed) => {
      const random = randomFrom(seed)
      return Array.from({ length: 10 }, () => writeText(random))
    })
    fc.assert(
      fc.property(texts, (written) => {
        for (const [at, text] of written.entries()) {
          const others = written.filter((_, other) => other !== at).map((other) => ({ text: other }))
          expect(findReprinted(read(text, 'https://marrow.example/1'), others)).toBeUndefined()
        }
      }),
      { numRuns: 10 },
    )
  })

  it('when it is cut to a third, but not when it goes on for long with what is new', () => {
    const random = randomFrom(3)
    const text = Array.from({ length: 4 }, () => writeText(random)).join('\n\n')
    const earlier = [{ text, url: 'https://ellery.example/1' }]
    expect(findReprinted(read(text.slice(0, text.length / 3), 'https://marrow.example/1'), earlier)).toBe(0)
    const longer = `${writeText(random)}\n\n${text}`
    expect(measureOverlap(read(longer), text).share).toBeGreaterThan(0.7)
    expect(findReprinted(read(longer, 'https://marrow.example/1'), earlier)).toBeUndefined()
  })

  it('not by what both quote', () => {
    const said = Array.from({ length: 12 }, (_, at) => `“${writeText(randomFrom(at), 2)}”`)
    const report = (seed: number) => {
      const random = randomFrom(seed)
      return said.map((words) => `${writeText(random, 2)} ${words} said Ada Quill.`).join('\n\n')
    }
    expect(measureOverlap(read(report(1)), report(2)).share).toBeLessThan(0.1)
  })

  it('not by the form of a market report, whose numbers are others', () => {
    const monday = market('Monday', [41, 39, 72, 66, 1840, 23])
    const tuesday = market('Tuesday', [44, 41, 70, 63, 2210, 31])
    const earlier = [{ text: monday, url: 'https://ellery.example/1' }]
    expect(findReprinted(read(tuesday, 'https://marrow.example/2'), earlier)).toBeUndefined()
    expect(findReprinted(read(monday, 'https://marrow.example/1'), earlier)).toBe(0)
  })

  it('and of the same paper only when nearly all of it is the same', () => {
    const random = randomFrom(5)
    const text = writeText(random)
    const copy = changeWords(text, 0.15, random)
    const earlier = [{ text, url: 'https://www.ellery.example/1' }]
    expect(findReprinted(read(copy, 'https://ellery.example/2'), earlier)).toBeUndefined()
    expect(findReprinted(read(text, 'https://ellery.example/2'), earlier)).toBe(0)
  })
})
