import { expect, it } from 'vitest'
import { readMutated } from './mutate.ts'

it('a page that is cut, nested, repeated or mixed in its charsets is read or refused, never more', () => {
  const reads = [...readMutated(200, 15)]
  expect(reads).toHaveLength(200)
  for (const came of ['article', 'refused'])
    expect(reads.filter((read) => read.came === came).length).toBeGreaterThan(20)
}, 120_000)
