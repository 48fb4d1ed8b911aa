import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Handlers, Health, Platform } from '../../src/bot/ports/platform.ts'
import { serve } from '../../src/cli/serve.ts'
import { BotError } from '../../src/errors.ts'
import { createTerminal } from '../../src/platforms/terminal/terminal.ts'
import { openBot } from '../bot/bot.ts'
import { createMemoryPlatform } from '../bot/platform.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A chat that starts, or that refuses for good. */
function chat(name: 'slack' | 'discord', refused?: BotError) {
  const memory = createMemoryPlatform()
  let handlers: Handlers | undefined
  let state: Health = { state: 'starting' }
  const platform: Platform = {
    ...memory.platform,
    name,
    start(given) {
      if (refused) {
        state = { state: 'failed', reason: refused.message }
        return Promise.reject(refused)
      }
      handlers = given
      state = { state: 'ready' }
      return Promise.resolve()
    },
    health: () => state,
    stop() {
      state = { state: 'stopped' }
      return Promise.resolve()
    },
  }
  return { platform, memory, serves: () => handlers }
}

async function start(...chats: readonly ReturnType<typeof chat>[]) {
  const platforms = chats.map(({ platform }) => platform)
  const { bot, catalog, store, folder } = await openBot({ platforms })
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const io = { input, output, errors, environment: {}, now: () => Date.UTC(2026, 0, 5, 12) }
  const logged: string[] = []
  const line = (event: string, facts?: object) => void logged.push(`${event} ${JSON.stringify(facts ?? {})}`)
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never)
  const served = serve(
    {
      ...{ bot, catalog, store, platforms, reader: folder.reader, operations: undefined },
      sourced: { look: () => Promise.resolve(false) } as never,
      terminal: createTerminal(io),
      log: { info: line, warn: line, error: line },
    },
    io,
    { port: 0, slackOwnsPort: false },
  )
  const stop = () => {
    process.emit('SIGTERM')
    return served
  }
  ends.push(async () => {
    await stop()
    await vi.waitUntil(() => exit.mock.calls.length > 0, { timeout: 4_000 })
    exit.mockRestore()
  })
  return { served, stop, logged, said: () => String((errors.read() as Buffer | null) ?? '') }
}

const wrong = new BotError('setting', 'Slack refused SLACK_BOT_TOKEN (invalid_auth).', { hint: 'Copy it again.' })

describe('serving', () => {
  it.each(['slack', 'discord'] as const)(
    'goes on in the other chat when %s cannot start, and says why',
    async (name) => {
      const other = chat(name === 'slack' ? 'discord' : 'slack')
      const { served, stop, logged, said } = await start(chat(name, wrong), other)
      await vi.waitUntil(
        () => other.serves() !== undefined && logged.some((line) => line.startsWith('platform.failed')),
      )
      expect(said()).toBe(`${name}: Slack refused SLACK_BOT_TOKEN (invalid_auth). Copy it again.\n`)
      expect(logged.filter((line) => line.startsWith('platform.'))).toHaveLength(2)
      const answer = await other.serves()?.answer({
        ...{ command: 'dam', args: {}, locale: 'en', at: 0 },
        actor: { id: 'U1', name: 'Ada', admin: false },
        place: { platform: other.platform.name, tenant: 'T1', channel: 'C1' },
      })
      expect(answer?.problem).toBeUndefined()
      // Longer than it takes to see that one has failed.
      const isOver = await Promise.race([served.then(() => true), new Promise((resolve) => setTimeout(resolve, 1_500))])
      expect(isOver).toBeUndefined()
      expect(other.platform.health().state).toBe('ready')
      expect(await stop()).toBe(0)
      expect(other.platform.health().state).toBe('stopped')
    },
  )

  it('ends with 1 when no chat is left, and says why of each', async () => {
    const { served, logged } = await start(chat('slack', wrong), chat('discord', wrong))
    expect(await served).toBe(1)
    expect(logged.find((line) => line.startsWith('platforms.none'))).toContain('SLACK_BOT_TOKEN')
    expect(logged.filter((line) => line.startsWith('platform.failed'))).toHaveLength(2)
  })
})
