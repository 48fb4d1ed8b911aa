import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { PostOutcome } from '../../../bot/ports/platform.ts'
import type { PostRef } from '../../../bot/ports/target.ts'
import type { Target } from '../../../bot/ports/target.ts'
import type { Under } from '../../../bot/ports/ledger.ts'
import type { Api } from '../connect/api.ts'
import { explain, refusesBlocks, type SlackFailure } from '../connect/outcomes.ts'
import { metadataOf, type PostMetadata } from './metadata.ts'
import type { SlackPace } from './pace.ts'
import type { SlackPart, SlackPayload } from '../draw/render.ts'

/** What posting to Slack depends on. */
export interface SlackPoster {
  readonly api: Api
  readonly pace: SlackPace
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
    else return at === 0 ? outcomeOf(result) : partlyPosted(result, at, parts.length)
  }
  return { outcome: 'sent', ref: writeSlackRef({ channel, times, ...(thread !== undefined && { thread }) }) }
}

/** Replaces the content of a post: messages are changed in place, added to the thread, or deleted. Never rejects. */
export async function editParts(poster: SlackPoster, ref: PostRef, parts: readonly SlackPart[]): Promise<PostOutcome> {
  const { channel, times, thread } = readRef(ref)
  const kept: string[] = []
  const made = (): PostRef => writeSlackRef({ channel, times: kept, ...(thread !== undefined && { thread }) })
  for (const [at, part] of parts.entries()) {
    const ts = times[at]
    const result = ts
      ? await changePart(poster, { channel, ts }, part)
      : await withRetries(() => postPart(poster, { channel, thread_ts: thread ?? times[0] }, part))
    if (result.outcome !== 'sent') return { ...outcomeOf(result), ...(kept.length > times.length && { ref: made() }) }
    kept.push(...result.times)
  }
  for (const ts of times.slice(parts.length)) {
    const result = await attempt(poster.api, 'chat.delete', { channel, ts })
    if (result.outcome !== 'sent' && result.code !== 'message_not_found') return outcomeOf(retryable(result))
  }
  return { outcome: 'sent', ref: made() }
}

const opened = z.object({ channel: z.object({ id: z.string() }) })

/** Opens the direct message channel with a user and returns its id. */
export const openDirect = async (api: Api, person: string): Promise<string> =>
  opened.parse(await api.call('conversations.open', { users: person })).channel.id

type Result = { readonly outcome: 'sent'; readonly times: readonly string[] } | SlackFailure

interface Place {
  readonly channel: string
  readonly thread_ts?: string | undefined
  readonly metadata?: PostMetadata
}

async function postPart(poster: SlackPoster, place: Place, part: SlackPart): Promise<Result> {
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

function post({ api, pace }: SlackPoster, place: Place, payload: SlackPayload): Promise<Result> {
  return pace.inTurn(place.channel, async () => {
    const rest = pace.rest(place.channel)
    if (rest > 0) return { outcome: 'transient', reason: 'Slack asked for a pause', after: rest }
    const result = await attempt(api, 'chat.postMessage', { ...place, ...payload })
    if (result.outcome === 'transient' && result.after) pace.hold(place.channel, result.after)
    return result
  })
}

/** An edit can safely be repeated, so a lost answer counts as transient. */
async function changePart({ api }: SlackPoster, at: { channel: string; ts: string }, part: SlackPart): Promise<Result> {
  const result = await attempt(api, 'chat.update', { ...at, ...part.payload })
  if (result.outcome === 'sent') return result
  const [text] = part.plain
  return refusesBlocks(result.code) && text
    ? retryable(await attempt(api, 'chat.update', { ...at, blocks: [], ...text }))
    : retryable(result)
}

const retryable = <T extends Result>(result: T): T | SlackFailure =>
  result.outcome === 'unknown' ? { outcome: 'transient', reason: result.reason } : result

const answered = z.object({ ts: z.string() })

async function attempt(api: Api, method: string, args: Readonly<Record<string, unknown>>): Promise<Result> {
  try {
    const { ts } = answered.parse(await api.call(method, args))
    return { outcome: 'sent', times: [ts] }
  } catch (error) {
    return explain(error)
  }
}

const longestWait = 5_000

/** Tries three times, as long as a retry cannot post twice: earlier parts of the post are already visible. */
async function withRetries(act: () => Promise<Result>): Promise<Result> {
  for (let attempts = 1; ; attempts++) {
    const result = await act()
    if (result.outcome !== 'transient' || attempts === 3) return result
    await pause(Math.min(result.after ?? 1_000, longestWait))
  }
}

const outcomeOf = ({ code: _, ...outcome }: SlackFailure): PostOutcome => outcome

const partlyPosted = ({ reason }: { readonly reason: string }, done: number, all: number): SlackFailure => ({
  outcome: 'unknown',
  reason: `${done} of ${all} parts are posted, then: ${reason}`,
})

/** The messages of a post as text: `C1/1700000000.000100/1700000000.000200`; in another post's thread `C1:1690000000.000100/1700000000.000100`. */
export const writeSlackRef = ({ channel, times, thread }: Posted): PostRef =>
  [thread === undefined ? channel : `${channel}:${thread}`, ...times].join('/')

function readRef(ref: PostRef): Posted {
  const [place = '', ...times] = ref.split('/')
  const [channel = '', thread] = place.split(':')
  return { channel, times, ...(thread !== undefined && { thread }) }
}

const headOf = ({ thread, times }: Posted): string | undefined => thread ?? times[0]

/** The thread that a post goes to, if any. */
export const threadOf = ({ thread }: Pick<Target, 'thread'>, under: Under | undefined): string | undefined =>
  under === undefined ? thread : headOf(readRef(under.ref))
