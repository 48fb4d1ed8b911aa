import * as z from 'zod'
import { LogLevel, type Logger } from '@slack/bolt'
import type { Log } from '../../../log.ts'
import { redactAddresses } from '../../shared/redact.ts'

/** The logger for Slack's libraries: warnings and errors only, without tokens and addresses. */
export function createLogger(log: Log): Logger {
  const message = (words: readonly unknown[]): string => redactSlack(words.map(errorMessage).join(' '))
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words: unknown[]) => log.warn('slack.client', { message: message(words) }),
    error: (...words: unknown[]) => log.error('slack.client', { message: message(words) }),
    getLevel: () => LogLevel.WARN,
    setLevel: () => undefined,
    setName: () => undefined,
  }
}

/** The message of an error. Its other properties, such as a request with its headers, are never logged. */
export function errorMessage(word: unknown): string {
  if (word instanceof Error) return word.message
  return typeof word === 'string' ? word : codesIn(word)
}

/** Slack's own names of what happened, as in `{ type: 'disconnect', reason: 'too_many_websockets' }`. */
function codesIn(word: unknown): string {
  const { data } = coded.safeParse(word)
  const codes = Object.values(data ?? {}).filter((code) => code !== undefined && /^\w[\w.-]{0,60}$/.test(code))
  return codes.length > 0 ? codes.join(' ') : 'something that is no text'
}

const name = z.string().optional().catch(undefined)
const coded = z.object({ type: name, error: name, code: name, reason: name })

/** A message without tokens and with addresses cut to their host: a response_url or a socket's address is itself a key. */
export const redactSlack = (message: string): string =>
  redactAddresses(message)
    .replace(/\bx(?:ox[a-z]|app)-[\w.-]+/g, 'x…')
    .replace(/(\bBearer\s+|secret=|token=)\S+/gi, '$1…')
