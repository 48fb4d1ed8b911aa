import type { Clock } from '../../../bot/ports/target.ts'
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
  /** The app was taken out of a workspace, or its token was. */
  leave(team: string): Promise<void>
}

/** One workspace: whatever comes in, comes from there. */
export function createOneWorkspace(botToken: string, api: Api, now: Clock): Workspaces {
  const person = createPeople(api, now)
  let known: Workspace | undefined
  const open = async (): Promise<Workspace> => (known ??= { ...(await checkToken(api)), botToken, api, person })
  return {
    async check() {
      await open()
    },
    lacks: () => (known?.lacking ? sayLacking(known.lacking) : undefined),
    find: open,
    only: async () => (await open()).teamId,
    leave: () => Promise.resolve(void (known = undefined)),
  }
}
