import { describe, expect, it } from 'vitest'
import { judgeStory, readStories } from './stories.ts'

describe('a whole article', () => {
  it.each(readStories().map((story) => [story.kind, story] as const))('%s: states nothing else', (_, story) => {
    expect(judgeStory(story)).toEqual([])
  })
})
