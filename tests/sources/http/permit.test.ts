import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { createPermit } from '../../../src/sources/http/permit.ts'
import { openWeb } from '../../../src/sources/http/web.ts'
import { openSite, type Site } from './site.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

const hour = 3_600_000

/** A site with a robots.txt as `robots` answers it, or as text. */
async function site(robots: RequestListener | string, page: RequestListener = (_, response) => response.end('Words.')) {
  const opened = await openSite((request, response) => {
    if (request.url !== '/robots.txt') return page(request, response)
    if (typeof robots === 'function') return robots(request, response)
    response.writeHead(200, { 'content-type': 'text/plain' }).end(robots)
  })
  open.push(opened.close)
  return opened
}

/** The web as the bot reads it, with a clock of the test's own. */
function openClocked(...sites: readonly Site[]) {
  const time = { now: 0 }
  const allow = sites.map(({ name }) => name)
  const web = openWeb({ agent: 'Briefdesk/1 (test)', reach: { allow }, now: () => time.now, pause: 0 })
  open.push(web.close)
  return { ...web, time }
}

const asked = ({ asked }: Site): readonly string[] => asked.map(({ path }) => path)
const status =
  (code: number, headers = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end()

describe('what is read by itself', () => {
  it('is asked for by the rules of robots.txt, which is read once for all of its site', async () => {
    const post = await site('\uFEFFUser-agent: *\nDisallow: /\n\nUser-agent: briefdesk\nDisallow: /private')
    const { often } = openClocked(post)
    expect((await often(`${post.origin}/1`)).outcome).toBe('page')
    expect((await often(`${post.origin}/2`)).outcome).toBe('page')
    await expect(often(`${post.origin}/private/3`)).rejects.toMatchObject({
      code: 'source',
      retryable: false,
      message: '127.0.0.1 asks programs not to read that address by themselves (robots.txt).',
      hint: expect.stringContaining('/brief <link>') as string,
    })
    expect(asked(post)).toEqual(['/robots.txt', '/1', '/2'])
    expect(post.asked[0]?.headers['user-agent']).toBe('Briefdesk/1 (test)')
  })

  it('is not what a person asks for: that asks no robots.txt', async () => {
    const post = await site('User-agent: *\nDisallow: /')
    const { fetch } = openClocked(post)
    expect((await fetch(`${post.origin}/1`)).outcome).toBe('page')
    expect(asked(post)).toEqual(['/1'])
  })

  it('asks for robots.txt again after a day', async () => {
    const state = { robots: 'User-agent: *\nDisallow: /' }
    const post = await site((_, response) => response.end(state.robots))
    const { often, time } = openClocked(post)
    await expect(often(`${post.origin}/1`)).rejects.toThrow('robots.txt')
    state.robots = ''
    time.now += 24 * hour - 1
    await expect(often(`${post.origin}/1`)).rejects.toThrow('robots.txt')
    time.now += 1
    expect((await often(`${post.origin}/1`)).outcome).toBe('page')
  })

  it.each([401, 403, 404, 410])('is allowed where robots.txt is answered with %s', async (code) => {
    const post = await site(status(code))
    expect((await openClocked(post).often(`${post.origin}/1`)).outcome).toBe('page')
  })

  it.each([
    ['with 500', status(500)],
    ['with 503', status(503)],
    ['with 429', status(429)],
    ['by breaking off', (_, response) => void response.destroy()],
  ])('is not read for now where robots.txt is answered %s, and then again', async (_, fails) => {
    const state = { fails: true }
    const post = await site((request, response) => (state.fails ? fails(request, response) : response.end()))
    const { often, time } = openClocked(post)
    for (let count = 0; count < 3; count++)
      await expect(often(`${post.origin}/1`)).rejects.toMatchObject({
        retryable: true,
        message: expect.stringContaining('Nothing is read at 127.0.0.1 while its robots.txt cannot be had') as string,
      })
    expect(asked(post).filter((path) => path !== '/robots.txt')).toEqual([])
    const before = post.asked.length
    state.fails = false
    time.now += 60_000
    expect((await often(`${post.origin}/1`)).outcome).toBe('page')
    expect(post.asked.length).toBe(before + 2)
  })

  it('is left alone for as long as the site says', async () => {
    const post = await site(status(503, { 'retry-after': '7200' }))
    const { often, time } = openClocked(post)
    const attempt = () => often(`${post.origin}/1`).catch(() => undefined)
    await attempt()
    time.now += 2 * hour - 1
    await attempt()
    expect(asked(post)).toHaveLength(1)
    time.now += 1
    await attempt()
    expect(asked(post)).toHaveLength(2)
  })

  it('asks each site on the way, also where a redirect leads, and takes a robots.txt that has moved', async () => {
    const other = await site('User-agent: *\nDisallow: /secret')
    const post = await site(
      (_, response) => response.writeHead(301, { location: `${other.origin}/moved.txt` }).end(),
      (request, response) => response.writeHead(302, { location: `${other.origin}${request.url ?? ''}` }).end(),
    )
    const { often } = openClocked(post, other)
    expect((await often(`${post.origin}/open`)).outcome).toBe('page')
    await expect(often(`${post.origin}/secret`)).rejects.toThrow('asks programs not to read')
    expect(asked(other)).toEqual(['/moved.txt', '/robots.txt', '/open'])
  })

  it('reads 500 KiB of a robots.txt that is larger, of whatever type', async () => {
    const rules = `User-agent: *\nDisallow: /early\n${'# words\n'.repeat(100_000)}Disallow: /late\n`
    const post = await site((_, response) =>
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(rules),
    )
    const { often } = openClocked(post)
    await expect(often(`${post.origin}/early`)).rejects.toThrow('asks programs not to read')
    expect((await often(`${post.origin}/late`)).outcome).toBe('page')
  })

  it('asks for robots.txt only where it may go at all', async () => {
    const inside = await site('')
    const { often } = openClocked()
    await expect(often(`${inside.origin}/1`)).rejects.toMatchObject({ code: 'source' })
    expect(inside.received()).toBe(0)
  })

  it('remembers many sites within bounds: the oldest is asked again', async () => {
    const long = `User-agent: *\n${'Disallow: /0123456789\n'.repeat(20_000)}`
    const posts = await Promise.all(Array.from({ length: 5 }, () => site(long)))
    const { often } = openClocked(...posts)
    for (const post of posts) await often(`${post.origin}/1`)
    for (const post of posts.toReversed()) await often(`${post.origin}/2`)
    expect(posts.map((post) => asked(post).filter((path) => path === '/robots.txt').length)).toEqual([2, 2, 1, 1, 1])
  })
})

it('remembers the rules of sites as far as its memory goes, and asks the oldest site again', async () => {
  const asked: string[] = []
  const rules = `User-agent: *\n${'Disallow: /archive/of/the/harbour\n'.repeat(14_000)}`
  const bytes = new TextEncoder().encode(rules)
  const permit = createPermit({
    product: 'briefdesk',
    now: () => 0,
    read(address) {
      asked.push(new URL(address).hostname)
      return Promise.resolve({
        outcome: 'page',
        page: { url: address, home: address, type: 'text/plain', bytes, stamp: {} },
      })
    },
  })
  const ask = (number: number) => permit.ask(new URL(`https://post-${number}.example/story`))
  for (let site = 0; site < 12; site++) await ask(site)
  expect(asked).toHaveLength(12)
  await ask(11)
  expect(asked).toHaveLength(12)
  await ask(0)
  expect(asked.slice(12)).toEqual(['post-0.example'])
})
