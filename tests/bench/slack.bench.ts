import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { createSlack } from '../../src/platforms/slack/slack.ts'
import { startBot, until } from '../platforms/slack/process.ts'
import { startStandIn, type Delivery, type StandIn } from '../platforms/slack/stand-in.ts'

const asked = ['', 'quotes', 'who', 'timeline', 'stoltenberg', 'find:Tokyo', 'qotes']
const most = 250

/** The bot in a process of its own, over Socket Mode: `npm run bench -- slack [SECONDS] [COMMANDS A SECOND]`; default a minute at 50. */
export async function run([seconds = '60', rate = '50']: readonly string[]): Promise<void> {
  const slack = await startStandIn()
  // A small heap, so that what grows is what leaks and not the leisure of the collector.
  const bot = startBot(slack, { NODE_OPTIONS: '--max-old-space-size=160' })
  await until(() => slack.connections() === 2)
  const memory = () => megabytes(bot.child.pid ?? 0)
  await pour(slack, 10, Number(rate))
  const resident = [memory()]
  const acks: number[] = []
  let failed = 0
  let silent = 0
  for (let quarter = 1; quarter <= 4; quarter++) {
    const part = await pour(slack, Number(seconds) / 4, Number(rate))
    acks.push(...part.acks)
    failed += part.failed
    silent += part.silent
    resident.push(memory())
  }
  acks.sort((a, b) => a - b)
  const trouble = bot.log().match(/"level":[45]0/g)?.length ?? 0
  const code = await bot.stop()
  await slack.stop()
  const delay = await othersDelay()
  process.stdout.write(
    [
      `${acks.length} commands, ${rate} a second`,
      `ack p50 ${at(acks, 0.5)} ms, p99 ${at(acks, 0.99)} ms, most ${at(acks, 1)} ms (limit: p99 < ${most} ms)`,
      `not acknowledged ${failed}, not answered ${silent}, warnings and errors in the log ${trouble}, offences ${slack.offences.length}`,
      `resident memory at start, each quarter and end: ${resident.join(', ')} MB`,
      `exit code after SIGTERM: ${code}`,
      `while one channel has to wait for 4 s, ${OTHERS} others have their post within ${delay.toFixed(0)} ms (limit: ${mostDelay} ms)`,
      '',
    ].join('\n'),
  )
  if (failed + silent + trouble > 0 || code !== 0 || Number(at(acks, 0.99)) >= most || delay > mostDelay)
    process.exitCode = 1
}

const OTHERS = 20
/** R16 */
const mostDelay = 500

/** The longest that a post to another channel takes while Slack makes one channel wait, ms. */
async function othersDelay(): Promise<number> {
  const slack = await startStandIn()
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const bot = createSlack({ botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl, log: silent })
  await bot.start({
    commands: [],
    answer: () => Promise.reject(new Error('nobody asks')),
    complete: () => [],
  })
  const post = (channel: string) =>
    bot.post({ platform: 'slack', tenant: 'T1', channel }, { title: 'Kites', blocks: [] }, `bench|${channel}`)
  slack.trouble('chat.postMessage C1', { how: 'status', status: 429, retryAfter: 4 })
  const waiting = await post('C1')
  if (waiting.outcome !== 'transient') throw new Error(`C1 should have to wait, but: ${waiting.outcome}`)
  const begun = performance.now()
  const others = Array.from({ length: OTHERS }, (_, number) => `C2${number}`)
  for (const channel of others) slack.channels.set(channel, { member: true, archived: false, team: 'T1' })
  const delays = others.map(async (channel) => {
    const { outcome } = await post(channel)
    if (outcome !== 'sent') throw new Error(`${channel}: ${outcome}`)
    return performance.now() - begun
  })
  const longest = Math.max(...(await Promise.all(delays)))
  await bot.stop()
  await slack.stop()
  return longest
}

interface Poured {
  readonly acks: readonly number[]
  readonly failed: number
  readonly silent: number
}

/** Commands at an even pace, and what became of them. */
async function pour(slack: StandIn, seconds: number, rate: number): Promise<Poured> {
  // The last pages of the answers before.
  await pause(500)
  slack.forget()
  const begun = performance.now()
  const sent: Promise<Delivery>[] = []
  for (let count = 0; count < seconds * rate; count++) {
    const wait = begun + (count * 1_000) / rate - performance.now()
    if (wait > 0) await pause(wait)
    sent.push(slack.command('/nato-china', asked[count % asked.length], { user: `U${count % 40}` }))
  }
  const deliveries = await Promise.all(sent)
  const answered = () =>
    new Set(slack.calls.filter(({ method }) => method === 'response_url').map(({ args }) => args['id'])).size
  await until(() => answered() === deliveries.length, 10_000).catch(() => undefined)
  return {
    acks: deliveries.map(({ ackMs }) => ackMs),
    failed: deliveries.filter(({ failure }) => failure !== undefined).length,
    silent: deliveries.length - answered(),
  }
}

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)

/** Resident, on Linux. */
const megabytes = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
