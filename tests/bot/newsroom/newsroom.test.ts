import { describe, expect, it } from 'vitest'
import { type CommandRequest, type PostOutcome, type Reply } from '../../../src/bot/ports/platform.ts'
import { operator } from '../../../src/bot/ports/target.ts'
import { openBot, natoChina } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'

const monday = Date.parse('2026-01-05T12:00:00Z')
const admin = { id: 'UADMIN', name: 'Max', admin: true }
const editor = { id: 'UED', name: 'Edda', admin: false }

const wordsOf = (message: Reply['message']): string =>
  message.blocks
    .flatMap((block) => {
      if (block.kind === 'list') return block.items.map(({ line }) => line)
      if (block.kind === 'row') return [block.title, block.line]
      return 'line' in block ? [block.line] : []
    })
    .map((line) => line.map((inline) => ('text' in inline ? inline.text : '')).join(''))
    .join('\n')

const pier = 'Pier stays closed\n\nThe old pier of Port Wexley will stay closed, the council said.\n'
const newsroom = { 'nato-china.md': natoChina, 'harbour.md': pier }

async function openRoom(outcomes: PostOutcome[] = [], files?: Record<string, string>) {
  const memory = createMemoryPlatform({ outcomes, homes: { C8: 'T1', C9: 'T2' } })
  const time = { now: monday }
  const bot = await openBot({ platforms: [memory.platform], clock: () => time.now, files: files ?? newsroom })
  const say = async (line: string, over: Partial<CommandRequest> = {}) => {
    const reply = await bot.ask('briefdesk', line, { actor: admin, at: time.now, ...over })
    return { reply, words: `${reply.message.title}\n${wordsOf(reply.message)}` }
  }
  const tick = async (ms: number) => {
    time.now += ms
    for (const duty of Object.values(bot.bot.duties())) await duty()
  }
  return { ...bot, say, tick, memory, time }
}

describe('scheduling by command', () => {
  it('says back in words what was understood, with the zone and the next three times', async () => {
    const { say, store } = await openRoom()
    const { words } = await say('schedule nato-china in <#C7|desk> weekdays 08:30 Europe/Berlin quiet:22:00-07:00')
    expect(words).toContain('Scheduled: /nato-china, every weekday at 08:30 Europe/Berlin.')
    expect(words).toContain('Next: 6 January 2026, 08:30 (Europe/Berlin)')
    expect(words).toContain('Next: 8 January 2026, 08:30 (Europe/Berlin)')
    expect(await store.schedules.list('T1')).toMatchObject([
      { id: 'nato-china/1', quiet: '22:00-07:00', targets: [{ channel: 'C7' }], createdBy: 'UADMIN' },
    ])
  })

  it('is for the channels of the own workspace or server only', async () => {
    const { say, store } = await openRoom()
    const { reply, words } = await say('schedule nato-china in <#C9|theirs> daily 13:00')
    expect(reply.problem).toBe(true)
    expect(words).toContain('That channel is not one of this workspace or server')
    expect(await store.schedules.list('T1')).toEqual([])
    expect((await say('schedule nato-china in <#C8|ours> daily 13:00')).words).toContain('Scheduled')
  })

  it('posts when it is due, and skips the next slot because nothing changed', async () => {
    const { say, tick, memory, store } = await openRoom()
    await say('schedule nato-china daily 13:00')
    await tick(3_600_000)
    expect(memory.sent.map(({ target }) => target.channel)).toEqual(['C1'])
    await tick(24 * 3_600_000)
    expect(memory.sent).toHaveLength(1)
    expect(await store.ledger.list('T1', 'skipped', 9)).toMatchObject([
      { reason: 'Nothing changed since the last post of 5 January 2026.' },
    ])
  })

  it('says so above the post when that was ordered', async () => {
    const { say, tick, memory } = await openRoom()
    await say('schedule nato-china daily 13:00 unchanged:say')
    await tick(3_600_000)
    await tick(24 * 3_600_000)
    expect(memory.sent.map(({ message }) => wordsOf(message).includes('Nothing changed since'))).toEqual([false, true])
  })

  it('runs once and is over', async () => {
    const { say, tick, memory } = await openRoom()
    await say('schedule nato-china once in 2 hours')
    await tick(2 * 3_600_000)
    await tick(48 * 3_600_000)
    expect(memory.sent).toHaveLength(1)
    expect((await say('schedules')).words).toContain('ended')
  })

  it('is paused, resumed, previewed, run and ended by its name or its briefing’s', async () => {
    const { say, tick, memory, store } = await openRoom()
    await say('schedule nato-china daily 13:00')
    expect((await say('preview nato-china')).words).toContain('Next: 5 January 2026, 13:00 (UTC)')
    expect(memory.sent).toEqual([])
    await say('pause nato-china/1')
    await tick(3_600_000)
    expect(await store.ledger.list('T1', 'skipped', 9)).toMatchObject([{ reason: 'Paused: by Max.' }])
    expect((await say('run nato-china now')).words).toContain('slack:C1: sent')
    expect((await say('resume nato-china')).words).toContain('Next: 6 January 2026, 13:00 (UTC)')
    await say('unschedule nato-china')
    expect(await store.schedules.list('T1')).toEqual([])
    expect((await say('log')).words.split('\n').map((line) => line.split(': ')[2])).toEqual(
      expect.arrayContaining([
        'unschedule nato-china/1',
        'resume nato-china/1',
        'run nato-china/1',
        'pause nato-china/1',
      ]),
    )
  })

  it.each([
    ['schedule nato-china at dawn', '“dawn” is no part of a time that I understand'],
    ['schedule nowhere daily 13:00', 'There is no briefing called “nowhere”'],
    ['schedule nato-china in #desk daily 13:00', 'which channel “#desk” is'],
    ['schedule nato-china daily 13:00 quiet:25:00-07:00', 'is not two times'],
    ['pause nothing', 'There is no schedule called “nothing”'],
  ])('refuses “%s” and says what to write', async (line, what) => {
    const { say } = await openRoom()
    const { reply, words } = await say(line)
    expect(reply).toMatchObject({ problem: true, visibility: 'private' })
    expect(words).toContain(what)
  })

  it('shows another workspace nothing', async () => {
    const { say } = await openRoom()
    await say('schedule nato-china daily 13:00')
    const place = { platform: 'slack', tenant: 'T2', channel: 'C1' } as const
    expect((await say('schedules', { place })).words).toContain(
      'Nothing is scheduled in the channels that you can see.',
    )
    expect((await say('unschedule nato-china/1', { place })).reply.problem).toBe(true)
    expect((await say('log', { place })).words).toContain('Nothing was done here yet.')
  })
})

