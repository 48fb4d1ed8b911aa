import { expect, it } from 'vitest'
import { guess } from './guess.ts'
import { openServedDesk } from './server.ts'

it('a link to the desk is not to be guessed: of ten thousand none opens, and most are not even looked up', async () => {
  const desk = await openServedDesk({ clock: () => 0 })
  try {
    const seen = await guess(desk, 10_000)
    expect([...seen.keys()].sort()).toEqual([403, 429])
    expect(seen.get(403)).toBeLessThan(1_000)
  } finally {
    await desk.close()
  }
}, 300_000)
