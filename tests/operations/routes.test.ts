import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import type { Health } from '../../src/bot/ports/platform.ts'
import { checkHealth } from '../../src/operations/health.ts'
import { createMetrics } from '../../src/operations/metrics.ts'
import { createRoutes } from '../../src/operations/routes.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

interface Given {
  readonly slack?: Health
  readonly silent?: number
  readonly token?: string
  /** Why files of the folder are refused, and for how long it has been under reading, ms. */
  readonly refused?: readonly string[]
  readonly reading?: number
}

async function serve({ slack = { state: 'ready' }, silent = 0, token, refused, reading }: Given = {}) {
  const store = await openSqlite(':memory:')
  const feeds = () => store.feeds.count(0)
  const metrics = createMetrics({ posts: () => store.ledger.count(), feeds })
  const health = () =>
    checkHealth({
      store,
      feeds,
      platforms: [{ name: 'slack', health: () => slack }],
      ...(refused && {
        folder: {
          refused: () => refused,
          readingSince: () => (reading === undefined ? undefined : 1_000_000 - reading),
        },
      }),
      lastTick: () => 1_000_000 - silent,
      now: () => 1_000_000,
    })
  const server = express().use(createRoutes({ health, metrics, token })).listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers })
  return { get, metrics, store }
}

describe('/healthz', () => {
  it('is 200 when every part is ready', async () => {
    const { get } = await serve()
    const response = await get('/healthz')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      live: true,
      ready: true,
      parts: { store: { state: 'ready' }, ticker: { state: 'ready' }, slack: { state: 'ready' } },
      feeds: { ok: 0, empty: 0, failed: 0, stale: 0 },
    })
  })

  it('is 503, and live all the same, when one platform is not, and names the setting to mend', async () => {
    const { get } = await serve({ slack: { state: 'failed', reason: 'SLACK_BOT_TOKEN was refused' } })
    const response = await get('/healthz')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ parts: { slack: { reason: 'SLACK_BOT_TOKEN was refused' } } })
    expect((await get('/healthz/live')).status).toBe(200)
  })

  it('names no path of the store and no database', async () => {
    const place = join(mkdtempSync(join(tmpdir(), 'health-')), 'secret-name.db')
    const store = await openSqlite(place)
    await store.close()
    const feeds = () => store.feeds.count(0)
    const { parts } = await checkHealth({ store, feeds, platforms: [], lastTick: () => 1, now: () => 1 })
    expect(parts['store']).toMatchObject({ state: 'degraded', reason: expect.any(String) as string })
    expect(JSON.stringify(parts)).not.toContain('secret-name')
  })

  it('turns red when the store does not answer or the ticker is silent', async () => {
    const { get, store } = await serve({ silent: 20_000 })
    await store.close()
    expect(await (await get('/healthz')).json()).toMatchObject({
      ready: false,
      parts: { store: { state: 'degraded' }, ticker: { reason: 'The ticker was last seen 20 s ago.' } },
    })
  })
})

describe('the folder of briefings in /healthz', () => {
  it('names files that are refused, which makes nothing unready', async () => {
    const { get } = await serve({ refused: ['a.md is no regular file.', 'b', 'c', 'd'] })
    const response = await get('/healthz')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      parts: { briefings: { state: 'ready', reason: 'a.md is no regular file. b c … and 1 more: see the log.' } },
    })
  })

  it('is red when it is read for longer than a minute', async () => {
    expect((await (await serve({ refused: [], reading: 30_000 })).get('/healthz')).status).toBe(200)
    const hanging = await serve({ refused: [], reading: 90_000 })
    expect(await (await hanging.get('/healthz')).json()).toMatchObject({
      ready: false,
      parts: { briefings: { state: 'degraded', reason: 'Its folder has been under reading for 90 s.' } },
    })
  })
})

describe('/metrics', () => {
  it('asks for the token where one is set', async () => {
    const { get } = await serve({ token: 'a-long-token' })
    for (const headers of [{}, { authorization: 'Bearer another' }, { authorization: 'a-long-token' }])
      expect((await get('/metrics', headers)).status).toBe(401)
    expect((await get('/metrics', { authorization: 'Bearer a-long-token' })).status).toBe(200)
    expect((await get('/healthz')).status).toBe(200)
  })

  it('counts commands, posts by outcome, lateness, findings and the ledger', async () => {
    const { get, metrics, store } = await serve()
    metrics.command('slack', 'harbour', 120, false)
    metrics.post('discord', 'sent', 1_500)
    metrics.post('slack', 'unknown', 0)
    metrics.finding('quote')
    await store.ledger.enter([
      {
        tenant: 'T1',
        cause: { kind: 'share', answer: '1' },
        target: { platform: 'slack', tenant: 'T1', channel: 'C1' },
        part: 0,
        call: { command: 'harbour', args: {} },
        due: 1,
        state: 'due',
      },
    ])
    const response = await get('/metrics')
    expect(response.headers.get('content-type')).toContain('text/plain')
    const text = await response.text()
    expect(text).toContain('briefdesk_commands_total{platform="slack",command="harbour",problem="false"} 1')
    expect(text).toContain('briefdesk_posts_total{platform="slack",outcome="unknown"} 1')
    expect(text).toContain('briefdesk_post_lateness_seconds_bucket{le="2",platform="discord"} 1')
    expect(text).toContain('briefdesk_gate_findings_total{rule="quote"} 1')
    expect(text).toContain('briefdesk_ledger_posts{state="due"} 1')
  })

  it('tells answers apart in steps up to the three seconds that a chat waits', async () => {
    const { get, metrics } = await serve()
    for (const ms of [40, 90, 200, 400, 900, 1_900, 2_900]) metrics.command('slack', 'harbour', ms, false)
    const text = await (await get('/metrics')).text()
    const steps = [...text.matchAll(/^briefdesk_answer_seconds_bucket\{le="([\d.]+)",platform="slack"\} (\d+)$/gm)]
    expect(steps.map(([, most, count]) => `${count} within ${most} s`)).toEqual([
      ...['1 within 0.05 s', '2 within 0.1 s', '3 within 0.25 s', '4 within 0.5 s'],
      ...['5 within 1 s', '6 within 2 s', '7 within 3 s'],
    ])
  })

  it('says so when the store does not answer', async () => {
    const { get, store } = await serve()
    await store.close()
    expect((await get('/metrics')).status).toBe(503)
  })
})
