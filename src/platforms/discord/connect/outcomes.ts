import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import type { PostOutcome } from '../../../bot/ports/platform.ts'
import { BotError } from '../../../errors.ts'
import type { Address } from './addresses.ts'
import type { Channels } from './channels.ts'
import { refusedToken } from './closes.data.ts'
import { codeOf } from '../../shared/causes.ts'
import { redactDiscord } from './log.ts'

/** What became of a post that failed. */
export type DiscordFailure = Exclude<PostOutcome, { outcome: 'sent' }>

/** The outcome that an error stands for, with what to do about it. Only what Discord surely did not do is transient. */
export function outcomeOf(error: unknown, channels: Channels, address: Address): DiscordFailure {
  if (error instanceof BotError)
    return { outcome: 'permanent', reason: [error.message, error.hint].filter(Boolean).join(' ') }
  if (error instanceof RateLimitError)
    return { outcome: 'transient', reason: 'Discord asks to wait', after: Math.ceil(error.retryAfter) }
  if (error instanceof DiscordAPIError) return refusalOf(error, channels, address)
  if (error instanceof HTTPError) return { outcome: 'unknown', reason: `Discord answered with ${error.status}` }
  const code = codeOf(error)
  if (code !== undefined && neverSent.has(code))
    return { outcome: 'transient', reason: `Discord could not be reached (${code})` }
  return {
    outcome: 'unknown',
    reason: `the connection to Discord broke off (${code ?? (error instanceof Error ? error.name : 'unknown')})`,
  }
}

/** Whether Discord refused with one of these codes. */
export const hasCode = (error: unknown, ...known: readonly number[]): boolean =>
  error instanceof DiscordAPIError && known.includes(Number(error.code))

/** Codes of connections that failed before anything was sent. */
const neverSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Why a thread takes no posts until a moderator unlocks it. */
export const lockedThread = 'the thread is locked'

/** What to do about a code: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const refusals: Readonly<Record<string, string>> = {
  10003: 'the channel does not exist any more, or the bot cannot see it',
  10004: 'the server does not exist any more, or the bot was removed from it',
  10008: 'the message does not exist any more',
  40067: 'the forum wants a tag: write one behind the channel, discord:ID?tag=NAME',
  50001: 'the bot cannot see the channel: give it "View Channel"',
  50007: 'the person does not take direct messages',
  50008: 'messages cannot be sent to this kind of channel',
  50024: 'only an announcement channel has followers: leave out "?publish" behind the channel',
  50013: 'the bot may not post in the channel: give it "Send Messages" (in threads "Send Messages in Threads")',
  50083: 'the thread is archived',
  160005: lockedThread,
  160006: 'the server has as many active threads as Discord allows: close some, or let them be archived sooner',
}

/** Threads are archived by themselves. */
const full = 160006

/** Discord is overloaded, or the channel, the server or an old or published message takes no more writes for now. */
const passing: ReadonlySet<number> = new Set([20022, 20028, 20029, 30046, 40062, 130000])

/** Codes that a deleted or unavailable server can cause as well. */
const placeless: ReadonlySet<number> = new Set([10003, 10004, 50001])

function refusalOf(
  { code: given, status, message }: DiscordAPIError,
  channels: Channels,
  address: Address,
): DiscordFailure {
  const code = Number(given)
  if (passing.has(code) || status === 429) return { outcome: 'transient', reason: `Discord is busy (${code})` }
  if (status === 401) return { outcome: 'permanent', reason: refusedToken }
  if (code === full) return { outcome: 'transient', reason: refusals[full] ?? '' }
  const until = code === 50013 ? channels.timedOut(address) : undefined
  if (until !== undefined)
    return { outcome: 'permanent', reason: `the bot is timed out until ${until}: a moderator can end that` }
  const missing = channels.missing(address)
  if ((code === 50001 || code === 50013) && missing.length > 0)
    return { outcome: 'permanent', reason: `the bot may not post in the channel: give it ${quoted(missing)}` }
  const where = placeless.has(code) ? channels.whereabouts(address.channel) : 'present'
  if (where === 'away') return { outcome: 'transient', reason: 'the server is not available at the moment' }
  const reason = refusals[code] ?? `Discord refused the post: ${redactDiscord(message)} (${code})`
  return { outcome: 'permanent', reason, ...(where === 'gone' ? { gone: true } : {}) }
}

/** Names in a list: `"View Channel", "Send Messages"`. */
export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')
