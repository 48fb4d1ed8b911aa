import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Router } from 'express'
import { STALE_AFTER } from '../bot/feeds/feeds.ts'
import type { Platform } from '../bot/ports/platform.ts'
import type { Clock } from '../bot/ports/target.ts'
import type { Store } from '../bot/ports/store.ts'
import type { Log } from '../log.ts'
import { checkHealth } from '../operations/health.ts'
import { createMetrics, type Metrics } from '../operations/metrics.ts'
import { createRoutes } from '../operations/routes.ts'

/** The metrics and health of the running bot, and the pages that show them. */
export interface Operations {
  readonly metrics: Metrics
  readonly pages: Router
  /** Records that the ticker is alive. */
  ticked(): void
  /** Records why a duty fails, or without a reason that it works again. */
  duty(name: string, reason?: string): void
}

interface Watched {
  readonly store: Store
  readonly platforms: () => readonly Platform[]
  readonly now: Clock
}

/** Collects metrics and health. */
export function createOperations({ store, platforms, now }: Watched): Operations {
  let lastTick = now()
  const failing = new Map<string, string>()
  const feeds = () => store.feeds.count(now() - STALE_AFTER)
  const metrics = createMetrics({ posts: () => store.ledger.count(), feeds })
  const health = () => checkHealth({ store, feeds, platforms: platforms(), lastTick: () => lastTick, failing, now })
  return {
    metrics,
    pages: createRoutes({ health, metrics }),
    ticked: () => {
      lastTick = now()
    },
    duty: (name, reason) => void (reason === undefined ? failing.delete(name) : failing.set(name, reason)),
  }
}

/** Serves pages on PORT until the returned function is called. If the port cannot be used, the bot runs without them. */
export async function openPages(pages: Router, port: number, log: Log): Promise<() => Promise<void>> {
  const server = await listen(pages, port).catch((error: unknown) => {
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

function listen(pages: Router, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = express()
      .disable('x-powered-by')
      .use(pages)
      .listen(port, (error?: Error) => (error ? reject(error) : resolve(server)))
  })
}
