import { createHash } from 'node:crypto'
import { DiscordAPIError, HTTPError, RateLimitError, Routes } from 'discord.js'
import type { REST, RESTPostAPIChannelMessageResult } from 'discord.js'
import type { PostOutcome, PostRef, Target } from '../../bot/ports.ts'
import { refusedToken } from './closes.ts'
import { limits } from './limits.ts'
import { codeOf, redact } from './log.ts'
import type { Payload } from './render.ts'

/** Sends payloads one after the other. The same key gives the same nonces, by which Discord dedupes for minutes. */
export async function postPayloads(
  rest: REST,
  target: Target,
  payloads: readonly Payload[],
  key: string,
): Promise<PostOutcome> {
  const channel = target.thread ?? target.channel
  const ids: string[] = []
  for (const [part, payload] of payloads.entries()) {
    try {
      ids.push(await send(rest, channel, payload, nonceOf(key, part)))
    } catch (error) {
      const outcome = outcomeOf(error)
      // What is out is out: tried again from the start, the nonces keep it from being said twice.
      return part > 0 && outcome.outcome === 'transient'
        ? { outcome: 'unknown', reason: `part ${part + 1}: ${outcome.reason}` }
        : outcome
    }
  }
  return { outcome: 'sent', ref: `${channel}/${ids.join(',')}` }
}

/** Replaces what a post says; messages that it no longer needs go, further ones are added. */
export async function editPayloads(rest: REST, ref: PostRef, payloads: readonly Payload[]): Promise<PostOutcome> {
  const [channel = '', list = ''] = ref.split('/')
  const old = list.split(',').filter((id) => id !== '')
  const ids: string[] = []
  try {
    for (const [part, payload] of payloads.entries()) {
      const id = old[part]
      if (id === undefined) ids.push(await send(rest, channel, payload, nonceOf(ref, part)))
      else {
        await rest.patch(Routes.channelMessage(channel, id), { body: payload })
        ids.push(id)
      }
    }
    for (const id of old.slice(payloads.length)) await rest.delete(Routes.channelMessage(channel, id))
    return { outcome: 'sent', ref: `${channel}/${ids.join(',')}` }
  } catch (error) {
    return outcomeOf(error)
  }
}

/** At most 25 characters, the same for the same post. */
export function nonceOf(key: string, part: number): string {
  return createHash('sha256').update(`${key}#${part}`).digest('base64url').slice(0, limits.nonce)
}

/** What a failed send means for the ledger. */
export function outcomeOf(error: unknown): Exclude<PostOutcome, { outcome: 'sent' }> {
  if (error instanceof RateLimitError)
    return { outcome: 'transient', reason: 'Discord asks to wait', after: Math.ceil(error.retryAfter) }
  if (error instanceof DiscordAPIError) return refusalOf(error)
  if (error instanceof HTTPError) return { outcome: 'unknown', reason: `Discord answered with ${error.status}` }
  const code = codeOf(error)
  if (code !== undefined && neverSent.has(code))
    return { outcome: 'transient', reason: `Discord could not be reached (${code})` }
  return {
    outcome: 'unknown',
    reason: `the connection to Discord broke off (${code ?? (error instanceof Error ? error.name : 'unknown')})`,
  }
}

/** Codes of a connection that never came about. */
const neverSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json: what to mend. */
const refusals: Readonly<Record<string, string>> = {
  10003: 'the channel does not exist any more, or the bot cannot see it',
  10008: 'the message does not exist any more',
  50001: 'the bot cannot see the channel: give it "View Channel"',
  50007: 'the person does not take direct messages',
  50008: 'messages cannot be sent to this kind of channel',
  50013: 'the bot may not post in the channel: give it "Send Messages" (in threads "Send Messages in Threads")',
  50083: 'the thread is archived',
  160005: 'the thread is locked',
}

/** Discord is short of breath, not of permission. */
const passing: ReadonlySet<number> = new Set([40062, 130000])

function refusalOf({ code, status, message }: DiscordAPIError): Exclude<PostOutcome, { outcome: 'sent' }> {
  if (passing.has(Number(code)) || status === 429) return { outcome: 'transient', reason: `Discord is busy (${code})` }
  if (status === 401) return { outcome: 'permanent', reason: refusedToken }
  return { outcome: 'permanent', reason: refusals[code] ?? `Discord refused the post: ${redact(message)} (${code})` }
}

async function send(rest: REST, channel: string, payload: Payload, nonce: string): Promise<string> {
  const body = { ...payload, nonce, enforce_nonce: true }
  const { id } = (await rest.post(Routes.channelMessages(channel), { body })) as RESTPostAPIChannelMessageResult
  return id
}
