import { createHash } from 'node:crypto'
import { ChannelType, Routes } from 'discord.js'
import type { APIChannel, REST, RESTPostAPIChannelMessageResult } from 'discord.js'
import type { PostOutcome } from '../../../bot/ports/platform.ts'
import type { Target } from '../../../bot/ports/target.ts'
import type { Under } from '../../../bot/ports/ledger.ts'
import { BotError } from '../../../errors.ts'
import { readAddress, readRef, writeRef } from '../connect/addresses.ts'
import type { Address, SentMessage } from '../connect/addresses.ts'
import { isForum } from '../connect/channels.ts'
import type { Channel, Channels } from '../connect/channels.ts'
import { openForumPost, tagOf } from './forum.ts'
import { discordLimits } from '../connect/limits.data.ts'
import type { Log } from '../../../log.ts'
import { hasCode, outcomeOf, quoted } from '../connect/outcomes.ts'
import type { DiscordFailure } from '../connect/outcomes.ts'
import type { DiscordPayload } from '../draw/render.ts'
import { threadOrChannel, threadUnder, startThread } from './threads.ts'

/** What posting to Discord depends on. */
export interface DiscordPoster {
  readonly rest: REST
  readonly channels: Channels
  readonly log: Log
}

/** A message to be posted. `draw` renders it and stores its controls for the server it goes to. */
export interface Draft {
  readonly title: string
  draw(guild: string | undefined): Promise<readonly [DiscordPayload, ...DiscordPayload[]]>
}

interface Keyed {
  readonly key: string
  readonly under?: Under | undefined
}

/**
 * Posts the first part to the channel and the others to a thread under it. Never rejects. The nonces come from the key,
 * so Discord drops a repeated post for some minutes.
 */
export async function post(
  poster: DiscordPoster,
  target: Target,
  draft: Draft,
  { key, under }: Keyed,
): Promise<PostOutcome> {
  if (under) return await postUnder(poster, target, draft, { key, under })
  const address = readAddress(target)
  const sent: SentMessage[] = []
  try {
    const channel = await findChannel(poster, address)
    const [first, ...rest] = await draft.draw(channel.guild)
    const head = await sendFirst(poster, { channel, address, title: draft.title, payload: first, key })
    sent.push(head)
    const place = rest.length > 0 ? await threadOrChannel(poster, channel, head, draft.title) : ''
    for (const [at, payload] of rest.entries())
      sent.push(await sendMessage(poster.rest, place, payload, nonceOf(key, at + 1)))
    return { outcome: 'sent', ref: writeRef(sent) }
  } catch (error) {
    return failureOf(outcomeOf(error, poster.channels, address), sent)
  }
}

/** Posts all parts to the thread under an earlier post, which is started if necessary. */
async function postUnder(
  poster: DiscordPoster,
  target: Target,
  draft: Draft,
  { key, under }: { readonly key: string; readonly under: Under },
) {
  const address = readAddress(target)
  const sent: SentMessage[] = []
  try {
    const channel = await findChannel(poster, address)
    const [head] = readRef(under.ref)
    const place = await threadUnder(poster, channel, head, under.title)
    for (const [at, payload] of (await draft.draw(channel.guild)).entries())
      sent.push(await sendMessage(poster.rest, place, payload, nonceOf(key, at)))
    return { outcome: 'sent', ref: writeRef(sent) } satisfies PostOutcome
  } catch (error) {
    if (sent.length === 0 && hasCode(error, codes.unknownMessage))
      return { outcome: 'permanent', reason: 'the post above it was deleted', headless: true } satisfies PostOutcome
    return failureOf(outcomeOf(error, poster.channels, address), sent)
  }
}

/** A post that failed halfway has an unknown outcome; a retry starts over, and the nonces prevent duplicates. */
const failureOf = (outcome: DiscordFailure, sent: readonly SentMessage[]): DiscordFailure =>
  sent.length > 0 && outcome.outcome === 'transient'
    ? { outcome: 'unknown', reason: `part ${sent.length + 1}: ${outcome.reason}` }
    : outcome

