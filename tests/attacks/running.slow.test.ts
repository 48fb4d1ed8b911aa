import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bred, found } from './named.ts'
import { openAttackedNewsroom, type AttackedNewsroom } from './newsroom.ts'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 })

let room: AttackedNewsroom
beforeAll(async () => {
  room = await openAttackedNewsroom()
})
afterAll(() => room.close())

/** The bot's own part in keeping people waiting, whatever else the machine does; and that they are served. */
async function expectServed(before: number): Promise<void> {
  // An attack that costs nothing is over before anybody else asks.
  await vi.waitUntil(() => room.others().acks.length > before, { timeout: 10_000 })
  expect(room.held().busy).toBeLessThan(1_000)
  const { acks, lost } = room.others()
  expect(lost).toBeLessThan(acks.length / 2)
}

describe('a running bot', () => {
  it.each(Object.entries(found))('serves everybody else through %s', async (_, attack) => {
    const before = room.others().acks.length
    room.held()
    await attack(room)
    await room.settled()
    await expectServed(before)
  })

  it(`serves everybody else through ${bred.length} more that a fuzzer grew`, async () => {
    const before = room.others().acks.length
    room.held()
    await Promise.all(bred.map(({ send }) => send(room)))
    await room.settled()
    await expectServed(before)
  })

  it('stops within ten seconds in the midst of them, and is well again after its start', async () => {
    await Promise.all(bred.slice(0, 4).map(({ send }) => send(room)))
    const { ms, code } = await room.stop()
    expect(code).toBe(0)
    expect(ms).toBeLessThan(10_000)
    await room.start()
    expect(await room.health()).toBe(200)
    const before = room.others().acks.length
    await vi.waitUntil(() => room.others().acks.length > before + 3, { timeout: 30_000 })
    expect(room.held().busy).toBeLessThan(2_000)
  })
})
