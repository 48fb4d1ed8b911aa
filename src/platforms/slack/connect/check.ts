import type { webApi } from '@slack/bolt'
import * as z from 'zod'
import { BotError } from '../../../errors.ts'
import type { Api } from './api.ts'
import { neededScopes, scopeCosts, scopesOf } from './scopes.data.ts'
import { explain, type SlackFailure } from './outcomes.ts'

/** Who the bot is in its workspace. */
export interface Identity {
  readonly teamId: string
  /** What the workspace is called. */
  readonly name?: string | undefined
  readonly botId: string
  readonly botUserId: string
  /** Scopes that the token lacks and the bot can do without. */
  readonly lacking?: readonly string[]
}

const shape = z.object({ team_id: z.string(), user_id: z.string(), bot_id: z.string(), team: z.string().optional() })

/** Asks Slack who the token belongs to; rejects with the setting to mend, or with `retryable` when Slack is not there. */
export async function checkToken(api: Api, readsHistory?: boolean): Promise<Identity> {
  const answer = await api.call('auth.test', {}).catch((error: unknown) => {
    throw faultOf('SLACK_BOT_TOKEN', explain(error))
  })
  const lacking = missingScopes(answer, scopesOf(readsHistory))
  const needed = lacking.filter((scope) => neededScopes.includes(scope))
  if (needed.length > 0)
    throw new BotError('setting', `The Slack app lacks the scopes ${needed.join(', ')}.`, { hint: scopeHint })
  const identity = shape.safeParse(answer)
  if (!identity.success) {
    throw new BotError('setting', 'SLACK_BOT_TOKEN is not the token of a bot.', {
      hint: 'Copy the "Bot User OAuth Token" (xoxb-…) from the app’s page "OAuth & Permissions".',
    })
  }
  const { team_id: teamId, bot_id: botId, user_id: botUserId, team: name } = identity.data
  return { teamId, botId, botUserId, name, ...(lacking.length > 0 && { lacking }) }
}

const scopeHint =
  'Put the manifest that `briefdesk manifest` prints into the app’s settings (https://api.slack.com/apps) and install the app again.'

/** What a token that lacks scopes costs, and how to mend it. */
export const sayLacking = (lacking: readonly string[]): string =>
  `The Slack app lacks ${lacking.map((scope) => `${scope} (${scopeCosts[scope] ?? 'unused'})`).join(', ')}. ${scopeHint}`

/** Slack tells the token's scopes in a header; none told, none missed. */
function missingScopes(answer: webApi.WebAPICallResult, wanted: readonly string[]): readonly string[] {
  const granted = answer.response_metadata?.scopes
  return granted ? wanted.filter((scope) => !granted.includes(scope)) : []
}

const pages = {
  SLACK_BOT_TOKEN: 'Copy the "Bot User OAuth Token" (xoxb-…) from the app’s page "OAuth & Permissions".',
  SLACK_APP_TOKEN:
    'Make an app-level token (xapp-…) with the scope connections:write on the app’s page "Basic Information".',
}

/** A refusal names the setting to mend; anything else passes, and is worth another try. */
export function faultOf(setting: keyof typeof pages, failure: SlackFailure): BotError {
  if (failure.code !== undefined && failure.outcome === 'permanent') {
    return new BotError('setting', `Slack refused ${setting} (${failure.code}).`, { hint: pages[setting] })
  }
  return new BotError('platform', `Slack cannot be reached: ${failure.reason}.`, {
    hint: 'Check the network, and SLACK_API_URL if it is set.',
    retryable: true,
  })
}
