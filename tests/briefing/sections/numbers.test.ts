import { describe, expect, it } from 'vitest'
import { figuresOf, readStory } from './story.ts'

describe('numbers', () => {
  it.each([
    ['The bridge cost $312 million.', ['$312 million | $']],
    ['The city paid 40 million euros for it.', ['40 million euros | euros']],
    ['A ticket costs €5 to €7 now.', ['€5 to €7 | €']],
    ['Rents rose by 4.5 percent and wages by 2%.', ['4.5 percent | percent', '2% | percent']],
    ['About 1,400 nurses walked out.', ['About 1,400 nurses | nurses']],
    ['They closed 36 large hospital wards.', ['36 large hospital wards | large hospital wards']],
    ['Two boats sank, and eleven people swam ashore.', ['Two boats | boats', 'eleven people | people']],
    ['The alliance has two teachers unions.', ['two teachers unions | teachers unions']],
    ['They planted 2 million trees.', ['2 million trees | trees']],
  ])('reads %j', (text, expected) => {
    expect(figuresOf(readStory(text))).toEqual(expected)
  })

  it.each([
    'Here are the 15 firms that you should consider:',
    'Average cost: $17,747\n\nAverage cost: $4,302',
    'The majority of the seven-member board was absent.',
    'It opened on 3 July 2019 at 10:30 a.m.',
    'In 2019 riots broke out.',
    'The 22-year-old came 3rd.',
    'She flew in a Boeing 737 jets could not follow.',
    'The two women met five days ago.',
    'He said it three times.',
    'Flight No. 12 passengers waited.',
    'All seven continents have been visited.',
  ])('finds no figure in %j', (text) => {
    expect(figuresOf(readStory(text))).toEqual([])
  })

  it('gives a figure once, with the sentence that has it first', () => {
    expect(figuresOf(readStory('It cost $5 million. The city paid the $5 million.'))).toEqual(['$5 million | $'])
  })
})
