import { describe, expect, it, vi } from 'vitest'
import { type Platform } from '../../../src/bot/ports/platform.ts'
import { operator } from '../../../src/bot/ports/target.ts'
import { type Target } from '../../../src/bot/ports/target.ts'
import { textOf } from '../../message/text.ts'
import { inT2, openNewsrooms, pier } from '../two-tenants.ts'

const planks = 'The planks are rotten'
const line = 'Corrected on 5 January 2026: this briefing has changed since it was posted.'

/** With what the file orders posted to both workspaces, and a share in T1. */
async function openPosted(file?: string) {
  const room = await openNewsrooms(file)
  await room.tick(60_000)
  await room.ask('share', '', {
    args: { of: 'pier', section: 'quotes' },
    place: { platform: 'slack', tenant: 'T1', channel: 'C3' },
    onMessage: 'm1',
  })
  expect(room.memory.sent).toHaveLength(3)
  return room
}

describe('an edit', () => {
  it('changes every copy in its own workspace in place, with a line, and no other', async () => {
    const { correct, tick, channel, memory } = await openPosted()
    const reply = await correct('pier hide 2')
    expect(reply.words).toContain('2 posted copies are corrected now, with a line that says so.')
    await tick()
    expect([...memory.edits].sort()).toEqual(['ref-1', 'ref-3'])
    for (const name of ['C1', 'C3']) {
      expect(channel(name)).toHaveLength(1)
      expect(channel(name)[0]).toContain(line)
      expect(channel(name)[0]).not.toContain(planks)
    }
    expect(channel('C2')[0]).toContain(planks)
    expect(channel('C2')[0]).not.toContain(line)
  })

  it('is in everything that is shown and posted there later, and nowhere else', async () => {
    const { correct, tick, ask, channel, memory } = await openPosted()
    await correct('pier hide 2')
    await tick(24 * 3_600_000)
    // What nobody changed is not posted again.
    expect(channel('C2')).toHaveLength(1)
    await correct('pier speaker 1 "Pia Stone", mayor')
    await tick(24 * 3_600_000)
    expect(channel('C1').at(-1)).toContain('Pia Stone, mayor')
    expect(channel('C1').at(-1)).not.toContain(planks)
    expect((await ask('pier', 'quotes')).words).not.toContain(planks)
    expect((await ask('brief', 'pier quotes')).words).toContain('Pia Stone')
    expect((await ask('pier', 'quotes', { place: inT2 })).words).toContain(planks)
    expect(memory.edits).not.toContain('ref-2')
    const check = { args: { text: '“We would rather lose a summer than a visitor,”' } }
    expect((await ask('check-quote', '', check)).words).toContain('Pia Stone, mayor')
    expect((await ask('check-quote', '', { ...check, place: inT2 })).words).toContain('Ilse Brandt')
  })

  it('corrects a copy each time: hidden, shown again, hidden again', async () => {
    const { correct, tick, channel, memory } = await openPosted()
    for (const [deed, shown] of [
      ['hide 2', false],
      ['show 2', true],
      ['hide 2', false],
      ['undo', true],
      ['hide 2', false],
    ] as const) {
      expect((await correct(`pier ${deed}`)).words).toContain('2 posted copies are corrected')
      await tick()
      expect([deed, channel('C3')[0]?.includes(planks)]).toEqual([deed, shown])
      expect([deed, channel('C3')[0]?.split(line)]).toEqual([deed, expect.objectContaining({ length: 2 })])
    }
    expect(memory.edits.filter((ref) => ref === 'ref-3')).toHaveLength(5)
  })

  it('orders one edit of a copy whose last one is not out yet, which shows what stands then', async () => {
    const { correct, tick, channel, memory, store } = await openPosted()
    await correct('pier hide 2')
    await correct('pier hide 1')
    expect((await correct('pier hide 3')).words).toContain('2 posted copies are corrected')
    expect(await store.ledger.list('T1', 'due', 9)).toHaveLength(1)
    expect(await store.ledger.list(operator, 'due', 9)).toHaveLength(1)
    await tick()
    expect(memory.edits).toHaveLength(2)
    expect(channel('C3')[0]?.match(/«[^»]+»/g)).toEqual(['«Not this year»'])
  })

  it('that a channel refuses is not tried at every look, and is with the next edit', async () => {
    const { correct, tick, memory, bot, folder, channel } = await openPosted()
    const refusal = { outcome: 'permanent', reason: 'cant_update_message' } as const
    memory.editOutcomes.push(refusal, refusal)
    await correct('pier hide 2')
    await tick()
    expect(memory.edits).toHaveLength(2)
    for (const name of ['one', 'two']) {
      folder.write(`${name}.md`, pier.replace('Port Wexley', name))
      await bot.refresh()
      await tick()
    }
    expect(memory.edits).toHaveLength(2)
    expect((await correct('pier hide 1')).words).toContain('2 posted copies')
    await tick()
    expect(channel('C1')[0]).not.toContain(planks)
  })

  it('is not lost with a change of the file, which reaches each workspace as its editors left it', async () => {
    const { correct, tick, channel, bot, folder } = await openPosted()
    await correct('pier hide 2')
    await correct('pier speaker 4 "Pia Stone"')
    await tick()
    folder.write('pier.md', pier.replace('stays shut.', 'stays shut until June. It was built in 1911.'))
    await bot.refresh()
    await tick(24 * 3_600_000)
    // A channel takes one message a second.
    await tick()
    for (const name of ['C1', 'C3']) {
      expect(channel(name)[0]).not.toContain(planks)
      expect(channel(name)[0]).toContain('Corrected on 6 January 2026')
    }
    expect(channel('C3')[0]).toContain('Pia Stone')
    expect(channel('C2')[0]).toContain(planks)
    expect(channel('C2')[0]).toContain('Corrected on 6 January 2026')
  })

  it('reaches its copies after a crash between the two', async () => {
    const { store, tick, channel, bot, folder, time } = await openPosted()
    const hide = [{ quote: '“The planks are rotten from end to end,”', nth: [1, 1] as const }]
    await store.edits.set({ tenant: 'T1', briefing: 'pier', overrides: { hide }, by: 'Edda', at: time.now, edition: 1 })
    // The next look: at a start, or when a file changed.
    folder.write('other.md', pier.replace('Port Wexley', 'Norhaven'))
    await bot.refresh()
    await tick()
    expect(channel('C1')[0]).not.toContain(planks)
    expect(channel('C2')[0]).toContain(planks)
  })

  it('leaves copies of more than thirty days ago as they are', async () => {
    const { correct, tick, memory } = await openPosted()
    await tick(31 * 86_400_000)
    memory.edits.length = 0
    expect((await correct('pier hide 2')).words).toContain('No posted copy has to be corrected.')
  })

  it('of a pasted text corrects its copies, and is forgotten with it', async () => {
    const { ask, correct, tick, channel, store } = await openNewsrooms()
    const text = pier.replace(/^---[^]*---\n/, 'Pier stays shut\n')
    const { message } = await ask('brief-this', '', { args: { text } })
    const name = message.call?.args['name'] ?? ''
    await ask('share', '', { args: { of: 'brief', name, section: 'quotes' }, onMessage: 'm2' })
    expect(channel('C1').at(-1)).toContain(planks)
    expect((await correct(`${name} hide 2`)).words).toContain('One posted copy is corrected now')
    await tick()
    expect(channel('C1').at(-1)).not.toContain(planks)
    expect((await ask('brief-this', '', { args: { text } })).words).not.toContain(planks)
    expect((await correct(`${name} hide 2`, { place: inT2 })).problem).toBe(true)
    await ask('briefdesk', `forget ${name}`)
    expect(await store.edits.list('T1')).toEqual([])
  })
})

