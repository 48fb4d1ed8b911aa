import { expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { findPeople } from '../../../src/briefing/speakers/people.ts'
import { sha256 } from '../../article/hash.ts'

const peopleIn = (text: string) => findPeople(parseArticle({ text, layout: 'body', language: 'en' }, sha256))

it('gathers the places where one person is named, by surname too', () => {
  const people = peopleIn(
    'Mayor Ada Quill met Tom Birch, a pilot, in Lisbon. Quill said nothing. “Ask Birch,” she told Reuters.',
  )
  expect(people.map((person) => [person.name, person.role, person.mentions.length])).toEqual([
    ['Ada Quill', 'Mayor', 2],
    ['Tom Birch', 'a pilot', 2],
  ])
})

it('keeps two bearers of one surname apart', () => {
  const people = peopleIn('Ada Quill came late. Her brother Sam Quill was on time. “No,” Ms. Quill said.')
  expect(people.map((person) => [person.name, person.mentions.length])).toEqual([
    ['Ada Quill', 2],
    ['Sam Quill', 1],
  ])
})

it.each([
  'The former head of the spy agency, Harrow, told the paper about it. Harrow said nothing.',
  'Lumen Corps records say it served abroad. The Corps said nothing.',
  'Voltane, a well-known software company, helps firms. Voltane said it grew.',
  'Prices fall, said the Arjen and Frances Quillan Chair at the college.',
])('takes no institution and no professorship for a person: %s', (text) => {
  expect(peopleIn(text)).toEqual([])
})

it('keeps a title that stands before a name out of the name', () => {
  expect(peopleIn('Instructor Bo Lind caught her at the rail. Lind said so.')).toMatchObject([
    { name: 'Bo Lind', role: 'Instructor' },
  ])
})
