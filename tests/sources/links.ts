import { openWeb } from '../../src/sources/http/web.ts'
import { createLinks, type Links } from '../../src/sources/links.ts'
import { createPageReader } from '../../src/sources/page/reader.ts'
import { sha256 } from '../article/hash.ts'

/** `host:port` of sites on loopback that a test opened. */
export const openedSites: string[] = []

/** Links as the bot reads them, that may also lead to the sites of a test. */
export function testLinks(now: () => number = () => 0): Links {
  const web = openWeb({ agent: 'Briefdesk test', reach: { allow: openedSites }, now, pause: 0 })
  return createLinks({ ...web, reader: createPageReader({ maxMs: 20_000 }), hash: sha256 })
}
