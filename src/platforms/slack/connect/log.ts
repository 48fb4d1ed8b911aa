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
export const errorMessage = (word: unknown): string =>
  word instanceof Error ? word.message : typeof word === 'string' ? word : 'something that is no text'

/** A message without tokens and with addresses cut to their host: a response_url or a socket's address is itself a key. */
export const redactSlack = (message: string): string =>
  redactAddresses(message)
    .replace(/\bx(?:ox[a-z]|app)-[\w.-]+/g, 'x…')
    .replace(/(\bBearer\s+|secret=|token=)\S+/gi, '$1…')
