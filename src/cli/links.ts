import type { SourcedStories } from '../bot/ports/sources.ts'
import { openWeb } from '../sources/http/web.ts'
import { createLinks, type Links } from '../sources/links.ts'
import { createPageReader } from '../sources/page/reader.ts'
import { engine, version } from './engine.ts'

/** Links that must be closed after use. */
export interface OpenLinks extends Links {
  close(): Promise<void>
}

/** Reads articles from the web. `allow` is the setting FETCH_ALLOW. */
export function openLinks(allow: string | undefined, now: () => number): OpenLinks {
  const named = (allow ?? '').split(/[\s,]+/).filter(Boolean)
  const web = openWeb({ agent: `Briefdesk/${version} (self-hosted news briefings)`, reach: { allow: named }, now })
  const reader = createPageReader()
  return {
    ...createLinks({ ...web, reader, hash: engine.hash }),
    close: async () => void (await Promise.all([web.close(), reader.close()])),
  }
}

/** Fetches the articles that files link to at once, for commands that run once. */
export const readNow = ({ link }: Pick<Links, 'link'>): SourcedStories => ({ read: link, version: () => '' })
