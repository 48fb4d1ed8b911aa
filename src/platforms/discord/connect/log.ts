import { DiscordAPIError, HTTPError } from 'discord.js'

/** What may be said of a failure. discord.js keeps the request in its errors: addresses hold tokens, bodies hold words. */
export function facts(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError)
    return { status: error.status, code: error.code, method: error.method, message: redactDiscord(error.message) }
  if (error instanceof HTTPError) return { status: error.status, method: error.method }
  if (!(error instanceof Error)) return { message: 'something that is no error was thrown' }
  const code = codeOf(error)
  return { name: error.name, message: redactDiscord(error.message), ...(code === undefined ? {} : { code }) }
}

/** The system's or undici's code, where an error or its cause has one. */
export function codeOf(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1)
    if ('code' in at && typeof at.code === 'string') return at.code
  return undefined
}

/** Addresses of interactions and webhooks hold a token; a bot's token has three parts with dots between. */
export function redactDiscord(message: string): string {
  return message
    .replace(/\b((?:https?|wss?):\/\/[^\s/?#"'<>]{1,200})[^\s"'<>]*/g, '$1/…')
    .replace(/\/(?:webhooks|interactions)\/[^\s"']+/g, '/…')
    .replace(/[\w-]{20,80}\.[\w-]{4,12}\.[\w-]{20,80}/g, '…')
}
