import type { Fetch } from './fetch.ts'
import type { Permit } from './permit.ts'

/** Default pause between two automatic requests to one host, ms. */
export const HOST_PAUSE = 1_000

/** Wraps a fetch: one request at a time per host, a pause between requests, and a permission check before each. */
export function createPoliteFetch(fetch: Fetch, ms: number, permit?: Permit): Fetch {
  const hosts = new Map<string, Promise<unknown>>()
  return (address, since) => {
    const host = URL.canParse(address) ? new URL(address).host : ''
    const mine = (hosts.get(host) ?? Promise.resolve()).then(() => fetch(address, since, permit?.ask))
    const rested = mine
      .catch(() => undefined)
      .then(() => pause(Math.max(ms, permit?.delay(address) ?? 0)))
      .then(() => {
        if (hosts.get(host) === rested) hosts.delete(host)
      })
    hosts.set(host, rested)
    return mine
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())
