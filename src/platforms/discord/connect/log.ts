import { DiscordAPIError, HTTPError } from 'discord.js'
import { codeOf } from '../../shared/causes.ts'
import { redactAddresses } from '../../shared/redact.ts'

/** What may be logged of an error. discord.js puts the request into its errors: addresses hold tokens, bodies hold text. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError)
    return { status: error.status, code: error.code, method: error.method, message: redactDiscord(error.message) }
  if (error instanceof HTTPError) return { status: error.status, method: error.method }
  if (!(error instanceof Error)) return { message: 'something that is no error was thrown' }
  const code = codeOf(error)
  return { name: error.name, message: redactDiscord(error.message), ...(code === undefined ? {} : { code }) }
}

/** A message without tokens: those in addresses of interactions and webhooks, and a bot's own, three parts joined by dots. */
export function redactDiscord(message: string): string {
  return redactAddresses(message)
    .replace(/\/(?:webhooks|interactions)\/[^\s"']+/g, '/…')
    .replace(/[\w-]{20,80}\.[\w-]{4,12}\.[\w-]{20,80}/g, '…')
}
