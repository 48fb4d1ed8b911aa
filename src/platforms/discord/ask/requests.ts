import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js'
import type {
  APIApplicationCommandInteraction,
  APIInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
} from 'discord.js'
import type { Actor, CommandDefinition, CommandRequest } from '../../../bot/ports/platform.ts'
import type { Place } from '../../../bot/ports/target.ts'
import type { CommandCall } from '../../../message/message.ts'
import { menuName } from '../draw/controls.ts'
import { readCustomId, readOptionValue } from '../draw/controls.ts'
import type { FindPacked } from '../draw/controls.ts'
import { writtenIn } from './form.ts'
import { readDiscordMessage, type DiscordNames } from './words.ts'

/** An interaction that asks for an answer; autocomplete is handled separately. */
export type RequestInteraction =
  APIApplicationCommandInteraction | APIMessageComponentInteraction | APIModalSubmitInteraction

type CalledCommand = CommandCall & Pick<CommandRequest, 'origin' | 'onMessage'>

interface Known {
  readonly commands: readonly CommandDefinition[]
  readonly find: FindPacked
  readonly names: DiscordNames
}

/** The request that an interaction makes; undefined when its control is not ours or its content is no longer stored. */
export async function readRequest(
  interaction: RequestInteraction,
  { commands, find, names }: Known,
  at: number,
): Promise<CommandRequest | undefined> {
  const called = await readCalled(interaction, { commands, find, names })
  return (
    called && {
      ...called,
      actor: actorOf(interaction),
      place: discordPlaceOf(interaction),
      locale: localeOf(interaction),
      at,
    }
  )
}

async function readCalled(
  interaction: RequestInteraction,
  { commands, find, names }: Known,
): Promise<CalledCommand | undefined> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return typed(interaction, commands, names)
    case InteractionType.MessageComponent:
      return await clicked(interaction, find)
    case InteractionType.ModalSubmit:
      return await submitted(interaction, find)
  }
}

/** Where an interaction comes from. Its tenant is the server, or the user in a direct message; it has a channel only where the bot can post. */
export function discordPlaceOf(interaction: APIInteraction): Place {
  const { channel } = interaction
  const tenant = interaction.guild_id ?? userOf(interaction)?.id ?? ''
  const place = { platform: 'discord', tenant } as const
  if (!channel || !isMember(interaction)) return place
  const parent = 'parent_id' in channel && threadTypes.has(channel.type) ? channel.parent_id : undefined
  return parent ? { ...place, channel: parent, thread: channel.id } : { ...place, channel: channel.id }
}

/** False where only the user installed the app: it can respond there but not post. */
function isMember({ authorizing_integration_owners: owners }: APIInteraction): boolean {
  return owners[ApplicationIntegrationType.GuildInstall] !== undefined
}

/** Whether a click, or a form opened by one, was on a private answer, which the next answer may replace. */
export function onPrivateAnswer(interaction: RequestInteraction): boolean {
  if (interaction.type === InteractionType.ApplicationCommand) return false
  return ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0
}

/** https://discord.com/developers/docs/resources/channel#channel-object-channel-types: 10 to 12 are threads. */
const threadTypes: ReadonlySet<number> = new Set([10, 11, 12])

function userOf(interaction: APIInteraction): { id: string; username: string; global_name: string | null } | undefined {
  return interaction.member?.user ?? interaction.user
}

function actorOf(interaction: RequestInteraction): Actor {
  const user = userOf(interaction)
  const name = interaction.member?.nick ?? user?.global_name ?? user?.username ?? ''
  const permissions = BigInt(interaction.member?.permissions ?? 0)
  const managing = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator
  return { id: user?.id ?? '', name, admin: (permissions & managing) !== 0n }
}

function localeOf(interaction: RequestInteraction): string {
  return interaction.locale ?? interaction.guild_locale ?? 'en-US'
}

function typed(
  { data, channel }: APIApplicationCommandInteraction,
  commands: readonly CommandDefinition[],
  names: DiscordNames,
): CalledCommand {
  if (data.type === ApplicationCommandType.ChatInput) {
    const options = (data.options ?? []).flatMap((option) =>
      'value' in option && option.type !== ApplicationCommandOptionType.Attachment
        ? [[option.name, named(String(option.value))]]
        : [],
    )
    return { command: data.name, args: Object.fromEntries(options) as Record<string, string>, origin: 'command' }
  }
  const command = commands.find((definition) => definition.kind === 'shortcut' && menuName(definition) === data.name)
  const message = data.type === ApplicationCommandType.Message ? data.resolved.messages[data.target_id] : undefined
  return {
    command: command?.name ?? data.name,
    args: { text: message ? readDiscordMessage(message, names) : '' },
    origin: 'shortcut',
    ...(message ? { onMessage: `${message.channel_id || channel.id}/${message.id}` } : {}),
  }
}

/** Mentions in the form that `CommandRequest` describes: Discord's own, except for the old form of a user. */
const named = (words: string): string => words.replace(/<@!(\d{1,20})>/g, '<@$1>')

async function clicked(
  { data, message }: APIMessageComponentInteraction,
  find: FindPacked,
): Promise<CalledCommand | undefined> {
  const click = await readCustomId(data.custom_id, find)
  if (!click) return undefined
  const origin = { origin: 'control', onMessage: `${message.channel_id}/${message.id}` } as const
  if (click.arg === undefined) return { ...click.call, ...origin }
  const [first] = 'values' in data ? data.values : []
  const value = first === undefined ? undefined : await readOptionValue(first, find)
  return value === undefined
    ? undefined
    : { ...click.call, args: { ...click.call.args, [click.arg]: value }, ...origin }
}

/** A submitted form calls what its control calls, with the text that was written. */
async function submitted(
  { data, message }: APIModalSubmitInteraction,
  find: FindPacked,
): Promise<CalledCommand | undefined> {
  const click = await readCustomId(data.custom_id, find)
  if (click?.asks === undefined) return undefined
  const on = message ? { onMessage: `${message.channel_id}/${message.id}` } : {}
  return { ...click.call, args: { ...click.call.args, text: writtenIn(data) }, origin: 'control', ...on }
}
