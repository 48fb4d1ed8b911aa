import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Control, Message } from '../../../src/message/message.ts'
import { operator } from '../../../src/bot/ports/target.ts'
import type { CommandRequest, PostOutcome } from '../../../src/bot/ports/platform.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { natoChina, openBot } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'

const monday = Date.parse('2026-01-05T12:00:00Z')
const hour = 3_600_000
const admin = { id: 'UADMIN', name: 'Max', admin: true }
const editor = { id: 'UED', name: 'Edda', admin: false }
const chief = { id: 'UCHIEF1', name: 'Cleo', admin: false }
const deputy = { id: 'UCHIEF2', name: 'Dora', admin: false }
const groups = { S0000001: [chief.id, deputy.id] }
const pier = 'Pier stays closed\n\nThe old pier of Port Wexley will stay closed, the council said.\n'

type Options = Partial<NonNullable<Parameters<typeof openBot>[0]>> & {
  readonly outcomes?: PostOutcome[]
  readonly groups?: typeof groups | undefined
}

async function openRoom({ outcomes = [], ...more }: Options = {}) {
  const memory = createMemoryPlatform({ outcomes, ...('groups' in more ? {} : { groups }) })
  const time = { now: monday }
  const open = (store?: NonNullable<Options['store']>) =>
    openBot({
      ...{
        platforms: [memory.platform],
        clock: () => time.now,
        files: { 'nato-china.md': natoChina, 'harbour.md': pier },
      },
      ...more,
      ...(store && { store }),
    })
  const bot = await open(more.store)
  await bot.store.rights.grant({ tenant: 'T1', person: editor.id, role: 'editor', by: 'Max', at: 0 })
  const say = async (line: string, actor = admin, over: Partial<CommandRequest> = {}) => {
    const { message, problem } = await bot.ask('briefdesk', line, { actor, at: time.now, ...over })
    return { message, problem, words: JSON.stringify(message) }
  }
  const tick = async (ms: number) => {
    time.now += ms
    await bot.tick()
  }
  const press = (control: Control | undefined, actor = chief, over: Partial<CommandRequest> = {}) =>
    bot.ask(
      'briefdesk',
      { ...control?.args },
      {
        ...{
          actor,
          at: time.now,
          origin: 'control',
          place: { platform: 'slack', tenant: 'T1', channel: 'D1', direct: true },
        },
        ...(control?.revision !== undefined && { revision: control.revision }),
        ...over,
      },
    )
  return { ...bot, say, tick, press, memory, time, open }
}

const controlsOf = ({ blocks }: Message): readonly Control[] =>
  blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []))
const buttonOf = (message: Message | undefined, label: string) =>
  message && controlsOf(message).find((control) => control.label === label)
const order = 'schedule harbour weekdays 13:00 UTC approve:<@&S0000001>'

