import { describe, expect, it } from 'vitest'
import { entriesOf, readStory } from './story.ts'

describe('source', () => {
  it('says what is known of the article, and what is not found', () => {
    const article = readStory('The pier opened. It rained.')
    const facts = entriesOf(article, 'source').map((entry) =>
      entry.kind === 'fact' ? `${entry.label}: ${entry.value}` : '',
    )
    expect(facts).toEqual([
      'Headline: not found',
      'Publisher: not found',
      'Author: not found',
      'Published: 12 July 2023, read in what came with the text',
      'Address: not found',
      'Language: English',
      'Sentences: 2',
      `Text hash: ${article.id}`,
    ])
  })
})
