import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { Router, type RequestHandler } from 'express'
import { STALE_AFTER } from '../bot/feeds/feeds.ts'
import type { Platform } from '../bot/ports/platform.ts'
import type { Clock } from '../bot/ports/target.ts'
import type { Store } from '../bot/ports/store.ts'
import type { Log } from '../log.ts'
import { checkHealth } from '../operations/health.ts'
import { createMetrics, type Metrics } from '../operations/metrics.ts'
import { createRoutes } from '../operations/routes.ts'
import type { ServeDesk } from '../web/desk.ts'

/** The metrics and health of the running bot, and the pages that show them. */
export interface Operations {
  readonly metrics: Metrics
  readonly pages: Router
  /** Records that the ticker is alive. */
  ticked(): void
  /** Runs a reading of the folder, whose duration health tells. */
  read(act: () => Promise<void>): Promise<void>
  /** Records why a duty fails, or without a reason that it works again. */
  duty(name: string, reason?: string): void
}

interface Watched {
  readonly store: Store
  readonly platforms: () => readonly Platform[]
  /** Why files of the folder are refused. */
  readonly refused?: () => readonly string[]
  /** Why the model is left alone. */
  readonly model?: () => string | undefined
  /** `METRICS_TOKEN`. */
  readonly token?: string | undefined
  /** The desk, loaded when somebody first asks for it. */
  readonly desk?: (() => Promise<ServeDesk>) | undefined
  readonly now: Clock
}

/** Collects metrics and health. */
export function createOperations({
  store,
  platforms,
  refused = () => [],
  token,
  model,
  desk,
  now,
}: Watched): Operations {
  let lastTick = now()
  let readingSince: number | undefined
  const failing = new Map<string, string>()
  const feeds = () => store.feeds.count(now() - STALE_AFTER)
  const metrics = createMetrics({ posts: () => store.ledger.count(), feeds })
  const folder = { refused, readingSince: () => readingSince }
  const health = () =>
    checkHealth({ model, store, feeds, folder, platforms: platforms(), lastTick: () => lastTick, failing, now })
  return {
    metrics,
    pages: Router().use(deskOf(desk)).use(createRoutes({ health, metrics, token })),
    ticked: () => {
      lastTick = now()
    },
    async read(act) {
      readingSince ??= now()
      try {
        await act()
      } finally {
        readingSince = undefined
      }
    },
    duty: (name, reason) => void (reason === undefined ? failing.delete(name) : failing.set(name, reason)),
  }
}

/** Hands on what is for the desk, bodies unread: Slack's signature needs the raw bytes of its own. */
const deskOf =
  (open: Watched['desk']): RequestHandler =>
  async (request, response, next) => {
    if (!open || !/^\/(?:desk(?:[/?]|$)|s\/)/.test(request.url)) return next()
    const serve = await open()
    await serve(request, response)
  }

/** Serves pages on PORT until the returned function is called. If the port cannot be used, the bot runs without them. */
export async function openPages(pages: Router, { port, host }: Listening, log: Log): Promise<() => Promise<void>> {
  const server = await listen(pages, { port, host }).catch((error: unknown) => {
    log.warn('operations.off', {
      reason: `PORT ${port} cannot be used: ${error instanceof Error ? error.message : 'unknown'}.`,
      hint: 'Set PORT to a free port for /healthz and /metrics. The bot runs all the same.',
    })
    return undefined
  })
  if (!server) return () => Promise.resolve()
  log.info('operations.ready', { port: (server.address() as AddressInfo).port })
  return async () => {
    server.closeIdleConnections()
    const forced = setTimeout(() => server.closeAllConnections(), 1_000)
    await new Promise((resolve) => server.close(resolve))
    clearTimeout(forced)
  }
}

/** Where the pages are served; without a host, on every address. */
export interface Listening {
  readonly port: number
  readonly host?: string | undefined
}

function listen(pages: Router, { port, host }: Listening): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(express().disable('x-powered-by').use(pages)).listen(port, host)
    server.once('listening', () => resolve(server)).once('error', reject)
  })
}
