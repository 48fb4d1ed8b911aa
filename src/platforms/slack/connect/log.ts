import { LogLevel, type Logger } from '@slack/bolt'
import type { Log } from '../../../log.ts'

/** Slack's libraries log through here: warnings and errors only, and without tokens and addresses. */
export function createLogger(log: Log): Logger {
  const message = (words: readonly unknown[]): string => redactSlack(words.map(sentence).join(' '))
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

/** An error's own words. Its other properties (a request, its headers) are never logged. */
export const sentence = (word: unknown): string =>
  word instanceof Error ? word.message : typeof word === 'string' ? word : 'something that is no text'

/** An address may be a key itself (response_url, the socket's ticket): its host is enough. */
export const redactSlack = (message: string): string =>
  message
    .replace(/\b(?:https?|wss?):\/\/[^\s/?#"'<>]{1,256}[^\s"'<>]*/g, (address) => originOf(address))
    .replace(/\bx(?:ox[a-z]|app)-[\w.-]+/g, 'x…')
    .replace(/(\bBearer\s+|secret=|token=)\S+/gi, '$1…')

function originOf(address: string): string {
  const { protocol, host } = new URL(URL.canParse(address) ? address : 'invalid://address')
  return `${protocol}//${host}/…`
}
