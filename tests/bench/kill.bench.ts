import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { nextRun } from '../../src/bot/schedule/next-run.ts'
import { findOwed } from '../../src/bot/schedule/slots.ts'
import { sayCause, type Post, type PostState, type Schedule } from '../../src/bot/ports/ledger.ts'
import type { Store } from '../../src/bot/ports/store.ts'
import type { Target } from '../../src/bot/ports/target.ts'
import { openPostgres } from '../../src/stores/postgres.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { fakeToken, startStandIn as startDiscord } from '../platforms/discord/stand-in.ts'
import { startStandIn as startSlack } from '../platforms/slack/stand-in.ts'
import { startDatabase } from './database.ts'
import { openGate } from './gate.ts'
import { supervise } from './supervisor.ts'

/** A request counts as cut off when the kill came this soon after it, ms: the answer takes DELAY, its record some more. */
const DELAY = 60
const CUT_OFF = DELAY + 440
const SCHEDULES = 120
const MINUTES = 7
const KILLS = 50
const OUTAGE = 12_000
const LONGEST_SETTLING = 300_000

const root = fileURLToPath(new URL('../..', import.meta.url))

/** `npm run bench -- kill [sqlite|postgres]`: the shipped bot, killed at random, against stand-ins that count. */
export async function run(args: readonly string[]): Promise<void> {
  const modes = (['sqlite', 'postgres'] as const).filter((mode) => args.length === 0 || args.includes(mode))
  const build = `${root}.build-kill-${process.pid}`
  execFileSync(process.execPath, [`${root}.config/build.mjs`, build])
  try {
    for (const mode of modes) process.stdout.write(`${await killRun(mode, join(build, 'main.js'))}\n`)
  } finally {
    rmSync(build, { recursive: true, force: true })
  }
}

async function killRun(mode: 'sqlite' | 'postgres', main: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `kill-${mode}-`))
  const [slack, discord] = [await startSlack(), await startDiscord()]
  const gates = [await openGate(slack.apiUrl, DELAY), await openGate(discord.apiUrl, DELAY)] as const
  const database = mode === 'postgres' ? startDatabase(20_000 + Math.floor(Math.random() * 20_000)) : undefined
  const schedules = orders()
  for (const { targets } of schedules)
    for (const { platform, channel } of targets)
      if (platform === 'slack') slack.channels.set(channel, { member: true, archived: false, team: 'T1' })
      else discord.addChannel(channel)
  writeBriefing(join(folder, 'briefings'))
  const open = () => (database ? openPostgres({ url: database.url }) : openSqlite(join(folder, 'data', 'briefdesk.db')))
  const before = await open()
  for (const schedule of schedules) await before.schedules.put(schedule)
  await before.close()

  const environment = {
    SLACK_BOT_TOKEN: 'xoxb-1-bot',
    SLACK_APP_TOKEN: 'xapp-1-app',
    SLACK_API_URL: gates[0].url,
    DISCORD_TOKEN: fakeToken,
    DISCORD_API_URL: gates[1].url,
    DISCORD_SHARDS: '1',
    BRIEFINGS_DIR: join(folder, 'briefings'),
    DATA_DIR: join(folder, 'data'),
    ...(database ? { DATABASE_URL: database.url } : {}),
  }
  const bots = Array.from({ length: database ? 2 : 1 }, (_, at) =>
    supervise(main, { ...environment, PORT: '0' }, join(folder, `bot${at}.log`)),
  )
  const cuts = await makeTrouble(bots, gates, database)
  await settle(open)
  const stops = await Promise.all(bots.map((bot) => bot.stop()))
  const after = await open()
  const rows = await rowsOf(after)
  await after.close()
  const lines = report(mode, { rows, cuts, schedules, shown: countShown(slack, discord), calls: slack.calls })
  lines.splice(
    -1,
    0,
    `stopped by SIGTERM in ${stops.map((ms) => `${Math.round(ms)} ms`).join(', ')}; started ${bots.map((bot) => bot.starts()).join(' and ')} times; logs in ${folder}`,
  )
  await slack.stop()
  await discord.stop()
  for (const gate of gates) gate.shut()
  database?.remove()
  return lines.join('\n')
}

/** Ends the schedules, and waits until what they ordered is out or held. */
async function settle(open: () => Promise<Store>): Promise<void> {
  const store = await open()
  await store.schedules.replace('T1', [])
  for (const end = Date.now() + LONGEST_SETTLING; Date.now() < end;) {
    const { due, sending } = await store.ledger.count()
    if (due + sending === 0) break
    await pause(1_000)
  }
  await store.close()
}

/** Every minute, half to Slack and half to Discord, each schedule in a channel of its own. */
function orders(): Schedule[] {
  const zones = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'UTC']
  return Array.from({ length: SCHEDULES }, (_, at) => {
    const slack = at % 2 === 0
    const target: Target = {
      platform: slack ? 'slack' : 'discord',
      tenant: 'T1',
      channel: slack ? `C${1000 + at}` : `${700000000000000000n + BigInt(at)}`,
    }
    const zone = zones[at % zones.length] ?? 'UTC'
    return {
      tenant: 'T1',
      id: `kite/${at}`,
      briefing: 'kite',
      when: '* * * * *',
      zone,
      targets: [target],
      catchUp: 'late',
      unchanged: 'post',
      nextRunAt: nextRun('* * * * *', zone, Date.now()) ?? 0,
    }
  })
}

function writeBriefing(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const text =
    '# Kite festival opens\n\nThe kite festival of Port Wexley opened on Saturday, the harbour office said.\n\n“We have never seen so many kites,” harbour master Ines Quint said.\n'
  writeFileSync(join(folder, 'kite.md'), text)
}