describe('rights by command', () => {
  it('lets an editor schedule and a sharer not, and says who can', async () => {
    const { say, store } = await openRoom()
    const { words, reply } = await say('schedule nato-china daily 13:00', { actor: editor })
    expect(reply.problem).toBe(true)
    expect(words).toContain('Only an editor may do this here.')
    await say('grant <@UED|edda> editor here')
    expect((await say('rights', { actor: editor })).words).toContain('You are an editor here.')
    await say('schedule nato-china daily 13:00', { actor: editor })
    expect(await store.schedules.list('T1')).toHaveLength(1)
    const elsewhere = { platform: 'slack', tenant: 'T1', channel: 'C2' } as const
    expect((await say('schedule nato-china daily 13:00', { actor: editor, place: elsewhere })).reply.problem).toBe(true)
    await say('revoke <@UED> here')
    const after = await say('pause nato-china', { actor: editor })
    expect(after.words).toContain('Only an editor may do this here.')
  })

  it('counts where the post goes, not where the order is typed', async () => {
    const { say } = await openRoom()
    await say('grant everybody reader')
    await say('grant <@UED|edda> editor here')
    const order = (channel: string) => say(`schedule nato-china in <#${channel}|x> daily 13:00`, { actor: editor })
    expect((await order('C7')).words).toMatch(/^Only an editor may do this here/)
    expect((await order('C1')).words).toContain('Scheduled')
    await say('schedule nato-china in <#C7|x> daily 13:00')
    expect((await say('pause nato-china/2', { actor: editor })).words).toMatch(/^Only an editor may do this here/)
    expect((await say('pause nato-china/1', { actor: editor })).words).toContain('is paused')
  })

  it('lets nobody but an admin give rights', async () => {
    const { say, store } = await openRoom()
    await say('grant <@UED> editor')
    expect((await say('grant <@UED> admin', { actor: editor })).words).toContain('Only an admin may do this here.')
    expect(await store.rights.list('T1')).toMatchObject([{ person: 'UED', role: 'editor' }])
  })
})