/** Posts to one person. Opening the channel again returns the same one: https://discord.com/developers/docs/resources/user#create-dm */
export async function postDirect(
  poster: DiscordPoster,
  person: string,
  draft: Draft,
  key: string,
): Promise<PostOutcome> {
  try {
    const { id } = (await poster.rest.post(Routes.userChannels(), { body: { recipient_id: person } })) as APIChannel
    return await post(poster, { platform: 'discord', tenant: '', channel: id }, draft, { key })
  } catch (error) {
    return outcomeOf(error, poster.channels, nowhere)
  }
}

const nowhere: Address = { channel: '', thread: undefined, tag: undefined, publish: false }

/** Why a post there would be refused, with what to do; undefined when nothing is known to be wrong. */
export async function inspect(
  { channels }: Pick<DiscordPoster, 'channels'>,
  target: Target,
): Promise<string | undefined> {
  const address = readAddress(target)
  try {
    const channel = await findChannel({ channels }, address)
    const missing = channels.missing(address)
    if (missing.length > 0) return `The bot may not post in #${channel.name}: give it ${quoted(missing)}.`
    if (isForum(channel)) tagOf(channel, address)
    if (address.publish && channel.type !== ChannelType.GuildAnnouncement)
      return `#${channel.name} is no announcement channel: leave out "?publish".`
    return channel.type === ChannelType.GuildCategory
      ? `#${channel.name} is a category: choose a channel in it.`
      : undefined
  } catch (error) {
    return outcomeOf(error, channels, address).reason
  }
}

/** The server of a channel; undefined for direct messages and for channels that are gone or invisible. Throws BotError `platform` while it cannot be told. */
export async function serverOf(
  { channels }: Pick<DiscordPoster, 'channels'>,
  target: Target,
): Promise<string | undefined> {
  const address = readAddress(target)
  try {
    return (await findChannel({ channels }, address)).guild
  } catch (error) {
    const { outcome, reason } = outcomeOf(error, channels, address)
    if (outcome === 'permanent') return undefined
    throw new BotError('platform', `It cannot be told now in which server the channel lies: ${reason}.`, {
      hint: 'Try it again in a minute.',
      retryable: true,
      cause: error,
    })
  }
}

/** The nonce of a part, at most 25 characters, always the same for the same post. */
export function nonceOf(key: string, part: number): string {
  return createHash('sha256').update(`${key}#${part}`).digest('base64url').slice(0, discordLimits.nonce)
}

/** The channel of an address. */
export function findChannel({ channels }: Pick<DiscordPoster, 'channels'>, { channel }: Address): Promise<Channel> {
  if (/^\d{1,20}$/.test(channel)) return channels.find(channel)
  throw new BotError('setting', `“${channel}” is no channel of Discord.`, {
    hint: 'Write its number: right-click the channel, "Copy Channel ID" (Settings, Advanced, Developer Mode).',
  })
}

interface First {
  readonly channel: Channel
  readonly address: Address
  readonly title: string
  readonly payload: DiscordPayload
  readonly key: string
}

async function sendFirst({ rest, channels }: DiscordPoster, first: First): Promise<SentMessage> {
  const { channel, address, title, payload, key } = first
  const nonce = nonceOf(key, 0)
  if (address.thread === undefined) {
    return isForum(channel) ? openForumPost(rest, channels, first) : sendMessage(rest, channel.id, payload, nonce)
  }
  try {
    return await sendMessage(rest, address.thread, payload, nonce)
  } catch (error) {
    // A thread under a message has the id of that message and may not exist yet.
    if (!hasCode(error, codes.unknownChannel)) throw error
    await startThread(rest, { channel: channel.id, message: address.thread }, title)
    return sendMessage(rest, address.thread, payload, nonce)
  }
}

const codes = { unknownChannel: 10003, unknownMessage: 10008 }

/** Sends one message, once for its nonce. */
export async function sendMessage(
  rest: REST,
  channel: string,
  payload: DiscordPayload,
  nonce: string,
): Promise<SentMessage> {
  const body = { ...payload, nonce, enforce_nonce: true }
  const { id } = (await rest.post(Routes.channelMessages(channel), { body })) as RESTPostAPIChannelMessageResult
  return { channel, message: id }
}
