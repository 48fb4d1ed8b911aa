import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startBot, until, type BotProcess } from '../platforms/slack/process.ts'
import { startStandIn, type Delivery, type StandIn } from '../platforms/slack/stand-in.ts'
import { openSite, type Site } from '../sources/http/site.ts'
import { connectSqlite } from '../../src/stores/sqlite.ts'
import { asFeed, asPage } from './attack.ts'

/** A running bot, as people start it, while somebody sends it what is made to take long, and others go on working. */
export interface AttackedNewsroom {
  readonly slack: StandIn
  /** What a site that somebody follows or links to serves, by path. */
  readonly pages: Map<string, { readonly type: string; readonly body: string }>
  readonly origin: string
  readonly bot: () => BotProcess
  /** A message with a file on which a member chooses “Brief this”. */
  file(text: string): Promise<void>
  /** A command of a member. */
  type(command: string, words: string): Promise<void>
  /** “Check this quote” on a message. */
  check(text: string): Promise<void>
  /** A link to a page with this text. */
  link(text: string): Promise<void>
  /** An admin follows a feed whose entry has this text. */
  follow(text: string): Promise<void>
  /** An admin follows a feed; then a story with this text comes. */
  story(text: string): Promise<void>
  /** Resolves when everything sent so far was answered or given up; after two minutes in any case. */
  settled(): Promise<void>
  /** What became of the others: how long each waited for an acknowledgement, ms; and how many had none in 3 s. */
  others(): { readonly acks: readonly number[]; readonly lost: number }
  /** How long the bot's event loop was held up at most since the last call, ms: by the clock, and in its processor time. */
  held(): { readonly ms: number; readonly busy: number }
  health(): Promise<number>
  /** SIGTERM; resolves with how long it took to obey, ms, and the exit code. */
  stop(): Promise<{ readonly ms: number; readonly code: number | 'killed' }>
  start(): Promise<void>
  close(): Promise<void>
}

const OTHERS_EVERY = 150
const gauge = new URL('./loop-delay.mjs', import.meta.url).pathname

export async function openAttackedNewsroom(
  environment: Readonly<Record<string, string>> = {},
): Promise<AttackedNewsroom> {
  const slack = await startStandIn()
  const pages: AttackedNewsroom['pages'] = new Map()
  const site: Site = await openSite((request, response) => {
    const page = pages.get(request.url ?? '')
    if (!page) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': page.type }).end(page.body)
  })
  const data = mkdtempSync(join(tmpdir(), 'attacked-'))
  let bot: BotProcess
  let sent = 0
  let asked = 0
  let told = 0
  const others: Delivery[] = []
  const answered = (): number =>
    bot.log().match(/"command":"(?:brief|briefdesk|brief-this|check-quote|dam)"[^\n]*"msg":"slack.answered"/g)
      ?.length ?? 0

  const asideSoFar = (): number => bot.log().match(/"msg":"text.set-aside"/g)?.length ?? 0

  async function start(): Promise<void> {
    bot = startBot(slack, {
      DATA_DIR: data,
      FETCH_ALLOW: site.name,
      PORT: '0',
      NODE_OPTIONS: `--import=${gauge}`,
      ...environment,
    })
    await until(() => slack.connections() === 2 && bot.log().includes('operations.ready'), 120_000)
    ;[sent, told] = [0, 0]
  }
  await start()

  let isOpen = true
  // One after the other, so that on a busy machine they are no attack of their own.
  const work = (async () => {
    while (isOpen) {
      await pause(OTHERS_EVERY)
      if (slack.connections() > 0)
        others.push(await slack.command('/nato-china', 'who', { user: `U9${asked++ % 5}`, channel: 'C2' }))
    }
  })()

  /** An attack whose acknowledgement comes too late has reached the bot all the same. */
  async function deliver(delivery: Promise<Delivery>): Promise<void> {
    sent += 1
    await delivery
  }
  const serve = (type: string, body: string): string => {
    const path = `/${pages.size}`
    pages.set(path, { type, body })
    return `${site.origin}${path}`
  }
  const html = 'text/html; charset=utf-8'
  const type = (command: string, words: string, user = 'U7') => deliver(slack.command(command, words, { user }))

  return {
    slack,
    pages,
    origin: site.origin,
    bot: () => bot,
    file: (text) =>
      deliver(slack.shortcut('brief-this', { text: '', files: [slack.addFile('ferry.txt', Buffer.from(text))] })),
    type,
    check: (text) => deliver(slack.shortcut('check-quote', { text })),
    link: (text) => type('/brief', `<${serve(html, asPage(text))}>`),
    follow: (text) => type('/briefdesk', `follow ${serve('application/rss+xml', asFeed(text))}`, 'UADMIN'),
    async story(text) {
      const address = serve('application/rss+xml', asFeed('Nothing yet.'))
      const [posted, aside] = [slack.posted('C1').length, asideSoFar()]
      await type('/briefdesk', `follow ${address}`, 'UADMIN')
      await until(() => answered() >= sent, 60_000).catch(() => undefined)
      const page = serve(html, asPage(text))
      const path = new URL(address).pathname
      pages.set(path, {
        type: 'application/rss+xml',
        body: asFeed('News.').replace('https://post.example/ferry', page).replace('<item>', '<item><guid>new</guid>'),
      })
      // As if the time of the feed had come.
      const db = connectSqlite(join(data, 'briefdesk.db'))
      await db.updateTable('feeds').set({ next_poll_at: 0, claimed_until: null }).execute()
      await db.destroy()
      await until(() => slack.posted('C1').length > posted || asideSoFar() > aside, 180_000)
    },
    // On a busy machine a connection may be lost with what was on its way.
    settled: () => until(() => answered() >= sent, 120_000).catch(() => undefined),
    others: () => ({
      acks: others.map(({ ackMs }) => ackMs),
      lost: others.filter(({ failure }) => failure === 'operation_timeout').length,
    }),
    held() {
      const log = bot.log().slice(told)
      told += log.length
      const loops = [...log.matchAll(/"loop":\{"ms":([\d.]+),"busy":([\d.]+)/g)]
      return {
        ms: Math.max(0, ...loops.map(([, ms]) => Number(ms))),
        busy: Math.max(0, ...loops.map(([, , busy]) => Number(busy))),
      }
    },
    async health() {
      const port = [...bot.log().matchAll(/"port":(\d+),"msg":"operations.ready"/g)].at(-1)?.[1]
      return (await fetch(`http://127.0.0.1:${port}/healthz`)).status
    },
    async stop() {
      const begun = performance.now()
      const code = await bot.stop()
      return { ms: performance.now() - begun, code }
    },
    start,
    async close() {
      isOpen = false
      await work
      if (bot.child.exitCode === null) await bot.stop()
      await slack.stop()
      await site.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
