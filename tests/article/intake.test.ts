import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../src/article/parse.ts'
import { readDate } from '../../src/article/published.ts'
import { sha256 } from './hash.ts'

describe('a clock time', () => {
  it.each([
    ['12 July 2023, 8:12 PST', { time: '08:12', zone: '-08:00' }],
    ['12 July 2023, 08:12 AEST', { time: '08:12', zone: '+10:00' }],
    ['12 July 2023, 10:30 Paris time', { time: '10:30' }],
    ['12 July 2023, 9:05 p.m.', { time: '21:05' }],
    ['12 July 2023, 9:05 pm GMT', { time: '21:05', zone: 'UTC' }],
    ['12 July 2023, 9 am', { time: '09:00' }],
  ])('is no a.m. or p.m. by the first letter of the next word: %j', (words, expected) => {
    expect(readDate(words)).toEqual({ date: '2023-07-12', ...expected })
  })
})

describe('a text', () => {
  it('has the marks that windows-1252 has for C1 controls, each in its place', () => {
    const text =
      'The pier is shut.\n\n\x93We would rather lose a summer,\x94 said Ilse Brandt. \x93Nobody\x92s fault,\x94 she added.'
    const article = parseArticle({ text, layout: 'body' }, sha256)
    expect(article.text).toContain('“We would rather lose a summer,” said')
    expect(article.text).toContain('Nobody’s')
    expect(article.text).toHaveLength(text.length)
  })

  it('has its own language, whatever came with it', () => {
    const german =
      'Das Hafenamt hat am Montag die alte Mole geschlossen. Die Reparatur wird mehr kosten, als die Stadt geplant hatte. '
    expect(parseArticle({ text: german.repeat(3), layout: 'body', language: 'en' }, sha256).language).toBe('de')
    const english = 'The harbour office closed the old pier on Monday, and the town will have to pay for it. '
    expect(parseArticle({ text: english.repeat(4), layout: 'body', language: 'en-GB' }, sha256).language).toBe('en-GB')
  })

  it('takes no paragraph of unspaced script for a byline because of a date', () => {
    const text =
      '市が旧桟橋を閉鎖\n\n港湾局は2023年7月12日に古い桟橋を閉鎖し、修理には市の予定を上回る費用がかかると発表した。\n\n市長は反対した。'
    const article = parseArticle({ text, layout: 'whole' }, sha256)
    expect(article.blocks.map(({ kind }) => kind)).not.toContain('byline')
  })
})
