import { createHash } from 'node:crypto'
import { Routes } from 'discord.js'
import type { APIMessage, APIThreadChannel, REST } from 'discord.js'
import { BotError } from '../../../errors.ts'
import type { Address, SentMessage } from '../connect/addresses.ts'
import type { Channel, Channels } from '../connect/channels.ts'
import { discordLimits } from '../connect/limits.data.ts'
import { quoted } from '../connect/outcomes.ts'
import { label } from '../draw/pieces.ts'
import type { DiscordPayload } from '../draw/render.ts'

/** A forum post to be created. */
export interface ForumPost {
  readonly channel: Channel
  readonly address: Address
  readonly title: string
  readonly payload: DiscordPayload
  readonly key: string
}

/**
 * Creates a forum post: a thread with a title and, where the forum requires one, a tag. Forum posts have no nonce to
 * dedupe by, so a post left behind by a lost answer is searched for first, by an id of its container made from the key.
 */
export async function openForumPost(rest: REST, channels: Channels, post: ForumPost): Promise<SentMessage> {
  const { channel, address, title, payload, key } = post
  const tag = tagOf(channel, address)
  const name = threadName(title)
  const mark = markOf(key)
  const there = await findOpened(rest, { channel, name, mark, self: channels.self() })
  if (there) return there
  const [container, ...more] = payload.components
  const message = { ...payload, components: container ? [{ ...container, id: mark }, ...more] : [] }
  const body = { name, message, ...(tag === undefined ? {} : { applied_tags: [tag] }) }
  const opened = (await rest.post(Routes.threads(channel.id), { body })) as Opened
  return { channel: opened.id, message: opened.message?.id ?? opened.id }
}

/** A thread with its first message: https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel */
interface Opened {
  readonly id: string
  readonly message?: { readonly id: string }
}

/** The id of the tag that the address names. Throws BotError `setting` when the forum lacks it or requires one. */
export function tagOf({ name, tags, wantsTag }: Channel, { tag }: Address): string | undefined {
  const found = tags.find((each) => each.name.toLowerCase() === tag?.toLowerCase())
  if (found || (tag === undefined && !wantsTag)) return found?.id
  const what = tag === undefined ? `The forum #${name} wants a tag.` : `The forum #${name} has no tag “${tag}”.`
  const choice = tags.length === 0 ? 'It has none yet.' : `There are: ${quoted(tags.map((each) => each.name))}.`
  throw new BotError('setting', what, { hint: `${choice} Write it behind the channel: discord:ID?tag=NAME.` })
}

/** The name of a thread, from its title. */
export const threadName = (title: string): string => label(title, discordLimits.threadName)

/** A container's id from the key of the post. Ids are positive 32-bit numbers: https://discord.com/developers/docs/components/reference#anatomy-of-a-component */
const markOf = (key: string): number => (createHash('sha256').update(key).digest().readUInt32BE() >>> 1) | 1

interface ForumSearch {
  readonly channel: Channel
  readonly name: string
  readonly mark: number
  readonly self: string | undefined
}

async function findOpened(rest: REST, { channel, name, mark, self }: ForumSearch): Promise<SentMessage | undefined> {
  if (channel.guild === undefined) return undefined
  const { threads } = (await rest.get(Routes.guildActiveThreads(channel.guild))) as { threads: APIThreadChannel[] }
  const ours = threads.filter(({ owner_id }) => self === undefined || owner_id === self)
  const alike = ours.filter((thread) => thread.parent_id === channel.id && thread.name === name)
  // Newest first: an older thread of the same title belongs to an earlier post.
  for (const { id } of alike.sort((a, b) => Number(BigInt(b.id) - BigInt(a.id))).slice(0, threadsChecked)) {
    const { components } = (await rest.get(Routes.channelMessage(id, id))) as APIMessage
    if (components?.[0]?.id === mark) return { channel: id, message: id }
  }
  return undefined
}

const threadsChecked = 3
