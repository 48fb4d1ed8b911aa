import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openAttackedNewsroom, type AttackedNewsroom } from './newsroom.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let room: AttackedNewsroom
beforeAll(async () => {
  room = await openAttackedNewsroom()
})
afterAll(() => room.close())

const blanks = (count: number): string => ' '.repeat(count)

describe('a running bot', () => {
  it('serves everybody else while a member sends it what was made to stop it, and stops when told to', async () => {
    room.held()
    await Promise.all([
      room.file(`Ferry sails again. ${blanks(200_000)}x`),
      room.file(`# Ferry${blanks(200_000)}\n\nIt sails \`a${blanks(200_000)}b\` again.`),
      room.type('/briefdesk', `follow https://post.example at${blanks(5_900)}x`),
      room.type('/briefdesk', `schedule dam ${'quiet:< '.repeat(4_000)}`),
      room.type('/brief', 'a '.repeat(19_000)),
      room.type('/brief', `nato-china ${'“ '.repeat(900)}`),
      room.type('/dam', `stoltenbrg${'g'.repeat(30_000)}`),
      room.check('the ministers said that the '.repeat(1_400)),
      room.check(`“${'the ministers of the alliance said that '.repeat(110)}”`),
    ])
    await room.settled()
    expect(room.held().busy).toBeLessThan(1_000)
    const { acks, lost } = room.others()
    // A machine that is busy with something else delays a few.
    expect(lost).toBeLessThan(acks.length / 2)
    expect(await room.health()).toBe(200)
    const { ms, code } = await room.stop()
    expect(code).toBe(0)
    expect(ms).toBeLessThan(10_000)
  })
})
