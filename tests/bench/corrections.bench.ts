import { setTimeout as pause } from 'node:timers/promises'
import { createOutbox } from '../../src/bot/delivery/outbox.ts'
import type { NewPost } from '../../src/bot/ports/ledger.ts'
import type { Platform } from '../../src/bot/ports/platform.ts'
import type { Store } from '../../src/bot/ports/store.ts'
import type { Target } from '../../src/bot/ports/target.ts'
import { createDiscord } from '../../src/platforms/discord/discord.ts'
import { createSlack } from '../../src/platforms/slack/slack.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import * as discordTests from '../platforms/discord/stand-in.ts'
import * as slackTests from '../platforms/slack/stand-in.ts'

/** Tier 3, which chat.update has: https://docs.slack.dev/apis/web-api/rate-limits */
const EDITS_A_MINUTE = 50
/** 5 edits in 5 s in a channel: what Discord's answers name. */
const EDITS_A_SECOND = 1

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const message = (words: string) => ({
  title: words,
  blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text: words }] }] as const,
})

/** `npm run bench -- corrections slack|discord [COPIES]`: every copy of a briefing is corrected, at the pace of its platform. */
export async function run([name = 'slack', count = '1000']: readonly string[]): Promise<void> {
  const copies = Number(count)
  const { platform, targetOf, ...standIn } = await (name === 'slack' ? openSlack() : openDiscord())
  const store = await openSqlite(':memory:')
  for (let at = 0; at < copies; at++) await seed(store, standIn.put(at), targetOf(at), at)
  const outbox = createOutbox({
    store,
    platforms: new Map([[platform.name, platform]]),
    compose: () => Promise.resolve(message('corrected')),
    clock: Date.now,
    worker: 'bench',
    tell: (event, _, reason) => process.stdout.write(`${event}: ${reason}\n`),
  })
  const begun = Date.now()
  const isDone = async () => (await store.ledger.count()).sent === 2 * copies
  while (!(await isDone())) {
    await outbox.deliver()
    await pause(500)
  }
  const took = (Date.now() - begun) / 1_000
  const { right, times, refused } = standIn.look()
  const limit = standIn.limit(copies)
  process.stdout.write(
    `${name}: ${right} of ${copies} copies right, ${times} changes, ${refused} refused for their pace; ` +
      `${took.toFixed(0)} s where the limits allow ${limit.toFixed(0)} s (+${((took / limit - 1) * 100).toFixed(1)} %)\n`,
  )
  await outbox.stop()
  await store.close()
  await standIn.stop()
}

/** A copy that is out and wrong, and the correction of it. */
async function seed(store: Store, ref: string, target: Target, at: number): Promise<void> {
  const post: NewPost = {
    tenant: target.tenant,
    cause: { kind: 'share', answer: `a${at}` },
    target,
    part: 0,
    call: { command: 'ferry', args: {} },
    due: 1,
    state: 'due',
  }
  await store.ledger.enter([post])
  await store.ledger.settle(post, { state: 'sent', due: 1, ref, sentAt: 1 })
  await store.ledger.enter([{ ...post, edition: 1, edits: ref, due: Date.now() }])
}

interface Opened {
  readonly platform: Platform
  readonly targetOf: (at: number) => Target
  /** Puts a wrong copy there; returns its ref. */
  readonly put: (at: number) => string
  /** What is seen at the end. */
  readonly look: () => { readonly right: number; readonly times: number; readonly refused: number }
  /** What the limits allow for so many, s. */
  readonly limit: (copies: number) => number
  readonly stop: () => Promise<void>
}

async function openSlack(): Promise<Opened> {
  const slack = await slackTests.startStandIn({ limits: { 'chat.update': EDITS_A_MINUTE } })
  const platform = createSlack({ botToken: slack.botToken, apiUrl: slack.apiUrl, log })
  const updates = () => slack.calls.filter(({ method }) => method === 'chat.update').length
  const isRight = (payload: unknown): boolean => JSON.stringify(payload).includes('corrected')
  return {
    platform,
    targetOf: (at) => ({ platform: 'slack', tenant: 'T1', channel: `C${at % 2 === 0 ? 1 : 2}` }),
    put(at) {
      const channel = `C${at % 2 === 0 ? 1 : 2}`
      return `${channel}/${slack.put(channel, { text: 'wrong' })}`
    },
    look: () => ({
      right: ['C1', 'C2'].flatMap((name) => slack.posted(name)).filter(({ payload }) => isRight(payload)).length,
      times: updates(),
      refused: slack.offences.length,
    }),
    limit: (copies) => (copies / EDITS_A_MINUTE) * 60,
    stop: () => slack.stop(),
  }
}

async function openDiscord(): Promise<Opened> {
  const discord = await discordTests.startStandIn()
  const platform = createDiscord({ token: discordTests.fakeToken, apiUrl: discord.apiUrl, log })
  const { channel, guild } = discordTests
  const copies = () => discord.channels.get(channel)?.messages ?? []
  const edits = () => discord.requests.filter(({ method }) => method === 'PATCH')
  return {
    platform,
    targetOf: () => ({ platform: 'discord', tenant: guild, channel }),
    put(at) {
      const id = String(700_000_000_000_000_000n + BigInt(at))
      copies().push({ id, body: {} })
      return `${channel}/${id}`
    },
    look: () => ({
      right: copies().filter(({ body }) => JSON.stringify(body).includes('corrected')).length,
      times: edits().length,
      refused: edits().filter(({ status }) => status === 429).length,
    }),
    limit: (all) => all / EDITS_A_SECOND,
    stop: () => discord.stop(),
  }
}
