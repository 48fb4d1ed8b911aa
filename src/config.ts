import { readFileSync } from 'node:fs'
import { BotError } from './errors.ts'
import { isZone } from './zone.ts'

/** A setting, as the table, `.env.example` and error messages describe it. */
interface Setting {
  readonly help: string
  readonly group: 'Slack' | 'Discord' | 'Briefdesk'
  readonly default?: string
  /** Never printed or logged. */
  readonly secret?: true
}

/** All settings. `.env.example` is printed from it; an empty value counts as unset. */
export const settingsTable = {
  SLACK_BOT_TOKEN: { group: 'Slack', secret: true, help: 'Bot User OAuth Token (xoxb-…), page "OAuth & Permissions".' },
  SLACK_APP_TOKEN: {
    group: 'Slack',
    secret: true,
    help: 'App-level token (xapp-…) with connections:write, page "Basic Information". Set = Socket Mode.',
  },
  SLACK_SIGNING_SECRET: {
    group: 'Slack',
    secret: true,
    help: 'Page "Basic Information". Without an app token = HTTP on PORT, path /slack/events.',
  },
  SLACK_CLIENT_ID: {
    group: 'Slack',
    help: 'Page "Basic Information". Set with the next two instead of a bot token = many workspaces, /slack/install.',
  },
  SLACK_CLIENT_SECRET: { group: 'Slack', secret: true, help: 'Page "Basic Information".' },
  SLACK_STATE_SECRET: {
    group: 'Slack',
    secret: true,
    help: 'Signs an installation under way. Any long random text: openssl rand -hex 32',
  },
  SLACK_API_URL: { group: 'Slack', help: 'Base of the Web API, for tests and proxies. Default: Slack itself.' },
  SLACK_WORKSPACES: {
    group: 'Slack',
    help: 'Ids of the workspaces that are served, with commas. Empty = any that has the app.',
  },
  SLACK_READ_HISTORY: {
    group: 'Slack',
    default: 'off',
    help: 'on = a post whose answer was lost is looked for in its public channel (scope channels:history; print the manifest anew).',
  },
  SLACK_ADMIN_CHANNEL: { group: 'Slack', help: 'Channel id that is told of posts that failed or are held.' },
  DISCORD_TOKEN: { group: 'Discord', secret: true, help: "The application's Bot page." },
  DISCORD_API_URL: { group: 'Discord', help: 'Base of the API, for tests and proxies. Default: Discord itself.' },
  DISCORD_SHARDS: { group: 'Discord', default: 'auto', help: 'auto, or a number.' },
  DISCORD_SERVERS: {
    group: 'Discord',
    help: 'Ids of the servers that are served, with commas; then direct messages are not. Empty = all.',
  },
  DISCORD_ADMIN_CHANNEL: { group: 'Discord', help: 'Channel id that is told of posts that failed or are held.' },
  BRIEFINGS_DIR: { group: 'Briefdesk', default: 'briefings', help: 'The folder of Markdown files, one briefing each.' },
  DATABASE_URL: {
    group: 'Briefdesk',
    secret: true,
    help: 'PostgreSQL, for more than one process: postgres://user:password@host:5432/name. Unset = SQLite in DATA_DIR.',
  },
  DATA_DIR: { group: 'Briefdesk', default: '.data', help: 'Where the store (one SQLite file) lives.' },
  RETENTION_DAYS: {
    group: 'Briefdesk',
    default: '90',
    help: 'How long pasted texts, pages that were read and earlier revisions are kept, in days. 0 = for ever.',
  },
  BRIEFDESK_TIMEZONE: { group: 'Briefdesk', default: 'UTC', help: 'IANA zone for times that name none.' },
  FETCH_ALLOW: {
    group: 'Briefdesk',
    help: 'Hosts inside your network that links may lead to, as host:port, with commas. The public web needs none.',
  },
  FAIR_USE_PERSON: {
    group: 'Briefdesk',
    default: '30',
    help: 'Links, files and texts that one person may hand in within an hour, to each process. 0 = any number.',
  },
  FAIR_USE_TENANT: { group: 'Briefdesk', default: '300', help: 'The same for a whole workspace or server.' },
  PORT: { group: 'Briefdesk', default: '3000', help: 'For /healthz and /metrics, and for Slack without an app token.' },
  HOST: {
    group: 'Briefdesk',
    help: 'Address that PORT listens on, such as 0.0.0.0 in a container. Unset = this machine only; with PUBLIC_URL, all.',
  },
  METRICS_TOKEN: {
    group: 'Briefdesk',
    secret: true,
    help: '/metrics wants it ("Authorization: Bearer …"). Unset = /metrics asks for none.',
  },
  PUBLIC_URL: { group: 'Briefdesk', help: 'Where the internet reaches PORT: https://briefdesk.example.org' },
  BRIEFDESK_SECRET: {
    group: 'Briefdesk',
    secret: true,
    help: 'Encrypts the tokens of many workspaces in the store: openssl rand -hex 32. Keep it; without it they install again.',
  },
  LOG_LEVEL: { group: 'Briefdesk', default: 'info', help: 'fatal, error, warn, info, debug or silent.' },
} as const satisfies Readonly<Record<string, Setting>>

