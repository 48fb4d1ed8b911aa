import { expect, it } from 'vitest'
import { entriesOf, readStory } from './story.ts'

it('lists who takes part, not who only reported it', () => {
  const text =
    "The pier fell into the sea on Monday, said Ada Quill, the mayor of Lumen. She will have it rebuilt. The Herald's Nora Pike reported from Lumen. The Herald's Bo Lind contributed to this report."
  expect(entriesOf(readStory(text), 'people')).toMatchObject([{ name: 'Ada Quill' }])
})
