import { GatewayDispatchEvents } from 'discord.js'
import type { APIInteraction, APIThreadChannel, Client } from 'discord.js'
import type { CommandDefinition, Handlers, Platform } from '../../bot/ports/platform.ts'
import type { Clock } from '../../bot/ports/target.ts'
import { discordCapabilities } from './capabilities.ts'
import type { Target } from '../../bot/ports/target.ts'
import type { TextStore } from '../../bot/ports/store.ts'
import type { Message } from '../../message/message.ts'
import { discordFileOrigins } from './ask/files.ts'
import { createChannels, findMember } from './connect/channels.ts'
import { findWithRole, hasRole } from './connect/roles.ts'
import { readAddress } from './connect/addresses.ts'
import { errorFacts } from './connect/log.ts'
import { lockedThread } from './connect/outcomes.ts'
import { createAnswerRest, createClient, createPostRest } from './connect/client.ts'
import type { Access } from './connect/client.ts'
import { createDiscordConnection } from './connect/connect.ts'
import { createInteractionHandler, keepControls } from './ask/interactions.ts'
import type { Log } from '../../log.ts'
import { createLoginGate } from './connect/logins.ts'
import type { DiscordNames } from './ask/words.ts'
import { createOwnCommands } from './app/own-commands.ts'
import { crosspost } from './post/crosspost.ts'
import { edit } from './post/edit.ts'
import { serverOf, inspect, post, postDirect } from './post/post.ts'
import type { Draft, DiscordPoster } from './post/post.ts'
import { renderDiscord } from './draw/render.ts'
import { createCommandRegistry } from './app/registry.ts'

/** What the Discord adapter is created with. */
export interface DiscordOptions extends Access {
  readonly log: Log
  /** Stores what does not fit into a button; without it, such buttons say that they are too old. */
  readonly texts?: TextStore | undefined
  readonly now?: Clock | undefined
  /** `DISCORD_SERVERS`: only these are served, and no direct messages. Absent: all. */
  readonly allowed?: ReadonlySet<string> | undefined
  /** The gateway's heartbeat interval, ms; tests set a shorter one. */
  readonly heartbeat?: number | undefined
}

/** The Discord adapter. */
export function createDiscord(options: DiscordOptions): Platform {
  const { log, texts, now = Date.now, heartbeat = 41_250, token, allowed } = options
  let handlers: Handlers = { commands: [], answer: notYet, complete: () => [] }
  const gate = createLoginGate(log)
  const client = createClient(options, gate)
  const poster = createPoster(options, client)
  const names = namesIn(client)
  const interactions = createInteractionHandler({
    ...{ rest: createAnswerRest(options), log, now, texts, allowed, fileOrigins: discordFileOrigins(options.apiUrl) },
    handlers: () => handlers,
    names,
  })
  const receive = (asked: APIInteraction): void => interactions.receive(asked)
  const connection = createDiscordConnection({ client, gate, token, log, now, heartbeat, receive })
  const registry = createCommandRegistry(client.rest, log)

  const draft = (target: Target, message: Message): Draft => draftOf(target, message, { texts, now })

  return {
    name: 'discord',
    capabilities: discordCapabilities,
    async start(given) {
      handlers = given
      tellOfThreads(client, log, handlers)
      const application = await connection.open()
      void registry.write(application, handlers.commands)
    },
    async update(commands: readonly CommandDefinition[]) {
      handlers = { ...handlers, commands }
      await registry.rewrite(commands)
    },
    ...createOwnCommands(client, log),
    post: (target, message, key, under) => post(poster, target, draft(target, message), { key, under }),
    direct: (person, message, key) =>
      postDirect(poster, person.id, draft({ ...nowhere, tenant: person.tenant }, message), key),
    edit: (target, ref, { ping: _, ...message }) => edit(poster, target, ref, draft(target, message)),
    passOn: (target, ref) => crosspost(poster, target, ref),
    ...answersBy(poster),
    nameOf: ({ tenant, channel }) => (channel === undefined ? names.server(tenant) : names.channel(channel)),
    person: (guild, id) => findMember(client, { guild, id, allowed }),
    health() {
      const health = connection.health()
      const reason = registry.problem()
      return health.state === 'ready' && reason !== undefined ? { state: 'degraded', reason } : health
    },
    async stop() {
      registry.stop()
      await interactions.close(longestAnswer)
      await connection.close()
    },
  }
}

/** What is asked of channels, and of the people who see them. */
const answersBy = (poster: DiscordPoster): Pick<Platform, 'inspect' | 'home' | 'sees' | 'belongs' | 'members'> => ({
  inspect: (target) => inspect(poster, target),
  home: (target) => serverOf(poster, target),
  sees: (target, person) => poster.channels.sees(readAddress(target), person),
  belongs: ({ tenant, id }, role) => hasRole(poster.rest, tenant, { id, role }),
  members: (guild, role) => findWithRole(poster.rest, guild, role),
})

/** Whoever may manage threads posts in a locked one, so that only the end of a lock says something for sure. */
function tellOfThreads({ ws }: Client, log: Log, { changed }: Handlers): void {
  ws.on(GatewayDispatchEvents.ThreadUpdate, ({ id, guild_id: tenant = '', thread_metadata }: APIThreadChannel) => {
    if (thread_metadata?.locked !== false) return
    const thread = { platform: 'discord', tenant, channel: id } as const
    void changed?.(thread, { kind: 'opened', reason: lockedThread }).catch((error: unknown) =>
      log.warn('discord.thread', errorFacts(error)),
    )
  })
}

/** As far as the gateway told. */
const namesIn = ({ guilds, channels }: Client): DiscordNames & { server(id: string): string | undefined } => ({
  server: (id) => guilds.cache.get(id)?.name,
  role: (id) => guilds.cache.flatMap(({ roles }) => roles.cache).get(id)?.name,
  channel(id) {
    const channel = channels.cache.get(id)
    return channel && 'name' in channel ? (channel.name ?? undefined) : undefined
  },
})

function createPoster(options: DiscordOptions, client: Client): DiscordPoster {
  const rest = createPostRest(options)
  return { rest, channels: createChannels(client, rest, options.allowed), log: options.log }
}

const nowhere: Target = { platform: 'discord', tenant: '', channel: '' }

const draftOf = (
  { tenant }: Target,
  message: Message,
  { texts, now }: { readonly texts: TextStore | undefined; readonly now: Clock },
): Draft => ({
  title: message.title,
  async draw(guild = tenant) {
    await keepControls(texts, guild, message, now())
    return renderDiscord(message)
  },
})

/** How long to wait for answers in progress when stopping, ms; closing the connection adds at most 1.5 s. */
const longestAnswer = 7500

const notYet: Handlers['answer'] = () => Promise.reject(new Error('asked before the start'))
