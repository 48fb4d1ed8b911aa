import { expect, it } from 'vitest'
import { BotError } from '../../src/errors.ts'
import { createWorkers } from '../../src/workers/pool.ts'
import { mutated } from '../sources/page/mutate.ts'
import { newsPage } from '../sources/page/pages.ts'

it('survives 5,000 pages that were cut, nested, repeated and mixed in their charsets: each is read or refused', async () => {
  const workers = createWorkers({ threads: 1 })
  const jobs = workers.within(20_000)
  const read = async (bytes: Uint8Array): Promise<string> =>
    jobs
      .page({ bytes: Buffer.from(bytes), url: 'https://harbourpost.example/ferry', type: 'text/html' })
      .then(() => 'read')
      .catch((error: unknown) => (error instanceof BotError && error.code === 'source' ? 'refused' : String(error)))
  const came = new Map<string, number>()
  try {
    for (const bytes of mutated(5_000, 15)) {
      const outcome = await read(bytes)
      came.set(outcome, (came.get(outcome) ?? 0) + 1)
    }
    expect([...came.keys()].sort()).toEqual(['read', 'refused'])
    expect(await read(Buffer.from(newsPage()))).toBe('read')
  } finally {
    await workers.close()
  }
}, 600_000)
