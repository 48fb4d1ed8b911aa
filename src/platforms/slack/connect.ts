import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { App, type AuthorizeResult } from '@slack/bolt'
import type { InstallProvider } from '@slack/oauth'
import type { Health } from '../../bot/ports/platform.ts'
import type { Clock } from '../../bot/ports/target.ts'
import type { Router } from 'express'
import { BotError } from '../../errors.ts'
import { clientOptions } from './connect/api.ts'
import { createHttpLine } from './http.ts'
import { listen } from './ask/listeners.ts'
import { createLogger, redactSlack, sentence } from './connect/log.ts'
import type { SlackParts } from './connect/parts.ts'
import type { SlackOptions } from './connect/options.ts'
import { createSocketLine, type SlackLine } from './socket.ts'
import { closeServer, createWeb, installPages, openServer } from './connect/web.ts'
import type { Workspaces } from './connect/workspaces.ts'

/** The way in from Slack: checked, opened, watched, closed. */
export interface SlackConnection {
  /** Resolves when commands come in; rejects with the setting to mend. */
  start(): Promise<void>
  health(): Health
  stop(): Promise<void>
}

/** `installer`: where many workspaces may install the app. */
export interface Entrance {
  readonly desk: SlackParts
  readonly installer?: InstallProvider | undefined
}

export function createSlackConnection(
  options: SlackOptions,
  { desk, installer }: Entrance,
  now: Clock,
): SlackConnection {
  const stopping = new AbortController()
  const install = installer && installPages(installer, options.log)
  const pages = [options.pages, install].filter((each) => each !== undefined)
  let line: SlackLine | undefined
  let installing: Server | undefined
  let before: Health = { state: 'starting' }

  async function open(): Promise<void> {
    await checkPatiently(desk.workspaces, stopping.signal, (fault) => {
      options.log.warn('slack.unreachable', { reason: fault.message })
      before = { state: 'degraded', reason: adviceOf(fault) }
    })
    line = createLine(options, now, pages)
    listen(createApp(options, line, desk.workspaces), desk)
    await line.start()
    if (install && options.appToken !== undefined)
      installing = await openServer(createWeb().use(pages), portOf(options))
  }

  return {
    async start() {
      try {
        await open()
        const lacking = desk.workspaces.lacks?.()
        if (lacking !== undefined) options.log.warn('slack.scopes.missing', { reason: lacking })
        options.log.info('slack.ready', { mode: options.appToken === undefined ? 'http' : 'socket' })
      } catch (error) {
        line = undefined
        before = { state: 'failed', reason: error instanceof BotError ? adviceOf(error) : redactSlack(sentence(error)) }
        throw error
      }
    },
    health: () => withLacking(line?.health() ?? before, desk.workspaces.lacks?.()),
    async stop() {
      stopping.abort()
      before = { state: 'stopped' }
      await Promise.all([line?.stop(), installing && closeServer(installing)])
    },
  }
}

/** What is missing makes nothing unready; it is named all the same. */
const withLacking = (health: Health, reason: string | undefined): Health =>
  health.state === 'ready' && reason !== undefined ? { ...health, reason } : health

const adviceOf = (fault: BotError): string => [fault.message, fault.hint].join(' ')

const longestWait = 30_000

/** Slack may be away while the bot starts: that heals. A refusal does not. */
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

function createLine(options: SlackOptions, now: Clock, pages: readonly Router[]): SlackLine {
  const { appToken, signingSecret, apiUrl, log } = options
  const logger = createLogger(log)
  if (appToken !== undefined) return createSocketLine({ appToken, apiUrl, logger, log })
  if (signingSecret !== undefined) return createHttpLine({ signingSecret, port: portOf(options), logger, now, pages })
  throw new BotError('setting', 'Slack has a bot token but no way to send commands.', {
    hint: 'Set SLACK_APP_TOKEN (Socket Mode), or SLACK_SIGNING_SECRET (HTTP on PORT).',
  })
}

function createApp({ apiUrl, log }: SlackOptions, receiver: SlackLine, workspaces: Workspaces): App {
  const logger = createLogger(log)
  const app = new App({
    receiver,
    logger,
    clientOptions: clientOptions({ apiUrl, logger }),
    authorize: ({ teamId }) => authorize(workspaces, teamId ?? ''),
    convoStore: false,
  })
  app.error((error) => {
    log.error('slack.listener.failed', { reason: redactSlack(sentence(error)) })
    return Promise.resolve()
  })
  return app
}

const portOf = ({ port }: SlackOptions): number => port ?? 3000

/** Bolt passes nothing on from a workspace that this rejects. */
async function authorize(workspaces: Workspaces, team: string): Promise<AuthorizeResult> {
  const workspace = await workspaces.find(team)
  if (!workspace) throw new BotError('platform', `The app is not installed in the workspace ${team}.`)
  const { botToken, botId, botUserId, teamId } = workspace
  return { botToken, botId, botUserId, teamId }
}
