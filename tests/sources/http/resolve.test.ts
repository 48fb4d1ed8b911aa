import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { createResolve, systemWires } from '../../../src/sources/http/connect.ts'
import { createFetch } from '../../../src/sources/http/fetch.ts'

const stops: (() => unknown)[] = []
afterEach(() => stops.splice(0).forEach((stop) => stop()))

/** A name server that takes every question, and answers with these addresses or, without any, never. */
async function nameServer(addresses?: { readonly four?: string }) {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  let questions = 0
  socket.on('message', (question, { port, address }) => {
    questions += 1
    if (addresses) socket.send(answerTo(question, addresses.four), port, address)
  })
  stops.push(() => socket.close())
  return { server: `127.0.0.1:${socket.address().port}`, asked: () => questions }
}

/** https://www.rfc-editor.org/rfc/rfc1035#section-4: one A record, or none for any other type. */
function answerTo(question: Buffer, four: string | undefined): Buffer {
  const end = question.indexOf(0, 12) + 5
  const isA = question.readUInt16BE(end - 4) === 1
  const head = Buffer.from(question.subarray(0, end))
  head.writeUInt16BE(0x8180, 2)
  head.writeUInt16BE(isA && four !== undefined ? 1 : 0, 6)
  head.writeUInt32BE(0, 8)
  if (!isA || four === undefined) return head
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...four.split('.').map(Number)])
  return Buffer.concat([head, record])
}

describe('a name server that never answers', () => {
  it('holds up nothing else, however many links wait for it, and each of them ends at the deadline', async () => {
    const { server, asked } = await nameServer()
    const { fetch, close } = createFetch({
      agent: 'test',
      now: Date.now,
      wires: { ...systemWires, resolve: createResolve({ servers: [server], maxMs: 3_000 }) },
    })
    const begun = performance.now()
    const ends = Promise.allSettled(Array.from({ length: 20 }, (_, at) => fetch(`https://site-${at}.example/a`)))
    // Both take a thread of the pool that the system's resolver would have filled.
    for (let times = 0; times < 5; times++)
      await Promise.all([lookup('localhost'), readFile(new URL(import.meta.url), 'utf8')])
    expect(performance.now() - begun).toBeLessThan(2_500)
    for (const end of await ends)
      expect(end).toMatchObject({ status: 'rejected', reason: { code: 'source', retryable: true } })
    expect(performance.now() - begun).toBeLessThan(12_000)
    expect(asked()).toBeGreaterThan(20)
    await close()
  })
})

describe('a name', () => {
  it('is looked up at the name server, and an address inside is refused as before', async () => {
    const { server } = await nameServer({ four: '10.0.0.7' })
    const resolve = createResolve({ servers: [server] })
    expect(await resolve('inside.example', false)).toEqual(['10.0.0.7'])
    const { fetch, close } = createFetch({ agent: 'test', now: Date.now, wires: { ...systemWires, resolve } })
    await expect(fetch('https://inside.example/a')).rejects.toThrow(/not on the public internet/)
    await close()
  })

  it('that the operator allows may stand in the hosts file', async () => {
    const { server, asked } = await nameServer()
    const found = await createResolve({ servers: [server] })('localhost', true)
    expect(found.some((address) => ['127.0.0.1', '::1'].includes(address))).toBe(true)
    expect(asked()).toBe(0)
  })

  it('that has no address is said to have none', async () => {
    const { server } = await nameServer({})
    await expect(createResolve({ servers: [server] })('nowhere.example', false)).rejects.toThrow()
  })
})
