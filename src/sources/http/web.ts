import { createFetch, type Fetch, type FetchOptions } from './fetch.ts'
import { createPermit } from './permit.ts'
import { createPoliteFetch, HOST_PAUSE } from './polite.ts'

/** The web, as it is read for somebody who waits, and as it is read by ourselves and often. */
export interface Web {
  readonly fetch: Fetch
  readonly often: Fetch
  readonly close: () => Promise<void>
}

/** `pause`: between two requests to one host, ms. */
export function openWeb({ pause = HOST_PAUSE, ...options }: FetchOptions & { readonly pause?: number }): Web {
  const { fetch, fetchText, close } = createFetch(options)
  const [product = ''] = /^[a-z_-]+/i.exec(options.agent) ?? []
  const permit = createPermit({ read: fetchText, product, now: options.now })
  return { fetch, often: createPoliteFetch(fetch, pause, permit), close }
}
