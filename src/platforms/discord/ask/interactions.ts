import { setTimeout as pause } from 'node:timers/promises'
import { DiscordAPIError, InteractionResponseType, InteractionType, MessageFlags } from 'discord.js'
import type {
  APIApplicationCommandAutocompleteInteraction,
  APIInteraction,
  APIMessageComponentInteraction,
  REST,
} from 'discord.js'
import type { Handlers, OptionChoice } from '../../../bot/ports/platform.ts'
import type { Clock } from '../../../bot/ports/target.ts'
import type { TextStore } from '../../../bot/ports/store.ts'
import type { Message } from '../../../message/message.ts'
import { attachmentsOf } from './files.ts'
import { acknowledge, callBack, deliverToDiscord, nobodyWaits, tell } from './reply.ts'
import type { DiscordReplier } from './reply.ts'
import { opensForm, readCustomId, packedControls } from '../draw/controls.ts'
import type { FindPacked } from '../draw/controls.ts'
import { formResponse } from './form.ts'
import { discordLimits } from '../connect/limits.data.ts'
import { errorFacts } from '../connect/log.ts'
import type { Log } from '../../../log.ts'
import { renderNotice } from '../draw/render.ts'
import { discordPlaceOf, readRequest } from './requests.ts'
import type { RequestInteraction } from './requests.ts'

/** Answers the interactions that arrive from Discord. */
export interface InteractionHandler {
  /** Starts to answer. Never throws; failures are logged. */
  receive(interaction: APIInteraction): void
  /** Turns new interactions away and waits for those in progress, at most `longest` ms. */
  close(longest: number): Promise<void>
}

/** What answering interactions depends on. */
export interface InteractionParts {
  readonly rest: REST
  readonly log: Log
  readonly now: Clock
  readonly texts: TextStore | undefined
  readonly handlers: () => Handlers
  /** The servers that are served; absent: all, and direct messages. */
  readonly allowed: ReadonlySet<string> | undefined
  /** The hosts that files may be fetched from. */
  readonly fileOrigins: readonly string[]
}

/** After this long the user is told that the answer takes a while, ms. */
const slow = 10_000

const words = {
  slow: 'This takes longer than usual. The answer will appear here as soon as it is ready.',
  failed: 'Something went wrong here, and it has been noted in the log. Please try again.',
  refused: 'Discord did not accept this answer. Ask for a single section or a single speaker instead.',
  expired: 'This button is too old to work. Use the command again to get fresh ones.',
  stranger: 'Briefdesk does not serve this place. Whoever runs it names the servers that it serves.',
  closing: 'Briefdesk is restarting. Please try again in a minute.',
}

/** Answers interactions, each on its own; see `InteractionHandler`. */
export function createInteractionHandler(parts: InteractionParts): InteractionHandler {
  const running = new Set<Promise<void>>()
  let closing = false
  return {
    receive(interaction) {
      const isServed = parts.allowed?.has(interaction.guild_id ?? '') !== false
      const why = closing ? words.closing : isServed ? undefined : words.stranger
      const work = (why === undefined ? serve(parts, interaction) : turnAway(parts, interaction, why))
        .catch((error: unknown) => parts.log.error('discord.interaction-failed', errorFacts(error)))
        .finally(() => running.delete(work))
      running.add(work)
    },
    async close(longest) {
      closing = true
      await Promise.race([Promise.allSettled(running), pause(longest, undefined, { ref: false })])
    },
  }
}

async function serve(parts: InteractionParts, interaction: APIInteraction): Promise<void> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return suggest(parts, interaction)
    case InteractionType.MessageComponent:
      return opensForm(interaction.data.custom_id) ? openForm(parts, interaction) : answer(parts, interaction)
    case InteractionType.ApplicationCommand:
    case InteractionType.ModalSubmit:
      return answer(parts, interaction)
    // Pings come over HTTP only.
    case InteractionType.Ping:
      return
  }
}

