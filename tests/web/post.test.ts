import { afterEach, describe, expect, it, vi } from 'vitest'
import type { NewPost } from '../../src/bot/ports/ledger.ts'
import type { DeskReading } from '../../src/bot/ports/desk.ts'
import type { Place, Target } from '../../src/bot/ports/target.ts'
import { drawPreviews } from '../../src/cli/previews.ts'
import { drawChat } from '../../src/web/pages/briefing/previews.ts'
import { openNewsdesk, readCatalog } from '../platforms/discord/bot.ts'
import { readVisible as readDiscord } from '../platforms/discord/read.ts'
import { channel, guild } from '../platforms/discord/stand-in.ts'
import { openRunningBot } from '../platforms/slack/bot.ts'
import { readVisible as readSlack } from '../platforms/slack/read.ts'
import { letters, shown, wordsOnly } from './letters.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const postOf = (name: string, target: Target): NewPost => ({
  ...{ tenant: target.tenant, cause: { kind: 'share', answer: name }, target, part: 0 },
  ...{ call: { command: name, args: {} }, due: 0, state: 'due' },
})

/** Channels have a pace, so that a post may have to wait. */
const delivered = (deliver: () => Promise<unknown>, isOut: () => boolean): Promise<unknown> =>
  vi.waitUntil(async () => (await deliver(), isOut()), { timeout: 15_000, interval: 50 })

/** The words of the preview that the desk draws. */
async function previewed(reading: DeskReading, place: Place, name: string, chat: 'slack' | 'discord'): Promise<string> {
  const opened = await reading.open({ actor: { id: 'U7', name: 'Ada', admin: false }, place }, name)
  const preview = drawPreviews(opened!.post).find((each) => each.chat === chat)
  if (preview?.chat !== 'slack' && preview?.chat !== 'discord') throw new Error('no preview')
  return shown(drawChat({ ...preview, payloads: wordsOnly(preview.payloads) }))
}

describe('the preview of every briefing', () => {
  it('has the very words that Slack is sent', async () => {
    const running = await openRunningBot()
    stops.push(() => running.close())
    const { bot, catalog, slack, store } = running
    const names = catalog.entries().map(({ name }) => name)
    expect(names.length).toBeGreaterThan(2)
    for (const name of names) {
      const before = slack.posted('C1').length
      await store.ledger.enter([postOf(name, { platform: 'slack', tenant: 'T1', channel: 'C1' })])
      await delivered(
        () => bot.duties().delivery(),
        () => slack.posted('C1').length > before,
      )
      const payloads = slack
        .posted('C1')
        .slice(before)
        .map(({ payload }) => payload)
      const place = { platform: 'slack', tenant: 'T1' } as const
      expect(payloads.length).toBeGreaterThan(0)
      expect(await previewed(bot.desk, place, name, 'slack')).toBe(letters(readSlack(wordsOnly(payloads))))
    }
  })

  it('has the very words that Discord is sent', async () => {
    const catalog = await readCatalog()
    const { bot, discord, platform, store } = await openNewsdesk({ catalog })
    stops.push(
      () => discord.stop(),
      () => platform.stop(),
    )
    const messages = () => discord.channels.get(channel)?.messages ?? []
    for (const { name } of catalog.entries()) {
      const before = messages().length
      await store.ledger.enter([postOf(name, { platform: 'discord', tenant: guild, channel })])
      await delivered(
        () => bot.duties().delivery(),
        () => messages().length > before,
      )
      const payloads = messages()
        .slice(before)
        .map(({ body }) => body)
      expect(payloads.length).toBeGreaterThan(0)
      const place = { platform: 'discord', tenant: guild } as const
      expect(await previewed(bot.desk, place, name, 'discord')).toBe(letters(readDiscord(wordsOnly(payloads) as never)))
    }
  })
})