/** The name of a setting. */
export type SettingName = keyof typeof settingsTable

/** The settings with their defaults; absent when unset. */
export type Settings = { readonly [Name in SettingName]?: string } & {
  readonly [Name in DefaultedName]: string
}
type DefaultedName = {
  [Name in SettingName]: (typeof settingsTable)[Name] extends { default: string } ? Name : never
}[SettingName]

const names = Object.keys(settingsTable) as SettingName[]
const rowOf = (name: SettingName): Setting => settingsTable[name]

const secretNames: ReadonlySet<string> = new Set(names.filter((name) => rowOf(name).secret))

/** Variables by name. */
type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings from an environment; a secret may stand in a file that `<NAME>_FILE` names. Throws BotError `setting` for
 * an invalid value.
 */
export function readSettings(environment: Environment): Settings {
  const settings = Object.fromEntries(
    names.flatMap((name) => {
      const value = (environment[name]?.trim() || readSecret(name, environment)) ?? rowOf(name).default
      return value === undefined ? [] : [[name, value]]
    }),
  ) as Settings
  for (const [name, { is, hint }] of Object.entries(checks)) {
    const value = settings[name as SettingName]
    if (value !== undefined && !is(value))
      throw new BotError('setting', `${name} is ${sayWrong(name, value)}.`, { hint })
  }
  return settings
}

function readSecret(name: SettingName, environment: Environment): string | undefined {
  const file = environment[`${name}_FILE`]?.trim()
  if (!rowOf(name).secret || !file) return undefined
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (cause) {
    throw new BotError('setting', `${name}_FILE names a file that cannot be read: ${file}.`, {
      hint: `Mend the path or the rights of the file, or set ${name} itself.`,
      cause,
    })
  }
}

function sayWrong(name: string, value: string): string {
  if (!secretNames.has(name)) return JSON.stringify(value)
  return isToken(value) ? 'too short' : 'a placeholder, not the value itself'
}

/** `xoxb-…`, `xapp-...`, `<token>`, `xoxb-your-token`: copied from a guide. None of it may reach a header. */
const isToken = (value: string): boolean =>
  /^[\x21-\x7e]+$/.test(value) && !/\.\.|[<>*]|-$|your|^x(?:oxb|app)-x+(?:-x+)*$/i.test(value)

const isCount = (value: string): boolean => /^\d{1,6}$/.test(value)

const isLong = (value: string): boolean => value.length >= 32

const isAddress = (value: string): boolean => /^https?:\/\//.test(value) && URL.canParse(value)

