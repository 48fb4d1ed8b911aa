import type { SourcedStories } from '../bot/ports/sources.ts'
import { openWeb } from '../sources/http/web.ts'
import { createLinks, type Links } from '../sources/links.ts'
import { createPageReader } from '../sources/page/reader.ts'
import { engine, version } from './engine.ts'

/** Links with what they hold open. */
export interface OpenLinks extends Links {
  close(): Promise<void>
}

/** `allow`: the setting FETCH_ALLOW. */
export function openLinks(allow: string | undefined, now: () => number): OpenLinks {
  const named = (allow ?? '').split(/[\s,]+/).filter(Boolean)
  const web = openWeb({ agent: `Briefdesk/${version} (self-hosted news briefings)`, reach: { allow: named }, now })
  const reader = createPageReader()
  return {
    ...createLinks({ ...web, reader, hash: engine.hash }),
    close: async () => void (await Promise.all([web.close(), reader.close()])),
  }
}

/** Articles that files name by their address, asked for there and then: for commands that look once. */
export const readNow = ({ link }: Pick<Links, 'link'>): SourcedStories => ({ read: link, version: () => '' })
