import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openDesk } from '../../src/cli/desk.ts'
import { readSettings } from '../../src/config.ts'
import type { Platform } from '../../src/bot/ports/platform.ts'
import { createTerminal } from '../../src/platforms/terminal/terminal.ts'
import { CHANNEL } from '../../src/platforms/terminal/channel.ts'
import { PassThrough } from 'node:stream'
import { openBot, type Options } from '../bot/bot.ts'

export const token = 'a-token-of-this-run-0123456789'

/** The owner at the bot's own machine. */
export const visitor = {
  actor: { id: 'you', name: 'you', admin: true },
  place: { platform: 'terminal', tenant: 'terminal', channel: CHANNEL, local: true },
} as const

/** What a page of the desk answered. */
export interface Got {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

interface Sent {
  readonly form?: Readonly<Record<string, string>> | readonly (readonly [string, string])[]
  readonly headers?: Readonly<Record<string, string>>
}

/** The desk of a bot without a chat, served on loopback, and a browser of a few lines that keeps cookies. */
export async function openServedDesk(options: Options = {}, environment: Readonly<Record<string, string>> = {}) {
  const output = new PassThrough()
  const terminal = createTerminal({ input: new PassThrough(), output, environment: {}, now: () => 0 })
  const platforms: readonly Platform[] = [...(options.platforms ?? []), terminal]
  const opened = await openBot({ deskAt: () => environment['PUBLIC_URL'] ?? 'http://127.0.0.1', ...options, platforms })
  await terminal.start(opened.bot.handlers())
  const failed: unknown[] = []
  const running = {
    ...{ bot: opened.bot, store: opened.store, catalog: opened.catalog, platforms, terminal },
    log: { error: (_: string, facts: unknown) => failed.push(facts) },
  }
  const owner = { token, visitor, where: () => 'on this machine only' }
  const now = options.clock ?? (() => Date.UTC(2026, 0, 5, 12))
  const serve = openDesk(running as never, { settings: readSettings(environment), now, owner })
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const cookies = new Map<string, string>()

  async function ask(path: string, { form, headers = {} }: Sent = {}): Promise<Got> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const own = form ? { 'sec-fetch-site': 'same-origin', origin } : {}
    const body = form && new URLSearchParams(form as Record<string, string>)
    const answer = await fetch(new URL(path, origin), {
      ...{ method: body ? 'POST' : 'GET', redirect: 'manual', headers: { cookie, ...own, ...headers } },
      ...(body && { body }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  return {
    ...opened,
    ...{ origin, ask, cookies, failed },
    /** Asks as a chat does. */
    inChat: opened.ask,
    printed: () => String((output.read() as Buffer | null) ?? ''),
    signIn: () => ask(`/desk/in/${token}`),
    /** Sends a form and follows to the page that says how it ended. */
    async act(form: NonNullable<Sent['form']>): Promise<Got> {
      const sent = await ask('/desk/do', { form })
      return sent.status === 303 ? await ask((sent.headers.get('location') ?? '').split('#')[0] ?? '') : sent
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await opened.store.close()
    },
  }
}
