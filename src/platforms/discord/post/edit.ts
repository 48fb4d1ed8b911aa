import { Routes } from 'discord.js'
import type { APIChannel, REST } from 'discord.js'
import type { PostOutcome } from '../../../bot/ports/platform.ts'
import type { PostRef, Target } from '../../../bot/ports/target.ts'
import { readAddress, readRef, writeRef } from '../connect/addresses.ts'
import type { Address, SentMessage } from '../connect/addresses.ts'
import { isForum } from '../connect/channels.ts'
import type { Channel } from '../connect/channels.ts'
import { hasCode, outcomeOf } from '../connect/outcomes.ts'
import type { DiscordFailure } from '../connect/outcomes.ts'
import type { DiscordPayload } from '../draw/render.ts'
import { threadName } from './forum.ts'
import { findChannel, nonceOf, sendMessage } from './post.ts'
import type { DiscordPoster, Draft } from './post.ts'
import { threadOrChannel } from './threads.ts'

/**
 * Replaces the content of a post, adding or deleting messages as needed, and the title of its thread. What is there is changed
 * whatever became of the other parts, because what stays is public and wrong. Can safely be repeated. Never rejects.
 */
export async function edit(poster: DiscordPoster, target: Target, ref: PostRef, draft: Draft): Promise<PostOutcome> {
  const address = readAddress(target)
  const old = readRef(ref)
  try {
    const channel = await findChannel(poster, address)
    const payloads = await draft.draw(channel.guild)
    const changing = { poster, address }
    const { lacking, failure } = await changeAll(changing, old, payloads)
    if (lacking.length === Math.min(old.length, payloads.length))
      return { outcome: 'permanent', reason: 'the post was deleted', gone: true }
    const renamed = await attempt(changing, () => rename(poster.rest, { channel, address, old, title: draft.title }))
    const failed = failure ?? renamed
    if (failed) return failed
    const sent = old.slice(0, payloads.length)
    for (const [at, payload] of payloads.slice(old.length).entries()) {
      const place = sent[1]?.channel ?? (await threadOrChannel(poster, channel, sent[0], draft.title))
      sent.push(await sendMessage(poster.rest, place, payload, nonceOf(ref, old.length + at)))
    }
    const lacks = lacking.map((part) => `part ${part} of ${old.length}`).join(', ')
    return { outcome: 'sent', ref: writeRef(sent), ...(lacks !== '' && { lacks }) }
  } catch (error) {
    return failureOf({ poster, address }, error)
  }
}

interface Changing {
  readonly poster: DiscordPoster
  readonly address: Address
}

/** An edit can be repeated, so a lost answer counts as transient. */
function failureOf({ poster, address }: Changing, error: unknown): DiscordFailure {
  const isFine = poster.channels.missing(address).length === 0 && poster.channels.timedOut(address) === undefined
  if (hasCode(error, codes.permissions) && isFine)
    return { outcome: 'permanent', reason: 'the bot may not change its message there: is the thread locked?' }
  const outcome = outcomeOf(error, poster.channels, address)
  return outcome.outcome === 'unknown' ? { outcome: 'transient', reason: outcome.reason } : outcome
}

/** What went wrong, if anything. */
async function attempt(changing: Changing, act: () => Promise<void>): Promise<DiscordFailure | undefined> {
  try {
    return void (await act())
  } catch (error) {
    return failureOf(changing, error)
  }
}

interface Changed {
  /** The numbers of the parts that were deleted. */
  readonly lacking: readonly number[]
  readonly failure: DiscordFailure | undefined
}

/** Changes or deletes each message that is there. Stops only for a pause: one that was refused says nothing of the next. */
async function changeAll(
  changing: Changing,
  old: readonly SentMessage[],
  payloads: readonly DiscordPayload[],
): Promise<Changed> {
  const { rest } = changing.poster
  const lacking: number[] = []
  const failures: DiscordFailure[] = []
  for (const [at, message] of old.entries()) {
    const payload = payloads[at]
    const failure = await attempt(changing, async () => {
      const isThere = await isDone(() => (payload ? change(rest, message, payload) : remove(rest, message)))
      if (!isThere && payload) lacking.push(at + 1)
    })
    if (!failure) continue
    failures.push(
      old.length === 1 ? failure : { ...failure, reason: `part ${at + 1} of ${old.length}: ${failure.reason}` },
    )
    if (failure.outcome === 'transient' && failure.after !== undefined) break
  }
  return { lacking, failure: failures.find(({ outcome }) => outcome === 'transient') ?? failures[0] }
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const codes = { unknownChannel: 10003, unknownMessage: 10008, permissions: 50013, archived: 50083 }

/** False when the message is not there any more. */
async function isDone(act: () => Promise<void>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    if (hasCode(error, codes.unknownMessage)) return false
    throw error
  }
}

/** Edits a message; its thread is unarchived if necessary. */
async function change(rest: REST, at: SentMessage, payload: DiscordPayload): Promise<void> {
  const route = Routes.channelMessage(at.channel, at.message)
  try {
    await rest.patch(route, { body: payload })
  } catch (error) {
    if (!hasCode(error, codes.archived)) throw error
    await rest.patch(Routes.channel(at.channel), { body: { archived: false } })
    await rest.patch(route, { body: payload })
  }
}

async function remove(rest: REST, { channel, message }: SentMessage): Promise<void> {
  await rest.delete(Routes.channelMessage(channel, message))
}

interface Titled {
  readonly channel: Channel
  readonly address: Address
  readonly old: readonly SentMessage[]
  readonly title: string
}

/** Gives the thread of a post its title anew: a forum's, or the one that was started for the further parts. */
async function rename(rest: REST, { channel, address, old, title }: Titled): Promise<void> {
  const [head, next] = old
  const isOwn = isForum(channel) ? address.thread === undefined : next?.channel === head?.message
  const thread = isForum(channel) ? head?.channel : next?.channel
  if (!isOwn || thread === undefined) return
  // Discord allows few changes of a name, so it is asked for first.
  const { name } = (await rest.get(Routes.channel(thread))) as APIChannel
  if (name !== threadName(title))
    await rest.patch(Routes.channel(thread), { body: { name: threadName(title), archived: false } })
}
