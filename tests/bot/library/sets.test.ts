import { describe, expect, it } from 'vitest'
import type { CommandRequest, PostOutcome } from '../../../src/bot/ports/platform.ts'
import { textOf } from '../../message/text.ts'
import { openBot } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'

const [hour, day] = [3_600_000, 86_400_000]
const editor = { actor: { id: 'U9', name: 'Max', admin: true } }

/** An article of our own about an invented town. */
const story = (number: number, tags = 'port', cost = 2) =>
  `---\ntitle: Pier ${number} of Port Wexley will close\npublished: 2026-01-${String(number).padStart(2, '0')}\ntags: [${tags}]\n---\n` +
  `The council of Port Wexley will close pier ${number} in March, it said on Friday. Repairs will cost ${cost} million crowns.\n\n` +
  '## What the mayor says\n\n“We would rather lose a summer than a visitor,” said Pia Stone, the mayor of Port Wexley.\n'

const stories = (...numbers: number[]) =>
  Object.fromEntries(numbers.map((number) => [`port/pier-${number}.md`, story(number)]))

async function openRoom(files: Record<string, string>, outcomes: PostOutcome[] = [], dedupes = false) {
  const memory = createMemoryPlatform({ outcomes, dedupes })
  const time = { now: Date.parse('2026-01-05T12:00:00Z') }
  const bot = await openBot({ platforms: [memory.platform], clock: () => time.now, files })
  const say = async (line: string, over: Partial<CommandRequest> = {}) => {
    const { message } = await bot.ask('briefdesk', line, { ...editor, at: time.now, ...over })
    return `${message.title}\n${textOf(message)}`
  }
  const after = async (ms: number) => {
    time.now += ms
    await bot.tick()
    // What waits for its turn in a channel.
    for (let turn = 0; turn < 15; turn++) {
      time.now += 2_000
      await bot.tick()
    }
    time.now -= 30_000
  }
  const add = async (name: string, text: string) => {
    bot.folder.write(name, text)
    await bot.bot.refresh()
  }
  const posted = () => memory.sent.map(({ message }) => message.title)
  return { ...bot, memory, time, say, after, add, posted }
}

