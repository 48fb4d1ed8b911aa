import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../../src/sources/http/addresses.ts'
import { systemWires } from '../../../src/sources/http/connect.ts'
import { createFetch, type FetchOptions, type Page } from '../../../src/sources/http/fetch.ts'
import { openSecureSite } from './secure-site.ts'
import { dialTo, openSite, type Site } from './site.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function site(answer: RequestListener): Promise<Site> {
  const opened = await openSite(answer)
  open.push(opened.close)
  return opened
}

function fetcher(options: Partial<FetchOptions>) {
  const created = createFetch({ agent: 'Briefdesk test', now: () => 0, ...options })
  open.push(created.close)
  return created.fetch
}

const reading = (from: Site, options: Partial<FetchOptions> = {}) =>
  fetcher({ reach: { allow: [from.name] }, ...options })

async function pageOf(from: Site, path = '/', options: Partial<FetchOptions> = {}): Promise<Page> {
  const fetched = await reading(from, options)(`${from.origin}${path}`)
  if (fetched.outcome !== 'page') throw new Error(fetched.outcome)
  return fetched.page
}

const html: Record<string, string> = { 'content-type': 'text/html; charset=utf-8' }
const wordsOf = (page: Page): string => Buffer.from(page.bytes).toString()

/** Names of the list of hostile addresses, and what a hostile name server says of them. */
const names: Record<string, readonly string[]> = {
  '127.0.0.1.nip.io': ['127.0.0.1'],
  'loop.evil.org': ['127.0.0.1'],
  'loop6.evil.org': ['::1'],
  'mapped.evil.org': ['::ffff:127.0.0.1'],
  'zero.evil.org': ['0.0.0.0'],
  'multi.evil.org': ['93.184.216.34', '127.0.0.1'],
  'metadata.google.internal': ['169.254.169.254'],
  intranet: ['127.0.0.1'],
  localhost: ['127.0.0.1'],
  'rebind.evil.org': ['93.184.216.34'],
  'pub.ok.org': ['93.184.216.34'],
}

describe('hostile addresses', () => {
  const hostile = readFileSync(new URL('hostile-urls.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')

  it('are 74', () => expect(hostile).toHaveLength(74))

  it.each(hostile)('%s is refused before a byte is sent', async (line) => {
    const canary = await site((_, response) => response.end('secret'))
    const dialled: string[] = []
    const fetch = fetcher({
      reach: { ports: [80, 443, canary.port] },
      wires: {
        resolve: (host) => Promise.resolve(names[host] ?? ['127.0.0.1']),
        dial: (address, port) => {
          dialled.push(`${address}:${port}`)
          return dialTo(canary)(address, port)
        },
      },
    })
    const error = await fetch(line.replace(':P', `:${canary.port}`)).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'BotError', code: 'source' })
    expect((error as { hint?: string }).hint).toBeTruthy()
    expect(canary.received()).toBe(0)
    // Only the name that passes as public is dialled at all; where it leads is seen once it is connected.
    expect(dialled.every((one) => one.startsWith('93.184.216.34:'))).toBe(true)
  })

  it('stay hostile behind a redirect', async () => {
    const canary = await site((_, response) => response.end('secret'))
    for (const line of hostile) {
      const target = line.replace(':P', `:${canary.port}`)
      if (/[^\x20-\x7e]/.test(target)) continue
      const sender = await openSite((_, response) => response.writeHead(302, { location: target }).end())
      const fetch = fetcher({
        reach: { allow: [sender.name], ports: [80, 443, canary.port] },
        wires: {
          resolve: (host) => Promise.resolve(names[host] ?? ['127.0.0.1']),
          dial: (address, port) =>
            port === sender.port ? systemWires.dial(address, port) : dialTo(canary)(address, port),
        },
      })
      await expect(fetch(sender.origin), target).rejects.toMatchObject({ code: 'source' })
      await sender.close()
    }
    expect(canary.received()).toBe(0)
  })

  it('are no public addresses, whatever stands in the private ranges', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    const inside = fc.oneof(
      fc.tuple(fc.constant(10), byte, byte, byte),
      fc.tuple(fc.constant(127), byte, byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
    )
    fc.assert(
      fc.property(inside, (bytes) => {
        const dotted = bytes.join('.')
        for (const form of [dotted, `::ffff:${dotted}`, `::${dotted}`, `64:ff9b::${dotted}`]) {
          expect(isPublicAddress(form), form).toBe(false)
        }
      }),
    )
    for (const address of ['93.184.216.34', '8.8.8.8', '2606:4700::1111', '2a00:1450:4001::1']) {
      expect(isPublicAddress(address), address).toBe(true)
    }
  })
})

