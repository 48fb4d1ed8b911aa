import { afterEach, describe, expect, it } from 'vitest'
import { says, serve } from './harness.ts'
import { guild, until, visible } from './stand-in.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

async function open(allowed: ReadonlySet<string>) {
  const asked: string[] = []
  const served = await serve({
    options: { allowed },
    answer: ({ command }) => {
      asked.push(command)
      return Promise.resolve({ message: says('an answer'), visibility: 'private' })
    },
  })
  stops.push(() => served.stop())
  return { ...served, asked }
}

describe('a list of servers', () => {
  it('has the others turned away in words, and nothing of theirs is answered', async () => {
    const { discord, asked } = await open(new Set(['300000000000000009']))
    const held = discord.command('harbour')
    await until(() => visible(held).includes('does not serve this place'))
    const typed = discord.autocomplete('harbour', 'speaker', 'a')
    await until(() => typed.choices !== undefined)
    expect([typed.choices, asked]).toEqual([[], []])
  })

  it('has a listed one served, and posted to', async () => {
    const { discord, asked, platform } = await open(new Set([guild]))
    const held = discord.command('harbour')
    await until(() => visible(held).includes('an answer'))
    expect(asked).toEqual(['harbour'])
    const [channel = ''] = discord.channels.keys()
    const target = { platform: 'discord', tenant: guild, channel } as const
    expect(await platform.post(target, says('x'), 'a')).toMatchObject({ outcome: 'sent' })
  })

  it('has nothing posted to another server, whoever ordered it', async () => {
    const { discord, platform } = await open(new Set(['300000000000000009']))
    const [channel = ''] = discord.channels.keys()
    const target = { platform: 'discord', tenant: guild, channel } as const
    expect(await platform.post(target, says('x'), 'a')).toMatchObject({
      outcome: 'permanent',
      reason: expect.stringContaining('DISCORD_SERVERS') as string,
    })
  })
})
