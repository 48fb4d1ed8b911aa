import { describe, expect, it } from 'vitest'
import { briefStory, readStory } from './story.ts'

const partsOf = (text: string): readonly { id: string; heading: string; lines: number }[] =>
  briefStory(readStory(text, { layout: 'whole' }))
    .sections.filter(({ kind }) => kind === 'part')
    .map(({ id, heading, entries }) => ({ id, heading, lines: entries.length }))

describe('parts', () => {
  it('gives each subhead a section of its own with its own lines', () => {
    const story = [
      'Harbour bridge opens after delay',
      'The harbour bridge in Alden opened on Tuesday after a delay of two years.',
      'A long wait',
      'The work was stopped when cracks were found in the steel of the bridge.',
      'Who pays',
      'The county pays two thirds of the cost, and the city pays the rest.',
    ].join('\n\n')
    expect(partsOf(story)).toEqual([
      { id: '1-a-long-wait', heading: 'A long wait', lines: 1 },
      { id: '2-who-pays', heading: 'Who pays', lines: 1 },
    ])
  })

  it('makes up no heading: a long article without subheads has no parts', () => {
    const about = 'The steel bridge has # lanes. Engineers tested the steel bridge for # days before cars crossed it.'
    const paragraphs = Array.from({ length: 14 }, (_, at) => about.replaceAll('#', String(at + 2)))
    expect(partsOf(paragraphs.join('\n\n'))).toEqual([])
  })
})
