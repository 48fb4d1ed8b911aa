import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { isQuiet } from '../../../src/bot/schedule/slots.ts'
import { dam, ferry, openHarbourPost, pier, type HarbourPost, type Told } from './harbour-post.ts'
import { hour, minute, openRoom, wordsOf } from './room.ts'

const close: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const one of close.splice(0)) await one()
})

/** A bot at noon of a Monday, and a newspaper that it does not follow yet; each post with its time. */
async function open() {
  const post = await openHarbourPost()
  close.push(post.close)
  const room = await openRoom()
  const times: number[] = []
  const { platform } = room.memory
  const send = platform.post.bind(platform)
  Object.assign(platform, {
    post: (...asked: Parameters<typeof send>) => {
      times.push(room.time.now)
      return send(...asked)
    },
  })
  const pings = () => room.memory.sent.filter(({ message }) => message.ping).length
  return { ...room, post, times, pings }
}

/** Told in its feed, first the newest; its pages are too much for these tests. */
const tell = (post: HarbourPost, ...stories: readonly Told[]) =>
  void (post.stories = [...stories.map((told) => ({ status: 403, ...told })), ...post.stories])

describe('quiet hours of a feed', () => {
  it('hold what comes in them, and post it together when they end, with one ping', async () => {
    const { post, say, pass, memory, titles, pings } = await open()
    const { words } = await say(`follow ${post.feed} quiet 22:00-07:00 Europe/Berlin ping:<@&S1234567>`)
    expect(words).toContain(
      'nothing at 22:00-07:00 (Europe/Berlin), but together when that ends, pings the group S1234567',
    )
    tell(post, ferry, { ...pier, status: 200 })
    await pass(20 * minute)
    expect(titles().sort()).toEqual([ferry.title, pier.title])
    expect(pings()).toBe(1)
    await pass(9 * hour)
    tell(post, dam)
    await pass(20 * minute)
    await pass(3 * hour)
    tell(post, { path: '/tide', title: 'Tide table', status: 200 })
    await pass(5 * hour)
    expect(titles()).toHaveLength(2)
    await pass(hour)
    expect(titles()).toHaveLength(3)
    expect(pings()).toBe(2)
    const [, , night] = memory.sent
    expect(night && wordsOf(night.message)).toMatch(/New in The Harbour Post[^]+Tide table[^]+Dam above Ellery holds/)
    await pass(15 * hour)
    expect(titles()).toHaveLength(3)
  })

  it('hold a digest that falls into them, and a post that was meant for before them', async () => {
    const { post, say, pass, times, titles, time, store } = await open()
    await say(`follow ${post.feed} at 23:00 as a digest quiet:22:00-07:00`)
    tell(post, ferry)
    await pass(11.5 * hour)
    expect(titles()).toEqual([])
    await pass(8 * hour)
    expect(times.map((at) => new Date(at).getUTCHours())).toEqual([7])
    await say('unfollow the-harbour-post')
    await say(`follow ${post.feed} quiet:22:00-07:00`)
    tell(post, dam)
    time.now = Date.parse('2026-01-06T21:59:59Z')
    const seconds = Date.parse('2026-01-06T21:59:59Z')
    await pass(0)
    expect(times.filter((at) => at > seconds)).toEqual([])
    await pass(12 * hour)
    expect(titles()).toHaveLength(2)
    expect((await store.ledger.count()).failed).toBe(0)
  })

  it('lose nothing and let nothing through, whenever it comes', async () => {
    const nights = fc.array(fc.record({ wait: fc.integer({ min: 1, max: 500 }), stories: fc.nat(7) }), {
      maxLength: 12,
    })
    const moreThanAListHolds = [
      { wait: 422, stories: 0 },
      { wait: 1, stories: 7 },
      { wait: 5, stories: 7 },
      { wait: 172, stories: 7 },
    ]
    const property = fc.asyncProperty(
      nights,
      fc.constantFrom('22:00-07:00', '11:30-13:00', '00:00-12:00'),
      async (steps, quiet) => {
        const { post, say, pass, times, memory } = await open()
        await say(`follow ${post.feed} quiet ${quiet} ping:@here`)
        const told: string[] = []
        for (const { wait, stories } of steps) {
          for (let at = 0; at < stories; at++) {
            const title = `Story number ${told.length + 1} of Ellery`
            told.push(title)
            tell(post, {
              path: `/${told.length}`,
              title,
              id: `id-${told.length}`,
            })
          }
          await pass(wait * minute)
        }
        await pass(20 * minute)
        for (let hours = 0; hours < 24; hours++) await pass(hour)
        const shown = memory.sent.map(({ message }) => wordsOf(message)).join('\n')
        const shownTwice = told.filter((title) => shown.split(title).length > 2)
        expect(shownTwice).toEqual([])
        // A list names twenty and counts the others.
        const named = told.filter((title) => shown.includes(title)).length
        const counted = [...shown.matchAll(/and (\d+) more in the feed/g)].map(([, more]) => Number(more))
        expect(counted.reduce((sum, more) => sum + more, named)).toBe(told.length)
        expect(times.filter((at) => isQuiet(quiet, 'UTC', at))).toEqual([])
        await post.close()
      },
    )
    await fc.assert(property, {
      numRuns: 5,
      examples: [[moreThanAListHolds, '22:00-07:00']],
    })
  }, 60_000)

  it('are the asker’s, or of the zone that stands behind them; and whoever pings needs the right to', async () => {
    const { post, say, store } = await open()
    const { words } = await say(`follow ${post.feed} ping:@here`, {
      actor: { id: 'U7', name: 'Ada', admin: false },
    })
    expect(words).toContain('admin')
    await say('zone Europe/Paris')
    await say(`follow ${post.feed} filter ferry -dam quiet: 22:00 – 07:00`)
    expect(await store.feeds.list('T1')).toMatchObject([
      {
        filter: 'ferry -dam',
        quiet: { hours: '22:00-07:00', zone: 'Europe/Paris' },
      },
    ])
    expect((await say('feeds')).words).toContain('nothing at 22:00-07:00 (Europe/Paris)')
    expect((await say(`follow ${post.feed} in <#C2> quiet:22:00`)).words).toContain(
      'not two times such as quiet:22:00-07:00',
    )
  })
})