describe('a name that changes its mind', () => {
  it('is looked up once for a connection, and where it leads is judged again', async () => {
    const canary = await site((_, response) => response.end('secret'))
    let asked = 0
    const fetch = fetcher({
      reach: { ports: [canary.port] },
      wires: {
        resolve: () => Promise.resolve(asked++ === 0 ? ['93.184.216.34'] : ['127.0.0.1']),
        dial: dialTo(canary),
      },
    })
    await expect(fetch(`http://rebind.evil.org:${canary.port}/`)).rejects.toThrow(/not on the public internet/)
    expect(asked).toBe(1)
    expect(canary.received()).toBe(0)
  })
})

describe('a page', () => {
  it('is asked for with our own name, and without cookies or credentials', async () => {
    const from = await site((_, response) => response.writeHead(200, { ...html, 'set-cookie': 'a=b' }).end('<p>Hello'))
    await pageOf(from)
    await pageOf(from)
    expect(from.asked).toHaveLength(2)
    for (const { headers } of from.asked) {
      expect(headers['user-agent']).toBe('Briefdesk test')
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['cookie']))
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['authorization']))
    }
  })

  it('comes with its type, charset and where it was found in the end', async () => {
    const from = await site((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new?a=1#part' }).end()
      else response.writeHead(200, { 'content-type': 'Text/HTML; Charset="ISO-8859-1"' }).end('<p>Hello')
    })
    const page = await pageOf(from, '/old')
    expect(page).toMatchObject({ url: `${from.origin}/new?a=1`, type: 'text/html', charset: 'iso-8859-1' })
    expect(wordsOf(page)).toBe('<p>Hello')
  })

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['identity', (words: string) => Buffer.from(words)],
  ])('is unpacked from %s', async (encoding, pack) => {
    const from = await site((_, response) => {
      response.writeHead(200, { ...html, 'content-encoding': encoding }).end(pack('<p>Packed words'))
    })
    expect(wordsOf(await pageOf(from))).toBe('<p>Packed words')
  })

  it('that has not changed since is not sent again', async () => {
    const from = await site((request, response) => {
      if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end()
      else
        response.writeHead(200, { ...html, etag: '"one"', 'last-modified': 'Fri, 01 Mar 2024 10:00:00 GMT' }).end('<p>')
    })
    const { stamp } = await pageOf(from)
    expect(stamp).toEqual({ etag: '"one"', modified: 'Fri, 01 Mar 2024 10:00:00 GMT' })
    expect(await reading(from)(from.origin, stamp)).toEqual({ outcome: 'unchanged' })
    expect(from.asked.at(-1)?.headers['if-modified-since']).toBe('Fri, 01 Mar 2024 10:00:00 GMT')
  })

  it.each([
    ['120', 120_000],
    ['Thu, 01 Jan 1970 00:00:30 GMT', 30_000],
    ['soon', 60_000],
    ['-5', 1_000],
    ['99999999', 86_400_000],
  ])('of a site that is busy is put off: Retry-After %s', async (header, after) => {
    const from = await site((_, response) => response.writeHead(429, { 'retry-after': header }).end())
    expect(await reading(from)(from.origin)).toEqual({ outcome: 'busy', after })
  })
})