describe('an order that asks for approval', () => {
  it('says so, and waits for one of those it names, each of whom sees the post and two buttons', async () => {
    const { say, tick, memory, store, press } = await openRoom()
    expect((await say(order)).words).toContain('Approved by the group S0000001 within 2 h, else skipped.')
    await tick(hour + 1_000)
    await tick(1_000)
    expect(memory.sent).toEqual([])
    expect(memory.direct.map(({ person }) => person.id)).toEqual([chief.id, deputy.id])
    const asked = memory.direct[0]?.message
    expect(JSON.stringify(asked)).toContain('The old pier of Port Wexley will stay closed')
    expect(asked && controlsOf(asked).map(({ label }) => label)).toEqual(['Post it', 'Do not post it'])
    expect((await press(buttonOf(asked, 'Post it'))).message.title).toBe('Approved: it is posted in a moment.')
    await tick(1_000)
    await tick(1_000)
    expect(memory.sent).toHaveLength(1)
    const { posts } = await store.ledger.search({ tenants: ['T1'], limit: 9 })
    expect(posts).toMatchObject([{ state: 'sent', decision: { posts: true, by: { id: chief.id, name: 'Cleo' } } }])
    expect((await store.audit.list('T1', 1))[0]).toMatchObject({ action: 'approve', actor: 'Cleo (UCHIEF1)' })
    await tick(24 * hour)
    expect(memory.direct).toHaveLength(2)
  })

  it('is not posted when they say so, and the second is told who was first', async () => {
    const { say, tick, memory, press, store } = await openRoom()
    await say(order)
    await tick(hour + 1_000)
    await tick(1_000)
    const [first, second] = memory.direct
    expect((await press(buttonOf(first?.message, 'Do not post it'))).message.title).toBe('It will not be posted.')
    const late = await press(buttonOf(second?.message, 'Post it'), deputy)
    expect(late.problem).toBe(true)
    expect(late.message.title).toMatch(/^Cleo decided not to post it on 5 January 2026, 13:0/)
    await tick(1_000)
    expect(memory.sent).toEqual([])
    expect((await store.ledger.search({ tenants: ['T1'], limit: 9 })).posts[0]?.reason).toBe(
      'Cleo decided not to post it.',
    )
  })

  it.each([
    ['', 'skipped', 0],
    [' within:30m silence:post', 'sent', 1],
  ] as const)('after its time is dealt with as it says:%s', async (options, state, posts) => {
    const { say, tick, memory, store, press } = await openRoom()
    await say(`${order}${options}`)
    await tick(hour + 1_000)
    await tick(1_000)
    await tick(29 * 60_000)
    expect(memory.sent).toEqual([])
    await tick(2 * hour)
    await tick(1_000)
    expect(memory.sent).toHaveLength(posts)
    expect((await store.ledger.search({ tenants: ['T1'], limit: 9 })).posts[0]).toMatchObject({ state })
    const late = await press(buttonOf(memory.direct[0]?.message, 'Post it'))
    expect(late.message.title).toMatch(/^Its time was over on /)
    expect(memory.sent).toHaveLength(posts)
  })

  it('that is approved in its quiet hours waits for their end', async () => {
    const { say, tick, memory, press } = await openRoom()
    await say(`${order} quiet:14:00-15:00`)
    await tick(hour + 1_000)
    await tick(1_000)
    await tick(hour)
    await press(buttonOf(memory.direct[0]?.message, 'Post it'))
    await tick(1_000)
    expect(memory.sent).toEqual([])
    await tick(hour)
    expect(memory.sent).toHaveLength(1)
  })

  it('is decided by nobody else, not even by whoever may schedule', async () => {
    const { say, tick, memory, press } = await openRoom()
    await say(order, editor)
    await tick(hour + 1_000)
    await tick(1_000)
    const button = buttonOf(memory.direct[0]?.message, 'Post it')
    const tried = await press(button, editor)
    expect([tried.problem, tried.message.title]).toEqual([true, 'You may not approve this post.'])
    expect((await say('approve', editor)).words).toContain('No post waits for your approval.')
    expect((await say('approve', chief)).words).toContain('1 post waits for approval.')
    await tick(1_000)
    expect(memory.sent).toEqual([])
    expect((await press(button, admin)).problem).toBeUndefined()
  })

  it('is decided in a private message of a chat that does not say of which server it is', async () => {
    const { say, tick, memory, press } = await openRoom()
    await say(order)
    await tick(hour + 1_000)
    await tick(1_000)
    const button = buttonOf(memory.direct[0]?.message, 'Post it')
    const place = { platform: 'slack', tenant: chief.id, channel: 'D1' } as const
    expect((await press(button, { ...chief, id: 'GONE' }, { place })).problem).toBe(true)
    expect((await press(button, chief, { place })).message.title).toBe('Approved: it is posted in a moment.')
  })

  it('is not approved unawares: what has changed meanwhile is shown again', async () => {
    const { say, tick, memory, press, folder, bot } = await openRoom()
    await say(order)
    await tick(hour + 1_000)
    await tick(1_000)
    const old = buttonOf(memory.direct[0]?.message, 'Post it')
    await press(old)
    folder.write('harbour.md', pier.replace('stay closed,', 'open in May,'))
    await bot.refresh()
    // Approved, and changed before it went out: it is asked about once more.
    await tick(1_000)
    await tick(1_000)
    expect(memory.sent).toEqual([])
    expect(memory.direct).toHaveLength(4)
    const again = await press(old)
    expect(JSON.stringify(again.message)).toContain('This has changed since you were asked.')
    expect(JSON.stringify(again.message)).toContain('open in May')
    await press(buttonOf(again.message, 'Post it'))
    await tick(1_000)
    expect(JSON.stringify(memory.sent.map(({ message }) => message))).toContain('open in May')
  })

  it('of which nobody can be asked is told to whoever made it', async () => {
    const { say, tick, memory } = await openRoom({ groups: undefined })
    await say(order)
    await tick(hour + 1_000)
    await tick(1_000)
    expect(memory.direct.map(({ person, message }) => [person.id, message.title])).toEqual([
      ['UADMIN', 'A post waits for approval.'],
    ])
    expect((await say('approve')).words).toContain('1 post waits for approval.')
  })

  it('names somebody who can approve, and says what it does not understand', async () => {
    const { say } = await openRoom()
    for (const [words, problem] of [
      ['approve:@here', 'approve:@here is nobody'],
      ['approve:chief', 'approve:chief is nobody'],
      ['within:2h', 'nobody is to approve'],
      ['approve:<@&S0000001> within:soon', 'within:soon is not a time such as within:90m'],
      ['approve:<@&S0000001> silence:maybe', 'silence:maybe is none of skip, post.'],
    ] as const)
      expect((await say(`schedule harbour weekdays 13:00 UTC ${words}`)).words).toContain(problem)
  })

  it('may stand in a file', async () => {
    const front =
      '---\npost:\n  - { id: noon, when: "0 13 * * *", zone: UTC, to: slack:C1, approve: group:S0000001, within: 1h, silence: post }\n---\n\n'
    const { tick, memory, store } = await openRoom({ files: { 'harbour.md': front + pier } })
    await tick(hour + 1_000)
    await tick(1_000)
    expect(memory.sent).toEqual([])
    // An operator's order lies in no workspace of its own, so the channel's is asked.
    expect((await store.ledger.list(operator, 'unapproved', 9)).map(({ approval }) => approval)).toMatchObject([
      { by: { kind: 'group', id: 'S0000001' }, within: hour, silence: 'post' },
    ])
    expect(memory.direct).toHaveLength(2)
  })
})

