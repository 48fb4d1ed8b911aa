import type { Server } from 'node:http'
import { ExpressReceiver, type Logger } from '@slack/bolt'
import type { RequestHandler, Router } from 'express'
import type { Clock } from '../../bot/ports/target.ts'
import type { SlackReceiver } from './socket.ts'
import { closeServer, createWeb, openServer } from './connect/web.ts'

/** What receiving requests by HTTP depends on. */
export interface HttpOptions {
  readonly signingSecret: string
  readonly port: number
  readonly host: string | undefined
  readonly logger: Logger
  readonly now: Clock
  readonly pages: readonly Router[]
}

const path = '/slack/events'

/** Receives signed requests on a port. Bolt refuses bodies over 4 MB with 413. */
export function createHttpReceiver({ signingSecret, port, host, logger, now, pages }: HttpOptions): SlackReceiver {
  const web = createWeb().use(path, refuseFuture(now))
  for (const page of pages) web.use(page)
  const receiver = new ExpressReceiver({ signingSecret, app: web, endpoints: path, logger })
  let server: Server | undefined
  let stopped = false
  return {
    init: (app) => receiver.init(app),
    async start() {
      server = await openServer(web, port, host)
    },
    async stop() {
      stopped = true
      if (server) await closeServer(server)
    },
    health: () => ({ state: stopped ? 'stopped' : server ? 'ready' : 'starting' }),
  }
}

/** Refuses requests signed more than five minutes in the future; Bolt refuses those as far in the past. */
const refuseFuture =
  (now: Clock): RequestHandler =>
  (request, response, next) => {
    const signed = Number(request.headers['x-slack-request-timestamp'])
    if (signed * 1000 > now() + 5 * 60_000) response.status(401).end()
    else next()
  }
