import { describe, expect, it } from 'vitest'
import { briefStory, readStory } from './story.ts'

const partsOf = (text: string): readonly { id: string; heading: string; lines: number }[] =>
  briefStory(readStory(text, { layout: 'whole' }))
    .sections.filter(({ kind }) => kind === 'part')
    .map(({ id, heading, entries }) => ({ id, heading, lines: entries.length }))

const paragraphs = (about: string, count: number): string =>
  Array.from({ length: count }, (_, at) => about.replaceAll('#', String(at + 2))).join('\n\n')

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

  it('parts a long article without subheads by topic, under phrases that stand in it', () => {
    const text = [
      'Alden has a new harbour bridge and an old quarrel about fish, the council said on Monday.',
      paragraphs(
        'The steel bridge has # lanes. Engineers tested the steel bridge for # days before cars crossed it.',
        7,
      ),
      paragraphs('The herring quota fell by # boats. Fishermen say the herring quota leaves # crews without work.', 7),
    ].join('\n\n')
    const parts = partsOf(text)
    expect(parts.map(({ heading }) => heading)).toEqual(['steel bridge', 'herring quota'])
    for (const { heading } of parts) expect(text).toContain(heading)
  })

  it('leaves a short article whole', () => {
    expect(partsOf('The bridge opened.\n\nThe herring quota fell.')).toEqual([])
  })
})
