import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '../../../src/bot/ports/platform.ts'
import type { MessageBlock } from '../../../src/message/message.ts'
import { deliverToSlack, type ReplyAddress } from '../../../src/platforms/slack/ask/reply.ts'
import { readVisible } from './read.ts'

type Body = Readonly<Record<string, unknown>>

let server: Server
let url: string
/** What the response URL was sent, and what it answers: ok, unless it breaks off. */
let sent: Body[]
let answers: string[]
beforeEach(async () => {
  sent = []
  answers = []
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (bytes: Buffer) => (text += bytes.toString()))
    request.on('end', () => {
      sent.push(JSON.parse(text) as Body)
      const answer = answers.shift() ?? 'ok'
      if (answer === 'breaks off') request.socket.destroy()
      else response.end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const paragraph = (text: string): MessageBlock => ({ kind: 'paragraph', line: [{ kind: 'text', text }] })
const reply = (blocks: readonly MessageBlock[], page?: string): Reply => ({
  visibility: 'private',
  message: {
    ...{ title: 'Harbour', blocks },
    call: { command: 'harbour', args: page === undefined ? {} : { page } },
  },
})
const short = reply([paragraph('The pier is shut.')])

async function deliver(given: Reply, door: Partial<ReplyAddress> = {}, refuses: readonly string[] = []) {
  const calls: { method: string; args: Body }[] = []
  const errors: unknown[] = []
  const api = {
    call(method: string, args: Body) {
      calls.push({ method, args })
      if (refuses.includes(method)) return Promise.reject(new Error('no'))
      return Promise.resolve({ ok: true, ts: '1.0', channel: { id: 'D7' } })
    },
  }
  const log = { info: () => undefined, warn: () => undefined, error: (...said: unknown[]) => void errors.push(said) }
  await deliverToSlack(
    { api, log, keep: () => Promise.resolve() },
    { user: 'U7', channel: 'C1', responseUrl: url, onPrivate: false, inThread: false, uses: 0, ...door },
    given,
  )
  return { calls, errors, methods: calls.map(({ method }) => method) }
}

describe('a private answer in Slack', () => {
  it('goes through the response URL, once', async () => {
    const { calls, errors } = await deliver(short)
    expect([sent.length, calls, errors]).toEqual([1, [], []])
    expect(readVisible(sent)).toContain('The pier is shut.')
    expect(sent[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false })
  })

  it('goes another way, and is not sent there twice, when the line breaks off', async () => {
    answers = ['breaks off']
    const { methods, errors } = await deliver(short)
    expect([sent.length, methods, errors]).toEqual([1, ['chat.postEphemeral'], []])
  })

  it('comes as plain text by the same way when Slack refuses its blocks', async () => {
    answers = ['invalid_blocks']
    const { methods } = await deliver(short)
    expect([sent.length, methods]).toEqual([2, []])
    expect(sent[1]?.['blocks']).toBeUndefined()
  })

  it('goes the last way that is left, and is reported when there is none', async () => {
    answers = ['used_url', 'used_url']
    const direct = await deliver(short, {}, ['chat.postEphemeral'])
    expect(direct.methods).toEqual(['chat.postEphemeral', 'conversations.open', 'chat.postMessage'])
    expect(direct.errors).toEqual([])
    const none = await deliver(short, {}, ['chat.postEphemeral', 'conversations.open'])
    expect(none.methods).toEqual(['chat.postEphemeral', 'conversations.open'])
    expect(none.errors).toHaveLength(1)
  })

  it('has no more uses of the response URL than five', async () => {
    const { methods } = await deliver(short, { uses: 5 })
    expect([sent.length, methods]).toEqual([0, ['chat.postEphemeral']])
  })

  it('that is long comes in pages, each with a button for the next one, and the last without', async () => {
    const long = Array.from({ length: 200 }, (_, at) => paragraph(`${at}. ${'something '.repeat(60)}`))
    await deliver(reply(long))
    const buttons = (bodies: readonly Body[]) => [...JSON.stringify(bodies).matchAll(/"text":"Show more"/g)].length
    expect(buttons(sent)).toBe(1)
    expect(readVisible(sent)).toMatch(/\b0\. something/)
    const pages = sent.length
    sent = []
    await deliver(reply(long, '2'))
    expect(readVisible(sent)).not.toMatch(/\b0\. something/)
    expect(pages).toBeLessThanOrEqual(5)
    sent = []
    await deliver(reply(long.slice(0, 20)))
    expect(buttons(sent)).toBe(0)
  })
})
