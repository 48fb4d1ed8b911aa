import { ChannelType, Routes } from 'discord.js'
import type { REST } from 'discord.js'
import { BotError } from '../../../errors.ts'
import type { SentMessage } from '../connect/addresses.ts'
import type { Channel } from '../connect/channels.ts'
import { threadName } from './forum.ts'
import { errorFacts } from '../connect/log.ts'
import type { Log } from '../../../log.ts'
import { hasCode } from '../connect/outcomes.ts'

interface Starter {
  readonly rest: REST
  readonly log: Log
}

/** The thread under a message, or the message's own channel where that is a thread or cannot have any. */
export async function threadUnder(
  { rest }: Pick<Starter, 'rest'>,
  { id, type }: Channel,
  head: SentMessage | undefined,
  title: string,
) {
  if (!head) throw new BotError('internal', 'a post without a first part')
  const hasThreads = type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement
  return hasThreads && head.channel === id ? await startThread(rest, head, title) : head.channel
}

/** Like `threadUnder`, but falls back to the channel where Discord refuses a thread, so that the rest is posted in any case. */
export async function threadOrChannel(
  poster: Starter,
  channel: Channel,
  head: SentMessage | undefined,
  title: string,
): Promise<string> {
  try {
    return await threadUnder(poster, channel, head, title)
  } catch (error) {
    if (!head || !(error instanceof BotError)) throw error
    poster.log.warn('discord.no-thread', errorFacts(error))
    return head.channel
  }
}

/** Starts a thread under a message, or finds it there, and returns its id. Throws BotError `setting` when Discord refuses for good, and other errors as they are. */
export async function startThread(rest: REST, { channel, message }: SentMessage, title: string): Promise<string> {
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

/** Refusals for good, with what to do. */
const noThread: readonly { readonly code: number; readonly hint: string }[] = [
  { code: 50013, hint: 'Give the bot "Create Public Threads".' },
  { code: 160006, hint: 'It has as many as Discord allows: close some.' },
]
