import { createFetch } from '../../src/sources/http/fetch.ts'
import { createLinks, type Links } from '../../src/sources/links.ts'
import { createPageReader } from '../../src/sources/page/reader.ts'
import { sha256 } from '../article/hash.ts'

/** `host:port` of sites on loopback that a test opened. */
export const openedSites: string[] = []

/** Links as the bot reads them, that may also lead to the sites of a test. */
export function testLinks(): Links {
  const { fetch } = createFetch({ agent: 'Briefdesk test', reach: { allow: openedSites }, now: () => 0 })
  return createLinks({ fetch, often: fetch, reader: createPageReader({ maxMs: 20_000 }), hash: sha256 })
}