describe('a held post', () => {
  it('is listed, and sent again or marked as sent by a click', async () => {
    const unknown: PostOutcome = { outcome: 'unknown', reason: 'HTTP 500' }
    const { say, tick, memory, store, notices } = await openRoom([unknown, unknown])
    await say('schedule nato-china daily 13:00')
    await say('schedule harbour in <#C2> daily 13:00')
    await tick(3_600_000)
    expect(notices.filter(({ event }) => event === 'post.held')).toHaveLength(2)
    const { words } = await say('held')
    const [first = '', second = ''] = [...words.matchAll(/^([0-9a-z]{6}) \//gm)].map(([, key]) => key)
    await say(`held send ${first}`)
    await say(`held sent ${second}`)
    await tick(5_000)
    expect(memory.sent).toHaveLength(3)
    expect(await store.ledger.list('T1', 'held', 9)).toEqual([])
    expect((await say(`held send ${first}`)).words).toContain('not held any more')
  })
})

describe('a correction', () => {
  const file = (text: string) => ({ 'harbour.md': text })
  const before = 'Pier stays closed\n\nThe old pier of Port Wexley will stay closed, the council said.\n'
  const after = 'Pier stays open\n\nThe old pier of Port Wexley will stay open, the council said.\n'

  it('changes every copy in place, once, with a line that says so', async () => {
    const { say, tick, memory, bot, folder, store } = await openRoom([], file(before))
    await say('schedule harbour daily 13:00')
    await say('schedule harbour in <#C2> daily 13:00')
    await tick(3_600_000)
    expect(memory.sent).toHaveLength(2)
    folder.write('harbour.md', after)
    await bot.refresh()
    await tick(5_000)
    await bot.refresh()
    await tick(5_000)
    expect([...memory.edits].sort()).toEqual(['ref-1', 'ref-2'])
    expect(memory.edited.map((message) => wordsOf(message))).toEqual([
      expect.stringContaining('Corrected on 5 January 2026') as string,
      expect.stringContaining('Corrected on 5 January 2026') as string,
    ])
    expect(await store.ledger.list('T1', 'due', 9)).toEqual([])
  })

  it('of which nobody knows whether a message that it adds is out is held, and decided on by a person', async () => {
    const { say, tick, memory, bot, folder, store } = await openRoom([], file(before))
    await say('schedule harbour daily 13:00')
    await tick(3_600_000)
    memory.editOutcomes.push({ outcome: 'unknown', reason: 'HTTP 500', ref: 'ref-1/longer' })
    folder.write('harbour.md', after)
    await bot.refresh()
    await tick(5_000)
    await tick(3_600_000)
    expect(memory.edits).toEqual(['ref-1'])
    const [held] = await store.ledger.list('T1', 'held', 9)
    expect(held).toMatchObject({ reason: 'HTTP 500' })
    const [, key = ''] = /^([0-9a-z]{6}) \//m.exec((await say('held')).words) ?? []
    await say(`held send ${key}`)
    await tick(5_000)
    expect(memory.edits).toEqual(['ref-1', 'ref-1/longer'])
  })

  it('goes on from what an earlier try made of the post', async () => {
    const { say, tick, memory, bot, folder } = await openRoom([], file(before))
    await say('schedule harbour daily 13:00')
    await tick(3_600_000)
    memory.editOutcomes.push(
      { outcome: 'transient', reason: 'busy', ref: 'ref-1/longer' },
      { outcome: 'transient', reason: 'busy' },
    )
    folder.write('harbour.md', after)
    await bot.refresh()
    for (let time = 0; time < 4; time++) await tick(60_000)
    expect(memory.edits).toEqual(['ref-1', 'ref-1/longer', 'ref-1/longer'])
  })

  it('is no correction when only other files changed', async () => {
    const { say, tick, memory, bot, folder } = await openRoom([], file(before))
    await say('schedule harbour daily 13:00')
    await tick(3_600_000)
    folder.write('other.md', natoChina)
    await bot.refresh()
    await tick(5_000)
    expect(memory.edits).toEqual([])
  })
})

describe('what the folder orders', () => {
  const ordered = natoChina.replace(
    /^---\n/,
    '---\npost:\n  - { id: noon, when: "0 13 * * *", zone: UTC, to: ["slack:C1"] }\n',
  )

  it('is shown in its channel, and can be paused there but not ended', async () => {
    const { say, tick, memory, store } = await openRoom([], { 'nato-china.md': ordered })
    expect((await say('schedules')).words).toContain('nato-china/noon: every day at 13:00 UTC')
    expect((await say('unschedule nato-china')).words).toContain('is ordered by a file')
    await say('pause nato-china')
    await tick(3_600_000)
    expect(memory.sent).toEqual([])
    expect(await store.ledger.list(operator, 'skipped', 9)).toHaveLength(1)
  })

  it.each([
    ['', 1],
    ['unchanged: post', 2],
    ['quiet: 12:30-13:30', 0],
  ])('on two days without a change keeps to what its order says: “%s”', async (key, posts) => {
    const order = ordered.replace('zone: UTC', `zone: UTC${key === '' ? '' : `, ${key}`}`)
    const { tick, memory } = await openRoom([], { 'nato-china.md': order })
    await tick(3_600_000)
    await tick(24 * 3_600_000)
    expect(memory.sent).toHaveLength(posts)
  })

  it('is too old when its order says so', async () => {
    const order = ordered.replace('zone: UTC', 'zone: UTC, tooOld: 2h')
    const { tick, memory, store } = await openRoom([], { 'nato-china.md': order })
    await tick(4 * 3_600_000)
    expect(memory.sent).toEqual([])
    expect((await store.ledger.list(operator, 'skipped', 9))[0]?.reason).toMatch(/^Too old/)
    await tick(21 * 3_600_000)
    expect(memory.sent).toHaveLength(1)
  })
})
