import type { PostOutcome } from '../../../bot/ports/platform.ts'
import type { PostRef, Target } from '../../../bot/ports/target.ts'
import { refusesBlocks, type SlackFailure } from '../connect/outcomes.ts'
import type { SlackPart } from '../draw/render.ts'
import { attempt, bareFailure, paced, postPart, readSlackRef, withRetries, writeSlackRef } from './post.ts'
import type { Result, SlackPoster } from './post.ts'

/**
 * Replaces the content of a post: messages are changed in place, added to the thread, or deleted. What is there is changed
 * whatever became of the other parts, because what stays is public and wrong. Never rejects.
 */
export async function editParts(
  poster: SlackPoster,
  { channel }: Pick<Target, 'channel'>,
  ref: PostRef,
  parts: readonly SlackPart[],
): Promise<PostOutcome> {
  // The channel may have another id by now than when it was posted to.
  const { times, thread } = readSlackRef(ref)
  const changed = await changeAll(poster, { channel, times }, parts)
  if ('outcome' in changed) return changed
  const { lacking, failure } = changed
  if (lacking.length === Math.min(times.length, parts.length))
    return { outcome: 'permanent', reason: 'the post was deleted', gone: true }
  if (failure) return failure
  const kept = times.slice(0, parts.length)
  const made = (): PostRef => writeSlackRef({ channel, times: kept, ...(thread !== undefined && { thread }) })
  const head = thread ?? (lacking.includes(1) ? undefined : times[0])
  const more = head === undefined ? [] : parts.slice(times.length)
  for (const part of more) {
    const result = await withRetries(() => postPart(poster, { channel, thread_ts: head }, part))
    if (result.outcome !== 'sent') return { ...bareFailure(result), ...(kept.length > times.length && { ref: made() }) }
    kept.push(...result.times)
  }
  const lacks = lacking.map((part) => `part ${part} of ${times.length}`).join(', ')
  return { outcome: 'sent', ref: made(), ...(lacks !== '' && { lacks }) }
}

interface Changed {
  /** The numbers of the parts that were deleted. */
  readonly lacking: readonly number[]
  readonly failure: SlackFailure | undefined
}

/** Changes or deletes each message that is there. Stops only for a pause: one that was refused says nothing of the next. */
async function changeAll(
  poster: SlackPoster,
  { channel, times }: { readonly channel: string; readonly times: readonly string[] },
  parts: readonly SlackPart[],
): Promise<Changed | SlackFailure> {
  const lacking: number[] = []
  const failures: SlackFailure[] = []
  for (const [at, ts] of times.entries()) {
    const part = parts[at]
    const result = await (part ? changePart(poster, { channel, ts }, part) : remove(poster, { channel, ts }))
    if (result.outcome === 'sent') continue
    const told = bareFailure(result)
    if (told.outcome === 'transient' && told.after !== undefined) return told
    const isGone = result.code === 'message_not_found'
    if (isGone && part) lacking.push(at + 1)
    if (!isGone)
      failures.push(
        times.length === 1 ? told : { ...told, reason: `part ${at + 1} of ${times.length}: ${told.reason}` },
      )
  }
  return { lacking, failure: failures.find(({ outcome }) => outcome === 'transient') ?? failures[0] }
}

interface At {
  readonly channel: string
  readonly ts: string
}

/** An edit can safely be repeated, so a lost answer counts as transient. */
async function changePart(poster: SlackPoster, at: At, part: SlackPart): Promise<Result> {
  const result = await call(poster, 'chat.update', { ...at, ...part.payload })
  const [text] = part.plain
  if (result.outcome === 'sent' || !refusesBlocks(result.code) || !text) return result
  return await call(poster, 'chat.update', { ...at, blocks: [], ...text })
}

const remove = (poster: SlackPoster, at: At): Promise<Result> => call(poster, 'chat.delete', { ...at })

async function call(
  poster: SlackPoster,
  method: string,
  args: At & Readonly<Record<string, unknown>>,
): Promise<Result> {
  const lane = { kind: 'edit', team: poster.team, channel: args.channel } as const
  return retryable(await paced(poster, lane, () => attempt(poster.api, method, args)))
}

const retryable = (result: Result): Result =>
  result.outcome === 'unknown' ? ({ outcome: 'transient', reason: result.reason } satisfies SlackFailure) : result
