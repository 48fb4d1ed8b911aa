import { describe, expect, it } from 'vitest'
import { entriesOf, readStory } from './story.ts'

const next = (text: string): readonly string[] =>
  entriesOf(readStory(text), 'next').map((entry) =>
    entry.kind === 'event' ? entry.when.date : entry.kind === 'claim' ? 'no date' : entry.kind,
  )

describe('what is next', () => {
  it.each([
    ['The council will vote on Friday.', '2023-07-14'],
    ['A hearing is scheduled for 4 September.', '2023-09-04'],
    ['The new line is due to open in December.', '2023-12'],
    ['The company has announced plans to close the mine.', 'no date'],
    ['The firm told the channel that it would stop serving it on 12 December.', '2023-12-12'],
    ['The crews meet on Friday to decide whether they will strike.', '2023-07-14'],
  ])('takes up %j', (text, expected) => {
    expect(next(text)).toEqual([expected])
  })

  it.each([
    'The council voted on Friday.',
    'Analysts fear that prices will rise.',
    '“We will win on Friday,” said Bo Lind.',
    'The council will not vote on Friday.',
    'If the rain stops, they will play on Friday.',
    'There are no plans to meet next week.',
    'Will the council vote on Friday?',
    'The fund will be able to pay for the pier between now and March.',
    'She plans to sing at the fair.',
    'She said it would continue to teach adults.',
    'Earlier in the year, plans to sell the mine caused an uproar.',
    'If it rains on Friday, the fair will move indoors.',
    'The fund expects that prices will rise by 2 percent next year.',
  ])('leaves out %j', (text) => {
    expect(next(text)).toEqual([])
  })
})
