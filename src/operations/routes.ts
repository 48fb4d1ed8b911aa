import { createHash, timingSafeEqual } from 'node:crypto'
import { Router } from 'express'
import type { Condition } from './health.ts'
import type { Metrics } from './metrics.ts'

interface Asked {
  readonly health: () => Promise<Condition>
  readonly metrics: Pick<Metrics, 'page'>
  /** What `/metrics` asks for; absent: nothing. */
  readonly token?: string | undefined
}

/** `/healthz`: 200 when every part is ready, else 503, each part with its reason. `/healthz/live`: 200. `/metrics`: for Prometheus. */
export function createRoutes({ health, metrics, token }: Asked): Router {
  const router = Router()
  router.get('/healthz/live', (_, response) => void response.json({ live: true }))
  router.get('/healthz', async (_, response) => {
    const condition = await health()
    response.status(condition.ready ? 200 : 503).json({ live: true, ...condition })
  })
  router.get('/metrics', async (request, response) => {
    if (token !== undefined && !isSame(request.headers.authorization ?? '', `Bearer ${token}`))
      return void response.status(401).set('www-authenticate', 'Bearer').type('text/plain').send('A token is needed.\n')
    try {
      const { type, text } = await metrics.page()
      response.type(type).send(text)
    } catch {
      // The store failed: /healthz says why.
      response.status(503).type('text/plain').send('The store does not answer: see /healthz.\n')
    }
  })
  return router
}

/** Takes the same time whatever differs. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
