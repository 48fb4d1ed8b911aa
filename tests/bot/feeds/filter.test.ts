import { describe, expect, it } from 'vitest'
import { passes, readFilter } from '../../../src/bot/feeds/filter.ts'
import { filterPairs } from './pairs.data.ts'
import { readFollow } from '../../../src/bot/feeds/order.ts'

const entry = (title: string, words = '') => ({ key: 's', marks: {}, version: 'v', title, words })
const now = Date.parse('2026-01-05T12:00:00Z')
const place = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const

describe('a filter', () => {
  it.each([
    ['ferry', 'The FERRY sails', true],
    ['ferry', 'Ferrymen strike', false],
    ['café', 'A cafe opens', true],
    ['"old pier"', 'The old, old pier', true],
    ['"old pier"', 'An old harbour and a pier', false],
    ['ferry dam', 'The dam holds', true],
    ['-dam', 'The ferry sails', true],
    ['-dam', 'The dam holds', false],
    ['ferry -“old pier”', 'The ferry leaves from the old pier', false],
    ['–dam', 'The dam holds', false],
    ['ferry —„old pier“', 'The ferry leaves from the old pier', false],
    ['«old pier»', 'An old harbour and a pier', false],
    ['港', '新港口开放', true],
  ])('%s lets “%s” pass: %s', (filter, title, expected) => {
    expect(passes(readFilter(filter), entry(title))).toBe(expected)
  })

  it('looks at the text of an entry, too', () => {
    expect(passes(readFilter('lambing'), entry('Ferry sails', 'A boat before the lambing.'))).toBe(true)
  })

  it.each(['', '-', '"" , -""'])('that holds no word is refused: %s', (words) =>
    expect(() => readFilter(words)).toThrow(/holds no word/),
  )
})

describe('of 60 pairs of a filter and an entry', () => {
  it('are 60', () => expect(filterPairs).toHaveLength(60))

  it.each(filterPairs)('%s and %o: %s', (filter, { title = '', ...more }, wanted) => {
    expect(passes(readFilter(filter), { ...entry(title), ...more })).toBe(wanted)
  })
})

describe('an order to follow', () => {
  it.each([
    ['https://post.example/feed', { address: 'https://post.example/feed', target: { channel: 'C1' } }],
    ['post.example', { address: 'https://post.example' }],
    [
      '<https://post.example/a|the post> in <#C7|desk>',
      { address: 'https://post.example/a', target: { channel: 'C7' } },
    ],
    ['post.example filter ferry -dam', { filter: 'ferry -dam' }],
    ['post.example at 08:00 as a digest', { digest: { when: '0 8 * * *', zone: 'UTC' } }],
    [
      'post.example in <#C7> filter "at sea" at 8:30 Europe/Berlin as a digest',
      { filter: '"at sea"', digest: { when: '30 8 * * *', zone: 'Europe/Berlin' } },
    ],
    ['post.example quiet 22:00-07:00', { quiet: { hours: '22:00-07:00', zone: 'UTC' } }],
    [
      'post.example filter quiet at sea quiet: 22:00 - 07:00 Asia/Tokyo at 08:00 Europe/Berlin as a digest ping:@here',
      {
        filter: 'quiet at sea',
        quiet: { hours: '22:00-07:00', zone: 'Asia/Tokyo' },
        ping: { kind: 'here' },
        digest: { zone: 'Europe/Berlin' },
      },
    ],
    ['post.example weekdays at 9am as a digest', { digest: { when: '0 9 * * 1-5', zone: 'UTC' } }],
    ['post.example filter ferry weekdays at 9am as a digest', { filter: 'ferry', digest: { when: '0 9 * * 1-5' } }],
  ])('is understood: %s', (words, expected) => {
    expect(readFollow(words, { place, pings: () => true, zone: 'UTC', now })).toMatchObject(expected)
  })
})
