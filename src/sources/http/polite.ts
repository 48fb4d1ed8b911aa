import type { Fetch } from './fetch.ts'
import type { Permit } from './permit.ts'

/** Between two requests to one host by somebody who comes by himself and often, ms. */
export const HOST_PAUSE = 1_000

/** The same fetch with manners: one request at a time to a host, a pause before the next, and nothing without leave. */
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
