/** What to do about a token that Discord refuses. */
export const refusedToken =
  "Discord refused the token: set DISCORD_TOKEN to the one on the application's Bot page (reset it there if it is lost)."

/**
 * What to do about the close codes after which nothing reconnects.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
 */
export const closeReasons: Readonly<Record<number, string>> = {
  4004: refusedToken,
  4010: 'Discord refused the shard: set DISCORD_SHARDS to auto.',
  4011: 'Discord wants more shards for this many servers: set DISCORD_SHARDS to auto.',
  4012: 'Discord no longer speaks this version of its gateway: update Briefdesk.',
  4013: 'Discord refused the intents that Briefdesk asks for: update Briefdesk.',
  4014: 'Discord refused the intents that Briefdesk asks for: update Briefdesk.',
}
