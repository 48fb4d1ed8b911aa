import type { Fetch } from './fetch.ts'

/** Between two requests to one host by somebody who comes by himself and often, ms. */
export const HOST_PAUSE = 1_000

/** The same fetch with manners: one request at a time to a host, and a pause before the next. */
export function createPoliteFetch(fetch: Fetch, ms: number): Fetch {
  const hosts = new Map<string, Promise<unknown>>()
  return (address, since) => {
    const host = URL.canParse(address) ? new URL(address).host : ''
    const mine = (hosts.get(host) ?? Promise.resolve()).then(() => fetch(address, since))
    const rested = mine
      .catch(() => undefined)
      .then(() => pause(ms))
      .then(() => {
        if (hosts.get(host) === rested) hosts.delete(host)
      })
    hosts.set(host, rested)
    return mine
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())
