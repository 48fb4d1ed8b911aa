import { Client, GatewayIntentBits, Options, REST } from 'discord.js'
import type { RateLimitData } from 'discord.js'
import type { LoginGate } from './logins.ts'

/** How to reach Discord; the names in capitals are what an operator sets. */
export interface Access {
  /** `DISCORD_TOKEN` */
  readonly token: string
  /** `DISCORD_API_URL`, without the version. */
  readonly apiUrl?: string | undefined
  /** `DISCORD_SHARDS` */
  readonly shards?: number | 'auto' | undefined
}

/**
 * The gateway's client, set up to hold little: interactions carry what they need. Nobody is pinged by its helpers
 * either. https://discord.js.org/docs/packages/discord.js/14.28.1/ClientOptions:Interface
 */
export function createClient({ apiUrl, shards }: Access, gate: LoginGate): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    enforceNonce: true,
    waitGuildTimeout: 1000,
    ws: { buildIdentifyThrottler: (manager) => gate.build(manager) },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      PresenceManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildMemberManager: { maxSize: 1, keepOverLimit: ({ id, client }) => id === client.user.id },
      UserManager: { maxSize: 1, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
    rest: {
      ...base(apiUrl),
      timeout: 8000,
      retries: 3,
      rejectOnRateLimit: longerThan(30_000),
    },
    ...(shards === undefined || shards === 'auto' ? { shards: 'auto' } : { shardCount: shards }),
  })
}

/**
 * Answers to interactions. They carry their own token, so ours stays out of it, and they do not count towards the
 * bot's 50 requests a second: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
export function createAnswerRest({ apiUrl }: Access): REST {
  return new REST({
    ...base(apiUrl),
    timeout: 4000,
    retries: 3,
    globalRequestsPerSecond: 1000,
    // It keeps something for every token, for an hour unless told otherwise.
    handlerSweepInterval: 30_000,
    rejectOnRateLimit: longerThan(10_000),
  })
}

/**
 * Posts: sent once and never repeated here, because the ledger decides what happens after a doubtful end. A turn that
 * comes soon is waited for, since nothing was sent by then: five messages pass in a channel in five seconds.
 */
export function createPostRest({ apiUrl, token }: Access): REST {
  return new REST({
    ...base(apiUrl),
    timeout: 10_000,
    retries: 0,
    // Counted by seconds of our own, of which two can meet in one of Discord's: 50.
    globalRequestsPerSecond: 20,
    rejectOnRateLimit: longerThan(6000),
  }).setToken(token)
}

/** A rate limit further away than this is not waited for, ms. */
const longerThan =
  (most: number) =>
  ({ timeToReset, retryAfter }: RateLimitData): boolean =>
    Math.max(timeToReset, retryAfter) > most

function base(apiUrl: string | undefined): { api?: string } {
  return apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') }
}
