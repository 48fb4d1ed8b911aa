import type { Kysely, Selectable, Transaction } from 'kysely'
import type { FollowedEntry } from '../bot/ports/feeds.ts'
import { present } from './rows.ts'
import type { Schema } from './tables.ts'
import type { StoriesTable } from './tables.ts'

/** What a feed told. */
export const storiesOf = (db: Kysely<Schema>, tenant: string, feed: string) =>
  db.selectFrom('stories').selectAll().where('tenant', '=', tenant).where('feed', '=', feed)

/** Writes those that are not there yet, within a transaction; the number of new ones. */
export async function enterStories(within: Transaction<Schema>, stories: readonly FollowedEntry[]): Promise<number> {
  let entered = 0
  for (let at = 0; at < stories.length; at += ROWS) {
    const values = stories.slice(at, at + ROWS).map(writeStory)
    const adding = within.insertInto('stories').values(values)
    const result = await adding.onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    entered += Number(result.numInsertedOrUpdatedRows ?? 0)
  }
  return entered
}

const ROWS = 200

/** All but the post that holds it. */
export async function reviseStory(within: Transaction<Schema>, story: FollowedEntry): Promise<void> {
  const { version, title, url, briefing, seen_at } = writeStory(story)
  const row = within.updateTable('stories').set({ version, title, url, briefing, seen_at })
  await row.where('tenant', '=', story.tenant).where('feed', '=', story.feed).where('story', '=', story.story).execute()
}

/** What a feed has not held for so long, while it was read, is not taken for new when it comes back, ms. */
const FORGOTTEN_AFTER = 30 * 86_400_000

/** Stories that were seen last before a moment, and that their feed does not hold any more: else they would be new again. */
export async function expireStories(db: Kysely<Schema>, before: number): Promise<void> {
  await db
    .deleteFrom('stories')
    .where('seen_at', '<', before)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('feeds')
          .select('feeds.id')
          .whereRef('feeds.tenant', '=', 'stories.tenant')
          .whereRef('feeds.id', '=', 'stories.feed')
          .where((within) => within('stories.seen_at', '<', within('feeds.read_at', '-', FORGOTTEN_AFTER))),
      ),
    )
    .execute()
}

/** That it was told stays, so that it is not told again; its words go. */
export async function forgetStories(within: Transaction<Schema>, tenant: string, briefing: string): Promise<void> {
  await within
    .updateTable('stories')
    .set({ title: null, url: null, briefing: null })
    .where('tenant', '=', tenant)
    .where('briefing', '=', briefing)
    .execute()
}

const writeStory = (story: FollowedEntry) => ({
  tenant: story.tenant,
  feed: story.feed,
  story: story.story,
  version: story.version,
  title: story.title ?? null,
  url: story.url ?? null,
  briefing: story.briefing ?? null,
  batch: story.batch ?? null,
  seen_at: story.seenAt,
})

export const entryOfRow = (row: Selectable<StoriesTable>): FollowedEntry => ({
  tenant: row.tenant,
  feed: row.feed,
  story: row.story,
  version: row.version,
  seenAt: Number(row.seen_at),
  ...present({ title: row.title, url: row.url, briefing: row.briefing, batch: row.batch }),
})
