import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { nextRun } from '../../src/bot/schedule/next-run.ts'
import { findOwed } from '../../src/bot/schedule/slots.ts'
import { sayCause } from '../../src/bot/ports/causes.ts'
import type { Post, PostState, Schedule } from '../../src/bot/ports/ledger.ts'
import type { Store } from '../../src/bot/ports/store.ts'
import type { Target } from '../../src/bot/ports/target.ts'
import { openPostgres } from '../../src/stores/postgres.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { fakeToken, startStandIn as startDiscord, type StandIn as OpenDiscord } from '../platforms/discord/stand-in.ts'
import { allScopes, startStandIn as startSlack, type StandIn as StandSlack } from '../platforms/slack/stand-in.ts'
import { startDatabase } from './database.ts'
import { openDisturbedGate } from './disturb.ts'
import { openGate } from './gate.ts'
import { supervise } from './supervisor.ts'

/** A request counts as cut off when the kill came this soon after it, ms: the answer takes DELAY, its record some more. */
const DELAY = 60
const CUT_OFF = DELAY + 440
const OUTAGE = 12_000
const LONGEST_SETTLING = 900_000
/** How often the briefing is changed, so that all its copies have to be corrected, ms; and when a pass must have seen that. */
const CHANGED_EVERY = 45_000
const SEEN_WITHIN = 15_000

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Plan {
  readonly schedules: number
  readonly minutes: number
  readonly kills: number
  /** The share of requests that are disturbed. */
  readonly disturb: number
  /** Processes are stopped for so long and go on, s. */
  readonly freeze: readonly number[]
  /** Slack's history may be read. */
  readonly history: boolean
}

const options = {
  schedules: { type: 'string', default: '120' },
  minutes: { type: 'string', default: '7' },
  kills: { type: 'string', default: '50' },
  disturb: { type: 'string', default: '0' },
  freeze: { type: 'string', default: '' },
  history: { type: 'boolean', default: false },
} as const