describe('a channel in which nothing is posted unapproved', () => {
  const share = { of: 'harbour' }

  it('is set by its admins alone, for whatever comes: what is shared, run, or ordered with other approvers', async () => {
    const { say, ask, tick, memory, store, time } = await openRoom()
    expect((await say('approvers <@&S0000001> within:1h', editor)).words).toContain('Only an admin')
    expect((await say('approvers <@&S0000001> within:1h')).words).toContain('Nothing is posted there unapproved')
    expect((await say('approvers')).words).toContain(
      'approved by the group S0000001 within 1 h, else skipped, set by Max',
    )
    const shared = await ask('share', share, { actor: editor, at: time.now })
    expect(shared.message.title).toBe('It will be shared once it is approved.')
    await say('schedule harbour weekdays 13:00 UTC approve:<@UED>')
    expect((await say('run harbour/1', editor)).words).toContain('waits for approval')
    await tick(hour + 1_000)
    await tick(1_000)
    expect(memory.sent).toEqual([])
    expect(await store.ledger.list('T1', 'skipped', 9)).toHaveLength(2)
    const waiting = await store.ledger.list('T1', 'unapproved', 9)
    expect(waiting.map(({ approval }) => approval?.by.id)).toEqual(['S0000001'])
  })

  it('lets through at once what somebody posts who approves it', async () => {
    const { say, ask, memory, time, store } = await openRoom()
    await say('approvers <@&S0000001>')
    const shared = await ask('share', share, { actor: chief, at: time.now })
    expect(shared.message.title).toBe('Shared in this channel.')
    expect(memory.sent).toHaveLength(1)
    expect((await store.ledger.list('T1', 'sent', 1))[0]).toMatchObject({ decision: { by: { id: chief.id } } })
  })

  it('holds back what was written before it was set', async () => {
    const { say, tick, memory, store, time } = await openRoom()
    await store.ledger.enter([
      {
        tenant: 'T1',
        cause: { kind: 'share', answer: 'a' },
        target: { platform: 'slack', tenant: 'T1', channel: 'C1' },
        ...{ part: 0, call: { command: 'harbour', args: {} }, due: time.now + 5_000, state: 'due' },
      },
    ])
    await say('approvers <@&S0000001>')
    await tick(6_000)
    expect(memory.sent).toEqual([])
    await say('approvers off')
    expect((await say('approvers')).words).toContain('needs no approval')
    // Who was asked decides all the same.
    expect(await store.ledger.list('T1', 'unapproved', 9)).toHaveLength(1)
  })

  it('is corrected without approval: what is public and wrong does not wait', async () => {
    const { say, ask, tick, memory, time, folder, bot } = await openRoom()
    await say('approvers <@&S0000001>')
    await ask('share', share, { actor: chief, at: time.now })
    folder.write('harbour.md', pier.replace('stay closed,', 'open in May,'))
    await bot.refresh()
    await tick(1_000)
    await tick(1_000)
    expect(memory.edits).toEqual(['ref-1'])
  })
})

