import type { Clock } from '../../../bot/ports/target.ts'
import { BotError } from '../../../errors.ts'
import type { Api } from './api.ts'
import { checkToken, sayLacking, type Identity } from './check.ts'
import { createPeople, type SlackPerson } from './people.ts'

/** A workspace that the app is in: who the bot is there, and the way to its Web API. */
export interface Workspace extends Identity {
  readonly botToken: string
  readonly api: Api
  person(id: string): Promise<SlackPerson>
}

/** The workspaces that the app is in: the one of the token in the settings, or all that installed it. */
export interface Workspaces {
  /** Rejects with the setting to mend, or with `retryable` when Slack is not there. */
  check(): Promise<void>
  /** What the app’s token lacks, in words; undefined when nothing, or when not yet known. */
  lacks?(): string | undefined
  /** Undefined when the app is not installed there. Rejects as `check` does. */
  find(team: string): Promise<Workspace | undefined>
  /** The workspace that the operator's posts go to; undefined when there is none, or more than one. */
  only(): Promise<string | undefined>
  /** Since when the app is known to be in a workspace, ms since the epoch: what is older is of an earlier installation. */
  since(team: string): Promise<number | undefined>
  /** The app was taken out of a workspace, or its token was. False when it turns out to be there all the same. */
  leave(team: string): Promise<boolean>
}

/** What one workspace is opened with. */
export interface OneWorkspaceOptions {
  readonly botToken: string
  readonly api: Api
  readonly now: Clock
  readonly readsHistory?: boolean | undefined
  /** `SLACK_WORKSPACES`; absent = any. */
  readonly allowed?: ReadonlySet<string> | undefined
  /** Called each time that the token is found good anew. */
  readonly returned: (team: string) => Promise<void>
}

/** One workspace: whatever comes in, comes from there. */
export function createOneWorkspace(options: OneWorkspaceOptions): Workspaces {
  const { botToken, api, now, allowed, returned } = options
  let known: (Workspace & { readonly since: number }) | undefined
  async function open() {
    if (known) return known
    const identity = await checkToken(api, options.readsHistory)
    if (allowed && !allowed.has(identity.teamId))
      throw new BotError('setting', `SLACK_WORKSPACES does not name ${identity.teamId}, the workspace of the token.`, {
        hint: 'Add it there, or set SLACK_BOT_TOKEN to the token of a workspace that is named.',
      })
    known = { ...identity, botToken, api, person: createPeople(api, identity.teamId, now), since: now() }
    await returned(identity.teamId)
    return known
  }
  return {
    async check() {
      await open()
    },
    lacks: () => (known?.lacking ? sayLacking(known.lacking) : undefined),
    find: open,
    only: async () => (await open()).teamId,
    since: () => Promise.resolve(known?.since),
    async leave() {
      known = undefined
      return await checkToken(api).then(
        () => false,
        () => true,
      )
    },
  }
}
