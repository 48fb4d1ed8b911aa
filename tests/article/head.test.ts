import { describe, expect, it } from 'vitest'
import { parseArticle, type RawArticle } from '../../src/article/parse.ts'
import { readDate } from '../../src/article/published.ts'
import { sha256 } from './hash.ts'

const story = 'The harbour office of Port Wexley said on Sunday that the old pier stays shut.'
const parse = (lines: readonly string[], rest: Partial<RawArticle> = {}) =>
  parseArticle({ text: lines.join('\n\n'), layout: 'whole', ...rest }, sha256)
const kindsOf = (...lines: readonly string[]) => parse(lines).blocks.map(({ kind }) => kind)

describe('the head of an article', () => {
  it('has its headline below a kicker, with a byline and without one', () => {
    const headline = 'Port Wexley keeps its old pier shut'
    expect(kindsOf('Asia & Pacific', headline, 'By Mara Quill', story, story)).toEqual([
      'furniture',
      'headline',
      'byline',
      'paragraph',
      'paragraph',
    ])
    expect(kindsOf('WORLD', headline, story, story).slice(0, 3)).toEqual(['furniture', 'headline', 'paragraph'])
  })

  it('takes no headline for a kicker because a line without a full stop follows', () => {
    const standfirst = 'A long line that says in more than eight words what the story below it is about'
    expect(kindsOf('Port Wexley keeps its old pier shut', standfirst, story, story).slice(0, 2)).toEqual([
      'headline',
      'standfirst',
    ])
  })

  it('ends its bylines, where the headline is known, with the first line that is none', () => {
    const known = [{ kind: 'headline', span: { start: 0, end: 9 } }] as const
    const credited = (...lines: readonly string[]) =>
      parse(['Pier shut', ...lines], { known }).authors.map(({ name }) => name)
    expect(credited('By Mara Quill', story, 'By Otto Marsh', story)).toEqual(['Mara Quill'])
    expect(credited(story, 'By Otto Marsh')).toEqual([])
  })
})

describe('a date in numbers', () => {
  it.each([
    ['13/05/2024', '2024-05-13'],
    ['05/13/2024', '2024-05-13'],
    ['05/06/2024', undefined],
    ['06/06/2024', '2024-06-06'],
    ['5.6.2024', '2024-06-05'],
    ['2024-03-04', '2024-03-04'],
    ['2024-02-30', undefined],
  ])('%s is %s', (words, date) => expect(readDate(words)?.date).toBe(date))
})
