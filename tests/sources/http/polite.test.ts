import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Fetched } from '../../../src/sources/http/fetch.ts'
import { createPermit } from '../../../src/sources/http/permit.ts'
import { createPoliteFetch } from '../../../src/sources/http/polite.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Requests with the second at which they began; each takes half a second. */
function openSites() {
  const begun: string[] = []
  const start = Date.now()
  const fetch = createPoliteFetch(async (address): Promise<Fetched> => {
    begun.push(`${(Date.now() - start) / 1_000} ${new URL(address).host}`)
    await new Promise((resolve) => setTimeout(resolve, 500))
    if (address.endsWith('/broken')) throw new Error('broken')
    return { outcome: 'unchanged' }
  }, 1_000)
  return { begun, fetch }
}

it('asks one host for one thing at a time, with a pause between, also after a failure, and another host at once', async () => {
  const { begun, fetch } = openSites()
  const asked = ['https://a.example/1', 'https://a.example/broken', 'https://b.example/1', 'https://a.example/2'].map(
    (address) => fetch(address).catch((error: unknown) => error),
  )
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await Promise.all(asked)).toHaveLength(4)
  expect(begun).toEqual(['0 a.example', '0 b.example', '1.5 a.example', '3 a.example'])
})

it('grants a site the pause that its robots.txt asks for, ten seconds at most', async () => {
  const begun: string[] = []
  const robots: Record<string, string> = { 'a.example': '3', 'b.example': '3600' }
  const start = Date.now()
  const read = (address: string): Promise<Fetched> => {
    const bytes = new TextEncoder().encode(`User-agent: *\nCrawl-delay: ${robots[new URL(address).host] ?? ''}`)
    return Promise.resolve({
      outcome: 'page',
      page: { url: address, home: address, type: 'text/plain', bytes, stamp: {} },
    })
  }
  const permit = createPermit({ read, product: 'Briefdesk', now: Date.now })
  const fetch = createPoliteFetch(
    async (address, _, leave): Promise<Fetched> => {
      await leave?.(new URL(address))
      begun.push(`${(Date.now() - start) / 1_000} ${new URL(address).host}`)
      return { outcome: 'unchanged' }
    },
    1_000,
    permit,
  )
  for (const host of ['a', 'b', 'a', 'b']) void fetch(`https://${host}.example/1`)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(begun).toEqual(['0 a.example', '0 b.example', '3 a.example', '10 b.example'])
})
