import { clip } from '../../shared/clip.ts'
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  Routes,
} from 'discord.js'
import type { REST } from 'discord.js'
import type { CommandDefinition, OptionChoice, OptionDefinition } from '../../../bot/ports/platform.ts'
import { discordLimits } from '../connect/limits.data.ts'
import { localDescriptions, localLabels, localNames } from './locales.data.ts'
import { menuName } from '../draw/controls.ts'

/** Texts by language; Discord falls back to the English ones. */
interface Localized {
  readonly name_localizations?: object
  readonly description_localizations?: object
}

/** A command as Discord stores it, defaults spelled out. */
interface ApplicationCommand extends Localized {
  readonly type: number
  readonly name: string
  readonly description?: string
  readonly options?: readonly CommandOption[]
  readonly default_member_permissions: string | null
  readonly contexts: readonly number[]
  readonly integration_types: readonly number[]
}

interface CommandOption extends Localized {
  readonly type: number
  readonly name: string
  readonly description: string
  readonly required: boolean
  readonly autocomplete?: boolean
  readonly choices?: readonly { readonly name: string; readonly value: string }[]
}

/** The commands to register, within Discord's limits: ours first, then briefings. Those left over are reached by /brief. */
export function applicationCommands(definitions: readonly CommandDefinition[]): ApplicationCommand[] {
  const menus = definitions.filter(({ kind }) => kind === 'shortcut').slice(0, discordLimits.menuCommands)
  const own = definitions.filter(({ kind }) => kind === 'general' || kind === 'admin')
  const briefings = definitions.filter(({ kind }) => kind === 'briefing')
  return [...[...own, ...briefings].slice(0, discordLimits.chatCommands).map(chatCommand), ...menus.map(menuCommand)]
}

/** Registers the commands if they differ from those that Discord has. */
export async function syncCommands(
  rest: REST,
  application: string,
  wanted: readonly ApplicationCommand[],
): Promise<'unchanged' | 'written'> {
  const route = Routes.applicationCommands(application)
  const there = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) })
  if (Array.isArray(there) && canonical(there) === canonical(wanted)) return 'unchanged'
  await rest.put(route, { body: wanted })
  return 'written'
}

function chatCommand(definition: CommandDefinition): ApplicationCommand {
  const listed = definition.options.slice(0, discordLimits.commandOptions).map((option) => commandOption(option))
  const fits = JSON.stringify(listed).length <= discordLimits.commandText - 200
  const options = fits
    ? listed
    : definition.options.slice(0, discordLimits.commandOptions).map((option) => commandOption(option, true))
  return {
    ...everywhere,
    ...(definition.kind === 'admin' ? adminOnly : {}),
    type: ApplicationCommandType.ChatInput,
    name: definition.name,
    description: clip(definition.description, discordLimits.commandDescription),
    ...translated(undefined, definition.kind === 'briefing' ? undefined : definition.description),
    // Discord refuses a required option after an optional one.
    options: [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)],
  }
}

function menuCommand(definition: CommandDefinition): ApplicationCommand {
  const localized = localLabels[definition.description]
  return {
    ...everywhere,
    type: ApplicationCommandType.Message,
    name: menuName(definition),
    ...(localized ? { name_localizations: localized } : {}),
  }
}

/** Only our own texts are translated: a briefing's stay as its editors wrote them. */
function translated(name: string | undefined, description: string | undefined): Localized {
  const names = name === undefined ? undefined : localNames[name]
  const descriptions = description === undefined ? undefined : localDescriptions[description]
  return {
    ...(names ? { name_localizations: names } : {}),
    ...(descriptions ? { description_localizations: descriptions } : {}),
  }
}

const everywhere = {
  default_member_permissions: null,
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
}

/** Discord only hides the command from others: its handler checks `actor.admin`. */
const adminOnly = {
  default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
}

/** Choices that are too many, or too long in total (`asked`), become autocomplete. */
function commandOption(
  { name, description, required = false, completes, file, choices = [] }: OptionDefinition,
  asked = false,
): CommandOption {
  const autocomplete = completes === true || choices.length > discordLimits.choices || (asked && choices.length > 0)
  return {
    type: file ? ApplicationCommandOptionType.Attachment : ApplicationCommandOptionType.String,
    name,
    description: clip(description, discordLimits.commandDescription),
    ...translated(name, description),
    required,
    ...(autocomplete ? { autocomplete } : {}),
    ...(autocomplete || choices.length === 0 ? {} : { choices: choices.map(commandChoice) }),
  }
}

function commandChoice({ label, value }: OptionChoice): { name: string; value: string } {
  return { name: clip(label, discordLimits.choiceText), value }
}

/** Commands as text for comparison: only our fields, defaults filled in, sorted. */
function canonical(commands: readonly unknown[]): string {
  const plain = JSON.parse(JSON.stringify(commands)) as Partial<ApplicationCommand>[]
  return plain.map(canonicalCommand).sort().join('\n')
}

function canonicalCommand(command: Partial<ApplicationCommand>): string {
  return JSON.stringify([
    command.type ?? ApplicationCommandType.ChatInput,
    command.name,
    command.description ?? '',
    command.default_member_permissions ?? null,
    [...(command.contexts ?? [])].sort(),
    [...(command.integration_types ?? [])].sort(),
    byLanguage(command.name_localizations),
    byLanguage(command.description_localizations),
    (command.options ?? []).map(canonicalOption),
  ])
}

function canonicalOption(option: Partial<CommandOption>): unknown[] {
  return [
    option.type,
    option.name,
    option.description,
    option.required ?? false,
    option.autocomplete ?? false,
    (option.choices ?? []).map(({ name, value }) => [name, value]),
    byLanguage(option.name_localizations),
    byLanguage(option.description_localizations),
  ]
}

const byLanguage = (localized: object | undefined): unknown[] => Object.entries(localized ?? {}).sort()
