import { createFetch, type Fetch, type FetchOptions } from './fetch.ts'
import { createPermit } from './permit.ts'
import { createPoliteFetch, HOST_PAUSE } from './polite.ts'

/** Two ways to fetch: on demand for a waiting person, and politely for our own polling. */
export interface Web {
  readonly fetch: Fetch
  readonly often: Fetch
  readonly close: () => Promise<void>
}

/** Opens both; `pause` is the time between two polite requests to one host, ms. */
export function openWeb({ pause = HOST_PAUSE, ...options }: FetchOptions & { readonly pause?: number }): Web {
  const { fetch, fetchText, close } = createFetch(options)
  const [product = ''] = /^[a-z_-]+/i.exec(options.agent) ?? []
  const permit = createPermit({ read: fetchText, product, now: options.now })
  return { fetch, often: createPoliteFetch(fetch, pause, permit), close }
}