describe('what cannot be read', () => {
  const refusals: readonly (readonly [string, RequestListener, RegExp])[] = [
    ['a wall', (_, response) => response.writeHead(402).end(), /does not let Briefdesk read/],
    ['a missing page', (_, response) => response.writeHead(404).end(), /has no such page/],
    ['a broken site', (_, response) => response.writeHead(500).end(), /status 500/],
    ['a picture', (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'), /image\/png/],
    ['a circle of redirects', (_, response) => response.writeHead(302, { location: '/' }).end(), /without end/],
    ['a redirect to nowhere', (_, response) => response.writeHead(302, { location: 'http://[' }).end(), /status 302/],
    [
      'a page said to be huge',
      (_, response) => response.writeHead(200, { ...html, 'content-length': 9e9 }).write('x'),
      /larger than/,
    ],
    [
      'an unknown packing',
      (_, response) => response.writeHead(200, { ...html, 'content-encoding': 'zip' }).end('x'),
      /packed as "zip"/,
    ],
    [
      'two layers of packing',
      (_, response) => response.writeHead(200, { ...html, 'content-encoding': 'gzip, gzip' }).end('x'),
      /packed as/,
    ],
    [
      'a damaged packing',
      (_, response) => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end('xxxx'),
      /damaged/,
    ],
    ['a connection that breaks', (request) => request.socket.destroy(), /broke off/],
  ]

  it.each(refusals)('%s is refused with a reason and a way out', async (_, answer, reason) => {
    const from = await site(answer)
    const error = await reading(from)(from.origin).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ name: 'BotError', code: 'source' })
    expect(String(error)).toMatch(reason)
    expect((error as { hint?: string }).hint).toBeTruthy()
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', (zeros: Buffer) => brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ])('a bomb in %s is left at the limit', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(48 << 20))
    const from = await site((_, response) =>
      response.writeHead(200, { ...html, 'content-encoding': encoding }).end(bomb),
    )
    const before = process.memoryUsage().arrayBuffers
    await expect(pageOf(from, '/', { maxBytes: 1 << 20 })).rejects.toThrow(/larger than 1 MB/)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 << 20)
  })

  it('a site that sends on to an address without encryption is not followed there', async () => {
    const plain = await site((_, response) => response.writeHead(200, html).end('whatever somebody put on the line'))
    const secure = await openSecureSite((request, response) => {
      if (request.url === '/here') return void response.writeHead(302, { location: '/story' }).end()
      if (request.url === '/story') return void response.writeHead(200, html).end('the story')
      response.writeHead(302, { location: `${plain.origin}/story` }).end()
    })
    open.push(secure.close)
    const fetch = fetcher({ reach: { allow: [plain.name, secure.name] } })
    await expect(fetch(`${secure.origin}/`)).rejects.toMatchObject({
      code: 'source',
      message: expect.stringContaining('an address without encryption') as string,
      hint: expect.stringMatching(/./) as string,
    })
    expect(plain.received()).toBe(0)
    expect(await fetch(`${secure.origin}/here`)).toMatchObject({ outcome: 'page' })
    const sender = await site((_, response) => response.writeHead(301, { location: `${secure.origin}/story` }).end())
    const up = fetcher({ reach: { allow: [sender.name, secure.name] } })
    expect(await up(sender.origin)).toMatchObject({ outcome: 'page', page: { url: `${secure.origin}/story` } })
  })

  it('an endless body is left at the limit', async () => {
    let sent = 0
    const from = await site((_, response) => {
      response.writeHead(200, html)
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536
      }
      response.on('drain', more)
      more()
    })
    await expect(pageOf(from, '/', { maxBytes: 1 << 20 })).rejects.toThrow(/larger than 1 MB/)
    expect(sent).toBeLessThan(64 << 20)
  })

  it.each([
    ['a drip', (response: NodeJS.WritableStream) => setInterval(() => response.write('x'), 20)],
    ['silence', () => setInterval(() => undefined, 1000)],
  ])('%s is left when its time is over', async (_, drip) => {
    let timer: NodeJS.Timeout | undefined
    const from = await site((_, response) => {
      response.writeHead(200, html).write('<p>')
      timer = drip(response)
    })
    await expect(pageOf(from, '/', { maxMs: 300 })).rejects.toMatchObject({ retryable: true })
    clearInterval(timer)
  })

  it('a site without an end to its headers is left when its time is over', async () => {
    const from = await site((request) => {
      request.socket.write('HTTP/1.1 200 OK\r\n')
      const timer = setInterval(() => request.socket.write(`x-${Date.now()}: y\r\n`), 20)
      request.socket.on('close', () => clearInterval(timer))
    })
    await expect(pageOf(from, '/', { maxMs: 300 })).rejects.toThrow(/within/)
  })

  it('a host that does not exist or answer is named', async () => {
    const gone = fetcher({ wires: { ...systemWires, resolve: () => Promise.reject(new Error('ENOTFOUND')) } })
    await expect(gone('https://harbour.example/')).rejects.toThrow('There is no site named harbour.example')
    const closed = await openSite(() => undefined)
    await closed.close()
    await expect(reading(closed)(closed.origin)).rejects.toThrow('127.0.0.1 does not answer.')
  })
})
