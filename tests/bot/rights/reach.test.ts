import { describe, expect, it } from 'vitest'
import { type CommandRequest, type PostOutcome } from '../../../src/bot/ports/platform.ts'
import { operator } from '../../../src/bot/ports/target.ts'
import { type Place } from '../../../src/bot/ports/target.ts'
import { openBot } from '../bot.ts'
import { wordsOf } from '../feeds/room.ts'
import { createMemoryPlatform } from '../platform.ts'

const monday = Date.parse('2026-01-05T12:00:00Z')
const hour = 3_600_000
const pier = 'The old pier of Port Wexley will stay closed, the council said.\n'
const to = (...targets: string[]) =>
  `---\ntitle: Pier stays closed\npost:\n  - { id: noon, when: "0 13 * * *", zone: UTC, to: ${JSON.stringify(targets)} }\n---\n\n${pier}`
const inChannel = (channel: string, tenant = 'T1'): Place => ({ platform: 'slack', tenant, channel })

interface Given {
  readonly file?: string
  readonly outcomes?: PostOutcome[]
  readonly homes?: Readonly<Record<string, string | undefined>>
}

async function openRoom({ file = `Pier stays closed\n\n${pier}`, outcomes = [], homes = {} }: Given = {}) {
  const memory = createMemoryPlatform({ outcomes, homes })
  const time = { now: monday }
  const bot = await openBot({ platforms: [memory.platform], clock: () => time.now, files: { 'pier.md': file } })
  /** As an admin of the workspace, in C1. */
  const say = async (line: string, over: Partial<CommandRequest> = {}) => {
    const actor = { id: 'UADMIN', name: 'Max', admin: true }
    const { message } = await bot.ask('briefdesk', line, { actor, at: time.now, ...over })
    return `${message.title}\n${wordsOf(message)}`
  }
  const as = (id: string) => (line: string, place?: Place) =>
    say(line, { actor: { id, name: id, admin: false }, ...(place && { place }) })
  const tick = async (ms: number) => {
    time.now += ms
    for (const duty of Object.values(bot.bot.duties())) await duty()
  }
  return { ...bot, say, as, tick, memory }
}

describe('an order of a file with several channels', () => {
  const file = to('slack:C1', 'slack:C2')

  it('is run from one of them for this one alone', async () => {
    const { say, memory } = await openRoom({ file })
    expect(await say('run pier/noon')).not.toContain('C2')
    expect(memory.sent.map(({ target }) => target.channel)).toEqual(['C1'])
  })

  it('cannot be paused, or let go on, by one of them for all', async () => {
    const { say, store } = await openRoom({ file })
    expect(await say('pause pier/noon')).toMatch(/also posts to another channel: .+\n.*take this channel out of "to:"/)
    const [order] = await store.schedules.list(operator)
    expect(order?.paused).toBeUndefined()
    if (order) await store.schedules.put({ ...order, paused: 'by Ada' })
    expect(await say('resume pier/noon')).toContain('also posts to another channel')
    expect((await store.schedules.list(operator))[0]?.paused).toBe('by Ada')
  })

  it('goes on after a refusal where that was mended, and nowhere else', async () => {
    const { say, store } = await openRoom({ file })
    const [order] = await store.schedules.list(operator)
    for (const target of order?.targets ?? []) await store.pauses.refuse(target, 'is_archived', monday, 3)
    expect(await say('schedules')).toContain('slack:C1 is paused: is_archived')
    expect(await say('schedules')).not.toContain('slack:C2 is paused')
    expect(await say('resume pier/noon')).toContain('is resumed')
    expect((await store.pauses.list(operator)).map(({ target }) => target.channel)).toEqual(['C2'])
  })

  it('is paused, run and resumed whole at the bot’s own terminal', async () => {
    const { say, memory } = await openRoom({ file })
    const place: Place = { platform: 'terminal', tenant: 'terminal', local: true }
    expect(await say('pause pier/noon', { place })).toContain('is paused')
    expect(await say('resume pier/noon', { place })).toContain('is resumed')
    await say('run pier/noon', { place })
    expect(memory.sent.map(({ target }) => target.channel)).toEqual(['C1', 'C2'])
  })
})

describe.each(['T1/C1', 'C1?tag=Markets', 'C1?publish'])('an order of a file to %s', (channel) => {
  it('is shown, paused and resumed in its channel, and in no other', async () => {
    const { say, store } = await openRoom({ file: to(`slack:${channel}`) })
    expect(await say('schedules')).toContain('pier/noon')
    expect(await say('schedules', { place: inChannel('C2') })).not.toContain('pier/noon')
    expect(await say('pause pier/noon')).toContain('is paused')
    expect(await say('resume pier/noon')).toContain('is resumed')
    const [order] = await store.schedules.list(operator)
    for (const target of order?.targets ?? []) await store.pauses.refuse(target, 'is_archived', monday, 3)
    expect(await say('schedules')).toContain(' is paused: is_archived')
    await say('resume pier/noon')
    expect(await store.pauses.list(operator)).toEqual([])
  })

  it('is decided on in its channel when it is held', async () => {
    const outcomes: PostOutcome[] = [{ outcome: 'unknown', reason: 'HTTP 500' }]
    const { say, tick, store } = await openRoom({ file: to(`slack:${channel}`), outcomes })
    await tick(hour)
    expect(await say('held', { place: inChannel('C2') })).toContain('No post is held.')
    const [, key = ''] = /^([0-9a-z]{6}) /m.exec(await say('held')) ?? []
    expect(await say(`held sent ${key}`)).toContain('It is marked as sent.')
    expect(await store.ledger.list(operator, 'held', 9)).toEqual([])
  })
})

