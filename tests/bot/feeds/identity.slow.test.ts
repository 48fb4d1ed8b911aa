import fc from 'fast-check'
import { expect, it } from 'vitest'
import { walkFeeds } from './walk.ts'

it('posts each story of a paper once in a channel and loses none, whatever its feeds do in 2,000 steps', async () => {
  const walks = fc.asyncProperty(fc.nat(), async (seed) => {
    const { seen, told } = await walkFeeds(seed, 2_000)
    expect(told).toEqual(seen)
  })
  await fc.assert(walks, { numRuns: 1 })
}, 600_000)
