import { afterEach, describe, expect, it, vi } from 'vitest'
import { doDuties } from '../../bot/duties.ts'
import { openRunningBot, type RunningBot } from './bot.ts'
import { readVisible } from './read.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

let room: RunningBot
let now = Date.UTC(2026, 0, 5, 8)
const hour = 3_600_000

afterEach(async () => {
  await room.close()
  expect(room.slack.offences).toEqual([])
})

/** A bot with a schedule in C1, once a day at nine. */
async function open(): Promise<void> {
  now = Date.UTC(2026, 0, 5, 8)
  room = await openRunningBot({ clock: () => now })
  await room.answered(() =>
    room.slack.command('/briefdesk', 'schedule nato-china every day 09:00 UTC unchanged:post', { user: 'UADMIN' }),
  )
}
const posted = (channel: string) => room.slack.posted(channel).map(({ payload }) => readVisible([payload]))
const day = async () => {
  now += 24 * hour
  await doDuties(room.bot)
  now += 2_000
  await doDuties(room.bot)
}
const paused = async () => (await room.store.pauses.list('T1')).map(({ reason }) => reason)

describe('a channel of Slack', () => {
  it('that is archived is paused with a plain reason, told to who ordered posts there, and goes on once it is unarchived (D12)', async () => {
    await open()
    await day()
    await room.slack.archive('C1')
    await vi.waitUntil(async () => (await paused()).length > 0)
    expect(await paused()).toEqual(['the channel is archived: unarchive it, or choose another'])
    await vi.waitUntil(() => posted('DUADMIN').length > 0)
    expect(posted('DUADMIN')[0]).toMatch(/A channel takes no posts.*\n[^]*C1[^]*archived/)
    await day()
    const asked = room.slack.calls.filter(
      ({ method, args }) => method === 'chat.postMessage' && args['channel'] === 'C1',
    )
    expect(asked).toHaveLength(1)
    await room.slack.archive('C1', false)
    await vi.waitUntil(async () => (await paused()).length === 0)
    await day()
    expect(posted('C1')).toHaveLength(2)
  })

  it('that refused three posts as archived before the event came, goes on all the same (D12)', async () => {
    await open()
    Object.assign(room.slack.channels.get('C1') ?? {}, { archived: true })
    for (let days = 0; days < 4; days++) await day()
    expect(await paused()).toEqual(['the channel is archived: unarchive it, or choose another'])
    await room.slack.archive('C1', false)
    await vi.waitUntil(async () => (await paused()).length === 0)
    await day()
    expect(posted('C1')).toHaveLength(1)
  })

  it('that gets another id keeps its schedule, its copies, which are corrected, and who may do what in it (D12)', async () => {
    await open()
    await room.answered(() => room.slack.command('/briefdesk', 'grant <@U7> editor here', { user: 'UADMIN' }))
    await day()
    await room.slack.renumber('C1', 'C77')
    await vi.waitUntil(async () => (await room.store.schedules.list('T1'))[0]?.targets[0]?.channel === 'C77')
    await day()
    expect(posted('C77')).toHaveLength(2)
    await room.answered(() =>
      room.slack.command('/briefdesk', 'correct nato-china hide 1', { user: 'UADMIN', channel: 'C77' }),
    )
    for (let times = 0; times < 3; times++) {
      now += 60_000
      await doDuties(room.bot)
    }
    expect(posted('C77').map((text) => /Corrected on/.test(text))).toEqual([true, true])
    expect(await paused()).toEqual([])
    await room.answered(() => room.slack.command('/briefdesk', 'schedule dam every day 10:00', { channel: 'C77' }))
    expect(await room.store.schedules.list('T1')).toHaveLength(2)
  })

  it('shows none of the details of a post whose head a moderator deleted, and all of the next one (C9)', async () => {
    now = Date.UTC(2026, 0, 5, 8)
    room = await openRunningBot({ clock: () => now })
    const line = 'schedule nato-china every day 09:00 UTC unchanged:post thread:on'
    await room.answered(() => room.slack.command('/briefdesk', line, { user: 'UADMIN' }))
    now += 24 * hour
    await room.bot.duties().schedules?.()
    const delivered = room.bot.duties().delivery?.()
    await vi.waitUntil(() => posted('C1').length > 0)
    room.slack.moderate(room.slack.posted('C1')[0]?.ts ?? '')
    await delivered
    for (let times = 0; times < 12; times++) {
      now += 2_000
      await doDuties(room.bot)
    }
    expect(posted('C1')).toEqual([])
    const rows = await room.store.ledger.list('T1', 'skipped', 99)
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(['the post above it was deleted']))
    expect(room.slack.calls.filter(({ method }) => method === 'chat.delete')).toHaveLength(1)
    now += 24 * hour
    for (let times = 0; times < 20; times++) {
      now += 2_000
      await doDuties(room.bot)
    }
    const [head, ...details] = room.slack.posted('C1')
    expect(details.length).toBeGreaterThan(0)
    expect(details.every(({ thread }) => thread === head?.ts)).toBe(true)
  })

  it('that was deleted is paused, and another one of its events changes nothing', async () => {
    await open()
    await room.slack.event({ type: 'channel_rename', channel: { id: 'C1', name: 'news-desk', created: 1 } })
    await room.slack.event({ type: 'channel_deleted', channel: 'C1' })
    await vi.waitUntil(async () => (await paused()).length > 0)
    expect(await paused()).toEqual(['the channel was deleted: choose another'])
  })
})
