import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { sha256 } from '../../article/hash.ts'
import { gapsOf, readStory } from './story.ts'

describe('what is missing', () => {
  it('names the author, date and publisher that were not found, and none that were', () => {
    const bare = parseArticle({ text: 'The pier opened.', layout: 'body', language: 'en' }, sha256)
    expect(gapsOf(bare)).toEqual(
      expect.arrayContaining(['We found no author.', 'We found no date of publication.', 'We found no publisher.']),
    )
    const full = parseArticle(
      {
        text: 'The pier opened.',
        layout: 'body',
        language: 'en',
        authors: ['Ada Brook'],
        published: '2023-07-12',
        publisher: 'The Alden Courier',
      },
      sha256,
    )
    expect(gapsOf(full)).toEqual([])
  })

  it('says when only one speaker could be told', () => {
    const words = 'We have waited for this bridge for eleven years and we will wait no longer than we must'
    const story = `“${words}, and that is all there is to say about it,” said Mayor Ada Brook.\n\n“${words}, whatever the council of the county may decide,” said Mayor Ada Brook.`
    expect(gapsOf(readStory(story)).join(' ')).toContain('Ada Brook is the only speaker we could tell.')
  })

  it('counts sentences that report hearsay outside quotation marks', () => {
    const story = 'The owner is reportedly ill. Critics say the pier is unsafe. “Some say it is unsafe,” said Bo Lind.'
    expect(gapsOf(readStory(story)).join(' ')).toContain(
      '2 sentences report what is said by words such as “reportedly” or “critics say”.',
    )
  })
})
