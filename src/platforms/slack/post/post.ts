import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import type { PostOutcome } from '../../../bot/ports/platform.ts'
import type { PostRef } from '../../../bot/ports/target.ts'
import type { Target } from '../../../bot/ports/target.ts'
import type { Under } from '../../../bot/ports/ledger.ts'
import type { Api } from '../connect/api.ts'
import { explain, refusesBlocks, type SlackFailure } from '../connect/outcomes.ts'
import { metadataOf, type PostMetadata } from './metadata.ts'
import type { SlackLane, SlackPace } from './pace.ts'
import type { SlackPart, SlackPayload } from '../draw/render.ts'

/** What posting to Slack depends on. */
export interface SlackPoster {
  readonly api: Api
  readonly pace: SlackPace
  /** The workspace. */
  readonly team: string
}

/** Where a post goes, and the ledger's key that its messages carry. */
export interface Keyed {
  readonly key?: string
  readonly under?: Under | undefined
}

/** The messages of a post, by their `ts`; the first is the head of the thread. */
export interface Posted {
  readonly channel: string
  readonly times: readonly string[]
  /** The thread that they were all posted to, if any. */
  readonly thread?: string
}

/** Posts the first part to the channel, or to the thread of an earlier post, and the others to its thread. Never rejects. */
export async function postParts(
  poster: SlackPoster,
  target: Target,
  parts: readonly SlackPart[],
  { key, under }: Keyed = {},
): Promise<PostOutcome> {
  const { channel } = target
  const thread = threadOf(target, under)
  const times: string[] = []
  for (const [at, part] of parts.entries()) {
    const mark = key === undefined ? {} : { metadata: metadataOf({ key, part: at, of: parts.length }) }
    const place = { channel, thread_ts: thread ?? times[0], ...mark }
    const result = await (at === 0 ? postPart(poster, place, part) : withRetries(() => postPart(poster, place, part)))
    if (result.outcome === 'sent') times.push(...result.times)
    else return at === 0 ? bareFailure(result) : partlyPosted(result, at, parts.length)
  }
  return { outcome: 'sent', ref: writeSlackRef({ channel, times, ...(thread !== undefined && { thread }) }) }
}

const opened = z.object({ channel: z.object({ id: z.string() }) })

/** Opens the direct message channel with a user and returns its id. */
export const openDirect = async (api: Api, person: string): Promise<string> =>
  opened.parse(await api.call('conversations.open', { users: person })).channel.id

/** What became of one message of a post. `thread`: the one that Slack says it is in; empty for none. */
export type Result =
  { readonly outcome: 'sent'; readonly times: readonly string[]; readonly thread?: string } | SlackFailure

/** Slack answers `ok` to a reply whose thread is gone, and puts it into the channel. */
const isElsewhere = ({ thread_ts: asked }: SlackPlace, { thread }: { readonly thread?: string }): boolean =>
  asked !== undefined && thread !== undefined && thread !== asked

async function takeBack(
  { api }: SlackPoster,
  { channel }: SlackPlace,
  { times }: { readonly times: readonly string[] },
) {
  const [ts] = times
  const gone = await attempt(api, 'chat.delete', { channel, ts })
  const reason = 'the post above it was deleted'
  if (gone.outcome === 'sent') return { outcome: 'permanent', reason, headless: true } satisfies SlackFailure
  return {
    outcome: 'unknown',
    reason: `${reason}, and what came out in the channel could not be deleted`,
  } satisfies SlackFailure
}

/** Where one message goes. */
export interface SlackPlace {
  readonly channel: string
  readonly thread_ts?: string | undefined
  readonly metadata?: PostMetadata
}

/** Posts one part; where Slack refuses its blocks, as plain text. */
export async function postPart(poster: SlackPoster, place: SlackPlace, part: SlackPart): Promise<Result> {
  const result = await post(poster, place, part.payload)
  if (result.outcome === 'sent' || !refusesBlocks(result.code)) return result
  const times: string[] = []
  for (const text of part.plain) {
    const sent = await post(poster, { ...place, thread_ts: place.thread_ts ?? times[0] }, text)
    if (sent.outcome !== 'sent') return times.length === 0 ? sent : partlyPosted(sent, times.length, part.plain.length)
    times.push(...sent.times)
  }
  return { outcome: 'sent', times }
}

function post(poster: SlackPoster, place: SlackPlace, payload: SlackPayload): Promise<Result> {
  const lane = { kind: 'post', team: poster.team, channel: place.channel } as const
  return paced(poster, lane, async () => {
    const result = await attempt(poster.api, 'chat.postMessage', { ...place, ...payload })
    return result.outcome === 'sent' && isElsewhere(place, result) ? await takeBack(poster, place, result) : result
  })
}

/** Makes a call in its turn, or says how long Slack still wants to be left alone. */
export function paced({ pace }: SlackPoster, lane: SlackLane, act: () => Promise<Result>): Promise<Result> {
  return pace.inTurn(lane, async () => {
    const rest = pace.rest(lane)
    if (rest > 0) return { outcome: 'transient', reason: 'Slack asked for a pause', after: rest }
    const result = await act()
    if (result.outcome === 'transient' && result.after) pace.hold(lane, result.after)
    return result
  })
}

const answered = z.object({
  ts: z.string(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
})

/** Makes one call that answers with a message. */
export async function attempt(api: Api, method: string, args: Readonly<Record<string, unknown>>): Promise<Result> {
  try {
    const { ts, message } = answered.parse(await api.call(method, args))
    return { outcome: 'sent', times: [ts], ...(message && { thread: message.thread_ts ?? '' }) }
  } catch (error) {
    return explain(error)
  }
}

const longestWait = 5_000

/** Tries three times, as long as a retry cannot post twice: earlier parts of the post are already visible. */
export async function withRetries(act: () => Promise<Result>): Promise<Result> {
  for (let attempts = 1; ; attempts++) {
    const result = await act()
    if (result.outcome !== 'transient' || attempts === 3) return result
    await pause(Math.min(result.after ?? 1_000, longestWait))
  }
}

/** A failure without Slack's name of it. */
export const bareFailure = ({ code: _, ...outcome }: SlackFailure): SlackFailure => outcome

const partlyPosted = ({ reason }: { readonly reason: string }, done: number, all: number): SlackFailure => ({
  outcome: 'unknown',
  reason: `${done} of ${all} parts are posted, then: ${reason}`,
})

/** The messages of a post as text: `C1/1700000000.000100/1700000000.000200`; in another post's thread `C1:1690000000.000100/1700000000.000100`. */
export const writeSlackRef = ({ channel, times, thread }: Posted): PostRef =>
  [thread === undefined ? channel : `${channel}:${thread}`, ...times].join('/')

/** The messages that `writeSlackRef` wrote. */
export function readSlackRef(ref: PostRef): Posted {
  const [place = '', ...times] = ref.split('/')
  const [channel = '', thread] = place.split(':')
  return { channel, times, ...(thread !== undefined && { thread }) }
}

const headOf = ({ thread, times }: Posted): string | undefined => thread ?? times[0]

/** The thread that a post goes to, if any. */
export const threadOf = ({ thread }: Pick<Target, 'thread'>, under: Under | undefined): string | undefined =>
  under === undefined ? thread : headOf(readSlackRef(under.ref))
