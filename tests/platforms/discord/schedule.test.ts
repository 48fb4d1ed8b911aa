import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { schedulesOf } from '../../../src/bot/schedule/orders.ts'
import { operator } from '../../../src/bot/ports/target.ts'
import type { Store } from '../../../src/bot/ports/store.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { fixture, openNewsdesk, readCatalog } from './bot.ts'
import { readVisible } from './read.ts'
import { channel, startStandIn } from './stand-in.ts'
import type { StandIn } from './stand-in.ts'

type Desk = Awaited<ReturnType<typeof openNewsdesk>>

const forum = '400000000000000202'
const wire = '400000000000000204'
const closed = '400000000000000203'

let discord: StandIn
let store: Store
let now: number
const stops: (() => Promise<void>)[] = []
beforeEach(async () => {
  now = Date.UTC(2026, 2, 2, 8, 29, 30)
  store = await openSqlite(':memory:')
  discord = await startStandIn()
  discord.addChannel(forum, { type: 15, name: 'stories', tags: [{ id: '410000000000000001', name: 'Markets' }] })
  discord.addChannel(wire, { type: 5, name: 'wire', published: new Set() })
  discord.addChannel(closed, { refuses: [403, 50013] })
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
  await discord.stop()
})

/** A process of the bot; several may share the store. */
async function open(to: readonly string[]): Promise<Desk> {
  const order = `---\npost: [{ id: morning, when: "30 8 * * *", zone: UTC, to: ${JSON.stringify(to)} }]\n`
  const catalog = await readCatalog({ 'nato-china.md': fixture('nato-china.md').replace('---\n', order) })
  await store.schedules.replace(operator, schedulesOf(catalog.entries().slice(0, 1), now))
  const desk = await openNewsdesk({ catalog, standIn: discord, store, clock: () => now })
  stops.push(() => desk.platform.stop())
  return desk
}

async function tick({ bot }: Desk): Promise<void> {
  const { schedules, delivery, recovery } = bot.duties()
  await schedules?.()
  await delivery?.()
  await recovery?.()
}

const inChannel = (): string[] => discord.channels.get(channel)?.messages.map(({ body }) => readVisible([body])) ?? []

describe('a schedule on Discord', () => {
  it('D24: posts a slot once, though two processes keep it, and one of them starts again in its minute', async () => {
    const desks = [await open([`discord:${channel}`]), await open([`discord:${channel}`])]
    await Promise.all(desks.map(tick))
    expect(inChannel()).toEqual([])
    now += 31_000
    await Promise.all(desks.map(tick))
    await tick(await open([`discord:${channel}`]))
    expect(inChannel()).toHaveLength(1)
    expect(inChannel()[0]).toMatch(/^China rebukes NATO/)
  })

  it.each(['lost', 'dropped', 500] as const)('D24 D25: posts a slot once when Discord’s answer is %s', async (how) => {
    const desk = await open([`discord:${channel}`])
    discord.trouble({ method: 'POST', path: /channels\/\d+\/messages$/, times: 1, how })
    now += 31_000
    await tick(desk)
    expect(inChannel().length).toBe(how === 'lost' ? 1 : 0)
    now += 3000
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await tick(desk)
    expect(inChannel()).toHaveLength(1)
    expect((await store.ledger.list(operator, 'sent', 10)).map(({ attempts }) => attempts)).toEqual([2])
  })

  it('D24 D30: posts to a forum once, also when the answer is lost', async () => {
    const desk = await open([`discord:${forum}?tag=markets`])
    discord.trouble({ method: 'POST', path: /threads$/, times: 1, how: 'lost' })
    now += 31_000
    await tick(desk)
    now += 3000
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await tick(desk)
    const posts = [...discord.channels.values()].filter(({ parent }) => parent === forum)
    expect(posts.map(({ name, appliedTags }) => [name, appliedTags])).toEqual([
      ['China rebukes NATO over its Vilnius communique', ['410000000000000001']],
    ])
    expect(await store.ledger.list(operator, 'sent', 10)).toHaveLength(1)
  })

  it('D29: passes a slot on to the followers once, though two processes keep it and Discord’s first answer is lost', async () => {
    const to = [`discord:${wire}?publish`]
    const desks = [await open(to), await open(to)]
    discord.trouble({ method: 'POST', path: /crosspost$/, times: 1, how: 'lost' })
    now += 31_000
    for (let times = 0; times < 3; times++) {
      await Promise.all(desks.map(tick))
      now += 3_000
    }
    const { messages = [], published } = discord.channels.get(wire) ?? {}
    expect(published).toEqual(new Set(messages.map(({ id }) => id)))
    const rows = await store.ledger.list(operator, 'sent', 10)
    expect(rows.map(({ part, attempts }) => [part, attempts]).toSorted()).toEqual([
      [-1, 2],
      [0, 1],
    ])
    expect(discord.requests.filter(({ path }) => path.endsWith('/crosspost')).map(({ status }) => status)).toEqual([
      400,
    ])
  })

  it('D26: posts to the other targets when one refuses, which is paused at the third time, and the admin told once', async () => {
    const desk = await open([`discord:${closed}`, `discord:${channel}`])
    for (let day = 0; day < 5; day += 1) {
      now += day === 0 ? 31_000 : 86_400_000
      await tick(desk)
    }
    expect(inChannel()).toHaveLength(1)
    expect(desk.bot.notices.filter(({ event }) => event === 'target.paused')).toMatchObject([
      { facts: { to: `discord:${closed}`, reason: expect.stringContaining('Send Messages') as string } },
    ])
    expect(discord.requests.filter(({ path }) => path.endsWith(`${closed}/messages`))).toHaveLength(3)
  })

  it('D32: posts nothing when nothing is new, and floods nobody at its first run', async () => {
    const desk = await open([`discord:${channel}`])
    now += 5 * 86_400_000 + 31_000
    await tick(desk)
    expect(inChannel().length).toBeLessThanOrEqual(1)
    now += 86_400_000
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await tick(desk)
    expect(inChannel()).toHaveLength(1)
    expect((await store.ledger.list(operator, 'skipped', 10)).length).toBeGreaterThan(0)
  })
})