/** An interaction has one response and here it is the form, so nothing is acknowledged first. */
async function openForm(parts: InteractionParts, interaction: APIMessageComponentInteraction): Promise<void> {
  const { custom_id: id } = interaction.data
  const click = await readCustomId(id, findIn(parts.texts, discordPlaceOf(interaction).tenant))
  if (click?.asks === undefined) return answer(parts, interaction)
  await callBack(parts.rest, interaction, formResponse(click.asks, id))
}

async function answer(parts: InteractionParts, interaction: RequestInteraction): Promise<void> {
  const replier: DiscordReplier = { rest: parts.rest, log: parts.log, interaction }
  if (!(await acknowledge(replier))) return
  const done = new AbortController()
  void pause(slow, undefined, { signal: done.signal, ref: false }).then(
    () => tell(replier, words.slow, done.signal),
    () => undefined,
  )
  try {
    await work(parts, replier)
  } catch (error) {
    parts.log.error('discord.answer-failed', errorFacts(error))
    if (!nobodyWaits(error)) await tell(replier, isRefusal(error) ? words.refused : words.failed)
  } finally {
    done.abort()
  }
}

async function work({ texts, now, handlers, fileOrigins }: InteractionParts, replier: DiscordReplier): Promise<void> {
  const { tenant } = discordPlaceOf(replier.interaction)
  const request = await readRequest(replier.interaction, handlers().commands, findIn(texts, tenant), now())
  if (!request) return tell(replier, words.expired)
  const files = attachmentsOf(replier.interaction, fileOrigins)
  const reply = await handlers().answer(files.length > 0 ? { ...request, files } : request)
  await keepControls(texts, tenant, reply.message, now())
  await deliverToDiscord(replier, reply)
}

const findIn =
  (texts: TextStore | undefined, tenant: string): FindPacked =>
  (key) =>
    texts?.find(tenant, key) ?? Promise.resolve(undefined)

/** Stores what does not fit into the controls of a message. To be called before the message is sent. */
export async function keepControls(
  texts: TextStore | undefined,
  tenant: string,
  message: Message,
  now: number,
): Promise<void> {
  for (const { key, content } of packedControls(message)) await texts?.keep(tenant, key, content, now)
}

async function suggest(
  { rest, log, handlers }: InteractionParts,
  interaction: APIApplicationCommandAutocompleteInteraction,
): Promise<void> {
  const choices = choicesFor(handlers(), interaction)
    .filter(({ value }) => value !== '' && value.length <= discordLimits.choiceText)
    .slice(0, discordLimits.choices)
    .map(({ label, value }) => ({ name: label.slice(0, discordLimits.choiceText) || value, value }))
  try {
    await callBack(rest, interaction, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    })
  } catch (error) {
    log.warn('discord.suggestions-failed', errorFacts(error))
  }
}

function choicesFor(
  { commands, complete }: Handlers,
  interaction: APIApplicationCommandAutocompleteInteraction,
): readonly OptionChoice[] {
  const { name: command, options } = interaction.data
  const focused = options.find((option) => 'focused' in option && option.focused === true)
  if (!focused || !('value' in focused)) return []
  const typed = String(focused.value)
  const definition = commands.find(({ name }) => name === command)?.options.find(({ name }) => name === focused.name)
  const listed = definition?.choices?.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
  return listed ?? complete({ command, option: focused.name, typed, place: discordPlaceOf(interaction) })
}

async function turnAway({ rest }: InteractionParts, interaction: APIInteraction, why: string): Promise<void> {
  const notice = renderNotice(why)
  const data = { ...notice, flags: notice.flags | MessageFlags.Ephemeral }
  const suggestions = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } }
  const reply = { type: InteractionResponseType.ChannelMessageWithSource, data }
  await callBack(
    rest,
    interaction,
    interaction.type === InteractionType.ApplicationCommandAutocomplete ? suggestions : reply,
  )
}

function isRefusal(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 400
}
