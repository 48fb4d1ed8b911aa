import { createHash } from 'node:crypto'
import { Routes } from 'discord.js'
import type { APIMessage, APIThreadChannel, REST } from 'discord.js'
import { BotError } from '../../../errors.ts'
import type { Address, Sent } from '../connect/addresses.ts'
import type { Channel, Channels } from '../connect/channels.ts'
import { discordLimits } from '../connect/limits.data.ts'
import { quoted } from '../connect/outcomes.ts'
import { label } from '../draw/pieces.ts'
import type { DiscordPayload } from '../draw/render.ts'

/** A post of a forum, about to be opened. */
export interface ForumPost {
  readonly channel: Channel
  readonly address: Address
  readonly title: string
  readonly payload: DiscordPayload
  readonly key: string
}

/**
 * Opens a post in a forum: a thread with a title and, where the forum wants one, a tag. Forum posts have no nonce, so
 * what a lost answer left behind is looked for first, by a mark that the key gives its container.
 */
export async function openForumPost(rest: REST, channels: Channels, post: ForumPost): Promise<Sent> {
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

/** https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel: the thread, its first message in it. */
interface Opened {
  readonly id: string
  readonly message?: { readonly id: string }
}

/** The id of the tag that was asked for. Throws a BotError that names the tags there are. */
export function tagOf({ name, tags, wantsTag }: Channel, { tag }: Address): string | undefined {
  const found = tags.find((each) => each.name.toLowerCase() === tag?.toLowerCase())
  if (found || (tag === undefined && !wantsTag)) return found?.id
  const what = tag === undefined ? `The forum #${name} wants a tag.` : `The forum #${name} has no tag “${tag}”.`
  const choice = tags.length === 0 ? 'It has none yet.' : `There are: ${quoted(tags.map((each) => each.name))}.`
  throw new BotError('setting', what, { hint: `${choice} Write it behind the channel: discord:ID?tag=NAME.` })
}

export const threadName = (title: string): string => label(title, discordLimits.threadName)

/** A component's id is a positive number of 32 bits: https://discord.com/developers/docs/components/reference#anatomy-of-a-component */
const markOf = (key: string): number => (createHash('sha256').update(key).digest().readUInt32BE() >>> 1) | 1

interface Sought {
  readonly channel: Channel
  readonly name: string
  readonly mark: number
  readonly self: string | undefined
}

async function findOpened(rest: REST, { channel, name, mark, self }: Sought): Promise<Sent | undefined> {
  if (channel.guild === undefined) return undefined
  const { threads } = (await rest.get(Routes.guildActiveThreads(channel.guild))) as { threads: APIThreadChannel[] }
  const ours = threads.filter(({ owner_id }) => self === undefined || owner_id === self)
  const alike = ours.filter((thread) => thread.parent_id === channel.id && thread.name === name)
  // The newest first: an older one of the same title is another slot's.
  for (const { id } of alike.sort((a, b) => Number(BigInt(b.id) - BigInt(a.id))).slice(0, mostLookedAt)) {
    const { components } = (await rest.get(Routes.channelMessage(id, id))) as APIMessage
    if (components?.[0]?.id === mark) return { channel: id, message: id }
  }
  return undefined
}

const mostLookedAt = 3
