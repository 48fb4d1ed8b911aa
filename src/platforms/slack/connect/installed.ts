import { setTimeout as pause } from 'node:timers/promises'
import type { Installation, InstallationStore } from '@slack/bolt'
import { InstallProvider } from '@slack/oauth'
import type { Clock } from '../../../bot/ports/target.ts'
import type { Installations } from '../../../bot/ports/store.ts'
import { BotError } from '../../../errors.ts'
import { clientOptions, createApi } from './api.ts'
import type { Log } from '../../../log.ts'
import { createLogger, redactSlack, errorMessage } from './log.ts'
import { scopesOf } from './scopes.data.ts'
import { createPeople } from './people.ts'
import { createEncryption, type Encryption } from './encrypt.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

/** Settings for several workspaces, which install the app at `/slack/install`. */
export interface OAuthOptions {
  /** `SLACK_CLIENT_ID` */
  readonly clientId: string
  /** `SLACK_CLIENT_SECRET` */
  readonly clientSecret: string
  /** `SLACK_STATE_SECRET` */
  readonly stateSecret: string
  /** `BRIEFDESK_SECRET`: encrypts the stored installations. */
  readonly secret: string
  /** `PUBLIC_URL` */
  readonly publicUrl: string
  readonly installations: Installations
}

interface InstalledOptions {
  readonly oauth: OAuthOptions
  readonly apiUrl?: string | undefined
  readonly readsHistory?: boolean | undefined
  /** `SLACK_WORKSPACES`; absent = any. */
  readonly allowed?: ReadonlySet<string> | undefined
  /** Called when a workspace has installed the app, or its token was renewed. */
  readonly returned: (team: string) => Promise<void>
  readonly log: Log
}

/** The path that Slack redirects the browser to after an installation. */
export const redirectPath = '/slack/oauth_redirect'

/** The workspaces that installed the app, and Slack's OAuth flow for others to install it. */
export interface InstalledWorkspaces extends Workspaces {
  readonly installer: InstallProvider
}

/** The workspaces in the store; their tokens are renewed as needed. */
export function createInstalledWorkspaces(options: InstalledOptions, now: Clock): InstalledWorkspaces {
  const { installations } = options.oauth
  const installer = createInstaller(options, now)
  const known = new Map<string, Workspace>()
  const opening = new Map<string, Promise<Workspace | undefined>>()

  async function open(team: string): Promise<Workspace | undefined> {
    if (options.allowed?.has(team) === false) return undefined
    const encrypted = await installations.find(team)
    if (encrypted === undefined) return undefined
    const { runsOut, ...identity } = await authorize(installer, team, now)
    const renewedElsewhere = async (): Promise<boolean> => (await installations.find(team)) !== encrypted
    if (runsOut && (await becomesTrue(renewedElsewhere))) return await open(team)
    const before = known.get(team)
    if (before?.botToken === identity.botToken) return before
    const api = createApi({ token: identity.botToken, apiUrl: options.apiUrl, logger: createLogger(options.log) })
    const workspace = { ...identity, api, person: createPeople(api, team, now) }
    known.set(team, workspace)
    return workspace
  }

  /** Concurrent requests share one renewal: a token can be renewed only once. */
  function find(team: string): Promise<Workspace | undefined> {
    const under = opening.get(team)
    if (under) return under
    const opened = open(team).finally(() => opening.delete(team))
    opening.set(team, opened)
    return opened
  }

  return {
    installer,
    find,
    async check() {
      await installations.list()
    },
    async only() {
      const [team, another] = (await installations.list()).filter((each) => options.allowed?.has(each) !== false)
      return another === undefined ? team : undefined
    },
    since: (team) => installations.since(team),
    async leave(team) {
      known.delete(team)
      await installations.remove(team)
      return true
    },
  }
}

function createInstaller(options: InstalledOptions, now: Clock): InstallProvider {
  const { oauth, apiUrl, log, readsHistory } = options
  const { clientId, clientSecret, stateSecret, secret, publicUrl } = oauth
  const logger = createLogger(log)
  return new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    logger,
    clientOptions: clientOptions({ apiUrl, logger }),
    directInstall: true,
    installUrlOptions: { scopes: [...scopesOf(readsHistory)], redirectUri: new URL(redirectPath, publicUrl).href },
    installationStore: createInstallationStore(options, createEncryption(secret), now),
  })
}

function createInstallationStore(
  { oauth: { installations }, allowed, returned }: InstalledOptions,
  encryption: Encryption,
  now: Clock,
): InstallationStore {
  return {
    async storeInstallation(installation) {
      const { team, bot } = installation
      if (!team || !bot) {
        throw new BotError('input', 'Briefdesk is installed in one workspace at a time, not in a whole organisation.', {
          hint: 'Choose a workspace on Slack’s page.',
        })
      }
      if (allowed?.has(team.id) === false)
        throw new BotError('input', `Briefdesk does not serve the workspace ${team.id}.`, {
          hint: 'Whoever runs it names the workspaces that it serves in SLACK_WORKSPACES.',
        })
      await installations.keep(team.id, encryption.encrypt(team.id, JSON.stringify(installation)), now())
      await returned(team.id)
    },
    async fetchInstallation({ teamId = '' }) {
      const encrypted = await installations.find(teamId)
      if (encrypted === undefined)
        throw new BotError('platform', `The app is not installed in the workspace ${teamId}.`)
      return JSON.parse(encryption.decrypt(teamId, encrypted)) as Installation<'v2', false>
    },
  }
}

/** Where another process renewed the token first, the new one is in the store a moment later. */
async function becomesTrue(condition: () => Promise<boolean>): Promise<boolean> {
  for (let check = 1; check <= CHECKS; check++) {
    if (await condition()) return true
    await pause(CHECK_EVERY)
  }
  return false
}

const CHECKS = 6
/** ms */
const CHECK_EVERY = 250
/** ms: https://docs.slack.dev/tools/node-slack-sdk/oauth#token-rotation */
const RENEWED_BEFORE = 2 * 3_600_000

/** Renews the token if it expires within two hours; `runsOut` means that the renewal failed. */
async function authorize(installer: InstallProvider, team: string, now: Clock) {
  try {
    const query = { teamId: team, enterpriseId: undefined, isEnterpriseInstall: false }
    const { botToken = '', botId = '', botUserId = '', botTokenExpiresAt } = await installer.authorize(query)
    const runsOut = botTokenExpiresAt !== undefined && botTokenExpiresAt * 1_000 < now() + RENEWED_BEFORE
    return { teamId: team, botToken, botId, botUserId, runsOut }
  } catch (error) {
    if (error instanceof Error && error.cause instanceof BotError) throw error.cause
    throw new BotError('platform', `The workspace ${team} cannot be opened: ${redactSlack(errorMessage(error))}.`, {
      hint: 'Install the app there again.',
      cause: error,
    })
  }
}