interface Cut {
  readonly at: number
  readonly until: number
}

type Gates = readonly { open(): Promise<void>; shut(): void }[]

/** Kills at random moments, one outage of the platforms, and one crash of the database where there is one. */
async function makeTrouble(
  bots: readonly { kill(): number }[],
  gates: Gates,
  database: { crash(): void; start(): void } | undefined,
): Promise<Cut[]> {
  const end = Date.now() + MINUTES * 60_000 + (60_000 - (Date.now() % 60_000))
  const every = (end - Date.now() - OUTAGE - 10_000) / KILLS
  const cuts: Cut[] = []
  for (let kill = 1; kill <= KILLS; kill++) {
    await pause(every * (0.4 + Math.random() * 1.2))
    const at = bots[kill % bots.length]?.kill() ?? 0
    cuts.push({ at, until: at })
    if (kill === Math.round(KILLS / 2)) {
      // The outage lies over a full minute, when posts are due.
      await pause(60_000 - (Date.now() % 60_000) - 3_000 + (Date.now() % 60_000 > 57_000 ? 60_000 : 0))
      const from = Date.now()
      for (const gate of gates) gate.shut()
      await pause(OUTAGE)
      for (const gate of gates) await gate.open()
      cuts.push({ at: from, until: from })
    }
    if (kill === Math.round(KILLS / 3) && database) {
      database.crash()
      await pause(3_000)
      database.start()
    }
  }
  await pause(Math.max(0, end - Date.now()))
  return cuts
}

async function rowsOf(store: Store): Promise<readonly Post[]> {
  const states: readonly PostState[] = ['due', 'sending', 'sent', 'held', 'failed', 'skipped']
  return (await Promise.all(states.map((state) => store.ledger.list('T1', state, 1_000_000)))).flat()
}

type Stand = { channels: Map<string, unknown>; posted(channel: string): readonly { ts: string }[] }
type StandDiscord = { state: { channels: Map<string, { messages: readonly { id: string }[] }> } }

/** What readers see, by channel: the names of its messages. */
function countShown(slack: Stand, discord: StandDiscord): Map<string, string[]> {
  const shown = new Map([...discord.state.channels].map(([id, { messages }]) => [id, messages.map((one) => one.id)]))
  for (const channel of slack.channels.keys())
    shown.set(
      channel,
      slack.posted(channel).map(({ ts }) => ts),
    )
  return shown
}

interface Evidence {
  readonly rows: readonly Post[]
  readonly cuts: readonly Cut[]
  readonly schedules: readonly Schedule[]
  readonly shown: Map<string, string[]>
  readonly calls: readonly { readonly method: string; readonly at: number }[]
}

function report(mode: string, { rows, cuts, schedules, shown, calls }: Evidence): string[] {
  // The bot stopped some seconds into a minute: every slot up to the newest row has to be there.
  const newest = Math.max(...rows.map(({ due, cause }) => (cause.kind === 'slot' ? cause.at : due)))
  const expected = schedules.flatMap((schedule) =>
    (findOwed(schedule, newest)?.slots ?? []).map(({ at }) => sayCause({ kind: 'slot', schedule: schedule.id, at })),
  )
  const written = new Map(rows.map((row) => [sayCause(row.cause), row]))
  const ids = (row: Post): string[] =>
    (row.ref ?? '')
      .split('/')
      .slice(1)
      .flatMap((part) => part.split(','))
  let missing = expected.filter((cause) => !written.has(cause)).length
  let duplicates = 0
  for (const { targets } of schedules) {
    const channel = targets[0]?.channel ?? ''
    const mine = rows.filter((row) => row.target.channel === channel)
    const seen = shown.get(channel) ?? []
    const sent = mine.filter(({ state }) => state === 'sent')
    missing += sent.filter((row) => !ids(row).every((id) => seen.includes(id))).length
    const claimed = new Set(sent.flatMap(ids))
    const held = mine.filter(({ state }) => state === 'held').length
    duplicates += Math.max(0, seen.filter((id) => !claimed.has(id)).length - held)
    duplicates += sent.flatMap(ids).length - claimed.size
  }
  const by = (state: PostState, platform?: string) =>
    rows.filter((row) => row.state === state && (platform === undefined || row.target.platform === platform))
  const other = rows.length - by('sent').length - by('held').length
  const posts = calls.filter(({ method }) => method === 'chat.postMessage')
  const cutOff = posts.filter(({ at }) => cuts.some((cut) => cut.at - at >= -DELAY && cut.at - at <= CUT_OFF)).length
  const late = by('sent')
    .map(({ sentAt = 0, due }) => sentAt - due)
    .sort((a, b) => a - b)
  return [
    `${mode}: ${schedules.length} schedules; sent ${by('sent').length}, held ${by('held').length} (Discord ${by('held', 'discord').length}), else ${other}; requests to Slack that a kill or the outage cut off: ${cutOff}`,
    `lateness of slots, ms: median ${late[Math.floor(late.length / 2)]}, p95 ${late[Math.floor(late.length * 0.95)]}, most ${late.at(-1)}`,
    ...by('held').map(
      (row) => `held: ${sayCause(row.cause)} ${row.target.platform}:${row.target.channel}: ${row.reason}`,
    ),
    ...rows
      .filter(({ state }) => state !== 'sent' && state !== 'held')
      .map((row) => `${row.state}: ${sayCause(row.cause)}: ${row.reason}`),
    `${expected.length} slots, ${cuts.length - 1} kills: ${missing} missing, ${duplicates} duplicates, ${by('held').length} held`,
  ]
}
