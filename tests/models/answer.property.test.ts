import fc from 'fast-check'
import { it } from 'vitest'
import { readPicks } from '../../src/models/answer.ts'
import { expectOnlyOurWords, written } from './answer.ts'

it('shows nothing that is neither the article’s nor our own wording, whatever a model answers', () => {
  expectOnlyOurWords(300)
}, 60_000)

it('reads numbers and nothing else out of whatever a model answers', () => {
  fc.assert(
    fc.property(written, (words) => {
      const leaves = JSON.stringify(readPicks(words) ?? {}).replace(
        /"(?:bottomLine|points|never|keyQuotes|speakers|quote|person)":/g,
        '',
      )
      return /^[\d,[\]{}]*$/.test(leaves)
    }),
    { numRuns: 10_000 },
  )
}, 60_000)
