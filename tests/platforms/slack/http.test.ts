import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openNewsroom, type Newsroom } from './newsroom.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

let room: Newsroom
let url: string

beforeEach(async () => {
  room = await openNewsroom({ mode: 'http' })
  url = room.slack.requestUrl()
})
afterEach(() => room.close())

const body = new URLSearchParams({
  command: '/harbour',
  text: '',
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U7',
  trigger_id: 't1',
}).toString()
const seconds = () => Math.floor(Date.now() / 1000)

async function send(headers: Record<string, string>, text = body): Promise<number> {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const { status } = await fetch(url, { method: 'POST', headers: { ...form, ...headers }, body: text })
  return status
}

describe('requests over HTTP (R28)', () => {
  it('are refused with 401 and without effect when their signature is missing, wrong, stale, from the future or of another body', async () => {
    const { sign } = room.slack
    const good = sign(body)
    const bad: Readonly<Record<string, Record<string, string>>> = {
      missing: {},
      'without a time': { 'x-slack-signature': good['x-slack-signature'] ?? '' },
      'without a signature': { 'x-slack-request-timestamp': String(seconds()) },
      'no signature at all': { ...good, 'x-slack-signature': '' },
      'half a signature': { ...good, 'x-slack-signature': 'v0' },
      invalid: { ...good, 'x-slack-signature': 'v0=0000' },
      'not a time': { ...good, 'x-slack-request-timestamp': 'now' },
      stale: sign(body, seconds() - 301),
      future: sign(body, seconds() + 400),
      'far future': sign(body, seconds() + 1e9),
      tampered: sign(`${body}&x=1`),
      'wrong secret': sign(body, seconds(), 'another-secret'),
    }
    for (const [what, headers] of Object.entries(bad)) expect([what, await send(headers)]).toEqual([what, 401])
    expect(room.requests).toEqual([])
    expect(await send(sign(body))).toBe(200)
  })

  it('are served until the bot is stopped', async () => {
    expect(room.bot.health()).toEqual({ state: 'ready' })
    await room.bot.stop()
    expect(room.bot.health()).toEqual({ state: 'stopped' })
    await expect(send(room.slack.sign(body))).rejects.toThrow()
  })

  it('over 4 MB are refused with 413', async () => {
    const text = `${body}&x=${'y'.repeat(4 * 1024 * 1024 + 1)}`
    expect(await send(room.slack.sign(text), text)).toBe(413)
    expect(room.requests).toEqual([])
  })

  it('that are no requests of ours do no harm', async () => {
    const texts = ['', '{', 'payload=%7B', 'payload={"type":"unknown"}', '{"type":"event_callback"}']
    const answers = await Promise.all(texts.map((text) => send(room.slack.sign(text), text)))
    for (const status of answers) expect(status).toBeGreaterThanOrEqual(200)
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'c-1' })
    const answered = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...room.slack.sign(challenge) },
      body: challenge,
    })
    expect(await answered.json()).toEqual({ challenge: 'c-1' })
    expect((await fetch(url.replace('/slack/events', '/'), { method: 'GET' })).status).toBe(404)
    expect(room.requests).toEqual([])
    expect(room.bot.health().state).toBe('ready')
  })
})
