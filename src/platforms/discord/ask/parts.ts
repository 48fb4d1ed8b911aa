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
import type { Way } from './reply.ts'
import { opensForm, readCustomId, toKeep } from '../draw/controls.ts'
import type { FindPacked } from '../draw/controls.ts'
import { formResponse } from './form.ts'
import { discordLimits } from '../connect/limits.data.ts'
import { facts } from '../connect/log.ts'
import type { Log } from '../../../log.ts'
import { renderNotice } from '../draw/render.ts'
import { discordPlaceOf, readRequest } from './requests.ts'
import type { Asking } from './requests.ts'

/** Where interactions arrive and are answered. */
export interface DiscordParts {
  /** Never throws, never rejects. */
  receive(interaction: APIInteraction): void
  /** From here on new ones are asked to try again; resolves when those under way are done, or after `longest` ms. */
  close(longest: number): Promise<void>
}

export interface DeskParts {
  readonly rest: REST
  readonly log: Log
  readonly now: Clock
  readonly texts: TextStore | undefined
  readonly handlers: () => Handlers
  /** Where files are fetched from. */
  readonly fileOrigins: readonly string[]
}

/** When an answer takes longer, the person is told, ms. */
const slow = 10_000

const words = {
  slow: 'This takes longer than usual. The answer will appear here as soon as it is ready.',
  failed: 'Something went wrong here, and it has been noted in the log. Please try again.',
  refused: 'Discord did not accept this answer. Ask for a single section or a single speaker instead.',
  expired: 'This button is too old to work. Use the command again to get fresh ones.',
  closing: 'Briefdesk is restarting. Please try again in a minute.',
}

export function createDiscordParts(parts: DeskParts): DiscordParts {
  const running = new Set<Promise<void>>()
  let closing = false
  return {
    receive(interaction) {
      const work = (closing ? turnAway(parts, interaction) : serve(parts, interaction))
        .catch((error: unknown) => parts.log.error('discord.interaction-failed', facts(error)))
        .finally(() => running.delete(work))
      running.add(work)
    },
    async close(longest) {
      closing = true
      await Promise.race([Promise.allSettled(running), pause(longest, undefined, { ref: false })])
    },
  }
}

async function serve(parts: DeskParts, interaction: APIInteraction): Promise<void> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return suggest(parts, interaction)
    case InteractionType.MessageComponent:
      return opensForm(interaction.data.custom_id) ? openForm(parts, interaction) : answer(parts, interaction)
    case InteractionType.ApplicationCommand:
    case InteractionType.ModalSubmit:
      return answer(parts, interaction)
    // Discord sends pings over HTTP only.
    case InteractionType.Ping:
      return
  }
}

/** The form is the one answer to the press, so it comes before any acknowledgement. */
async function openForm(parts: DeskParts, interaction: APIMessageComponentInteraction): Promise<void> {
  const { custom_id: id } = interaction.data
  const press = await readCustomId(id, findIn(parts.texts, discordPlaceOf(interaction).tenant))
  if (press?.asks === undefined) return answer(parts, interaction)
  await callBack(parts.rest, interaction, formResponse(press.asks, id))
}

async function answer(parts: DeskParts, interaction: Asking): Promise<void> {
  const way: Way = { rest: parts.rest, log: parts.log, interaction }
  if (!(await acknowledge(way))) return
  const done = new AbortController()
  void pause(slow, undefined, { signal: done.signal, ref: false }).then(
    () => tell(way, words.slow, done.signal),
    () => undefined,
  )
  try {
    await work(parts, way)
  } catch (error) {
    parts.log.error('discord.answer-failed', facts(error))
    if (!nobodyWaits(error)) await tell(way, isRefusal(error) ? words.refused : words.failed)
  } finally {
    done.abort()
  }
}

async function work({ texts, now, handlers, fileOrigins }: DeskParts, way: Way): Promise<void> {
  const { tenant } = discordPlaceOf(way.interaction)
  const request = await readRequest(way.interaction, handlers().commands, findIn(texts, tenant), now())
  if (!request) return tell(way, words.expired)
  const files = attachmentsOf(way.interaction, fileOrigins)
  const reply = await handlers().answer(files.length > 0 ? { ...request, files } : request)
  await keepControls(texts, tenant, reply.message, now())
  await deliverToDiscord(way, reply)
}

const findIn =
  (texts: TextStore | undefined, tenant: string): FindPacked =>
  (key) =>
    texts?.find(tenant, key) ?? Promise.resolve(undefined)

/** Keeps what does not fit the controls of a message, before anybody can press them. */
export async function keepControls(
  texts: TextStore | undefined,
  tenant: string,
  message: Message,
  now: number,
): Promise<void> {
  for (const { key, content } of toKeep(message)) await texts?.keep(tenant, key, content, now)
}

async function suggest(
  { rest, log, handlers }: DeskParts,
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
    log.warn('discord.suggestions-failed', facts(error))
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

async function turnAway({ rest }: DeskParts, interaction: APIInteraction): Promise<void> {
  const notice = renderNotice(words.closing)
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
