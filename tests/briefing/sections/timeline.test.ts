import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datesOf, entriesOf, readStory } from './story.ts'

const dates = (text: string, published = '2023-07-12'): readonly string[] => datesOf(readStory(text, { published }))

describe('timeline', () => {
  it('takes a weekday for the last one up to the day of publication, and says so', () => {
    const [event] = entriesOf(readStory('The bridge opened on Tuesday.'), 'timeline')
    expect(event).toMatchObject({
      kind: 'event',
      when: { date: '2023-07-11', rule: 'the last Tuesday up to the day of publication, 12 July 2023' },
    })
  })

  it.each([
    ['The council will vote on Friday.', '2023-07-14 Friday'],
    ['The council met last Friday.', '2023-07-07 last Friday'],
    ['Work begins next Wednesday.', '2023-07-19 next Wednesday'],
    ['The mayor resigned yesterday.', '2023-07-11 yesterday'],
    ['The fair opened on Jul. 3.', '2023-07-03 Jul. 3'],
    ['The fair opened on 3 July.', '2023-07-03 3 July'],
    ['The fair opened on July 3rd, 2019.', '2019-07-03 July 3rd, 2019'],
    ['The bank failed in March 2021.', '2021-03 March 2021'],
    ['The bank was founded in 1987.', '1987 1987'],
    ['The old pier burned down in December.', '2022-12 December'],
    ['The pier will reopen in December.', '2023-12 December'],
    ['She left three years ago.', '2020 three years ago'],
    ['He took office last month.', '2023-06 last month'],
    ['The rule took effect on 2022-02-28.', '2022-02-28 2022-02-28'],
    ['The law was passed on Dec. 30.', '2022-12-30 Dec. 30'],
    ['The law will start on Jan. 1.', '2024-01-01 Jan. 1'],
  ])('reads %j', (text, expected) => {
    expect(dates(text)).toEqual([expected])
  })

  it.each([
    'Just 28 percent approve, compared with 33 percent last month.',
    'You may second the motion, and a march may follow.',
    'June Castell and April Moreno won 12 of 17 games.',
    'The Sunday Courier and Fox News Sunday were sold.',
    'Some 2,019 people signed, 40 percent of them on Sundays.',
    'He read it in “Sunday.”',
    'Did it happen on Tuesday?',
    'It rained 30 February days long.',
    'The mid-1990s were kind to the town.',
    'Sales rose in 2,100 towns.',
  ])('finds no date in %j', (text) => {
    expect(dates(text)).toEqual([])
  })

  it('leaves the date of a dateline alone', () => {
    expect(dates('PORT ALDEN, July 10 (Press) — The ferry sank on Sunday.')).toEqual(['2023-07-09 Sunday'])
  })

  it('resolves no relative date inside quotation marks, where another day may be meant', () => {
    expect(dates('“I saw him on Tuesday,” said Ada Brook.')).toEqual([])
  })

  it.each([
    ['2016-10-17', 'New figures on the audience are to be published on Friday.', ['2016-10-21 Friday']],
    [
      '2016-10-18',
      'The trust told the channel on Monday that it would stop on Dec. 12.',
      ['2016-10-17 Monday', '2016-12-12 Dec. 12'],
    ],
    ['2023-07-12', 'It will close from 30 June to 2 July 2024.', ['2024-06-30 30 June', '2024-07-02 2 July 2024']],
    ['2023-07-12', 'It is shut from December to February 2025.', ['2024-12 December', '2025-02 February 2025']],
    [
      '2023-07-12',
      'It was shut from 30 November until 4 December 2021.',
      ['2021-11-30 30 November', '2021-12-04 4 December 2021'],
    ],
  ])('published %s: reads %j', (published, text, expected) => {
    expect(dates(text, published)).toEqual(expected)
  })

  it('takes what a stamp in UTC leaves open as written', () => {
    expect(dates('The bridge opened yesterday.', '2023-07-12T02:10:00Z')).toEqual([])
    expect(dates('The bridge opened on Monday.', '2023-07-12T02:10:00Z')).toEqual(['2023-07-10 Monday'])
    expect(dates('The bridge opened yesterday.', '2023-07-12T02:10:00+02:00')).toEqual(['2023-07-11 yesterday'])
  })

  it('dates no picture', () => {
    expect(dates('The old pier, in this file photo taken on 3 July 2019.')).toEqual([])
  })

  it.each([
    ['will be held', 'future'],
    ['is to be opened', 'future'],
    ['is due to start', 'future'],
    ['reopens', 'future'],
    ['was held', 'past'],
    ['has been opened', 'past'],
    ['ended', 'past'],
  ] as const)('never dates what %s on the wrong side of the day', (verb, tense) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.constantFrom('on Monday', 'on Friday', 'on 3 September', 'in March', 'on Dec. 30'),
        (day, when) => {
          const published = new Date(day * 86_400_000).toISOString().slice(0, 10)
          for (const found of dates(`The fair ${verb} ${when}.`, published)) {
            const [date = ''] = found.split(' ')
            const today = published.slice(0, date.length)
            expect(tense === 'future' ? date >= today : date <= today).toBe(true)
          }
        },
      ),
    )
  })

  it('orders by date, and keeps the order of the article within a day', () => {
    const story = 'The pier opened on Tuesday. It was planned in 2019. A boat hit it on Tuesday.'
    expect(dates(story)).toEqual(['2019 2019', '2023-07-11 Tuesday', '2023-07-11 Tuesday'])
  })

  it('resolves nothing against a day of publication that is not known, and says so', () => {
    const entries = entriesOf(readStory('It opened on Tuesday. It was built in 2019.', { published: '' }), 'timeline')
    expect(entries).toMatchObject([
      { kind: 'event', when: { date: '2019' } },
      { kind: 'gap', gap: 'One date is left as written: we could not tell the day.' },
    ])
  })

  it('shows the weightiest sentences of a crowded day and counts the others', () => {
    const speakers = ['Ada Brook', 'Bo Lind', 'Cy Marsh', 'Di Nolan', 'Ed Okoro', 'Fay Pell', 'Gus Quill']
    const story = speakers.map((name) => `${name} wrote a letter to the council on Monday.`).join(' ')
    const entries = entriesOf(readStory(story), 'timeline')
    expect(entries.filter(({ kind }) => kind === 'event')).toHaveLength(4)
    expect(entries.at(-1)).toMatchObject({ gap: '3 more sentences of the article are dated 10 July 2023.' })
  })
})
