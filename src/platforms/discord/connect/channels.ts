import { ChannelFlags, ChannelType, DiscordAPIError, PermissionFlagsBits, Routes } from 'discord.js'
import type { Actor } from '../../../bot/ports/platform.ts'
import { BotError } from '../../../errors.ts'
import type { APIChannel, Client, GuildBasedChannel, REST } from 'discord.js'
import type { Address } from './addresses.ts'

/** What posting needs to know of a channel. */
export interface Channel {
  readonly id: string
  readonly name: string
  readonly type: ChannelType
  readonly guild?: string | undefined
  /** Empty unless it is a forum. */
  readonly tags: readonly { readonly id: string; readonly name: string }[]
  readonly wantsTag: boolean
}

/** Looks channels up in the gateway's cache, or else by request. */
export interface Channels {
  find(id: string): Promise<Channel>
  /** The bot's own id, once connected. */
  self(): string | undefined
  /** The permissions that the bot lacks to post there, as Discord names them. */
  missing(address: Address): readonly string[]
  /** Until when the bot may write nothing on the server: `2026-01-05 09:00 UTC`. */
  timedOut(address: Address): string | undefined
  /** Whether a person may see a channel; false when it cannot be told. */
  sees(address: Address, person: string): Promise<boolean>
  /** away: its server has an outage · gone: it was deleted, or the bot removed · present: as far as the cache tells. */
  whereabouts(id: string): 'present' | 'away' | 'gone'
}

/** Channels as this client sees them. */
export function createChannels(client: Client, rest: REST, allowed?: ReadonlySet<string>): Channels {
  const cached = (id: string): GuildBasedChannel | undefined => {
    const channel = client.channels.cache.get(id)
    return channel && 'guild' in channel ? channel : undefined
  }
  return {
    async find(id) {
      const known = cached(id)
      const channel = known ? fromGateway(known) : fromRest((await rest.get(Routes.channel(id))) as APIChannel)
      if (channel.guild === undefined || allowed?.has(channel.guild) !== false) return channel
      throw new BotError('setting', `DISCORD_SERVERS does not name ${channel.guild}, the server of the channel.`, {
        hint: 'Add it there, or take the post out.',
      })
    },
    self: () => client.user?.id,
    missing({ channel: id, thread }) {
      const channel = cached(thread ?? id) ?? cached(id)
      const me = channel?.guild.members.me
      if (!channel || !me) return []
      const has = channel.permissionsFor(me)
      return rightsFor(channel, thread !== undefined)
        .filter(({ flag }) => !has.has(flag))
        .map(({ name }) => name)
    },
    timedOut({ channel: id, thread }) {
      const me = (cached(thread ?? id) ?? cached(id))?.guild.members.me
      if (!me?.isCommunicationDisabled()) return undefined
      return `${me.communicationDisabledUntil.toISOString().slice(0, 16).replace('T', ' ')} UTC`
    },
    async sees({ channel: id, thread }, person) {
      const channel = cached(thread ?? id) ?? cached(id)
      if (!channel || channel.type === ChannelType.PrivateThread) return false
      // Asked each time, because roles change; a person who left the server is not found.
      const member = await channel.guild.members.fetch({ user: person, force: true }).catch(() => undefined)
      return member !== undefined && channel.permissionsFor(member).has(PermissionFlagsBits.ViewChannel)
    },
    whereabouts(id) {
      const guild = cached(id)?.guild
      if (guild) return guild.available ? 'present' : 'away'
      if (client.guilds.cache.some(({ available }) => !available)) return 'away'
      return client.isReady() ? 'gone' : 'present'
    },
  }
}

/** Who somebody is on a server now; undefined if they, or the bot, left it. Rejects if it cannot be told now. */
export async function findMember(
  { guilds }: Client,
  { guild: server, id, allowed }: { guild: string; id: string; allowed: ReadonlySet<string> | undefined },
): Promise<Actor | undefined> {
  const guild = guilds.cache.get(server)
  if (!guild || allowed?.has(server) === false) return undefined
  try {
    const member = await guild.members.fetch({ user: id, force: true })
    return { id, name: member.displayName, admin: member.permissions.any(managing) }
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 404) return undefined
    throw error
  }
}

const managing = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator

/** Whether each post in the channel is a thread with a title. */
export const isForum = ({ type }: Channel): boolean => forums.has(type)

const forums: ReadonlySet<ChannelType> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia])

interface Right {
  readonly flag: bigint
  /** As the channel's settings call it: https://support.discord.com/hc/en-us/articles/206029707 */
  readonly name: string
}

const see: Right = { flag: PermissionFlagsBits.ViewChannel, name: 'View Channel' }
const send: Right = { flag: PermissionFlagsBits.SendMessages, name: 'Send Messages' }
const create: Right = { flag: PermissionFlagsBits.SendMessages, name: 'Create Posts' }
const reply: Right = { flag: PermissionFlagsBits.SendMessagesInThreads, name: 'Send Messages in Threads' }
const history: Right = { flag: PermissionFlagsBits.ReadMessageHistory, name: 'Read Message History' }

function rightsFor(channel: GuildBasedChannel, inThread: boolean): readonly Right[] {
  if (forums.has(channel.type)) return [see, create, reply, history]
  return inThread || channel.isThread() ? [see, reply] : [see, send]
}

function fromGateway(channel: GuildBasedChannel): Channel {
  const { id, name, type, guildId: guild } = channel
  const tags = channel.isThreadOnly() ? channel.availableTags : []
  return { id, name, type, guild, tags, wantsTag: channel.isThreadOnly() && channel.flags.has(ChannelFlags.RequireTag) }
}

function fromRest(channel: APIChannel): Channel {
  const tags = 'available_tags' in channel ? channel.available_tags : []
  const flags = 'flags' in channel ? (channel.flags ?? 0) : 0
  return {
    id: channel.id,
    name: channel.name ?? 'direct message',
    type: channel.type,
    guild: 'guild_id' in channel ? channel.guild_id : undefined,
    tags,
    wantsTag: (flags & ChannelFlags.RequireTag) !== 0,
  }
}
