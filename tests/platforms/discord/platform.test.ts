import { describePlatform, reply } from '../suite.ts'
import { serve } from './harness.ts'
import { readVisible } from './read.ts'
import { answered, channel, guild } from './stand-in.ts'

const wire = '400000000000000207'

describePlatform('discord', async () => {
  const served = await serve({ answer: () => Promise.resolve(reply) })
  const { discord, platform } = served
  const trouble = (how: 'lost' | 429) => discord.trouble({ method: 'POST', path: /messages$/, times: 1, how, after: 7 })
  discord.addChannel(wire, { type: 5, published: new Set(), name: 'wire' })
  const refuse = (status: number, code: number) => void discord.addChannel(channel, { refuses: [status, code] })
  return {
    platform,
    target: { platform: 'discord', tenant: guild, channel },
    ask: () => answered(discord.command('harbour')),
    shown: () => readVisible((discord.channels.get(channel)?.messages ?? []).map(({ body }) => body)),
    followed: {
      target: { platform: 'discord', tenant: guild, channel: `${wire}?publish` },
      reached() {
        const { messages = [], published } = discord.channels.get(wire) ?? {}
        return readVisible(messages.filter(({ id }) => published?.has(id)).map(({ body }) => body))
      },
    },
    trouble: {
      doubtful: () => trouble('lost'),
      refused: () => refuse(403, 50013),
      limited: () => trouble(429),
      gone: () => refuse(404, 10003),
    },
    heal: () => void discord.addChannel(channel),
    close: () => served.stop(),
  }
})
