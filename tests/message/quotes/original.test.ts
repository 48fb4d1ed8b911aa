import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { holdAgainst } from '../../../src/briefing/primary/primary.ts'
import { brief } from '../../../src/briefing/brief.ts'
import { heldLine, heldRemark } from '../../../src/message/quotes/original.ts'
import { sha256 } from '../../article/hash.ts'

const whole = (text: string) => parseArticle({ layout: 'whole', text }, sha256)

/** The board’s statement and a report of it: one quotation of each kind. */
const statement = whole(
  `Statement of the Harbour Board

The old pier remains shut to visitors, traders and fishing crews until divers have looked at the piles. We are not the adversary of the traders. The storms of January confront us with challenges that no repair could have met.`,
)
const article = whole(
  `Pier stays shut

The Harbour Board said that the pier “remains shut to visitors, traders and fishing crews”.

The Harbour Board said that it was “not [their] adversary”.

The Harbour Board said that the storms “confront us with a challenge that no repair could have met”.

The Harbour Board said that it would “never open the market hall to anybody again”.

“I sold nets on that pier for thirty years,” said Ilse Brandt, a trader.`,
)
const briefing = brief(article, { name: 'pier', hash: sha256, version: 'test' })
const original = holdAgainst(briefing, { statement, issuers: ['Harbour Board'], name: 'the board’s statement' })
const remarks = briefing.quotes.map(({ id }) => heldRemark(original, id))

describe('what readers are told of the original statement', () => {
  it('counts its quotations by what stands there', () => {
    expect(heldLine(original)).toBe(
      'Of 4 quotes from the board’s statement, 1 stands in it to the letter, 1 is a bracketed edit, 1 differs, 1 was not found in it.',
    )
  })

  it('names the place, the edit and the words that differ, beside each quotation, and says nothing of others', () => {
    expect(remarks).toEqual([
      'also in the original, sentence 1',
      'a bracketed edit; the original, sentence 2: “not the adversary”',
      expect.stringMatching(/^differs from the original, sentence 3: .*“challenges” there/),
      'not found in the original',
      undefined,
    ])
  })

  it('says so when no quotation is the issuer’s', () => {
    expect(heldLine(holdAgainst(briefing, { statement, issuers: ['The Ministry'] }))).toBe(
      'None of the quotes is given to whoever issued Statement of the Harbour Board, so none was held against it.',
    )
  })
})
