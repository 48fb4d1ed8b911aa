import { webApi } from '@slack/bolt'
import type { PostOutcome } from '../../../bot/ports/platform.ts'
import { causesOf, codeOf } from '../../shared/causes.ts'
import { redactSlack, errorMessage } from './log.ts'

/** What became of a call that failed; `code` is Slack's name of the error, if any. */
export type SlackFailure = Exclude<PostOutcome, { outcome: 'sent' }> & { readonly code?: string }

/** Codes after which Slack may have acted all the same, from the error tables of chat.postMessage and chat.update. */
const uncertain = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable'])

/** Codes of temporary conditions. */
const passing = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'team_added_to_org', 'accesslimited'])

/** Failures of the connection before a byte of the request was sent. */
const unsent =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/

/** The outcome that an error stands for. Only what Slack surely did not do is transient, so may be retried. */
export function explain(error: unknown): SlackFailure {
  if (error instanceof webApi.WebAPIPlatformError) return explainCode(error.data.error)
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return {
      outcome: 'transient',
      reason: 'Slack asks for a pause',
      after: error.retryAfter * 1000,
      code: 'ratelimited',
    }
  }
  if (error instanceof webApi.WebAPIHTTPError) return explainStatus(error.statusCode)
  if (error instanceof webApi.WebAPIRequestError) return explainRequest(error.original)
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) {
    return { outcome: 'transient', reason: 'Slack asks for a pause', after: 30_000, code: 'ratelimited' }
  }
  return explainRequest(error)
}

function explainCode(code: string): SlackFailure {
  const known = /^[a-z_]{1,60}$/.test(code)
  if (!known) return { outcome: 'unknown', reason: 'Slack sent an answer that is no answer' }
  if (passing.has(code)) return { outcome: 'transient', reason: `Slack answered ${code}`, code }
  if (uncertain.has(code)) return { outcome: 'unknown', reason: `Slack answered ${code}`, code }
  const reason = code === 'is_archived' ? archivedChannel : `Slack answered ${code}${remedyOf(code)}`
  return { outcome: 'permanent', reason, code }
}

function explainStatus(status: number): SlackFailure {
  const reason = `Slack answered with HTTP status ${status}`
  if (status === 429) return { outcome: 'transient', reason, after: 30_000 }
  return status >= 400 && status < 500 && status !== 408
    ? { outcome: 'permanent', reason: `${reason}; is SLACK_API_URL right?` }
    : { outcome: 'unknown', reason }
}

function explainRequest(error: unknown): SlackFailure {
  const code = failureCode(error)
  const reason = code ?? redactSlack(errorMessage(error))
  if (code !== undefined && unsent.test(code))
    return { outcome: 'transient', reason: `Slack was not reached (${code})` }
  return { outcome: 'unknown', reason: `the answer of Slack was lost (${reason})` }
}

/** `fetch` says only "fetch failed": what failed is in a cause. */
const failureCode = (error: unknown): string | undefined =>
  causesOf(error).some(({ name }) => name === 'TimeoutError') ? 'no answer within 10 s' : codeOf(error)

/** Why a channel takes no posts until it is unarchived. */
export const archivedChannel = 'the channel is archived: unarchive it, or choose another'

/** What to do about an error, by Slack's name of it. */
const remedies: Readonly<Record<string, string>> = {
  not_in_channel: 'invite the app to the channel: /invite @Briefdesk',
  channel_not_found: 'invite the app to the channel, or correct the channel id',
  restricted_action: 'an admin of the workspace lets only some people post there',
  restricted_action_read_only_channel: 'an admin of the workspace lets only some people post there',
  missing_scope: 'reinstall the app with the manifest that `briefdesk manifest` prints',
  no_permission: 'reinstall the app with the manifest that `briefdesk manifest` prints',
  invalid_auth: 'SLACK_BOT_TOKEN is wrong; copy it again from the app’s page "OAuth & Permissions"',
  not_authed: 'set SLACK_BOT_TOKEN',
  account_inactive: 'the app was removed from the workspace: install it again and set SLACK_BOT_TOKEN',
  token_revoked: 'install the app again and set SLACK_BOT_TOKEN',
  token_expired: 'install the app again and set SLACK_BOT_TOKEN',
}

/** What to do about an error, as the end of a sentence; empty when nothing is known. */
export const remedyOf = (code: string): string => (remedies[code] === undefined ? '' : `: ${remedies[code]}`)

/** Whether Slack refused the blocks; the same content as plain text may pass. */
export const refusesBlocks = (code: string | undefined): boolean =>
  code !== undefined && ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long'].includes(code)
