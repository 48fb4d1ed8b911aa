import { describe, expect, it } from 'vitest'
import { BotError } from '../../src/errors.ts'
import { parseText } from '../../src/sources/file.ts'
import { sha256 } from '../article/hash.ts'

/** Words of an article behind a fence that is in the wrong place: none of them may reach the log, which has the message. */
const misplaced: readonly (readonly [string, string])[] = [
  ['--- Ines Quint resigned on Monday', 'opens with more than "---"'],
  ['---\nInes Quint: “I resigned on Monday,” she said\n---\n', 'is not a key'],
  ['---\nQuint said on Monday: resigned\n---\n', 'is not a key'],
  ['---\nThe mayor, Ines Quint, resigned.\n---\n', 'must be keys and values'],
  ['---\n“We resigned”: “on Monday”: Quint\n---\n', 'not plain YAML'],
  ['---\ntitle: *Quint resigned on Monday\n---\n', 'not plain YAML'],
  ['---\ntitle: "Quint resigned on Monday\n---\n', 'not plain YAML'],
  ['---\ntitle: !Monday Quint resigned\n---\n', 'not plain YAML'],
  ['---\ntitle: a\n  Quint: resigned\n Monday\n---\n', 'not plain YAML'],
  ['---\nQuint resigned on Monday', 'not closed'],
]

describe('a front matter fence in the wrong place', () => {
  it.each(misplaced)('is named by its line, without a word behind it: %j', (text, fault) => {
    try {
      parseText(`${text}\nIt rained.`, 'pier.md', sha256)
      expect.fail('it was read')
    } catch (error) {
      if (!(error instanceof BotError)) throw error
      expect(error.message).toContain(fault)
      expect(`${error.message} ${error.hint ?? ''}`).not.toMatch(/Quint|resigned|Monday|mayor/)
    }
  })
})
