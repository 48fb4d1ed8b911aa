import { networkInterfaces } from 'node:os'
import { createServer, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { hostOf, readSettings } from '../../src/config.ts'
import { createOperations, openPages } from '../../src/cli/operations.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { openBot } from '../bot/bot.ts'
import { ferry, openHarbourPost } from '../bot/feeds/harbour-post.ts'
import { hour, minute, openRoom } from '../bot/feeds/room.ts'
import { createMemoryPlatform } from '../bot/platform.ts'
import { openRunningBot } from '../platforms/slack/bot.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function open() {
  const store = await openSqlite(':memory:')
  closing.push(() => store.close())
  const { platform } = createMemoryPlatform()
  return createOperations({ store, platforms: () => [platform], now: Date.now })
}

function keepLog() {
  const lines: { event: string; facts?: Readonly<Record<string, unknown>> | undefined }[] = []
  const line = (event: string, facts?: Readonly<Record<string, unknown>>) => void lines.push({ event, facts })
  return { lines, log: { info: line, warn: line, error: line } }
}

describe('the pages for operators', () => {
  it('are served on a free port that the log names', async () => {
    const { pages } = await open()
    const { lines, log } = keepLog()
    closing.push(await openPages(pages, { port: 0 }, log))
    const address = `http://127.0.0.1:${String(lines[0]?.facts?.['port'])}`
    expect(await (await fetch(`${address}/healthz`)).json()).toMatchObject({ ready: true })
    expect(await (await fetch(`${address}/metrics`)).text()).toContain('briefdesk_ledger_posts')
  })

  it('count the feeds that are followed by health, in /metrics and in /healthz', async () => {
    const post = await openHarbourPost([ferry])
    closing.push(post.close)
    const { say, pass, store, time, memory } = await openRoom()
    await say(`follow ${post.feed}`)
    await say(`follow ${post.feed} in <#C2>`)
    const { pages } = createOperations({ store, platforms: () => [memory.platform], now: () => time.now })
    const { lines, log } = keepLog()
    closing.push(await openPages(pages, { port: 0 }, log))
    const address = `http://127.0.0.1:${String(lines[0]?.facts?.['port'])}`
    const feeds = async () => {
      const text = await (await fetch(`${address}/metrics`)).text()
      return Object.fromEntries(
        [...text.matchAll(/^briefdesk_feeds\{health="(\w+)"\} (\d+)$/gm)].map(([, health, count]) => [health, count]),
      ) as Record<string, string>
    }
    expect(await feeds()).toEqual({ ok: '2', empty: '0', failed: '0', stale: '0' })
    post.instead = (response) => void response.writeHead(410).end()
    await pass(16 * minute)
    expect(await feeds()).toEqual({ ok: '0', empty: '0', failed: '2', stale: '0' })
    expect(await (await fetch(`${address}/healthz`)).json()).toMatchObject({ feeds: { failed: 2 } })
    await say('unfollow the-harbour-post-2')
    post.instead = undefined
    post.stories = []
    await pass(25 * hour)
    expect(await feeds()).toEqual({ ok: '0', empty: '1', failed: '0', stale: '0' })
  })

  it('are for this machine only where HOST or PUBLIC_URL says no other', async () => {
    const { pages } = await open()
    const { lines, log } = keepLog()
    const host = hostOf(readSettings({}))
    closing.push(await openPages(pages, { port: 0, host }, log))
    const port = Number(lines.map(({ facts }) => (facts as { port?: number }).port).find(Boolean))
    expect((await fetch(`http://127.0.0.1:${port}/healthz/live`)).status).toBe(200)
    // Another address of the same machine, as somebody on its network would use.
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    for (const { address } of others.filter(({ internal, family }) => !internal && family === 'IPv4'))
      await expect(fetch(`http://${address}:${port}/healthz/live`)).rejects.toThrow()
  })

  it('hand the desk its own with the body unread, and Slack’s signature still holds beside it', async () => {
    const store = await openSqlite(':memory:')
    closing.push(() => store.close())
    const desk = () =>
      Promise.resolve(
        async (request: AsyncIterable<Buffer> & { url?: string }, response: { end(words: string): void }) => {
          const chunks: Buffer[] = []
          for await (const chunk of request) chunks.push(chunk)
          response.end(`${request.url} ${Buffer.concat(chunks).toString()}`)
        },
      )
    const { pages } = createOperations({ store, platforms: () => [], now: Date.now, desk: desk as never })
    const running = await openRunningBot({ mode: 'http', options: { pages } })
    closing.push(() => running.close())
    const sent = { method: 'POST', body: new URLSearchParams({ line: 'a' }) }
    expect(await (await fetch(`${running.address}/desk/do`, sent)).text()).toBe('/desk/do line=a')
    expect(await (await fetch(`${running.address}/deskx`)).text()).not.toContain('/deskx line')
    expect(await running.ask('/nato-china')).toContain('Vilnius')
  })

  it('are left out with a warning that names PORT when it is taken', async () => {
    const other = createServer().listen(0)
    await new Promise((resolve) => other.once('listening', resolve))
    closing.push(() => new Promise((resolve) => other.close(resolve)))
    const { pages } = await open()
    const { lines, log } = keepLog()
    const { port } = other.address() as AddressInfo
    closing.push(await openPages(pages, { port: port }, log))
    expect(lines).toEqual([
      {
        event: 'operations.off',
        facts: {
          reason: expect.stringContaining(`PORT ${port} cannot be used`) as string,
          hint: expect.any(String) as string,
        },
      },
    ])
  })

  it('stand beside Slack’s own where Slack sends its requests to PORT', async () => {
    const { pages } = await open()
    const room = await openRunningBot({ mode: 'http', options: { pages } })
    closing.push(() => room.close())
    expect((await fetch(`${room.address}/healthz`)).status).toBe(200)
    expect(await room.ask('/nato-china')).toContain('Vilnius')
  })
})

it('counts answers by the names of commands that exist, and posts by how they ended', async () => {
  const counted: string[] = []
  const { platform } = createMemoryPlatform({ outcomes: [{ outcome: 'transient', reason: 'busy' }] })
  const { ask } = await openBot({
    platforms: [platform],
    figures: {
      making: () => 0,
      command: (...facts) => counted.push(facts.filter((fact) => typeof fact !== 'number').join(' ')),
      post: (name, outcome) => counted.push(`${name} ${outcome}`),
    },
  })
  await ask('nato-china', 'who')
  await ask('no-such-command')
  await ask('share', { of: 'nato-china' }, { origin: 'control', onMessage: 'm-1' })
  expect(counted).toEqual(['slack nato-china false', 'slack unknown true', 'slack transient', 'slack share false'])
})
