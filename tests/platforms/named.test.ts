import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Catalog } from '../../src/bot/library/catalog.ts'
import type { PlatformName } from '../../src/bot/ports/target.ts'
import type { Store } from '../../src/bot/ports/store.ts'
import { openHarbourPost } from '../bot/feeds/harbour-post.ts'
import { openNewsdesk, readCatalog } from './discord/bot.ts'
import { answered, guild, reader } from './discord/stand-in.ts'
import { typed as typedInDiscord } from './discord/typed.ts'
import { openRunningBot } from './slack/bot.ts'
import { typed as typedInSlack } from './slack/typed.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

let catalog: Catalog
beforeAll(async () => {
  catalog = await readCatalog()
}, 30_000)

/** A chat, as an admin of the bot sits in it. */
interface Chat {
  readonly tenant: string
  readonly store: Store
  /** Types it behind /briefdesk; the whole answer. */
  readonly say: (words: string) => Promise<string>
  /** The ids of #desk, @ada and @night-desk. */
  readonly ids: { readonly desk: string; readonly ada: string; readonly night: string }
}

const grantTo = (store: Store, tenant: string, person: string) =>
  store.rights.grant({ tenant, person, role: 'admin', by: 'Max', at: 1 })

async function openSlack(mention = false): Promise<Chat> {
  const room = await openRunningBot()
  stops.push(() => room.close())
  await grantTo(room.store, 'T1', 'U7')
  return {
    tenant: 'T1',
    store: room.store,
    async say(words) {
      if (!mention) return room.ask('/briefdesk', typedInSlack(words))
      const before = room.seen().length
      await room.answered(() => room.slack.mention(typedInSlack(`briefdesk ${words}`)))
      return room.seen().slice(before).join('\n')
    },
    ids: { desk: 'C2', ada: 'U8ADA', night: 'S1NIGHT' },
  }
}

async function openDiscord(): Promise<Chat> {
  const { discord, platform, store } = await openNewsdesk({ catalog })
  stops.push(() => discord.stop())
  stops.push(() => platform.stop())
  discord.addChannel('400000000000000021', { name: 'desk' })
  await grantTo(store, guild, reader.id)
  return {
    tenant: guild,
    store,
    say(words) {
      const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(typedInDiscord(words)) ?? []
      return answered(discord.command('briefdesk', { do: name, words: rest }))
    },
    ids: { desk: '400000000000000021', ada: '500000000000000022', night: '800000000000000023' },
  }
}

const chats: readonly (readonly [string, PlatformName, () => Promise<Chat>])[] = [
  ['a command in Slack', 'slack', () => openSlack()],
  ['a mention in Slack', 'slack', () => openSlack(true)],
  ['a command in Discord', 'discord', openDiscord],
]

it('a channel of a server that the bot is not in takes no order from Discord', async () => {
  const { say, store, tenant } = await openDiscord()
  expect(await say('schedule harbour in <#400000000000000999> daily 13:00')).toContain('is not one of this workspace')
  expect(await store.schedules.list(tenant)).toEqual([])
})

describe.each(chats)('what somebody names by typing, in %s', (_, platform, open) => {
  it('is the channel of a schedule, and the group that it pings', async () => {
    const { say, store, tenant, ids } = await open()
    const answer = await say('schedule harbour in #desk weekdays 08:30 Europe/Berlin ping:@night-desk')
    expect(answer).toContain('Scheduled: /harbour, every weekday at 08:30 Europe/Berlin.')
    expect(answer).toContain(`To: ${platform === 'slack' ? '#' : '<#'}${ids.desk}`)
    await say('schedule harbour in #desk daily 13:00 UTC ping:@here')
    await say('schedule harbour daily 14:00 UTC ping: @ada')
    expect(await store.schedules.list(tenant)).toMatchObject([
      { targets: [{ platform, channel: ids.desk }], ping: { kind: 'group', id: ids.night } },
      { targets: [{ platform, channel: ids.desk }], ping: { kind: 'here' } },
      { ping: { kind: 'person', id: ids.ada } },
    ])
  })

  it('is the person who gets a role, and loses it, and everybody', async () => {
    const { say, store, tenant, ids } = await open()
    await say('grant @ada editor here')
    await say('grant @everyone reader')
    const granted = async () => (await store.rights.list(tenant)).filter(({ by }) => by !== 'Max')
    expect((await granted()).map(({ person, role }) => [person, role])).toEqual(
      expect.arrayContaining([
        [ids.ada, 'editor'],
        [undefined, 'reader'],
      ]),
    )
    await say('revoke @ada here')
    expect((await granted()).map(({ person }) => person)).toEqual([undefined])
  })

  it('is the channel that a feed is followed in', async () => {
    const { say, store, tenant, ids } = await open()
    const post = await openHarbourPost([])
    stops.push(() => post.close())
    expect(await say(`follow ${post.feed} in #desk filter ferry`)).toContain(
      `To: ${platform === 'slack' ? '#' : '<#'}${ids.desk}`,
    )
    expect(await store.feeds.list(tenant)).toMatchObject([
      { url: post.feed, target: { platform, channel: ids.desk }, filter: 'ferry' },
    ])
  })

  it.each([
    ['schedule harbour in #desks daily 13:00', /which channel “#desks” is: choose it from the list that # opens/],
    [
      'schedule harbour daily 13:00 ping:@nobody',
      /ping:@nobody is nobody I may call here: choose a role, a group or a/,
    ],
    ['follow https://post.example/feed in #desks', /which channel “#desks” is: choose it from the list that # opens/],
    [
      'grant @nobody editor',
      /“@nobody editor” does not name a person and a role.\s+Choose the person from the list that @ opens/,
    ],
    ['grant @night-desk editor', /does not name a person and a role.\s+Choose the person from the list that @ opens/],
    ['revoke @nobody', /“@nobody” does not name a person.\s+Choose the person from the list that @ opens/],
  ])('is asked for again where no list knows it: %s', async (words, hint) => {
    const { say, store, tenant } = await open()
    expect(await say(words)).toMatch(hint)
    expect(await store.schedules.list(tenant)).toEqual([])
    expect(await store.rights.list(tenant)).toHaveLength(1)
  })
})
