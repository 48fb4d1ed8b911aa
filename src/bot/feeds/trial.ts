import type { NoticeLine } from '../../message/notices.ts'
import { confirm } from '../answer/reply.ts'
import type { Reply } from '../ports/platform.ts'
import type { FeedEntry, ReadFeed } from '../ports/sources.ts'
import { titleOf } from './feeds.ts'
import { judgeEntry, pickPassing, readFilter, sayTerm, type Filter } from './filter.ts'
import type { FollowOrder } from './order.ts'

/** What the filter makes of the newest entries, with the reason for each; nothing is followed. */
export async function tryOut({ filter: words, address }: FollowOrder, { title, entries }: ReadFeed): Promise<Reply> {
  const filter = words === undefined ? undefined : readFilter(words)
  const newest = entries.slice(0, TRIED)
  const wanted = await pickPassing(filter, newest)
  const lines = newest.map((entry): NoticeLine => {
    const passes = wanted.includes(entry)
    return [
      { kind: 'strong', text: passes ? 'Passes' : 'Left out' },
      { kind: 'text', text: `${filter ? sayReason(filter, entry) : ''}: ${titleOf(entry)}` },
    ]
  })
  return confirm(
    `${wanted.length} of the newest ${newest.length} entries of ${title ?? new URL(address).hostname} would be posted.`,
    [...lines, 'Nothing is followed yet: write the same without “try”.'],
  )
}

/** Entries that a trial shows. */
const TRIED = 20

function sayReason(filter: Filter, entry: FeedEntry): string {
  const { term, passes } = judgeEntry(filter, entry)
  if (term) return ` (${sayTerm(term)})`
  return passes ? ' (nothing that is left out)' : ' (none of these words)'
}
