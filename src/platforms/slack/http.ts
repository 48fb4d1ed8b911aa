import type { Server } from 'node:http'
import { ExpressReceiver, type Logger } from '@slack/bolt'
import express, { type RequestHandler } from 'express'
import type { Clock } from '../../bot/ports.ts'
import { BotError } from '../../errors.ts'
import type { Line } from './socket.ts'

export interface HttpOptions {
  readonly signingSecret: string
  readonly port: number
  readonly logger: Logger
  readonly now: Clock
}

const path = '/slack/events'

/** Requests that Slack signs, on a port of our own. Bodies over 4 MB are refused with 413 (Bolt's own limit). */
export function createHttpLine({ signingSecret, port, logger, now }: HttpOptions): Line {
  const web = express().disable('x-powered-by').use(path, refuseFuture(now))
  const receiver = new ExpressReceiver({ signingSecret, app: web, endpoints: path, logger })
  let server: Server | undefined
  let stopped = false
  return {
    init: (app) => receiver.init(app),
    async start() {
      server = await receiver.start(port).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : 'it cannot be opened'
        throw new BotError('setting', `PORT ${port} cannot be used: ${reason}.`, {
          hint: 'Set PORT to a free port, or stop what uses this one.',
          cause: error,
        })
      })
    },
    async stop() {
      stopped = true
      if (!server) return
      const forced = setTimeout(() => server?.closeAllConnections(), 2_000)
      await receiver.stop()
      clearTimeout(forced)
    },
    health: () => ({ state: stopped ? 'stopped' : server ? 'ready' : 'starting' }),
  }
}

/** Bolt refuses what was signed more than five minutes ago; this, what will have been. */
const refuseFuture =
  (now: Clock): RequestHandler =>
  (request, response, next) => {
    const signed = Number(request.headers['x-slack-request-timestamp'])
    if (signed * 1000 > now() + 5 * 60_000) response.status(401).end()
    else next()
  }
