import { expect, it } from 'vitest'
import { leansBack, onlyJoins } from '../../../src/briefing/lines/openers.ts'

it.each([
  'At Lumen College, she is a guest working on the history of piers.',
  'Similarly, a survey of harbour masters found that most were tired.',
  'The college offers its own timetables, unlike other places, she added.',
  'The college offers its own timetables, unlike other places, he said on Monday.',
  'In that testimony the harbour master spoke of two letters from the mayor.',
  'Under these criteria, Lumen could only reach the middle of the table.',
  'Winning that prize would put the choir among the best of the region.',
  'The 46-year-old will play all of the old songs on the pier in May.',
  'The mayor of the old town of Lumen, she came to power when two parties fell out.',
])('hears that a sentence needs the one before: %s', (words) => {
  expect(leansBack(words)).toBe(true)
})

it.each([
  'In Lumen, Ada Quill is a guest working on the history of piers.',
  'When Ada Quill came to Lumen, she found the pier closed.',
  'In this country nobody has built a pier for sixty years.',
  'In this week of storms the ferry has never been late.',
  'A former mayor of Lumen, Ada Quill has led the harbour board since May.',
])('leaves alone what names its own people: %s', (words) => {
  expect(leansBack(words)).toBe(false)
})

it.each([
  ['But the port of Lumen has closed its northern dock for good.', true],
  ['However, the port of Lumen has closed its northern dock for good.', true],
  ['But this has closed the northern dock for good.', false],
  ['But she closed it.', false],
  ['This has closed the northern dock for good.', false],
])('tells a sentence that only joins from one that takes up what was said: %s', (words, joins) => {
  expect(onlyJoins(words)).toBe(joins)
})
