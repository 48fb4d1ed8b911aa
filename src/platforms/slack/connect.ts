import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { App, type AuthorizeResult } from '@slack/bolt'
import type { InstallProvider } from '@slack/oauth'
import type { Health } from '../../bot/ports/platform.ts'
import type { Clock } from '../../bot/ports/target.ts'
import type { Router } from 'express'
import { BotError } from '../../errors.ts'
import { clientOptions } from './connect/api.ts'
import { createHttpReceiver } from './http.ts'
import { listen } from './ask/listeners.ts'
import { clickedAt } from './ask/requests.ts'
import { findClicked } from './ask/serve.ts'
import { createLogger, redactSlack, errorMessage } from './connect/log.ts'
import type { SlackParts } from './connect/parts.ts'
import type { SlackOptions } from './connect/options.ts'
import { createSocketReceiver, type SlackReceiver } from './socket.ts'
import { closeServer, createWeb, installPages, openServer } from './connect/web.ts'
import type { Workspaces } from './connect/workspaces.ts'

/** The connection to Slack: requests come in by Socket Mode or HTTP. */
export interface SlackConnection {
  /** Resolves once requests come in. Rejects with a BotError that names the setting to correct. */
  start(): Promise<void>
  health(): Health
  stop(): Promise<void>
}

/** What the connection depends on; `installer` only where several workspaces can install the app. */
export interface SlackConnectionParts {
  readonly parts: SlackParts
  readonly installer?: InstallProvider | undefined
}

/** A connection that checks the tokens, opens, and reports its health. */
export function createSlackConnection(
  options: SlackOptions,
  { parts, installer }: SlackConnectionParts,
  now: Clock,
): SlackConnection {
  const stopping = new AbortController()
  const install = installer && installPages(installer, options.log)
  const pages = [options.pages, install].filter((each) => each !== undefined)
  let receiver: SlackReceiver | undefined
  let installing: Server | undefined
  let before: Health = { state: 'starting' }

  async function open(): Promise<void> {
    await checkPatiently(parts.workspaces, stopping.signal, (fault) => {
      options.log.warn('slack.unreachable', { reason: fault.message })
      before = { state: 'degraded', reason: adviceOf(fault) }
    })
    receiver = createReceiver(options, now, pages)
    listen(createApp(options, receiver, parts), parts)
    await receiver.start()
    if (install && options.appToken !== undefined)
      installing = await openServer(createWeb().use(pages), portOf(options), options.host)
  }

  return {
    async start() {
      try {
        await open()
        const lacking = parts.workspaces.lacks?.()
        if (lacking !== undefined) options.log.warn('slack.scopes.missing', { reason: lacking })
        options.log.info('slack.ready', { mode: options.appToken === undefined ? 'http' : 'socket' })
      } catch (error) {
        receiver = undefined
        before = {
          state: 'failed',
          reason: error instanceof BotError ? adviceOf(error) : redactSlack(errorMessage(error)),
        }
        throw error
      }
    },
    health: () => withLacking(receiver?.health() ?? before, parts.workspaces.lacks?.()),
    async stop() {
      stopping.abort()
      before = { state: 'stopped' }
      await Promise.all([receiver?.stop(), installing && closeServer(installing)])
    },
  }
}

/** What is missing makes nothing unready; it is named all the same. */
const withLacking = (health: Health, reason: string | undefined): Health =>
  health.state === 'ready' && reason !== undefined ? { ...health, reason } : health

const adviceOf = (fault: BotError): string => [fault.message, fault.hint].join(' ')

const longestWait = 30_000

/** Retries while Slack cannot be reached; a refusal is final. */
async function checkPatiently(
  workspaces: Workspaces,
  stopping: AbortSignal,
  onFault: (fault: BotError) => void,
): Promise<void> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await workspaces.check()
    } catch (error) {
      if (!(error instanceof BotError && error.retryable) || stopping.aborted) throw error
      onFault(error)
      await pause(Math.min(1_000 * 2 ** attempts, longestWait), undefined, { signal: stopping }).catch(() => undefined)
    }
  }
}

function createReceiver(options: SlackOptions, now: Clock, pages: readonly Router[]): SlackReceiver {
  const { appToken, signingSecret, apiUrl, log } = options
  const logger = createLogger(log)
  if (appToken !== undefined) return createSocketReceiver({ appToken, apiUrl, logger, log })
  if (signingSecret !== undefined)
    return createHttpReceiver({ signingSecret, port: portOf(options), host: options.host, logger, now, pages })
  throw new BotError('setting', 'Slack has a bot token but no way to send commands.', {
    hint: 'Set SLACK_APP_TOKEN (Socket Mode), or SLACK_SIGNING_SECRET (HTTP on PORT).',
  })
}

function createApp({ apiUrl, log }: SlackOptions, receiver: SlackReceiver, parts: SlackParts): App {
  const logger = createLogger(log)
  const app = new App({
    receiver,
    logger,
    clientOptions: clientOptions({ apiUrl, logger }),
    authorize: ({ teamId = '' }, body) => authorize(parts, clickedAt(body) ?? { tenant: teamId, channel: '' }),
    convoStore: false,
  })
  app.error((error) => {
    log.error('slack.listener.failed', { reason: redactSlack(errorMessage(error)) })
    return Promise.resolve()
  })
  return app
}

const portOf = ({ port }: SlackOptions): number => port ?? 3000

/** Bolt drops requests from workspaces that this rejects. */
async function authorize(parts: SlackParts, at: Parameters<typeof findClicked>[1]): Promise<AuthorizeResult> {
  const workspace = await findClicked(parts, at)
  if (!workspace) throw new BotError('platform', `The app is not installed in the workspace ${at.tenant}.`)
  const { botToken, botId, botUserId, teamId } = workspace
  return { botToken, botId, botUserId, teamId }
}
