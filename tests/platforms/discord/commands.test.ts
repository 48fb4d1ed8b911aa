import { afterEach, describe, expect, it } from 'vitest'
import type { CommandDefinition } from '../../../src/bot/ports/platform.ts'
import { defineCommands } from '../../../src/bot/answer/definitions.ts'
import { applicationCommands } from '../../../src/platforms/discord/app/commands.ts'
import { definitions, echo, serve } from './harness.ts'
import { commandFaults } from './limits.ts'
import { answered, startStandIn, until } from './stand-in.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

const briefing = (index: number): CommandDefinition => ({
  name: `briefing-${index}`,
  kind: 'briefing',
  description: `About ${'everything '.repeat(20)}`,
  usage: '',
  options: [
    {
      name: 'section',
      description: 'Which',
      choices: Array.from({ length: 25 }, (_, at) => ({
        label: `Section ${at} ${'long '.repeat(30)}`,
        value: `s${at}`,
      })),
    },
    {
      name: 'more',
      description: 'More',
      choices: Array.from({ length: 25 }, (_, at) => ({
        label: `${at} ${'long '.repeat(30)}`,
        value: `${'v'.repeat(90)}${at}`,
      })),
    },
    { name: 'what', description: 'What', required: true },
  ],
})

describe('commands in Discord', () => {
  it('D17: are written once, and a second start writes none', async () => {
    const discord = await startStandIn()
    stops.push(() => discord.stop())
    for (let start = 0; start < 3; start += 1) {
      const { platform, lines } = await serve({ standIn: discord })
      await until(() => lines.some(({ event }) => event === 'discord.commands'))
      await platform.stop()
    }
    expect(discord.writes).toHaveLength(1)
  })

  it('D17: a changed description is one write', async () => {
    const served = await serve()
    stops.push(() => served.stop())
    await until(() => served.discord.writes.length === 1)
    const changed = definitions.map((definition) =>
      definition.name === 'harbour' ? { ...definition, description: 'Changed' } : definition,
    )
    await served.platform.update(changed)
    await served.platform.update(changed)
    expect(served.discord.writes).toHaveLength(2)
  })

  it('D18: say where they work, and who may see them', async () => {
    const served = await serve()
    stops.push(() => served.stop())
    const [body] = await until(() => served.discord.writes.length > 0 && served.discord.writes)
    expect(body).toMatchObject([
      { name: 'briefdesk', type: 1, contexts: [0], integration_types: [0], default_member_permissions: '32' },
      { name: 'harbour', type: 1, contexts: [0, 1, 2], integration_types: [0, 1], default_member_permissions: null },
      { name: 'Brief this', type: 3, contexts: [0, 1, 2] },
      { name: 'Check this quote', type: 3 },
    ])
  })

  it('D23: of our own have names and descriptions in German and French, and a second start writes none', async () => {
    const own = defineCommands(
      [],
      [{ name: 'help', description: 'x', purpose: 'Read', usage: '', run: () => Promise.reject(new Error('not run')) }],
    )
    const discord = await startStandIn()
    stops.push(() => discord.stop())
    for (let start = 0; start < 2; start += 1) {
      const handlers = { commands: [...own, ...definitions.slice(0, 1)], answer: echo, complete: () => [] }
      const { platform, lines } = await serve({ standIn: discord, handlers })
      await until(() => lines.some(({ event }) => event === 'discord.commands'))
      await platform.stop()
    }
    expect(discord.writes).toHaveLength(1)
    const [body = []] = discord.writes
    const local = ({ name_localizations: names, description_localizations: words }: Record<string, unknown>) => [
      names,
      words,
    ]
    for (const command of body) {
      const [names, words] = local(command)
      if (command['type'] === 3)
        expect(names).toEqual({ de: expect.any(String) as string, fr: expect.any(String) as string })
      else if (command['name'] === 'harbour') expect([names, words]).toEqual([undefined, undefined])
      else expect(words).toEqual({ de: expect.any(String) as string, fr: expect.any(String) as string })
      for (const option of (command['options'] ?? []) as Record<string, unknown>[])
        expect(local(option)[0]).toEqual({ de: expect.any(String) as string, fr: expect.any(String) as string })
    }
  })

  it('D18: stay within every limit, however many briefings there are', () => {
    const many = [...definitions, ...Array.from({ length: 150 }, (_, index) => briefing(index))]
    const body = applicationCommands(many)
    expect(commandFaults(JSON.parse(JSON.stringify(body)))).toEqual([])
    expect(body.filter(({ type }) => type === 1)).toHaveLength(100)
    expect(body.map(({ name }) => name)).toContain('briefdesk')
  })

  it('D19: that cannot be written stop nobody from being served, and health says so', async () => {
    const discord = await startStandIn()
    stops.push(() => discord.stop())
    discord.trouble({ method: 'PUT', path: /commands$/, times: 10, how: 500 })
    const served = await serve({
      standIn: discord,
      handlers: { commands: definitions, answer: echo, complete: () => [] },
    })
    stops.push(() => served.platform.stop())
    expect(await answered(discord.command('harbour'))).toContain('harbour')
    await until(() => served.platform.health().state === 'degraded')
    expect(served.platform.health().reason).toMatch(/commands could not be written/)
    discord.troubles.length = 0
    await served.platform.update(definitions)
    expect(served.platform.health()).toEqual({ state: 'ready' })
  })
})
