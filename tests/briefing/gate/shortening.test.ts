import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLoss } from '../../../src/briefing/gate/shortening.ts'

const ruleOf = (line: string, deleted: string): string | undefined => findLoss(line, line.replace(deleted, ''))?.rule

describe('findLoss', () => {
  it.each([
    ['LUMEN (Reuters) - The port will close its dock.', 'LUMEN (Reuters) - '],
    ['(CNN) -- The port will close its dock.', '(CNN) -- '],
    ['Port Lumen, Karvia (AP) The port will close.', 'Port Lumen, Karvia (AP) '],
    ['The European Harbour Union (EHU) met in Lumen.', ' (EHU)'],
    ['Ada Quill, who led the inquiry, resigned.', ', who led the inquiry,'],
    ['Ada Quill, the chair of the inquiry, resigned.', ', the chair of the inquiry,'],
    ['Ada Quill, 54, a former judge, resigned.', ', 54, a former judge,'],
    ['Ada Quill, a former judge, met the press and resigned.', ', a former judge,'],
    ['They backed the plan, which covers four towns.', ', which covers four towns'],
    ['They backed the plan, which covers most towns.', ', which covers most towns'],
    ['They backed the plan, which covers Lumen, Veldau and Ostrevik.', ', which covers four towns'],
    ['The bridge – a relic of 1911 – will go.', ' – a relic of 1911 –'],
  ])('finds nothing lost in “%s” less “%s”', (line, deleted) => {
    expect(ruleOf(line, deleted)).toBeUndefined()
  })

  it.each([
    ['Quill, the mayor, the priest and Odell resigned.', ', the mayor', 'not-an-aside'],
    ['Quill, a baker, and Odell, a priest, resigned.', ', a baker,', 'not-an-aside'],
    ['Quill, a baker, and Odell, a priest, resigned.', ', a baker, and Odell, a priest,', 'not-an-aside'],
    ['Quill, Odell and Marsh resigned.', ', Odell', 'not-an-aside'],
    ['They have a plan, which sets up a bank, funded by the port.', ', which sets up a bank', 'not-an-aside'],
    ['The chair, Ada Quill, resigned.', ', Ada Quill,', 'not-an-aside'],
    ['The law, which is not in force, bans lamps.', ', which is not in force,', 'negation-deleted'],
    ['The law, if it is passed, bans lamps.', ', if it is passed,', 'condition-deleted'],
    ['The dock will close, police said.', ', police said', 'attribution-deleted'],
    ['The dock will close (unless the wall moves).', ' (unless the wall moves)', 'condition-deleted'],
    ['Workers, mostly women, walked out.', ', mostly women,', 'not-an-aside'],
    ['All members – the oldest excepted – voted.', 'All ', 'not-an-aside'],
    ['He won, but the court stopped him.', ', but the court stopped him', 'contrast-deleted'],
    ['She called it “a great, great shame” on Monday.', ', great', 'quotation-cut'],
    ["It isn't over.", "isn't ", 'negation-deleted'],
    ['An anti-war march took place.', 'anti-', 'not-a-subsequence'],
    ['The fine was $1,300.50.', ',300', 'not-a-subsequence'],
    ['The mayor — tired — resigned.', 'The mayor — tired — ', 'not-an-aside'],
    ['Lumen said the port may close in May.', 'may ', 'hedge-deleted'],
  ])('refuses “%s” less “%s”: %s', (line, deleted, rule) => {
    expect(ruleOf(line, deleted)).toBe(rule)
  })

  it('names what was left out at the end of a line, too', () => {
    const line = 'LUMEN (Reuters) - The port will close its dock today'
    expect(findLoss(line, 'The port will close its dock')?.message).toBe(
      'The deletion of “today” takes away more than an aside.',
    )
  })

  it('takes the reading with the fewest pieces left out', () => {
    const line = 'The port of the town, which faces the sea, is the oldest of the coast.'
    expect(findLoss(line, 'The port of the town is the oldest of the coast.')).toBeUndefined()
  })

  it('finds nothing in a line left whole, whatever is in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (line) => findLoss(line, line) === undefined))
  })

  it('refuses words that the line does not have', () => {
    fc.assert(
      fc.property(
        fc.lorem(),
        fc.lorem(),
        (line, more) => findLoss(line, `${line} ${more}`)?.rule === 'not-a-subsequence',
      ),
    )
  })

  it('answers in time for a sentence of a hundred thousand words', () => {
    const line = 'the word and '.repeat(33_333)
    // Were it quadratic, the test would not end in its time.
    expect(findLoss(line, 'the and '.repeat(20_000))).toBeDefined()
  })
})
