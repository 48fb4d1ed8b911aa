import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Target } from '../../../src/bot/ports/target.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import { memoryLog, memoryTexts, says } from './harness.ts'
import { readVisible } from './read.ts'
import { channel, fakeToken, guild, startStandIn } from './stand-in.ts'
import type { StandIn } from './stand-in.ts'

let discord: StandIn
beforeEach(async () => {
  discord = await startStandIn()
})
afterEach(() => discord.stop())

const platformOn = () =>
  createDiscord({ token: fakeToken, apiUrl: discord.apiUrl, log: memoryLog().log, texts: memoryTexts() })
const target: Target = { platform: 'discord', tenant: guild, channel }
const long = (word: string) => says(`${word} `.repeat(1_600))

/** A post of three parts: the first in the channel, the others in its thread. */
async function post() {
  const platform = platformOn()
  const sent = await platform.post(target, long('wrong'), 'k')
  if (sent.outcome !== 'sent') throw new Error('not sent')
  const head = discord.channels.get(channel)?.messages[0]
  const thread = discord.channels.get(head?.id ?? '')
  if (!head || !thread) throw new Error('no thread')
  return { platform, ref: sent.ref, thread, parts: sent.ref.split(',').length }
}

describe('an edit on Discord', () => {
  it('changes every part that is there, names the one that was deleted, and gives the thread its new title', async () => {
    const { platform, ref, thread, parts } = await post()
    thread.messages.splice(0, 1)
    expect(await platform.edit(target, ref, long('right'))).toEqual({
      outcome: 'sent',
      ref,
      lacks: `part 2 of ${parts}`,
    })
    const seen = [...(discord.channels.get(channel)?.messages ?? []), ...thread.messages]
    expect(readVisible(seen.map(({ body }) => body))).not.toContain('wrong')
    expect(thread.name).toMatch(/^right/)
  })

  it('has nothing to do where all of it was deleted', async () => {
    const { platform, ref, thread } = await post()
    thread.messages.length = 0
    discord.channels.get(channel)?.messages.splice(0)
    expect(await platform.edit(target, ref, long('right'))).toMatchObject({ outcome: 'permanent', gone: true })
  })

  it('that a locked thread refuses changes the rest, says why, and is done once it is mended', async () => {
    const { platform, ref, thread } = await post()
    thread.locked = true
    expect(await platform.edit(target, ref, long('right'))).toMatchObject({
      outcome: 'permanent',
      reason: expect.stringContaining('is the thread locked?') as string,
    })
    expect(readVisible([discord.channels.get(channel)?.messages[0]?.body])).toContain('right')
    thread.locked = false
    expect(await platform.edit(target, ref, long('right'))).toMatchObject({ outcome: 'sent' })
    expect(readVisible(thread.messages.map(({ body }) => body))).not.toContain('wrong')
  })

  it('gives a forum post its new title, and asks for no change of one that has it', async () => {
    const forum = '400000000000000015'
    discord.channels.set(forum, { id: forum, type: 15, guild, messages: [] })
    const platform = platformOn()
    const there = { ...target, channel: forum }
    const sent = await platform.post(there, says('An old headline'), 'f')
    const ref = sent.outcome === 'sent' ? sent.ref : ''
    const [thread = ''] = ref.split('/')
    for (const times of [1, 2])
      expect(await platform.edit(there, ref, says('A new headline')), `${times}`).toMatchObject({ outcome: 'sent' })
    expect(discord.channels.get(thread)?.name).toBe('A new headline')
    expect(
      discord.requests.filter(
        ({ method, path }) => method === 'PATCH' && path.endsWith(thread) && !path.includes('messages'),
      ),
    ).toHaveLength(1)
  })

  it('of details whose head was deleted says so, and posts nothing', async () => {
    const platform = platformOn()
    const sent = await platform.post(target, says('A briefing'), 'k')
    discord.channels.get(channel)?.messages.splice(0)
    const under = { ref: sent.outcome === 'sent' ? sent.ref : '', title: 'A briefing' }
    expect(await platform.post(target, says('detail'), 'k|1', under)).toMatchObject({
      outcome: 'permanent',
      headless: true,
    })
  })
})