describe('a decision', () => {
  it('is one, whoever clicks at the same time', async () => {
    const { say, tick, memory, press, store } = await openRoom()
    await say(order)
    await tick(hour + 1_000)
    await tick(1_000)
    const [yes, no] = ['Post it', 'Do not post it'].map((label) => buttonOf(memory.direct[0]?.message, label))
    const ends = await Promise.all([press(yes), press(no, deputy), press(yes, deputy), press(no)])
    expect(ends.filter(({ problem }) => problem !== true)).toHaveLength(1)
    await tick(1_000)
    const [post] = (await store.ledger.search({ tenants: ['T1'], limit: 9 })).posts
    expect(post?.state).toBe(post?.decision?.posts ? 'sent' : 'skipped')
    expect(memory.sent).toHaveLength(post?.decision?.posts ? 1 : 0)
  })

  it('outlives the bot that took it, and one that stopped before anybody was asked', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'approval-')), 'briefdesk.db')
    const first = await openRoom({ store: await openSqlite(path) })
    await first.say(order)
    first.time.now += hour + 1_000
    // The slot is written and the post set to wait; then the process ends before a word is out.
    await first.bot.duties().schedules()
    await first.bot.duties().delivery()
    expect(first.memory.direct).toEqual([])
    await first.store.close()
    const second = await openRoom({ store: await openSqlite(path) })
    second.time.now = first.time.now
    await second.tick(1_000)
    expect(second.memory.direct).toHaveLength(2)
    await second.press(buttonOf(second.memory.direct[0]?.message, 'Post it'))
    await second.store.close()
    const third = await openRoom({ store: await openSqlite(path) })
    third.time.now = second.time.now
    await third.tick(1_000)
    expect(third.memory.sent).toHaveLength(1)
    expect(
      (await third.press(buttonOf(second.memory.direct[1]?.message, 'Do not post it'), deputy)).message.title,
    ).toMatch(/^Cleo approved it on /)
    await third.store.close()
  })

  it('comes before each post, however clicks, changes, silence, restarts and ticks follow each other', async () => {
    const step = fc.constantFrom('tick', 'yes', 'no', 'old', 'change', 'restart', 'hour', 'lost')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.constantFrom('skip', 'post'), async (steps, silence) => {
        const outcomes: PostOutcome[] = []
        const room = await openRoom({ outcomes })
        await room.say(`${order} silence:${silence} within:90m`)
        let { bot, folder } = room
        let version = 0
        const asked: Message[] = []
        const approved = new Set<string>()
        const textOf = (message: Message | undefined): string =>
          /council said \d+/.exec(JSON.stringify(message))?.[0] ?? ''
        const tick = async (ms: number) => {
          room.time.now += ms
          for (const duty of Object.values(bot.duties())) await duty()
          asked.splice(0, asked.length, ...room.memory.direct.map(({ message }) => message))
        }
        const write = async () => {
          folder.write('harbour.md', pier.replace('council said', `council said ${version}`))
          await bot.refresh()
        }
        await write()
        await tick(hour + 1_000)
        for (const each of steps) {
          if (each === 'tick') await tick(1_000)
          if (each === 'hour') await tick(hour)
          if (each === 'change') {
            version += 1
            await write()
          }
          if (each === 'lost') outcomes.push({ outcome: 'transient', reason: 'busy' })
          if (each === 'restart') {
            await bot.stop()
            const next = await room.open(room.store)
            next.folder.write('harbour.md', pier.replace('council said', `council said ${version}`))
            await next.bot.refresh()
            folder = next.folder
            bot = next.bot
          }
          if (each === 'yes' || each === 'no' || each === 'old') {
            const message = each === 'old' ? asked[0] : asked.at(-1)
            const reply = await room.press(buttonOf(message, each === 'no' ? 'Do not post it' : 'Post it'))
            if (reply.message.title.startsWith('Approved')) approved.add(textOf(message))
          }
        }
        await tick(1_000)
        await tick(1_000)
        const { posts } = await room.store.ledger.search({ tenants: ['T1'], limit: 9 })
        const [post] = posts.filter(({ edition }) => edition === undefined)
        expect(room.memory.sent.length).toBeLessThanOrEqual(1)
        for (const { message } of room.memory.sent) {
          expect(post?.decision?.posts).toBe(true)
          if (post?.decision?.by) expect([...approved]).toContain(textOf(message))
          else expect(silence).toBe('post')
        }
      }),
      { numRuns: 40 },
    )
  })
})