describe('a schedule over a set', () => {
  it('says in words what it will post, when, and that nothing belongs to the set yet', async () => {
    const { say, store } = await openRoom(stories(1))
    const words = await say('schedule tag:port daily 13:00')
    expect(words).toContain('Scheduled: what is new under the tag “port”, every day at 13:00 UTC.')
    expect(words).toContain('When nothing is new: no post.')
    expect(await say('schedule folder:sport daily 13:00')).toContain('Note: no briefing belongs to folder:sport now.')
    expect((await store.schedules.list('T1')).map(({ id }) => id)).toEqual(['folder:sport/1', 'tag:port/1'])
  })

  it('posts one briefing as itself, several as a digest, each once, and nothing when nothing is new', async () => {
    const { say, after, add, posted, memory, store } = await openRoom(stories(1))
    await say('schedule tag:port daily 13:00')
    await after(hour)
    expect(posted()).toEqual(['Pier 1 of Port Wexley will close'])
    await after(day)
    expect(await store.ledger.list('T1', 'skipped', 9)).toMatchObject([{ reason: 'Nothing new under the tag “port”.' }])
    await add('two.md', story(2))
    await add('three.md', story(3))
    await add('other.md', story(4, 'sport'))
    await after(day)
    expect(posted().slice(1)).toEqual(['New under the tag “port”: 2 briefings'])
    const words = textOf(memory.sent[1]?.message ?? { title: '', blocks: [] })
    expect(words).toMatch(/Pier 3 of Port Wexley will close\n.*\[1\].*\n(?:.*\n)+Pier 2/)
    await after(day)
    expect(posted()).toHaveLength(2)
  })

  it('takes a set from a folder, too', async () => {
    const { say, after, posted } = await openRoom({ ...stories(1), 'elsewhere.md': story(2) })
    await say('schedule folder:port daily 13:00')
    await after(hour)
    expect(posted()).toEqual(['Pier 1 of Port Wexley will close'])
  })

  it('does not flood at its first time: six, and the rest by name, which is not news the next day', async () => {
    const { say, after, posted, memory } = await openRoom(stories(1, 2, 3, 4, 5, 6, 7, 8, 9))
    await say('schedule tag:port daily 13:00')
    await after(hour)
    expect(posted()).toEqual(['New under the tag “port”: 6 briefings'])
    expect(textOf(memory.sent[0]?.message ?? { title: '', blocks: [] })).toContain('3 more: /pier-3, /pier-2, /pier-1.')
    await after(day)
    expect(posted()).toHaveLength(1)
  })

  it.each([
    ['say', ['New', 'Nothing new under the tag “port”.', 'Nothing new under the tag “port”.']],
    [
      'post',
      [
        'New',
        'Nothing new under the tag “port”; what there is: 2 briefings',
        'Nothing new under the tag “port”; what there is: 2 briefings',
      ],
    ],
    ['skip', ['New']],
  ])('posts as ordered when nothing is new: unchanged:%s', async (unchanged, expected) => {
    const { say, after, posted } = await openRoom(stories(1, 2))
    await say(`schedule tag:port daily 13:00 unchanged:${unchanged}`)
    await after(hour)
    await after(day)
    await after(day)
    expect(posted().map((title) => title.replace(/ under the tag “port”: 2 briefings/, ''))).toEqual(expected)
  })

  it('names all that it leaves out, also when nothing is new', async () => {
    const { say, after, memory, posted } = await openRoom(stories(1, 2, 3, 4, 5, 6, 7, 8))
    await say('schedule tag:port daily 13:00 unchanged:post')
    await after(hour)
    await after(day)
    expect(posted()[1]).toBe('Nothing new under the tag “port”; what there is: 6 briefings')
    expect(textOf(memory.sent[1]?.message ?? { title: '', blocks: [] })).toContain('2 more: /pier-2, /pier-1.')
    await after(day)
    expect(posted()[2]).toBe(posted()[1])
  })

  it('posts again what failed, and not what may be out', async () => {
    const { say, after, add, posted } = await openRoom(stories(1), [
      { outcome: 'permanent', reason: 'no' },
      { outcome: 'sent', ref: 'C1/1' },
      { outcome: 'unknown', reason: 'no answer came' },
    ])
    await say('schedule tag:port daily 13:00')
    await after(hour)
    expect(posted()).toEqual([])
    await after(day)
    await add('two.md', story(2))
    await after(day)
    await after(day)
    expect(posted().map((title) => title.slice(0, 6))).toEqual(['Pier 1', 'Pier 2'])
  })

  it('corrects a digest in place when a briefing in it changes, and once', async () => {
    const { say, after, add, memory } = await openRoom(stories(1, 2))
    await say('schedule tag:port daily 13:00')
    await after(hour)
    await add('port/pier-2.md', story(2, 'port', 3))
    await after(hour)
    await after(hour)
    expect(memory.edits).toEqual(['ref-1'])
    const words = textOf(memory.edited[0] ?? { title: '', blocks: [] })
    expect(words).toMatch(/^Corrected on 5 January 2026: a briefing in it has changed since it was posted\.\nNew under/)
    expect(memory.sent).toHaveLength(1)
  })

  it('previews what it would post now, and runs what is new, which its next time takes as posted', async () => {
    const { say, after, posted } = await openRoom(stories(1, 2))
    await say('schedule tag:port daily 13:00 thread:on')
    const preview = await say('preview tag:port/1')
    expect(preview).toContain(
      'Preview of tag:port/1, every day at 13:00 UTC, details in its thread. Next: 5 January 2026',
    )
    expect(preview).toContain('Pier 2 of Port Wexley will close')
    expect(await say('schedules')).toContain(
      'tag:port/1: every day at 13:00 UTC to slack:C1; details in its thread; next',
    )
    expect(await say('run tag:port/1')).toContain('slack:C1: sent')
    await after(hour)
    expect(posted().filter((title) => title.startsWith('New'))).toHaveLength(1)
    expect(await say('run tag:port/1')).toContain('Nothing new under the tag “port”.')
  })
})

