import { describe, expect, it } from 'vitest'
import { dam, natoChina, openBot } from './bot.ts'
import { createMemoryPlatform } from './platform.ts'

const admin = { actor: { id: 'U1', name: 'Ada', admin: true } }
const now = Date.UTC(2026, 0, 5, 12)
const at = (channel: string) => ({ ...admin, place: { platform: 'slack', tenant: 'T1', channel } as const })
const here = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
const reason = 'the channel is archived: unarchive it, or choose another'

async function setUp() {
  let time = now
  const memory = createMemoryPlatform()
  const opened = await openBot({
    files: { 'nato-china.md': natoChina, 'dam.md': dam.replace('slack:C123, discord:456', 'slack:C1') },
    platforms: [memory.platform],
    clock: () => time,
  })
  const changed = opened.bot.handlers().changed
  if (!changed) throw new Error('nobody follows channels')
  await opened.ask('briefdesk', { line: 'schedule nato-china every day 12:30 unchanged:post' }, at('C1'))
  const wait = async (ms: number) => {
    time += ms
    await opened.tick()
    time += 2_000
    await opened.tick()
  }
  const channels = () => memory.sent.map(({ target }) => target.channel)
  const say = async (line: string, channel = 'C1') =>
    JSON.stringify((await opened.ask('briefdesk', { line }, at(channel))).message)
  return { ...opened, memory, changed, wait, channels, say }
}

describe('a channel', () => {
  it('that gets another id keeps its schedules, those of the folder too, and who asks in it finds them', async () => {
    const { changed, wait, channels, say, bot, memory } = await setUp()
    await wait(3_600_000)
    expect(channels()).toEqual(['C1'])
    await changed(here, { kind: 'moved', to: 'C5' })
    await bot.refresh()
    await wait(24 * 3_600_000)
    expect(channels().slice(1)).toEqual(['C5', 'C5'])
    expect(await say('schedules', 'C5')).toMatch(/nato-china.*slack:C5/)
    await say('correct nato-china hide 1', 'C5')
    await wait(60_000)
    await wait(60_000)
    expect(memory.edits).toHaveLength(2)
  })

  it('that is archived is left alone, with one word to whoever made its schedules, and goes on by itself', async () => {
    const { changed, wait, channels, say, memory, notices } = await setUp()
    await changed(here, { kind: 'closed', reason })
    await changed(here, { kind: 'closed', reason })
    expect(memory.direct.map(({ person, message }) => [person.id, message.title])).toEqual([
      ['U1', 'A channel takes no posts: nothing more is scheduled there for now.'],
    ])
    await wait(24 * 3_600_000)
    expect(channels()).toEqual([])
    expect(await say('schedules')).toContain('the channel is archived: unarchive it')
    await changed(here, { kind: 'opened', reason: 'another reason' })
    await wait(24 * 3_600_000)
    expect(channels()).toEqual([])
    await changed(here, { kind: 'opened', reason })
    await wait(24 * 3_600_000)
    expect(channels()).toEqual(['C1', 'C1'])
    expect(notices.map(({ event }) => event).filter((event) => event.startsWith('target.'))).toEqual([
      ...['target.paused', 'target.resumed'],
    ])
  })

  it('that nothing is ordered for is nobody’s business', async () => {
    const { changed, memory, store } = await setUp()
    await changed({ ...here, channel: 'C4' }, { kind: 'closed', reason })
    expect([memory.direct, await store.pauses.list('T1')]).toEqual([[], []])
  })
})
