import { openWeb } from '../../src/sources/http/web.ts'
import { createLinks, type Links } from '../../src/sources/links.ts'
import { reading, type SourceReading } from '../../src/sources/reading.ts'

/** `host:port` of sites on loopback that a test opened. */
export const openedSites: string[] = []

/** On this thread. */
const readingHere = Object.fromEntries(
  Object.entries(reading).map(([name, read]) => [
    name,
    async (...asked: readonly unknown[]) => await (read as (...asked: readonly unknown[]) => unknown)(...asked),
  ]),
) as unknown as SourceReading

/** Links as the bot reads them, that may also lead to the sites of a test. */
export function testLinks(now: () => number = () => 0): Links {
  const web = openWeb({ agent: 'Briefdesk test', reach: { allow: openedSites }, now, pause: 0 })
  return createLinks({ ...web, reading: { answer: readingHere, background: readingHere } })
}
