import { describe, expect, it } from 'vitest'
import { tellKind } from '../../src/article/kind.ts'
import { parseArticle, type RawArticle } from '../../src/article/parse.ts'
import { sha256 } from './hash.ts'

const kindOf = (text: string, more: Partial<RawArticle> = {}) =>
  tellKind(parseArticle({ text, layout: 'whole', language: 'en', ...more }, sha256))

const story = `Harbour council votes to shut dock

The council of Lumen voted on Monday to shut the northern dock, the mayor said.

Ferries will use the southern dock until October, according to the company that runs them.`

describe('the kind of a text', () => {
  it('is news where nothing tells another', () => expect(kindOf(story)).toBe('news'))

  it.each([
    ['https://courier.example/opinion/the-dock', 'opinion'],
    ['https://courier.example/2026/live/harbour', 'live'],
    ['https://courier.example/world/analysis/the-dock', 'analysis'],
    ['https://courier.example/news/live-bait-banned', 'news'],
  ])('is told by the address %s', (url, kind) => expect(kindOf(story, { url })).toBe(kind))

  it.each([
    ['Opinion: The dock must go', 'opinion'],
    ['Analysis | Why the dock sank', 'analysis'],
    ['Storm hits Lumen – live updates', 'live'],
    ['Ten ways to cross the bay', 'list'],
    ['Opinion divided over the dock', 'news'],
  ])('is told by the headline “%s”', (headline, kind) => {
    expect(kindOf(story.replace(/^.*/, headline))).toBe(kind)
  })

  it('is an interview where people take turns', () => {
    const turns = Array.from(
      { length: 4 },
      (_, at) => `COURIER: What is next, ${at}?\n\nFALK: The wall comes next, ${at}.`,
    )
    expect(kindOf(turns.join('\n\n'), { layout: 'body' })).toBe('interview')
  })

  it('is live where entries have the time of day', () => {
    const entries = Array.from(
      { length: 8 },
      (_, at) => `1${at}:05 The ferry has left the southern dock for the island again.`,
    )
    expect(kindOf(entries.join('\n\n'), { layout: 'body' })).toBe('live')
  })

  it('is opinion where the writer says what should be and reports nobody', () => {
    const claims = Array.from(
      { length: 9 },
      (_, at) => `We should close the dock in year ${at}, and our council knows it.`,
    )
    expect(kindOf(claims.join(' '), { layout: 'body' })).toBe('opinion')
  })
})