/** The platform answers such calls only when it is let. */
function slowDown(platform: Platform, call: 'post' | 'edit', names: (ref: string) => string = (ref) => ref) {
  let letGo = (): void => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  const whole = { post: platform.post.bind(platform), edit: platform.edit.bind(platform) }
  let begun = 0
  const isBegun = () => vi.waitFor(() => expect(begun).toBeGreaterThan(0), { interval: 5, timeout: 5_000 })
  if (call === 'post')
    platform.post = async (...asked) => {
      begun += 1
      await gate
      return await whole.post(...asked)
    }
  else
    platform.edit = async (target, ref, message) => {
      begun += 1
      await gate
      const end = await whole.edit(target, ref, message)
      return end.outcome === 'sent' ? { ...end, ref: names(end.ref) } : end
    }
  return { isBegun, letGo: () => letGo() }
}

describe('what is under way while its briefing changes', () => {
  it('is corrected when it is out: a post', async () => {
    const { bot, memory, time, correct, tick, channel } = await openNewsrooms()
    const slow = slowDown(memory.platform, 'post')
    time.now += 60_000
    await bot.duties().schedules()
    const delivery = bot.duties().delivery()
    await slow.isBegun()
    await correct('pier hide 2')
    await bot.duties().corrections()
    slow.letGo()
    await delivery
    expect(channel('C1')[0]).toContain(planks)
    await tick()
    await tick()
    expect(channel('C1')[0]).not.toContain(planks)
    expect(channel('C1')[0]).toContain(line)
    expect(channel('C2')[0]).not.toContain(line)
  })

  it('is corrected again when it is out: an edit, by the name that its copy has then', async () => {
    const { bot, memory, time, correct, tick, store } = await openPosted()
    await correct('pier hide 2')
    const slow = slowDown(memory.platform, 'edit', (ref) => `${ref}+`)
    time.now += 2_000
    const delivery = bot.duties().delivery()
    await slow.isBegun()
    await correct('pier hide 1')
    await bot.duties().corrections()
    expect(await store.ledger.list('T1', 'due', 9)).toEqual([])
    slow.letGo()
    await delivery
    await tick()
    await tick()
    expect([...memory.edits].sort()).toEqual(['ref-1', 'ref-1+', 'ref-3', 'ref-3+'])
    for (const message of memory.edited.slice(2)) {
      expect(textOf(message)).not.toContain('We would rather')
      expect(textOf(message)).not.toContain(planks)
    }
  })
})