const checks: { readonly [Name in SettingName]?: { readonly is: (value: string) => boolean; readonly hint: string } } =
  {
    SLACK_BOT_TOKEN: {
      is: isToken,
      hint: 'Copy the "Bot User OAuth Token" from the app’s page "OAuth & Permissions".',
    },
    SLACK_APP_TOKEN: { is: isToken, hint: 'Make an app-level token on the app’s page "Basic Information".' },
    SLACK_SIGNING_SECRET: { is: isToken, hint: 'Copy it from the app’s page "Basic Information".' },
    DISCORD_TOKEN: { is: isToken, hint: 'Copy it from the application’s page "Bot".' },
    SLACK_API_URL: { is: isAddress, hint: 'Set it to an address, or leave it empty for Slack itself.' },
    DISCORD_API_URL: { is: isAddress, hint: 'Set it to an address, or leave it empty for Discord itself.' },
    DISCORD_SHARDS: { is: (value) => /^(?:auto|[1-9]\d{0,4})$/.test(value), hint: 'Set it to auto, or to a number.' },
    PUBLIC_URL: { is: isAddress, hint: 'Set it to an address such as https://briefdesk.example.org' },
    BRIEFDESK_SECRET: { is: isLong, hint: 'Set it to 32 characters or more: openssl rand -hex 32' },
    SLACK_STATE_SECRET: { is: isLong, hint: 'Set it to 32 characters or more: openssl rand -hex 32' },
    PORT: { is: (value) => /^\d+$/.test(value) && Number(value) < 65_536, hint: 'Set it to a number from 0 to 65535.' },
    SLACK_READ_HISTORY: { is: (value) => /^(?:on|off)$/.test(value), hint: 'Set it to on or off.' },
    METRICS_TOKEN: { is: isToken, hint: 'Set it to a long random text: openssl rand -hex 32' },
    FAIR_USE_PERSON: { is: isCount, hint: 'Set it to a number, or to 0 for any.' },
    FAIR_USE_TENANT: { is: isCount, hint: 'Set it to a number, or to 0 for any.' },
    RETENTION_DAYS: { is: (value) => /^\d{1,5}$/.test(value), hint: 'Set it to a number of days, or to 0 for ever.' },
    LOG_LEVEL: {
      is: (value) => /^(?:fatal|error|warn|info|debug|silent)$/.test(value),
      hint: 'Set it to fatal, error, warn, info, debug or silent.',
    },
    BRIEFDESK_TIMEZONE: { is: isZone, hint: 'Set it to an IANA zone such as Europe/Berlin.' },
  }

/** The text of `.env.example`. */
export function printSettings(): string {
  const groups = [...new Set(names.map((name) => rowOf(name).group))]
  const blocks = groups.map((group) =>
    names
      .filter((name) => rowOf(name).group === group)
      .map((name) => `# ${rowOf(name).help}\n${name}=${rowOf(name).default ?? ''}`)
      .join('\n'),
  )
  const head = `# Copy to .env and fill in what you need: with nothing set, Briefdesk runs in the terminal.
# A secret may stand in a file instead: SLACK_BOT_TOKEN_FILE=/run/secrets/slack, and so on.`
  return `${head}\n\n${blocks.map((block, at) => `## ${groups[at]}\n${block}`).join('\n\n')}\n`
}

/** The names in a list with commas; undefined when there is none. */
export function settingList(value: string | undefined): ReadonlySet<string> | undefined {
  const found = (value ?? '').split(/[\s,]+/).filter(Boolean)
  return found.length > 0 ? new Set(found) : undefined
}

/** The address that PORT listens on: this machine only, unless a setting says otherwise; undefined = all. */
export const hostOf = ({ HOST, PUBLIC_URL }: Pick<Settings, 'HOST' | 'PUBLIC_URL'>): string | undefined =>
  HOST ?? (PUBLIC_URL === undefined ? '127.0.0.1' : undefined)

/** The values of secret settings, to be redacted. */
export const secretsOf = (settings: Settings): readonly string[] =>
  names.filter((name) => rowOf(name).secret).flatMap((name) => settings[name] ?? [])
