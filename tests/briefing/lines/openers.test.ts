import { expect, it } from 'vitest'
import { leansBack, onlyJoins } from '../../../src/briefing/lines/openers.ts'

it.each([
  'At Lumen College, she is a guest working on the history of piers.',
  'Similarly, a survey of harbour masters found that most were tired.',
  'The college offers its own timetables, unlike other places, she added.',
])('hears that a sentence needs the one before: %s', (words) => {
  expect(leansBack(words)).toBe(true)
})

it.each([
  'In Lumen, Ada Quill is a guest working on the history of piers.',
  'When Ada Quill came to Lumen, she found the pier closed.',
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
