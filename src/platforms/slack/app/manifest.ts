import * as z from 'zod'
import type { CommandDefinition } from '../../../bot/ports/platform.ts'
import { BotError } from '../../../errors.ts'
import { clip } from '../../shared/clip.ts'
import { redirectPath } from '../connect/installed.ts'
import { botEvents, manifestLimits as limits, scopesOf } from '../connect/scopes.data.ts'

/** The part of an app manifest that ours uses. https://docs.slack.dev/reference/app-manifest */
export interface Manifest {
  readonly display_information: { readonly name: string; readonly description: string }
  readonly features: {
    readonly app_home: {
      readonly home_tab_enabled: true
      readonly messages_tab_enabled: true
      readonly messages_tab_read_only_enabled: true
    }
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean }
    readonly slash_commands: readonly SlashCommand[]
    readonly shortcuts: readonly Shortcut[]
  }
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[]
    readonly scopes: { readonly bot: readonly string[] }
  }
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] }
    readonly interactivity: { readonly is_enabled: true; readonly request_url?: string }
    readonly org_deploy_enabled: false
    readonly socket_mode_enabled: boolean
    readonly token_rotation_enabled: boolean
  }
}

interface SlashCommand {
  readonly command: string
  readonly description: string
  readonly usage_hint?: string
  readonly should_escape: true
  readonly url?: string
}

interface Shortcut {
  readonly name: string
  readonly type: 'message'
  readonly callback_id: string
  readonly description: string
}

/** Socket Mode in one workspace needs no address; HTTP and many workspaces need the public one (`PUBLIC_URL`). */
export type Mode = (
  | { readonly mode: 'socket'; readonly installUrl?: string }
  | { readonly mode: 'http'; readonly publicUrl: string; readonly installUrl?: string }
) & {
  /** `SLACK_READ_HISTORY`. */
  readonly readsHistory?: boolean
}

/** The manifest for these commands. Slack allows fifty; briefings left over are reached by `/brief`. */
export function makeManifest(commands: readonly CommandDefinition[], mode: Mode): Manifest {
  const url = mode.mode === 'http' ? new URL('/slack/events', mode.publicUrl).href : undefined
  const request = url === undefined ? {} : { request_url: url }
  return {
    display_information: {
      name: 'Briefdesk',
      description: 'Briefs a news article; every line and quote cites its place.',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Briefdesk', always_online: true },
      slash_commands: slashCommands(commands).map((command) => ({ ...command, ...(url !== undefined && { url }) })),
      shortcuts: shortcuts(commands),
    },
    oauth_config: {
      ...(mode.installUrl !== undefined && { redirect_urls: [new URL(redirectPath, mode.installUrl).href] }),
      scopes: { bot: scopesOf(mode.readsHistory) },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: botEvents },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: mode.mode === 'socket',
      token_rotation_enabled: mode.installUrl !== undefined,
    },
  }
}

const slashCommand = z.object({
  command: z.string(),
  description: z.string(),
  usage_hint: z.string().optional(),
  should_escape: z.boolean().default(false),
  url: z.string().optional(),
})
const shortcut = z.object({ name: z.string(), type: z.string(), callback_id: z.string(), description: z.string() })

/** The part that is compared; an exported manifest has more. */
const inUse = z.object({
  features: z.object({ slash_commands: z.array(slashCommand).default([]), shortcuts: z.array(shortcut).default([]) }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).default([]) }) }),
  settings: z.object({
    socket_mode_enabled: z.boolean().default(false),
    event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).default({ bot_events: [] }),
  }),
})

/** A manifest as Slack exports it. */
export type ManifestInUse = z.infer<typeof inUse>

/** Reads the JSON that the app's page "App Manifest" shows. Throws BotError `input`. */
export function readManifest(json: string): ManifestInUse {
  try {
    return inUse.parse(JSON.parse(json))
  } catch (cause) {
    throw new BotError('input', 'This is no app manifest.', {
      hint: 'Copy the JSON from the app’s page "App Manifest" into a file.',
      cause,
    })
  }
}

/** The differences between a manifest in use and the one for these commands, one line each. */
export function checkManifest(
  manifest: ManifestInUse,
  commands: readonly CommandDefinition[],
  mode: Mode,
): readonly string[] {
  const wanted = makeManifest(commands, mode)
  return [
    ...compare('command', manifest.features.slash_commands, wanted.features.slash_commands, ({ command }) => command),
    ...compare('shortcut', manifest.features.shortcuts, wanted.features.shortcuts, ({ callback_id }) => callback_id),
    ...compare('scope', manifest.oauth_config.scopes.bot, scopesOf(mode.readsHistory), (scope) => scope),
    ...compare('event', manifest.settings.event_subscriptions.bot_events, botEvents, (event) => event),
    ...(manifest.settings.socket_mode_enabled === wanted.settings.socket_mode_enabled
      ? []
      : [`Socket Mode is ${manifest.settings.socket_mode_enabled ? 'on' : 'off'} in the manifest and not here.`]),
  ]
}

/** General commands first, so that only briefings are left over. */
function slashCommands(commands: readonly CommandDefinition[]): readonly SlashCommand[] {
  const typed = commands.filter(({ kind, name }) => kind !== 'shortcut' && name.length < limits.commandName)
  const ordered = [
    ...typed.filter(({ kind }) => kind !== 'briefing'),
    ...typed.filter(({ kind }) => kind === 'briefing'),
  ]
  return ordered.slice(0, limits.commands).map(({ name, description, usage }) => ({
    command: `/${name}`,
    description: clip(description, limits.commandDescription),
    ...(usage !== '' && { usage_hint: clip(usage, limits.usageHint) }),
    should_escape: true,
  }))
}

const shortcuts = (commands: readonly CommandDefinition[]): readonly Shortcut[] =>
  commands
    .filter(({ kind }) => kind === 'shortcut')
    .slice(0, limits.shortcuts)
    .map(({ name, description }) => ({
      name: clip(description, limits.shortcutName),
      type: 'message',
      callback_id: name,
      description: clip(description, limits.shortcutDescription),
    }))

function compare<T>(
  what: string,
  given: readonly T[],
  wanted: readonly T[],
  nameOf: (each: T) => string,
): readonly string[] {
  const by = (all: readonly T[]): Map<string, string> =>
    new Map(all.map((each) => [nameOf(each), JSON.stringify(each)]))
  const [there, here] = [by(given), by(wanted)]
  return [
    ...[...here.keys()].filter((name) => !there.has(name)).map((name) => `The manifest lacks the ${what} ${name}.`),
    ...[...there.keys()]
      .filter((name) => !here.has(name))
      .map((name) => `The ${what} ${name} of the manifest is not handled.`),
    ...[...here.keys()]
      .filter((name) => there.has(name) && there.get(name) !== here.get(name))
      .map((name) => `The ${what} ${name} differs from the manifest.`),
  ]
}
