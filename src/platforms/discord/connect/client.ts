import { Client, GatewayIntentBits, Options, REST } from 'discord.js'
import type { RateLimitData } from 'discord.js'
import type { LoginGate } from './logins.ts'

/** How to reach Discord; each field names its setting. */
export interface Access {
  /** `DISCORD_TOKEN` */
  readonly token: string
  /** `DISCORD_API_URL`, without the version. */
  readonly apiUrl?: string | undefined
  /** `DISCORD_SHARDS` */
  readonly shards?: number | 'auto' | undefined
}

/**
 * The gateway client. It caches little, since interactions carry what they need, and never pings anybody.
 * https://discord.js.org/docs/packages/discord.js/14.28.1/ClientOptions:Interface
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
 * The REST client for answers to interactions. These carry a token of their own and do not count towards the bot's 50
 * requests a second: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
export function createAnswerRest({ apiUrl }: Access): REST {
  return new REST({
    ...base(apiUrl),
    timeout: 4000,
    retries: 3,
    globalRequestsPerSecond: 1000,
    // It keeps a handler for every token, by default for an hour.
    handlerSweepInterval: 30_000,
    rejectOnRateLimit: longerThan(10_000),
  })
}

/**
 * The REST client for posts. It never retries, because the ledger decides what happens after a lost answer. It does wait
 * for a short rate limit, since nothing has been sent by then: a channel takes five messages in five seconds.
 */
export function createPostRest({ apiUrl, token }: Access): REST {
  return new REST({
    ...base(apiUrl),
    timeout: 10_000,
    retries: 0,
    // Two of our one-second windows can overlap one of Discord's, which allows 50.
    globalRequestsPerSecond: 20,
    rejectOnRateLimit: longerThan(6000),
  }).setToken(token)
}

/** Whether a rate limit lasts longer than `most` ms, too long to wait for. */
const longerThan =
  (most: number) =>
  ({ timeToReset, retryAfter }: RateLimitData): boolean =>
    Math.max(timeToReset, retryAfter) > most

function base(apiUrl: string | undefined): { api?: string } {
  return apiUrl === undefined ? {} : { api: apiUrl.replace(/(?<!\/)\/+$/, '') }
}