/**
 * `npm run bench -- kill [sqlite|postgres] [--schedules N] [--minutes N] [--kills N] [--disturb 0.5] [--freeze 20,90] [--history]`:
 * the shipped bot, killed at random while it posts, corrects and passes on, against stand-ins that count.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const plan: Plan = {
    schedules: Number(values.schedules),
    minutes: Number(values.minutes),
    kills: Number(values.kills),
    disturb: Number(values.disturb),
    freeze: values.freeze.split(',').filter(Boolean).map(Number),
    history: values.history,
  }
  const modes = (['sqlite', 'postgres'] as const).filter(
    (mode) => positionals.length === 0 || positionals.includes(mode),
  )
  const build = `${root}.build-kill-${process.pid}`
  execFileSync(process.execPath, [`${root}.config/build.mjs`, build])
  try {
    for (const mode of modes) process.stdout.write(`${await killRun(mode, join(build, 'main.js'), plan)}\n`)
  } finally {
    rmSync(build, { recursive: true, force: true })
  }
}

const admins = { slack: 'CADMIN', discord: '799999999999999999' }

async function killRun(mode: 'sqlite' | 'postgres', main: string, plan: Plan): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `kill-${mode}-`))
  const scopes = [...allScopes, ...(plan.history ? ['channels:history'] : [])]
  const [slack, discord] = [await startSlack({ scopes }), await startDiscord()]
  const urls = [slack.apiUrl, discord.apiUrl]
  const disturbing = plan.disturb > 0 ? urls.map((url) => openDisturbedGate(url, DELAY, plan.disturb)) : []
  const doors = await Promise.all(disturbing)
  const gates = doors.length > 0 ? doors : await Promise.all(urls.map((url) => openGate(url, DELAY)))
  const database = mode === 'postgres' ? startDatabase(20_000 + Math.floor(Math.random() * 20_000)) : undefined
  const schedules = orders(plan.schedules)
  openChannels(schedules, slack, discord)
  const write = (kites: number) => writeBriefing(join(folder, 'briefings'), kites)
  write(1)
  const open = () => (database ? openPostgres({ url: database.url }) : openSqlite(join(folder, 'data', 'briefdesk.db')))
  const before = await open()
  for (const schedule of schedules) await before.schedules.put(schedule)
  await before.close()

  const environment = {
    SLACK_BOT_TOKEN: 'xoxb-1-bot',
    SLACK_APP_TOKEN: 'xapp-1-app',
    SLACK_API_URL: gates[0]?.url ?? '',
    DISCORD_TOKEN: fakeToken,
    DISCORD_API_URL: gates[1]?.url ?? '',
    DISCORD_SHARDS: '1',
    SLACK_ADMIN_CHANNEL: admins.slack,
    DISCORD_ADMIN_CHANNEL: admins.discord,
    ...(plan.history ? { SLACK_READ_HISTORY: 'on' } : {}),
    BRIEFINGS_DIR: join(folder, 'briefings'),
    DATA_DIR: join(folder, 'data'),
    ...(database ? { DATABASE_URL: database.url } : {}),
  }
  const bots = Array.from({ length: database ? 2 : 1 }, (_, at) =>
    supervise(main, { ...environment, PORT: '0' }, join(folder, `bot${at}.log`)),
  )
  const changes = changeOften(write)
  const cuts = await makeTrouble(plan, { bots, gates, database })
  for (const door of doors) door.calm()
  const kites = changes.end()
  await pause(SEEN_WITHIN)
  const untold = await settle(open)
  const stops = await Promise.all(bots.map((bot) => bot.stop()))
  const after = await open()
  const rows = await rowsOf(after)
  await after.close()
  const shown = countShown(slack, discord)
  const posts = rows.filter(({ part, edition }) => part === 0 && edition === undefined)
  const lines = report(mode, { rows: posts, cuts, schedules, shown, calls: slack.calls })
  lines.splice(-1, 0, sayCorrected(rows, shown, kites), sayPassedOn(rows, discord))
  if (doors.length > 0) lines.unshift(sayDisturbed(doors))
  lines.push(sayTold(adminWords(slack, discord), untold))
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

/** How often requests were disturbed, and how. */
function sayDisturbed(doors: readonly { readonly count: ReadonlyMap<string, number> }[]): string {
  const ways = new Map<string, number>()
  for (const [way, times] of doors.flatMap(({ count }) => [...count])) ways.set(way, (ways.get(way) ?? 0) + times)
  return `requests: ${[...ways].map(([way, times]) => `${times} ${way}`).join(', ')}`
}

/** What stands in the channels of the admins. */
const adminWords = (slack: Stand, discord: StandDiscord): readonly string[] =>
  [...slack.posted(admins.slack), ...(discord.state.channels.get(admins.discord)?.messages ?? [])].map((each) =>
    JSON.stringify(each),
  )

const sayTold = (words: readonly string[], untold: number): string =>
  `words to admins: ${words.length} messages, of ${words.reduce((sum, each) => sum + toldIn(each), 0)} posts; not yet told: ${untold}`

/** How many posts a message to the admins is about. */
const toldIn = (words: string): number => Number(/(\d+) posts or channels need you/.exec(words)?.[1] ?? 1)

/** Ends the schedules, and waits until what they ordered is out or held, and the admins know; how much they do not. */
async function settle(open: () => Promise<Store>): Promise<number> {
  const store = await open()
  await store.schedules.replace('T1', [])
  for (const end = Date.now() + LONGEST_SETTLING; Date.now() < end;) {
    const { due, sending, refused } = await store.ledger.count()
    if (due + sending + refused === 0) break
    await pause(1_000)
  }
  // A word waits a minute for others, three after a crash in the middle of it, and is tried three times.
  const left = () => store.untold.claim({ due: Date.now() + 1e9, all: Date.now() + 1e9 }, Date.now() - 1)
  let untold = 1
  for (const end = Date.now() + 480_000; untold > 0 && Date.now() < end;) {
    await pause(90_000)
    untold = (await left()).length
  }
  await store.close()
  return untold
}