describe('a schedule that skips what has not changed', () => {
  const text = story(1).replace(/^---[^]*?---\n/, 'Pier 1 of Port Wexley will close\n')

  it.each(['pier-1', text])('posts nothing because the engine is another version: %#', async (what) => {
    const room = await openRoom(stories(1))
    const { message } = await room.ask('brief-this', { text }, { ...editor, at: room.time.now })
    const name = what === text ? `${message.call?.args['name']}` : what
    await room.say(`schedule ${name} daily 13:00`)
    await room.after(hour)
    expect(room.memory.sent).toHaveLength(1)
    const { tick } = await openBot({
      platforms: [room.memory.platform],
      clock: () => room.time.now,
      files: stories(1),
      store: room.store,
      version: 'next',
    })
    room.time.now += day
    await tick()
    expect(room.memory.sent).toHaveLength(1)
    expect(room.memory.edits).toEqual([])
    expect(await room.store.ledger.list('T1', 'skipped', 9)).toMatchObject([
      { reason: 'Nothing changed since the last post of 5 January 2026.' },
    ])
  })
})

describe('details in the thread', () => {
  it('are at most two, the quotes and the parts, each a row under its post and without controls', async () => {
    const { say, after, memory, store } = await openRoom(stories(1))
    await say('schedule pier-1 daily 13:00 thread:on')
    await after(hour)
    const [head, ...details] = memory.sent
    expect(head?.under).toBeUndefined()
    expect(details.map(({ message }) => message.title.split(' · ')[0])).toEqual(['Quotes', 'Part by part'])
    for (const { message } of details)
      expect(message.blocks.filter(({ kind }) => kind === 'controls' || kind === 'choice')).toEqual([])
    for (const { under } of details) expect(under).toEqual({ ref: 'ref-1', title: 'Pier 1 of Port Wexley will close' })
    const rows = await store.ledger.list('T1', 'sent', 99)
    expect(rows.map(({ part }) => part).sort((a, b) => a - b)).toEqual(memory.sent.map((_, at) => at))
    expect(new Set(rows.map(({ ref }) => ref)).size).toBe(rows.length)
  })

  it('of a digest are its briefings', async () => {
    const { say, after, posted } = await openRoom(stories(1, 2))
    await say('schedule tag:port daily 13:00 thread:on')
    await after(hour)
    expect(posted()).toEqual([
      'New under the tag “port”: 2 briefings',
      'Pier 2 of Port Wexley will close',
      'Pier 1 of Port Wexley will close',
    ])
  })

  it('go on after one of them failed, pause no channel, and are not tried for a post that is not out', async () => {
    const no: PostOutcome = { outcome: 'permanent', reason: 'thread_locked' }
    const { say, after, memory, store } = await openRoom(stories(1), [{ outcome: 'sent', ref: 'C1/1' }, no, no, no])
    await say('schedule pier-1 daily 13:00 thread:on unchanged:post')
    await after(hour)
    expect(await store.pauses.list('T1')).toEqual([])
    expect(await store.ledger.list('T1', 'failed', 9)).not.toEqual([])
    memory.refuse('C1', 'not_in_channel')
    const before = memory.sent.length
    await after(day)
    expect(memory.sent).toHaveLength(before)
    expect((await store.ledger.list('T1', 'due', 9)).length).toBe(0)
  })

  it.each([
    { dedupes: true, left: 'sent' },
    { dedupes: false, left: 'held' },
  ])(
    'are neither lost nor doubled by a crash before the end of their post is written: dedupes $dedupes, $left',
    async ({ dedupes, left }) => {
      const { say, after, memory, store, time, bot } = await openRoom(stories(1), [], dedupes)
      await say('schedule pier-1 daily 13:00 thread:on')
      const whole = { ...store.ledger }
      Object.assign(store.ledger, { settle: () => Promise.reject(new Error('killed')) })
      time.now += hour
      await bot.duties().schedules()
      await bot
        .duties()
        .delivery()
        .catch(() => undefined)
      expect(memory.sent).toHaveLength(1)
      Object.assign(store.ledger, whole)
      await after(20_000)
      await after(60_000)
      const heads = memory.visible().filter(({ under }) => under === undefined)
      expect(heads).toHaveLength(1)
      const rows = await store.ledger.list('T1', left as 'sent' | 'held', 99)
      // Where the platform knows the key the post is sent again and its details follow; else a person looks first.
      expect(rows.filter(({ part }) => part === 0)).toHaveLength(1)
      expect(memory.visible().length > 1).toBe(dedupes)
      expect(new Set(memory.visible().map(({ key }) => key)).size).toBe(memory.visible().length)
    },
  )

  it('are corrected each in its place', async () => {
    const { say, after, add, memory } = await openRoom(stories(1))
    await say('schedule pier-1 daily 13:00 thread:on')
    await after(hour)
    await add('port/pier-1.md', story(1, 'port', 3))
    await after(hour)
    expect(new Set(memory.edits)).toEqual(new Set(memory.sent.map((_, at) => `ref-${at + 1}`)))
    expect(memory.edits).toHaveLength(memory.sent.length)
  })
})

