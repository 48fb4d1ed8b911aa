import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Platform } from '../../src/bot/ports/platform.ts'
import type { Place } from '../../src/bot/ports/target.ts'
import { createDiscord } from '../../src/platforms/discord/discord.ts'
import { createSlack } from '../../src/platforms/slack/slack.ts'
import { dam, openBot } from '../bot/bot.ts'
import { readVisible as readDiscord } from './discord/read.ts'
import { channel, fakeToken, guild, startStandIn as startDiscord } from './discord/stand-in.ts'
import { readVisible as readSlack } from './slack/read.ts'
import { startStandIn as startSlack } from './slack/stand-in.ts'

vi.setConfig({ testTimeout: 60_000 })

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

interface Chat {
  readonly platform: Platform
  readonly place: Place
  /** What everybody sees in the channel, message by message. */
  readonly posted: () => readonly string[]
}

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

const chats: Readonly<Record<'slack' | 'discord', () => Promise<Chat>>> = {
  async slack() {
    const slack = await startSlack()
    const { botToken, appToken, apiUrl } = slack
    stops.push(() => slack.stop())
    return {
      platform: createSlack({ botToken, appToken, apiUrl, log }),
      place: { platform: 'slack', tenant: 'T1', channel: 'C1' },
      posted: () => slack.posted('C1').map(({ payload }) => readSlack([payload])),
    }
  },
  async discord() {
    const discord = await startDiscord()
    stops.push(() => discord.stop())
    return {
      platform: createDiscord({ token: fakeToken, apiUrl: discord.apiUrl, log }),
      place: { platform: 'discord', tenant: guild, channel },
      posted: () => (discord.channels.get(channel)?.messages ?? []).map(({ body }) => readDiscord([body as never])),
    }
  },
}

const newcomer = `---
title: A ferry of the folder
---
The ferry office at Marrow opened a second counter on Monday.
`

describe('a file that comes into the folder under a name that is kept', () => {
  it.each(['slack', 'discord'] as const)('changes nothing that is kept, scheduled or posted in %s', async (name) => {
    const { platform, place, posted } = await chats[name]()
    let now = Date.UTC(2026, 0, 5, 12)
    const { ask: answer, bot, folder, store, tick } = await openBot({ platforms: [platform], clock: () => now })
    await platform.start(bot.handlers())
    stops.push(() => platform.stop())
    const actor = { id: 'U1', name: 'Ada', admin: true }
    const ask = (command: string, args: Record<string, string> | string) => answer(command, args, { actor, place })
    const text = dam.replace(/^---\n.*?\n---\n/s, '')
    const { message } = await ask('brief-this', { text })
    await ask('briefdesk', `keep ${message.call?.args['name'] ?? ''} as ferry`)
    await ask('briefdesk', 'schedule ferry daily 13:00 UTC')
    const pass = async (ms: number): Promise<void> => {
      now += ms
      for (let turn = 0; turn < 3; turn++) await tick()
    }
    await pass(3_660_000)
    await vi.waitUntil(() => posted().length > 0)
    const before = { posted: posted(), kept: await ask('brief', { name: 'ferry' }) }
    const schedules = async () => (await store.schedules.list(place.tenant)).map(({ id, paused }) => ({ id, paused }))
    const ordered = await schedules()

    folder.write('ferry.md', newcomer)
    await bot.refresh()
    await pass(60_000)
    expect(posted()).toEqual(before.posted)
    expect((await ask('brief', { name: 'ferry' })).message.blocks).toEqual(before.kept.message.blocks)
    expect(await schedules()).toEqual(ordered)
    expect(JSON.stringify(await ask('brief', { name: 'folder/ferry' }))).toContain('A ferry of the folder')
    // The next slot posts what it always did: the kept one, which has not changed.
    await pass(86_400_000)
    expect(posted().join()).not.toContain('A ferry of the folder')
  })
})
