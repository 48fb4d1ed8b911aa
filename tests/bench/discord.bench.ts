import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fakeToken, startStandIn, until, visible } from '../platforms/discord/stand-in.ts'
import type { StandIn } from '../platforms/discord/stand-in.ts'
import type { Held } from '../platforms/discord/stand-in-rest.ts'

const repository = new URL('../..', import.meta.url).pathname
const perSecond = 50

/**
 * The built bot in a process of its own, against the stand-in in this one: 50 interactions a second for a minute, then
 * 2,400 servers of 40 channels. `npm run bench -- discord [SECONDS]`.
 */
export async function run([seconds = '60']: readonly string[]): Promise<void> {
  execFileSync(process.execPath, ['.config/build.mjs'], { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] })
  await load(Number(seconds))
  await manyServers()
}

async function load(seconds: number): Promise<void> {
  const discord = await startStandIn()
  const bot = await startBot(discord)
  await drive(discord, warmUp, () => undefined)
  discord.requests.length = 0
  const memory = [memoryOf(bot.pid)]
  const begin = Date.now()
  const all = await drive(discord, seconds, () => memory.push(memoryOf(bot.pid)))
  const took = (Date.now() - begin) / 1000
  await pause(2000)
  memory.push(memoryOf(bot.pid))
  const acks = all.map(({ acked }) => acked?.after ?? Infinity).sort((a, b) => a - b)
  const errors = all.filter((held) => held.callbacks !== 1 || !isAnswered(held)).length
  const refused = discord.requests.filter(({ status }) => status >= 400).length
  print('interactions', `${all.length} in ${took.toFixed(1)} s (${kinds.length} kinds)`)
  print('acknowledged', `p50 ${at(acks, 0.5)} ms, p99 ${at(acks, 0.99)} ms, longest ${acks.at(-1)} ms`)
  print('errors', `${errors} unanswered or acknowledged twice, ${refused} requests refused`)
  print('memory', `${memory.join(', ')} MB (start, every 10 s, end)`)
  await bot.stop()
  await discord.stop()
}

/** V8 lets its heap grow for a while before it looks for what can go, s. */
const warmUp = 45

/** So many interactions a second, at an even pace; resolves when all are answered. */
async function drive(discord: StandIn, seconds: number, everyTen: () => void): Promise<readonly Held[]> {
  const all: Held[] = []
  const begin = Date.now()
  for (let at = 0; at < seconds * perSecond; at += 1) {
    const due = begin + (at * 1000) / perSecond
    if (due > Date.now()) await pause(due - Date.now())
    all.push(ask(discord, at))
    if (at % (10 * perSecond) === 10 * perSecond - 1) everyTen()
  }
  await Promise.allSettled(all.map(settled))
  return all
}

/** What people ask for, in turn. */
const kinds: readonly ((discord: StandIn, at: number) => Held)[] = [
  (discord) => discord.command('nato-china'),
  (discord) => discord.command('nato-china', { section: 'quotes' }),
  (discord) => discord.command('nato-china', { speaker: 'Jens Stoltenberg' }),
  (discord) => discord.autocomplete('nato-china', 'speaker', 'st'),
  (discord) => discord.command('nato-china', { find: 'office in Tokyo' }),
  (discord) => discord.command('nato-china', { section: 'source' }),
  (discord, at) => discord.command('brief', { name: 'nato-china', section: at % 2 === 0 ? 'timeline' : 'who' }),
  (discord) => discord.autocomplete('brief', 'name', 'na'),
  (discord) => discord.command('nato-china', { section: 'qotes' }),
  (discord) => discord.menu('Check this quote', { content: '“stated ambitions and coercive policies”' }),
]

function ask(discord: StandIn, at: number): Held {
  const kind = kinds[at % kinds.length]
  if (!kind) throw new Error('no kind')
  return kind(discord, at)
}

const isAnswered = (held: Held): boolean => held.choices !== undefined || (!held.thinking && visible(held) !== '')
const settled = (held: Held): Promise<true> => until(() => isAnswered(held), 15_000)

async function manyServers(): Promise<void> {
  const guilds = Array.from({ length: 2400 }, (_, at) => ({
    id: String(300_000_000_000_000_000n + BigInt(at) * 1000n),
    channels: 40,
  }))
  const discord = await startStandIn({ guilds })
  const begin = Date.now()
  const bot = await startBot(discord)
  await pause(8000)
  const held = discord.command('nato-china')
  await settled(held)
  print(
    '2,400 servers',
    `${memoryOf(bot.pid)} MB, ready ${((held.born - begin) / 1000 - 8).toFixed(1)} s after the start`,
  )
  print('and then', `a command is acknowledged after ${held.acked?.after} ms`)
  await bot.stop()
  await discord.stop()
}

async function startBot(discord: StandIn): Promise<{ pid: number; stop(): Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'bench-'))
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: data, DISCORD_TOKEN: fakeToken, LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, ['dist/main.js', 'start'], {
    cwd: repository,
    env: { ...env, DISCORD_API_URL: discord.apiUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await until(() => discord.gateway.live() === 1 && discord.writes.length > 0, 60_000)
  return {
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Resident, MB; as Linux tells it. */
const memoryOf = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)

const at = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

const print = (name: string, words: string): void => void process.stdout.write(`${name.padEnd(16)}${words}\n`)
