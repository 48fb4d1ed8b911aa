import { ChannelType, Routes } from 'discord.js'
import type { REST } from 'discord.js'
import { BotError } from '../../../errors.ts'
import type { Sent } from '../connect/addresses.ts'
import type { Channel } from '../connect/channels.ts'
import { threadName } from './forum.ts'
import { facts } from '../connect/log.ts'
import type { Log } from '../../../log.ts'
import { hasCode } from '../connect/outcomes.ts'

/** What starting a thread needs of the outside. */
interface Starter {
  readonly rest: REST
  readonly log: Log
}

/** The thread under a message; where that stands in a thread already, or in a channel that has none, the same place. */
export async function placeUnder(
  { rest }: Pick<Starter, 'rest'>,
  { id, type }: Channel,
  head: Sent | undefined,
  title: string,
) {
  if (!head) throw new BotError('internal', 'a post without a first part')
  const hasThreads = type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement
  return hasThreads && head.channel === id ? await startThread(rest, head, title) : head.channel
}

/** The same for what must not be cut short: where Discord lets us start no thread, it goes on in the channel. */
export async function placeOfMore(
  poster: Starter,
  channel: Channel,
  head: Sent | undefined,
  title: string,
): Promise<string> {
  try {
    return await placeUnder(poster, channel, head, title)
  } catch (error) {
    if (!head || !(error instanceof BotError)) throw error
    poster.log.warn('discord.no-thread', facts(error))
    return head.channel
  }
}

/** Throws a BotError when Discord refuses for good, else what failed: asked again, the thread may well be there. */
export async function startThread(rest: REST, { channel, message }: Sent, title: string): Promise<string> {
  try {
    await rest.post(Routes.threads(channel, message), { body: { name: threadName(title) } })
  } catch (error) {
    const hint = noThread.find(({ code }) => hasCode(error, code))?.hint
    if (hint !== undefined)
      throw new BotError('setting', 'No thread can be started in the channel.', { hint, cause: error })
    if (!hasCode(error, hasThread)) throw error
  }
  return message
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const hasThread = 160004

/** Refusals that no waiting mends. */
const noThread: readonly { readonly code: number; readonly hint: string }[] = [
  { code: 50013, hint: 'Give the bot "Create Public Threads".' },
  { code: 160006, hint: 'It has as many as Discord allows: close some.' },
]
