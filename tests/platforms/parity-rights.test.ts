import { beforeAll, describe, expect, it } from 'vitest'
import type { Catalog } from '../../src/bot/library/catalog.ts'
import type { CommandRequest } from '../../src/bot/ports/platform.ts'
import type { PlatformName } from '../../src/bot/ports/target.ts'
import type { Role } from '../../src/bot/ports/store.ts'
import type { Message } from '../../src/message/message.ts'
import { renderDiscord as renderDiscord } from '../../src/platforms/discord/draw/render.ts'
import { renderSlack as renderSlack } from '../../src/platforms/slack/draw/render.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { botOver, readCatalog } from './discord/bot.ts'
import { readVisible as readDiscord } from './discord/read.ts'
import { readVisible as readSlack } from './slack/read.ts'

const start = Date.UTC(2026, 0, 2)
let catalog: Catalog
beforeAll(async () => {
  catalog = await readCatalog()
}, 30_000)

/** What comes after each subcommand; without words it is asked bare, too. */
const words: Readonly<Record<string, string | readonly string[]>> = {
  schedule: ['harbour weekdays 08:30 Europe/Berlin', 'harbour in <#C66> daily 13:00', 'harbour in #desk daily 13:00'],
  preview: 'harbour/1',
  run: 'harbour/1',
  pause: 'harbour/1',
  resume: 'harbour/1',
  unschedule: 'harbour/1',
  forget: 'text-0123456789ab',
  correct: 'harbour',
  source: 'harbour',
  held: 'send 000000',
  approve: 'post 000000',
  approvers: ['<@U5555555> within:30m silence:post', 'off'],
  report: ['harbour', 'harbour 1 That is not what she said.'],
  grant: ['everybody editor here', '@ada editor', 'everybody editor'],
  revoke: ['everybody here', 'everybody'],
}

const visible = ({ call: _, ...message }: Message, platform: Chat): string =>
  platform === 'slack'
    ? readSlack(renderSlack(message).parts.map(({ payload }) => payload))
    : readDiscord(renderDiscord(message))

type Chat = Exclude<PlatformName, 'terminal'>

/** All that somebody with a role is answered in one chat, on a desk of its own where everybody else may only read. */
async function everything(platform: Chat, role: Role, channel?: string): Promise<Readonly<Record<string, string>>> {
  const store = await openSqlite(':memory:')
  let now = start
  await store.rights.grant({ tenant: 'T1', role: 'reader', by: 'Ada', at: start })
  await store.rights.grant({ tenant: 'T1', person: 'U1', role, by: 'Ada', at: start, ...(channel && { channel }) })
  const { answer, commands } = botOver({ catalog, store, platforms: [], clock: () => (now += 1_000) }).handlers()
  const place = { platform, tenant: 'T1', channel: 'C1' }
  const actor = { id: 'U1', name: 'Mara', admin: false }
  const ask = (command: string, args: CommandRequest['args']) =>
    answer({ command, args, actor, place, locale: 'en', at: now })
  const answers: Record<string, string> = {}
  const names = commands.find(({ name }) => name === 'briefdesk')?.options[0]?.choices?.map(({ value }) => value) ?? []
  for (const name of names)
    for (const typed of new Set(['', words[name] ?? ''].flat())) {
      const { message, visibility } = await ask('briefdesk', { do: name, words: typed })
      answers[`${name} ${typed}`.trim()] = `${visibility}: ${visible(message, platform)}`
    }
  for (const command of ['harbour', 'brief', 'share']) {
    const { message, visibility } = await ask(command, command === 'share' ? { of: 'harbour' } : {})
    answers[command] = `${visibility}: ${visible(message, platform)}`
  }
  await store.close()
  return answers
}

const sameChat = (answers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(answers).map(([asked, said]) => [
      asked,
      said.replaceAll(/\b(?:slack|discord):?|[#@](?=[CU]\d)/g, ''),
    ]),
  )

describe('Slack and Discord give the same rights, and refuse in the same words', () => {
  const roles = ['reader', 'sharer', 'editor', 'admin'] as const

  it.each(roles)('to a %s, for every command', async (role) => {
    const [slack, discord] = [await everything('slack', role), await everything('discord', role)]
    expect(Object.keys(slack).length).toBeGreaterThan(20)
    expect(sameChat(discord)).toEqual(sameChat(slack))
  })

  it('to an admin of one channel, who gives, corrects, keeps and forgets nothing for all of them', async () => {
    const [slack, discord] = [await everything('slack', 'admin', 'C1'), await everything('discord', 'admin', 'C1')]
    expect(sameChat(discord)).toEqual(sameChat(slack))
    const refused = Object.keys(slack).filter((asked) => slack[asked]?.includes('It counts in every channel'))
    expect(refused).toEqual([
      'correct',
      'correct harbour',
      'source',
      'source harbour',
      'link',
      'links',
      'withdraw',
      'keep',
      'forget',
      'forget text-0123456789ab',
      'retry',
      'model',
      'grant everybody editor',
      'revoke everybody',
      'log',
    ])
  })

  it('and each role may do something that the one below it may not', async () => {
    const refused = await Promise.all(
      roles.map(
        async (role) =>
          Object.values(await everything('slack', role)).filter((said) => /Only an? \w+ may/.test(said)).length,
      ),
    )
    expect([...new Set(refused)]).toEqual([...refused].sort((a, b) => b - a))
    expect(refused.at(-1)).toBe(0)
  })
})