it('an order of a file to one workspace is nothing to another', async () => {
  const { say } = await openRoom({ file: to('slack:T1/C1') })
  expect(await say('schedules', { place: inChannel('C1', 'T2') })).not.toContain('pier/noon')
})

describe('an order to a channel', () => {
  it('that the bot cannot see is refused, but for the one that it is typed in', async () => {
    const { say, store } = await openRoom({ homes: { C1: undefined, C66: undefined } })
    for (const line of ['schedule pier in <#C66> daily 13:00', 'schedule pier in <#C66> daily 13:00 ping:@here'])
      expect(await say(line)).toContain('That channel is not one of this workspace or server')
    expect(await store.schedules.list('T1')).toEqual([])
    expect(await say('schedule pier daily 13:00')).toContain('Scheduled')
  })

  it('that is not to be seen any more can still be ended from elsewhere, and not be run', async () => {
    const homes: Record<string, string | undefined> = { C66: 'T1' }
    const { say, store, memory } = await openRoom({ homes })
    await say('schedule pier in <#C66> daily 13:00')
    homes['C66'] = undefined
    expect(await say('run pier/1')).toContain('is not one of this workspace or server')
    expect(memory.sent).toEqual([])
    expect(await say('pause pier/1')).toContain('is paused')
    expect(await say('unschedule pier/1')).toContain('has ended')
    expect(await store.schedules.list('T1')).toEqual([])
  })
})

describe('a role in one channel', () => {
  it('gives roles there, and in no other', async () => {
    const { say, as, store } = await openRoom()
    await say('grant <@UED> admin here')
    const edda = as('UED')
    expect(await edda('grant <@UED> admin')).toMatch(/^Only an admin may do this here\. It counts in every channel/)
    expect(await edda('revoke everybody')).toContain('It counts in every channel')
    expect(await edda('grant <@U8> editor here')).toContain('U8 is now an editor in this channel.')
    expect(await edda('grant <@UED> admin here', inChannel('C2'))).toContain('Only an admin may do this here.')
    expect((await store.rights.list('T1')).map(({ channel }) => channel)).toEqual(['C1', 'C1'])
  })

  it('is not given where there is no channel', async () => {
    const { say, store } = await openRoom()
    const place: Place = { platform: 'slack', tenant: 'T1' }
    expect(await say('grant <@UED> admin here', { place })).toContain('There is no channel here.')
    expect(await store.rights.list('T1')).toEqual([])
  })

  it('corrects and forgets nothing, for that counts everywhere, and gets the form of a reader', async () => {
    const { say, as, ask } = await openRoom()
    await say('grant <@UED> editor here')
    for (const line of ['correct pier', 'correct pier undo', 'forget text-0123456789ab'])
      expect(await as('UED')(line)).toMatch(/^Only an editor may do this here\. It counts in every channel/)
    const wrong = async () =>
      JSON.stringify(
        (await ask('pier', { more: 'wrong' }, { actor: { id: 'UED', name: 'Edda', admin: false } })).message,
      )
    expect(await wrong()).toContain('Your report goes to')
    await say('grant <@UED> editor')
    expect(await wrong()).toContain('A change shows at once')
    expect(await as('UED')('correct pier')).not.toContain('Only an editor')
  })

  it('decides on what is held in that channel, wherever it is asked, and on nothing else', async () => {
    const unknown: PostOutcome = { outcome: 'unknown', reason: 'HTTP 500' }
    const { say, as, tick, store } = await openRoom({ outcomes: [unknown, unknown] })
    await say('schedule pier daily 13:00')
    await say('schedule pier in <#C2> daily 13:00')
    await tick(hour)
    await say('grant <@UED> editor here')
    const keys = [...(await as('UED')('held')).matchAll(/^([0-9a-z]{6}) .*\nto slack:(C\d)/gm)]
    const keyOf = (channel: string): string => keys.find(([, , where]) => where === channel)?.[1] ?? ''
    expect(await as('UED')(`held send ${keyOf('C2')}`)).toContain('Only an editor may do this here.')
    expect(await as('UED')('held', inChannel('C2'))).toContain('Only an editor may do this here.')
    expect(await as('UED')(`held sent ${keyOf('C1')}`, inChannel('C2'))).toContain('It is marked as sent.')
    expect((await store.ledger.list('T1', 'held', 9)).map(({ target }) => target.channel)).toEqual(['C2'])
  })
})
