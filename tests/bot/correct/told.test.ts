import { describe, expect, it } from 'vitest'
import type { PostOutcome } from '../../../src/bot/ports/platform.ts'
import { textOf } from '../../message/text.ts'
import { controlsOf, openNewsrooms } from '../two-tenants.ts'

const locked: PostOutcome = { outcome: 'permanent', reason: 'the thread is locked' }

/** With what the file orders posted to both workspaces, and a share in T1: two copies there. */
async function openPosted() {
  const room = await openNewsrooms()
  await room.tick(60_000)
  await room.ask('share', '', {
    args: { of: 'pier', section: 'quotes' },
    place: { platform: 'slack', tenant: 'T1', channel: 'C3' },
    onMessage: 'm1',
  })
  const told = () => room.memory.direct.map(({ person, message }) => `${person.id}: ${textOf(message)}`)
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 60_000) await room.tick(Math.min(left, 60_000))
  }
  return { ...room, told, pass }
}

describe('an editor who corrects', () => {
  it('is told what was done when it is done, once', async () => {
    const { correct, told, tick } = await openPosted()
    expect((await correct('pier hide 2')).words).toContain('2 posted copies are being corrected')
    expect(told()).toEqual([])
    for (const ms of [6_000, 6_000, 200_000]) await tick(ms)
    expect(told()).toEqual(['UED: All 2 copies of pier are corrected.'])
  })

  it('is told which copy is still public and wrong, where and why; once that is mended it is corrected by itself', async () => {
    const { correct, told, tick, memory, channel, pass } = await openPosted()
    memory.editOutcomes.push(locked)
    await correct('pier hide 2')
    for (const ms of [6_000, 6_000]) await tick(ms)
    const [word = ''] = told()
    expect(word).toContain('1 of 2 copies of pier is corrected.')
    expect(word).toMatch(/Still public and wrong in .*: the thread is locked\./)
    expect(controlsOf(memory.direct[0]?.message ?? { title: '', blocks: [] }).map(({ label }) => label)).toEqual([
      'Try again',
    ])
    await pass(660_000)
    expect(['C1', 'C3'].filter((name) => channel(name)[0]?.includes('planks'))).toEqual([])
  })

  it('tries again at once with "again", or by asking for the same once more', async () => {
    for (const line of ['pier again', 'pier hide 2']) {
      const { correct, tick, memory, channel, told } = await openPosted()
      memory.editOutcomes.push(locked)
      await correct('pier hide 2')
      for (const ms of [6_000, 6_000]) await tick(ms)
      expect((await correct(line)).words).toContain('One posted copy is being corrected')
      for (const ms of [6_000, 6_000]) await tick(ms)
      expect(['C1', 'C3'].filter((name) => channel(name)[0]?.includes('planks'))).toEqual([])
      expect(told().at(-1)).toBe('UED: The posted copy of pier is corrected.')
    }
  })

  it('is told what is not there any more', async () => {
    const { correct, told, tick, memory } = await openPosted()
    memory.editOutcomes.push(
      { outcome: 'permanent', reason: 'the post was deleted', gone: true },
      { outcome: 'sent', ref: 'ref-3', lacks: 'part 2 of 3' },
    )
    await correct('pier hide 2')
    for (const ms of [6_000, 6_000]) await tick(ms)
    expect(told()[0]).toMatch(/Not there any more, in .*: the post was deleted\./)
    expect(told()[0]).toMatch(/Corrected in .*, but for what is not there any more: part 2 of 3\./)
  })
})

describe('a correction', () => {
  it('does not count a pause as a try, and is never given up for one', async () => {
    const { correct, tick, memory, channel, notices } = await openPosted()
    memory.editOutcomes.push(
      ...Array.from({ length: 20 }, () => ({ outcome: 'transient' as const, reason: 'a pause', after: 30_000 })),
    )
    await correct('pier hide 2')
    for (let at = 0; at < 25; at++) await tick(31_000)
    expect(['C1', 'C3'].filter((name) => channel(name)[0]?.includes('planks'))).toEqual([])
    expect(notices.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('that is refused has words of its own for the admins, and no post is said to have failed', async () => {
    const { correct, tick, memory, notices } = await openPosted()
    memory.editOutcomes.push(locked)
    await correct('pier hide 2')
    for (const ms of [6_000, 6_000]) await tick(ms)
    expect(notices.filter(({ level }) => level === 'error').map(({ event }) => event)).toEqual(['correction.refused'])
  })
})
