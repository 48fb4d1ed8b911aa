import { Routes } from 'discord.js'
import type { PostOutcome } from '../../../bot/ports/platform.ts'
import type { PostRef, Target } from '../../../bot/ports/target.ts'
import { readAddress, readRef } from '../connect/addresses.ts'
import { hasCode, outcomeOf } from '../connect/outcomes.ts'
import type { DiscordPoster } from './post.ts'

/**
 * Publishes the head of a post to the servers that follow its channel; once, however often it is called. Never rejects.
 * https://docs.discord.com/developers/resources/message#crosspost-message
 */
export async function crosspost(
  { rest, channels }: DiscordPoster,
  target: Target,
  ref: PostRef,
): Promise<Exclude<PostOutcome, { outcome: 'unknown' }>> {
  const [head] = readRef(ref)
  if (!head) return { outcome: 'permanent', reason: 'the post was deleted', gone: true }
  try {
    await rest.post(Routes.channelMessageCrosspost(head.channel, head.message))
    return { outcome: 'sent', ref }
  } catch (error) {
    if (hasCode(error, codes.published)) return { outcome: 'sent', ref }
    if (hasCode(error, codes.unknownMessage))
      return { outcome: 'permanent', reason: 'the post was deleted', gone: true }
    const outcome = outcomeOf(error, channels, readAddress(target))
    return outcome.outcome === 'unknown' ? { outcome: 'transient', reason: outcome.reason } : outcome
  }
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const codes = { unknownMessage: 10008, published: 40033 }