describe('who is called to a post', () => {
  it('is nobody, unless an admin of roles named them; and only by the first part of what is scheduled', async () => {
    const { say, after, add, memory } = await openRoom(stories(1))
    await say('schedule pier-1 daily 13:00')
    expect(await say('schedule pier-1 daily 13:30 thread:on ping:<@&S0DESK>')).toContain('Pings the group S0DESK.')
    await after(hour)
    await after(hour)
    expect(memory.sent.map(({ message }) => message.ping).filter(Boolean)).toEqual([{ kind: 'group', id: 'S0DESK' }])
    expect(memory.sent.filter(({ message }) => message.ping).every(({ under }) => under === undefined)).toBe(true)
    await say('run pier-1/2')
    await add('port/pier-1.md', story(1, 'port', 3))
    await after(hour)
    expect(
      [...memory.sent.slice(1), ...memory.edited.map((message) => ({ message }))].filter(({ message }) => message.ping),
    ).toHaveLength(1)
  })

  it('may not be named by an editor', async () => {
    const { say, store } = await openRoom(stories(1))
    await say('grant <@UED> editor')
    const edda = { actor: { id: 'UED', name: 'Edda', admin: false } }
    expect(await say('schedule pier-1 daily 13:00 ping:@here', edda)).toContain('Only an admin may do this here.')
    expect(await store.schedules.list('T1')).toEqual([])
    expect(await say('schedule pier-1 daily 13:00', edda)).toContain('Scheduled')
  })

  it.each(['@everyone', '<!channel>', '@channel', 'role:123456789012345678', '@desk'])('is never %s', async (words) => {
    const { say, store } = await openRoom(stories(1))
    expect(await say(`schedule pier-1 daily 13:00 ping:${words}`)).toContain(`ping:${words} is nobody I may call here`)
    expect(await store.schedules.list('T1')).toEqual([])
  })

  it('may be named by a file, and its sections ordered into the thread', async () => {
    const order = 'post: [{ id: a, when: "0 13 * * *", zone: UTC, to: "slack:C1", thread: on, ping: here }]'
    const { after, memory } = await openRoom({ 'pier.md': story(1).replace('tags:', `${order}\ntags:`) })
    await after(hour)
    expect(memory.sent.length).toBeGreaterThan(2)
    expect(memory.sent.flatMap(({ message }) => message.ping ?? [])).toEqual([{ kind: 'here' }])
  })
})
