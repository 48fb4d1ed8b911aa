import { webApi } from '@slack/bolt'
import type { PostOutcome } from '../../../bot/ports/platform.ts'
import { redactSlack, sentence } from './log.ts'

/** What became of a call that did not go through; `code` is Slack's own name of the error, if it gave one. */
export type SlackFailure = Exclude<PostOutcome, { outcome: 'sent' }> & { readonly code?: string }

/** Codes after which Slack may have done it all the same, from the error tables of chat.postMessage and chat.update. */
const uncertain = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable'])

/** Codes that pass by themselves. */
const passing = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'team_added_to_org', 'accesslimited'])

/** Failures of the connection before a byte of the request was sent. */
const unsent =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/

/** Decides, once and here, what may be tried again: only what Slack surely did not do. */
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
  return { outcome: 'permanent', reason: `Slack answered ${code}${remedyOf(code)}`, code }
}

function explainStatus(status: number): SlackFailure {
  const reason = `Slack answered with HTTP status ${status}`
  if (status === 429) return { outcome: 'transient', reason, after: 30_000 }
  return status >= 400 && status < 500 && status !== 408
    ? { outcome: 'permanent', reason: `${reason}; is SLACK_API_URL right?` }
    : { outcome: 'unknown', reason }
}

function explainRequest(error: unknown): SlackFailure {
  const code = codeOf(error)
  const reason = code ?? redactSlack(sentence(error))
  if (code !== undefined && unsent.test(code))
    return { outcome: 'transient', reason: `Slack was not reached (${code})` }
  return { outcome: 'unknown', reason: `the answer of Slack was lost (${reason})` }
}

/** The code of the failure below `fetch failed`, however deep. */
function codeOf(error: unknown): string | undefined {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    if (each.name === 'TimeoutError') return 'no answer within 10 s'
    if ('code' in each && typeof each.code === 'string') return each.code
  }
  return undefined
}

/** What a person can do about it, where there is something; each is Slack's name of the error. */
const remedies: Readonly<Record<string, string>> = {
  not_in_channel: 'invite the app to the channel: /invite @Briefdesk',
  channel_not_found: 'invite the app to the channel, or correct the channel id',
  is_archived: 'unarchive the channel, or choose another',
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

export const remedyOf = (code: string): string => (remedies[code] === undefined ? '' : `: ${remedies[code]}`)

/** Slack did not like the blocks; the same words as text may pass. */
export const refusesBlocks = (code: string | undefined): boolean =>
  code !== undefined && ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long'].includes(code)
