import { afterEach, describe, expect, it } from 'vitest'
import { judgeEntry, pickPassing, readFilter } from '../../src/bot/feeds/filter.ts'
import { dam, ferry, openHarbourPost } from '../bot/feeds/harbour-post.ts'
import { testLinks } from '../sources/links.ts'
import { textOfMarkup } from './markup.ts'
import { openServedDesk, visitor } from './server.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const target = { platform: 'terminal', tenant: 'terminal', channel: 'TERMINAL' } as const

async function open(clock?: () => number) {
  const desk = await openServedDesk(clock ? { clock } : {})
  closing.push(() => desk.close())
  await desk.signIn()
  return desk
}

describe('deliveries', () => {
  it('are read back to the first row, by state and by briefing', async () => {
    const desk = await open()
    const due = (at: number): number => Date.UTC(2026, 0, 1) + at * 60_000
    const posts = Array.from({ length: 120 }, (_, at) => ({
      ...({ tenant: 'terminal', cause: { kind: 'share', answer: String(at) }, target, part: 0 } as const),
      ...({
        call: { command: at % 2 === 0 ? 'dam' : 'nato-china', args: {} },
        due: due(at),
        state: 'skipped',
        note: `row ${at}.`,
      } as const),
    }))
    await desk.store.ledger.enter(posts)
    const seen: string[] = []
    for (let path: string | undefined = '/desk/deliveries?state=skipped&briefing=dam'; path !== undefined;) {
      const { text, status } = await desk.ask(path)
      expect(status).toBe(200)
      seen.push(...[...text.matchAll(/row (\d+)\./g)].map(([, row = '']) => row))
      path = /href="([^"]*)">Older/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toEqual(
      posts
        .map((_, at) => String(at))
        .filter((at) => Number(at) % 2 === 0)
        .reverse(),
    )
    expect((await desk.ask('/desk/deliveries?state=sent')).text).toContain('Nothing here.')
  })
})

describe('schedules', () => {
  it('stand in the week of the visitor’s zone, over a change of the clocks', async () => {
    const desk = await open(() => Date.UTC(2026, 2, 25, 12))
    await desk.store.zones.set('terminal', 'you', 'Europe/Berlin')
    await desk.store.schedules.put({
      ...{
        tenant: 'terminal',
        id: 'dam/1',
        briefing: 'dam',
        when: '30 8 * * *',
        zone: 'Europe/Berlin',
        catchUp: 'late',
      },
      ...{ targets: [target], nextRunAt: Date.UTC(2026, 2, 26, 7, 30), quiet: '08:00-09:00' },
    })
    const { text } = await desk.ask('/desk/schedules')
    const times = [...text.matchAll(/<time>(\d\d:\d\d)<\/time> #terminal/g)].map(([, time]) => time)
    expect(times).toEqual(['08:30', '08:30', '08:30', '08:30'])
    expect(textOfMarkup(text)).toContain('quiet hours')
    expect((await desk.ask('/desk/schedules?week=1')).text.match(/#terminal<\/span/g)).toHaveLength(7)
    expect(
      textOfMarkup((await desk.act({ command: 'briefdesk', line: 'pause dam/1', back: '/desk/schedules' })).text),
    ).toContain('paused by you')
  })
})

describe('feeds', () => {
  it('show what a filter makes of their newest entries, as the poller does', async () => {
    const post = await openHarbourPost([ferry, dam])
    closing.push(post.close)
    const desk = await open()
    await desk.inChat('briefdesk', `follow ${post.feed}`, { ...visitor })
    const [feed] = await desk.store.feeds.list('terminal')
    const { entries } = await testLinks().feeds.find(post.feed)
    for (const words of ['ferry', '-dam', 'dam -ferry', '']) {
      const { text } = await desk.ask(`/desk/feeds/${feed?.id}?words=${encodeURIComponent(words)}`)
      const shown = [...text.matchAll(/<li class="(passes|out)">/g)].map(([, end]) => end)
      const filter = words === '' ? undefined : readFilter(words)
      const passing = await pickPassing(filter, entries)
      expect([words, ...shown]).toEqual([
        words,
        ...entries.map((entry) => (passing.includes(entry) ? 'passes' : 'out')),
      ])
      if (filter) expect(entries.map((entry) => judgeEntry(filter, entry).passes)).toContain(true)
    }
    expect(textOfMarkup((await desk.ask('/desk/feeds')).text)).toContain('works')
    expect((await desk.ask('/desk/feeds/none')).status).toBe(404)
  })
})
