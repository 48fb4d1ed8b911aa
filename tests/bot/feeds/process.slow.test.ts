import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { connectSqlite } from '../../../src/stores/sqlite.ts'
import {
  channel,
  fakeToken,
  reader,
  startStandIn,
  until,
  visible,
  type StandIn,
} from '../../platforms/discord/stand-in.ts'
import { dam, ferry, openHarbourPost } from './harbour-post.ts'

const stops: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const repository = new URL('../../../', import.meta.url).pathname
const admin = { ...reader, permissions: '32' }

async function openDesk() {
  const discord: StandIn = await startStandIn()
  stops.push(() => discord.stop())
  const post = await openHarbourPost([dam])
  stops.push(post.close)
  const data = mkdtempSync(join(tmpdir(), 'feeds-'))
  stops.push(() => rmSync(data, { recursive: true, force: true }))
  let said = ''
  let sessions = 0

  /** `briefdesk start` as an operator runs it. */
  async function start(): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start'], {
      cwd: repository,
      env: {
        PATH: process.env['PATH'] ?? '',
        DATA_DIR: data,
        DISCORD_TOKEN: fakeToken,
        DISCORD_API_URL: discord.apiUrl,
        FETCH_ALLOW: post.name,
        PORT: '0',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr.on('data', (words: Buffer) => void (said += words.toString()))
    stops.push(() => void child.kill('SIGKILL'))
    sessions += 1
    await until(() => discord.gateway.seen.identifies === sessions && discord.writes.length > 0, 40_000)
    return child
  }

  /** As if the time of every feed had come, and every claim of a process that is gone were over. */
  async function letTimePass(): Promise<void> {
    const db = connectSqlite(join(data, 'briefdesk.db'))
    await db.updateTable('feeds').set({ next_poll_at: 0, claimed_until: null }).execute()
    await db.destroy()
  }

  const inChannel = () => discord.channels.get(channel)?.messages ?? []
  return { discord, post, start, letTimePass, inChannel, said: () => said }
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

type Desk = Awaited<ReturnType<typeof openDesk>>

/** Moments at which the process is killed while a new story is on its way. */
const moments: readonly (readonly [string, (desk: Desk) => Promise<unknown>])[] = [
  [
    'while the feed is read',
    async ({ post, letTimePass }) => {
      const asked = post.read('/feed.xml')
      post.instead = () => undefined
      await letTimePass()
      await until(() => post.read('/feed.xml') > asked)
      post.instead = undefined
    },
  ],
  [
    'while the article is read',
    async ({ post, letTimePass }) => {
      post.hangs = '/ferry'
      await letTimePass()
      await until(() => post.read('/ferry') === 1)
      post.hangs = undefined
    },
  ],
  [
    'right after Discord took the post',
    async ({ discord, letTimePass, inChannel }) => {
      discord.trouble({ method: 'POST', path: /channels\/\d+\/messages$/, times: 1, how: 'lost' })
      await letTimePass()
      await until(() => inChannel().length === 1, 20_000)
    },
  ],
]

describe('a feed that gains a story', () => {
  it.each(moments)('posts it once, though the process is killed %s', async (_, moment) => {
    const desk = await openDesk()
    const first = await desk.start()
    const asked = desk.discord.command('briefdesk', { do: 'follow', words: desk.post.feed }, admin)
    await until(() => visible(asked).includes('Following The Harbour Post'), 20_000)
    desk.post.stories = [ferry, dam]
    await moment(desk)
    await kill(first)
    await desk.start()
    await desk.letTimePass()
    await until(() => desk.inChannel().length === 1, 40_000)
    // Another look, at a feed that tells the same again in another order.
    desk.post.stories = [dam, ferry]
    const whole = desk.post.sent().whole
    await desk.letTimePass()
    await until(() => desk.post.sent().whole > whole, 20_000)
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect(desk.inChannel()).toHaveLength(1)
    expect(JSON.stringify(desk.inChannel()[0]?.body)).toContain('Ferry to Marrow sails again')
    expect(desk.said()).not.toContain('duty.failed')
  })
})
