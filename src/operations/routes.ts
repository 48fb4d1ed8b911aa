import { Router } from 'express'
import type { Condition } from './health.ts'
import type { Metrics } from './metrics.ts'

interface Asked {
  readonly health: () => Promise<Condition>
  readonly metrics: Pick<Metrics, 'page'>
}

/** `/healthz`: 200 when every part is ready, else 503, each part with its reason. `/healthz/live`: 200. `/metrics`: for Prometheus. */
export function createRoutes({ health, metrics }: Asked): Router {
  const router = Router()
  router.get('/healthz/live', (_, response) => void response.json({ live: true }))
  router.get('/healthz', async (_, response) => {
    const condition = await health()
    response.status(condition.ready ? 200 : 503).json({ live: true, ...condition })
  })
  router.get('/metrics', async (_, response) => {
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