function openChannels(schedules: readonly Schedule[], slack: StandSlack, discord: OpenDiscord): void {
  const member = { member: true, archived: false, team: 'T1' }
  slack.channels.set(admins.slack, member)
  discord.addChannel(admins.discord)
  for (const { platform, channel } of schedules.flatMap(({ targets }) => targets))
    if (platform === 'slack') slack.channels.set(channel, member)
    else discord.addChannel(bare(channel), channel.endsWith('?publish') ? { type: 5, published: new Set() } : {})
}

/** A channel without its wishes. */
const bare = (channel: string): string => channel.replace('?publish', '')

/** Changes the briefing every now and then; how often it was when it ends. */
function changeOften(write: (kites: number) => void): { end(): number } {
  let kites = 1
  const timer = setInterval(() => write(++kites), CHANGED_EVERY)
  return {
    end() {
      clearInterval(timer)
      write(++kites)
      return kites
    },
  }
}

/** Every minute, half to Slack and half to Discord, each schedule in a channel of its own; half of Discord's have followers. */
function orders(count: number): Schedule[] {
  const zones = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'UTC']
  return Array.from({ length: count }, (_, at) => {
    const slack = at % 2 === 0
    const target: Target = {
      platform: slack ? 'slack' : 'discord',
      tenant: 'T1',
      channel: slack ? `C${1000 + at}` : `${700000000000000000n + BigInt(at)}${at % 4 === 1 ? '?publish' : ''}`,
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

function writeBriefing(folder: string, kites: number): void {
  mkdirSync(folder, { recursive: true })
  const text = `# Kite festival opens with ${kites} kites\n\nThe kite festival of Port Wexley opened on Saturday, the harbour office said.\n\n“We have never seen so many kites,” harbour master Ines Quint said.\n`
  writeFileSync(join(folder, 'kite.md'), text)
}

interface Cut {
  readonly at: number
  readonly until: number
}

interface Troubled {
  readonly bots: readonly { kill(): number; freeze(ms: number): Promise<void> }[]
  readonly gates: readonly { open(): Promise<void>; shut(): void }[]
  readonly database: { crash(): void; start(): void } | undefined
}

/** Kills at random moments, one outage of the platforms, and one crash of the database where there is one. */
async function makeTrouble({ minutes, kills, freeze }: Plan, { bots, gates, database }: Troubled): Promise<Cut[]> {
  const end = Date.now() + minutes * 60_000 + (60_000 - (Date.now() % 60_000))
  const every = (end - Date.now() - OUTAGE - 10_000) / kills
  const cuts: Cut[] = []
  const freezes = freeze.map(async (seconds, at) => {
    // Over a full minute, when posts are due.
    await pause(60_000 - (Date.now() % 60_000) + at * 60_000 + 300)
    await bots[at % bots.length]?.freeze(seconds * 1_000)
  })
  for (let kill = 1; kill <= kills; kill++) {
    await pause(every * (0.4 + Math.random() * 1.2))
    const at = bots[kill % bots.length]?.kill() ?? 0
    cuts.push({ at, until: at })
    if (kill === Math.round(kills / 2)) {
      // The outage lies over a full minute, when posts are due.
      await pause(60_000 - (Date.now() % 60_000) - 3_000 + (Date.now() % 60_000 > 57_000 ? 60_000 : 0))
      const from = Date.now()
      for (const gate of gates) gate.shut()
      await pause(OUTAGE)
      for (const gate of gates) await gate.open()
      cuts.push({ at: from, until: from })
    }
    if (kill === Math.round(kills / 3) && database) {
      database.crash()
      await pause(3_000)
      database.start()
    }
  }
  await Promise.all([pause(Math.max(0, end - Date.now())), ...freezes])
  return cuts
}

async function rowsOf(store: Store): Promise<readonly Post[]> {
  const states: readonly PostState[] = ['due', 'sending', 'sent', 'held', 'failed', 'skipped', 'refused']
  return (await Promise.all(states.map((state) => store.ledger.list('T1', state, 1_000_000)))).flat()
}

type Stand = { channels: Map<string, unknown>; posted(channel: string): readonly { ts: string; payload: unknown }[] }
type StandDiscord = {
  state: {
    channels: Map<string, { messages: readonly { id: string; body: unknown }[]; published?: ReadonlySet<string> }>
  }
}

/** What readers see, by channel: its messages with their names. */
type Showing = Map<string, readonly { readonly id: string; readonly text: string }[]>

function countShown(slack: Stand, discord: StandDiscord): Showing {
  const shown: Showing = new Map(
    [...discord.state.channels].map(([id, { messages }]) => [
      id,
      messages.map((one) => ({ id: one.id, text: JSON.stringify(one.body) })),
    ]),
  )
  for (const channel of slack.channels.keys())
    shown.set(
      channel,
      slack.posted(channel).map(({ ts, payload }) => ({ id: ts, text: JSON.stringify(payload) })),
    )
  return shown
}

interface Evidence {
  readonly rows: readonly Post[]
  readonly cuts: readonly Cut[]
  readonly schedules: readonly Schedule[]
  readonly shown: Showing
  readonly calls: readonly { readonly method: string; readonly at: number }[]
}

/** The messages of a post. */
const ids = (row: Post): string[] =>
  (row.ref ?? '')
    .split('/')
    .slice(1)
    .flatMap((part) => part.split(','))

/** Of the copies that are out, those that do not show the newest words. */
function sayCorrected(rows: readonly Post[], shown: Showing, kites: number): string {
  const copies = rows.filter(({ part, edition, state }) => part === 0 && edition === undefined && state === 'sent')
  const isRight = (copy: Post): boolean => {
    const there = shown.get(bare(copy.target.channel)) ?? []
    return ids(copy).every((id) => there.some((one) => one.id === id && one.text.includes(`with ${kites} kites`)))
  }
  const edits = rows.filter(({ edition }) => edition !== undefined)
  const open = edits.filter(({ state }) => state !== 'sent').length
  return `corrections: ${kites - 1} changes, ${edits.length} edits of ${copies.length} copies, ${open} of them not sent; ${copies.filter((copy) => !isRight(copy)).length} lost`
}

/** Of the posts in channels that have followers, those that these do not see. */
function sayPassedOn(rows: readonly Post[], discord: StandDiscord): string {
  const followed = rows.filter(
    ({ part, edition, target }) => part === 0 && edition === undefined && target.channel.endsWith('?publish'),
  )
  const out = followed.filter(({ state }) => state === 'sent')
  const lost = out.filter((row) =>
    ids(row).some((id) => !discord.state.channels.get(bare(row.target.channel))?.published?.has(id)),
  )
  const passes = rows.filter(({ part }) => part === -1)
  return `crossposts: ${passes.length} rows of ${out.length} posts, ${passes.filter(({ state }) => state !== 'sent').length} of them not sent; ${lost.length} lost`
}

function report(mode: string, { rows, cuts, schedules, shown, calls }: Evidence): string[] {
  // The bot stopped some seconds into a minute: every slot up to the newest row has to be there.
  const newest = Math.max(...rows.map(({ due, cause }) => (cause.kind === 'slot' ? cause.at : due)))
  const expected = schedules.flatMap((schedule) =>
    (findOwed(schedule, newest)?.slots ?? []).map(({ at }) => sayCause({ kind: 'slot', schedule: schedule.id, at })),
  )
  const written = new Map(rows.map((row) => [sayCause(row.cause), row]))
  let missing = expected.filter((cause) => !written.has(cause)).length
  let duplicates = 0
  for (const { targets } of schedules) {
    const channel = targets[0]?.channel ?? ''
    const mine = rows.filter((row) => row.target.channel === channel)
    const seen = (shown.get(bare(channel)) ?? []).map(({ id }) => id)
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
