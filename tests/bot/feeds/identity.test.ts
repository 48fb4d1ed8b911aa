import fc from 'fast-check'
import { expect, it } from 'vitest'
import { walkFeeds } from './walk.ts'

it('posts each story of a paper once in a channel and loses none, whatever its feeds do in 200 steps', async () => {
  const walks = fc.asyncProperty(fc.nat(), async (seed) => {
    const { seen, told } = await walkFeeds(seed, 200)
    expect(told).toEqual(seen)
  })
  // In the first, two feeds come upon the same stories at once.
  await fc.assert(walks, { numRuns: 2, examples: [[20]] })
}, 180_000)