/** Which workspace a channel lies in, as the platform tells it. */
const homeOf = (platform: Platform) => {
  const home = platform.home?.bind(platform)
  return async (target: Target) => await home?.(target)
}

describe('a look at what is posted', () => {
  it('loses no change that comes while it begins', async () => {
    const { bot, store, folder, tick, channel } = await openPosted()
    const stranded = store.ledger.stranded.bind(store.ledger)
    store.ledger.stranded = async (before) => {
      store.ledger.stranded = stranded
      folder.write('pier.md', pier.replace('stays shut.', 'stays shut until June.'))
      await bot.refresh()
      return await stranded(before)
    }
    folder.write('other.md', pier.replace('Port Wexley', 'Norhaven'))
    await bot.refresh()
    await tick()
    await tick()
    expect(channel('C2')[0]).toContain('Corrected on')
  })

  it('goes on after a copy whose workspace cannot be told, and looks at that one later', async () => {
    const { bot, memory, folder, tick, channel, correct, notices } = await openPosted()
    await correct('pier hide 3')
    await tick()
    await tick()
    const home = homeOf(memory.platform)
    memory.platform.home = (target) =>
      target.channel === 'C1' ? Promise.reject(new Error('Slack is not reached')) : home(target)
    await tick()
    const changed = pier.replace('stays shut.', 'stays shut until June.')
    folder.write('pier.md', changed)
    await bot.refresh()
    await tick()
    await tick()
    expect(channel('C2')[0]).toContain('Corrected on')
    expect(channel('C3')[0]).toContain('Corrected on')
    expect(channel('C1')[0]).not.toContain('until June')
    memory.platform.home = home
    await tick(60_000)
    await tick()
    expect(channel('C1')[0]).toContain('until June')
    expect(notices.filter(({ event }) => event === 'corrections.later')).toHaveLength(1)
  })

  it('lets others be served between two copies', async () => {
    const { bot, folder } = await openPosted()
    folder.write('pier.md', pier.replace('stays shut.', 'stays shut until June.'))
    await bot.refresh()
    let served = 0
    let isOver = false
    const serve = (): void => {
      served += 1
      if (!isOver) setImmediate(serve)
    }
    setImmediate(serve)
    await bot.duties().corrections()
    isOver = true
    expect(served).toBeGreaterThanOrEqual(3)
  })

  it('asks once where a channel lies and what its edits were, and after a click looks at that briefing alone', async () => {
    const { bot, memory, folder, store, tick, correct } = await openPosted()
    await correct('pier hide 3')
    await tick()
    await tick()
    let homes = 0
    const home = homeOf(memory.platform)
    memory.platform.home = (target) => {
      homes += 1
      return home(target)
    }
    folder.write('other.md', pier.replace('Port Wexley', 'Norhaven'))
    folder.write('pier.md', pier.replace('stays shut.', 'stays shut until June.'))
    await bot.refresh()
    await bot.duties().corrections()
    expect(homes).toBe(2)
    const asked: string[] = []
    const outdated = store.ledger.outdated.bind(store.ledger)
    store.ledger.outdated = (briefing, ...more) => {
      asked.push(briefing)
      return outdated(briefing, ...more)
    }
    await correct('pier hide 4')
    await bot.duties().corrections()
    expect(new Set(asked)).toEqual(new Set(['pier']))
  })
})
