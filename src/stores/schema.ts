import { sql, type Kysely, type Migration } from 'kysely'
import { addColumns, index, optional, table } from './columns.ts'
import { indexWords, rowNumber } from './full-text.ts'

/** Numbered migrations; never edit one after its release. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001': { up: createTables },
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await createPosts(db)
  await createSchedules(db)
  await createTexts(db)
  await createNewsroom(db)
  await createFeeds(db)
  await createNotes(db)
  await createZones(db)
  await createOrders(db)
  await createModels(db)
  await createDesk(db)
  await createLines(db)
}

/** The posts, with their cause in columns, and the briefings they show. */
async function createPosts(db: Kysely<unknown>): Promise<void> {
  const needed = { text: ['id', 'tenant', 'cause', 'origin', 'entry'], numbers: ['at', 'edition'] }
  const more = { text: ['target', 'call', 'state'], numbers: ['part', 'attempts', 'due_at', 'first_due_at'] }
  await optional(
    table(db, 'posts', { text: [...needed.text, ...more.text], numbers: [...needed.numbers, ...more.numbers] }),
    {
      text: [
        ...[
          'briefing',
          'schedule',
          'note',
          'unchanged',
          'under',
          'ping',
          'edits',
          'passes_on',
          'ordered_by',
          'claimed_by',
        ],
        ...['ref', 'reason', 'approval', 'decision'],
      ],
      numbers: ['until_at', 'thread', 'claimed_at', 'begun_at', 'unsure_since', 'sent_at'],
    },
  )
    .addPrimaryKeyConstraint('posts_id', ['id'])
    .addUniqueConstraint('posts_key', ['tenant', 'cause', 'origin', 'at', 'entry', 'target', 'part', 'edition'])
    .execute()
  await index(db, 'posts', ['state', 'due_at'])
  await index(db, 'posts', ['tenant', 'schedule', 'target', 'state', 'sent_at'])
  await index(db, 'posts', ['tenant', 'briefing', 'due_at', 'id'])
  await db.schema
    .createIndex('posts_passed_on')
    .on('posts')
    .columns(['target', 'sent_at'])
    .where(sql.ref('passes_on'), 'is not', null)
    .execute()
  await index(db, 'posts', ['tenant', 'due_at', 'id'])
  await index(db, 'posts', ['tenant', 'state', 'due_at', 'id'])
  await table(db, 'shown', { text: ['post', 'briefing', 'revision'], numbers: ['place'] })
    .addPrimaryKeyConstraint('shown_key', ['post', 'place'])
    .execute()
  await index(db, 'shown', ['briefing', 'revision'])
}

async function createSchedules(db: Kysely<unknown>): Promise<void> {
  await optional(
    table(db, 'schedules', { text: ['tenant', 'id', 'briefing', 'when', 'zone', 'targets', 'catch_up'], numbers: [] }),
    {
      text: ['unchanged', 'quiet', 'paused', 'created_by', 'ping', 'approval'],
      numbers: ['next_run_at', 'too_old', 'thread'],
    },
  )
    .addPrimaryKeyConstraint('schedules_key', ['tenant', 'id'])
    .execute()
  await index(db, 'schedules', ['next_run_at'])
}

/** Submissions, kept briefings and editors' overrides. */
async function createTexts(db: Kysely<unknown>): Promise<void> {
  await table(db, 'texts', { text: ['tenant', 'name', 'content'], numbers: ['kept_at'] })
    .addPrimaryKeyConstraint('texts_key', ['tenant', 'name'])
    .execute()
  await table(db, 'articles', { text: ['tenant', 'name', 'content'], numbers: ['read_at'] })
    .addPrimaryKeyConstraint('articles_key', ['tenant', 'name'])
    .execute()
  await table(db, 'aside', { text: ['code', 'reason'], numbers: ['set_at', 'spent'] })
    .addPrimaryKeyConstraint('aside_key', ['code'])
    .execute()
  await optional(
    table(db, 'kept', { text: ['tenant', 'name', 'text_name', 'about', 'kept_by', 'content'], numbers: ['kept_at'] }),
    { text: ['published', 'overrides'], numbers: [] },
  )
    .addPrimaryKeyConstraint('kept_key', ['tenant', 'name'])
    .execute()
  await optional(
    table(db, 'revisions', { text: ['tenant', 'briefing', 'revision', 'content'], numbers: ['kept_at'] }),
    {
      text: ['kept_by'],
      numbers: [],
    },
  )
    .addPrimaryKeyConstraint('revisions_key', ['tenant', 'briefing', 'revision'])
    .execute()
  await optional(
    table(db, 'edits', {
      text: ['tenant', 'briefing', 'overrides', 'edited_by'],
      numbers: ['edition', 'edited_at'],
    }),
    { text: ['statement', 'statement_about'], numbers: [] },
  )
    .addPrimaryKeyConstraint('edits_key', ['tenant', 'briefing'])
    .execute()
}

async function createNewsroom(db: Kysely<unknown>): Promise<void> {
  await table(db, 'rights', { text: ['tenant', 'channel', 'person', 'role', 'granted_by'], numbers: ['granted_at'] })
    .addPrimaryKeyConstraint('rights_key', ['tenant', 'channel', 'person'])
    .execute()
  await table(db, 'approvals', { text: ['tenant', 'channel', 'approval', 'set_by'], numbers: ['set_at'] })
    .addPrimaryKeyConstraint('approvals_key', ['tenant', 'channel'])
    .execute()
  await table(db, 'audit', { text: ['tenant', 'id', 'actor', 'action', 'about'], numbers: ['at'] })
    .addPrimaryKeyConstraint('audit_key', ['tenant', 'id'])
    .execute()
  await table(db, 'pauses', { text: ['tenant', 'target', 'reason'], numbers: ['paused_at', 'refusals'] })
    .addPrimaryKeyConstraint('pauses_key', ['tenant', 'target'])
    .execute()
  await table(db, 'installations', { text: ['tenant', 'sealed'], numbers: ['kept_at'] })
    .addPrimaryKeyConstraint('installations_key', ['tenant'])
    .execute()
}

async function createFeeds(db: Kysely<unknown>): Promise<void> {
  await optional(
    table(db, 'feeds', {
      text: ['tenant', 'id', 'url', 'title', 'target', 'created_by'],
      numbers: ['created_at', 'next_poll_at', 'every', 'read_at', 'newest_at', 'failures', 'entries'],
    }),
    {
      text: [
        'filter',
        'digest_when',
        'digest_zone',
        'quiet',
        'quiet_zone',
        'ping',
        'etag',
        'modified',
        'reason',
        'claimed_by',
      ],
      numbers: ['next_digest_at', 'told_at', 'claimed_until'],
    },
  )
    .addPrimaryKeyConstraint('feeds_key', ['tenant', 'id'])
    .execute()
  await index(db, 'feeds', ['next_poll_at'])
  await optional(table(db, 'entries', { text: ['tenant', 'feed', 'entry', 'version'], numbers: ['seen_at'] }), {
    text: ['title', 'url', 'briefing', 'batch', 'reprints_feed', 'reprints_entry', 'unread'],
    numbers: ['batch_at'],
  })
    .addPrimaryKeyConstraint('entries_key', ['tenant', 'feed', 'entry'])
    .execute()
  await index(db, 'entries', ['tenant', 'feed', 'batch', 'batch_at'])
  await index(db, 'entries', ['tenant', 'reprints_feed', 'reprints_entry'])
  await table(db, 'marks', { text: ['tenant', 'target', 'scope', 'mark', 'feed', 'entry'], numbers: ['seen_at'] })
    .addPrimaryKeyConstraint('marks_key', ['tenant', 'target', 'scope', 'mark'])
    .execute()
}

/** What admins are still to be told, which channels moved, and who removed the app. */
async function createNotes(db: Kysely<unknown>): Promise<void> {
  await table(db, 'untold', { text: ['post', 'event'], numbers: ['tell_at', 'tries'] })
    .addPrimaryKeyConstraint('untold_key', ['post'])
    .execute()
  await index(db, 'untold', ['tell_at'])
  await table(db, 'moved', { text: ['platform', 'tenant', 'channel', 'moved_to'], numbers: ['moved_at'] })
    .addPrimaryKeyConstraint('moved_key', ['platform', 'tenant', 'channel'])
    .execute()
  await table(db, 'departures', { text: ['tenant'], numbers: ['left_at'] })
    .addPrimaryKeyConstraint('departures_key', ['tenant'])
    .execute()
}

/** The time zones of people. */
async function createZones(db: Kysely<unknown>): Promise<void> {
  await table(db, 'zones', { text: ['tenant', 'person', 'zone'], numbers: [] })
    .addPrimaryKeyConstraint('zones_key', ['tenant', 'person'])
    .execute()
}

/** Corrections that editors ordered. */
async function createOrders(db: Kysely<unknown>): Promise<void> {
  await index(db, 'posts', ['ordered_by'])
  await table(db, 'orders', { text: ['id', 'platform', 'tenant', 'person', 'briefing'], numbers: ['tell_at'] })
    .addPrimaryKeyConstraint('orders_key', ['id'])
    .execute()
}

/** Which tenants let a model read, what it pointed at, and the tokens of each day. */
async function createModels(db: Kysely<unknown>): Promise<void> {
  await table(db, 'consents', { text: ['tenant', 'host', 'given_by'], numbers: ['own', 'given_at'] })
    .addPrimaryKeyConstraint('consents_key', ['tenant'])
    .execute()
  await optional(table(db, 'picks', { text: ['tenant', 'briefing', 'key'], numbers: ['claimed_until', 'asked_at'] }), {
    text: ['content'],
    numbers: [],
  })
    .addPrimaryKeyConstraint('picks_key', ['tenant', 'briefing', 'key'])
    .execute()
  await table(db, 'spent', { text: ['tenant', 'day'], numbers: ['tokens'] })
    .addPrimaryKeyConstraint('spent_key', ['tenant', 'day'])
    .execute()
}

/** Links of one use to the desk, and who is signed in there. */
async function createDesk(db: Kysely<unknown>): Promise<void> {
  const person = ['code', 'platform', 'tenant', 'person', 'name']
  const door = table(db, 'doors', { text: person, numbers: ['admin', 'until_at'] })
  await optional(door, { text: ['zone'], numbers: ['used_at'] })
    .addPrimaryKeyConstraint('doors_key', ['code'])
    .execute()
  const session = table(db, 'sessions', { text: person, numbers: ['admin', 'until_at', 'asked_at'] })
  await optional(session, { text: ['zone'], numbers: [] })
    .addPrimaryKeyConstraint('sessions_key', ['code'])
    .execute()
  await index(db, 'sessions', ['tenant', 'person'])
  const share = table(db, 'shares', { text: ['code', 'tenant', 'briefing', 'made_by'], numbers: ['made_at', 'opened'] })
  await optional(share, { text: [], numbers: ['until_at'] })
    .addPrimaryKeyConstraint('shares_key', ['code'])
    .execute()
  await index(db, 'shares', ['tenant', 'briefing'])
}

/** The lines of briefings, and the index of their words. */
async function createLines(db: Kysely<unknown>): Promise<void> {
  const start = db.schema.createTable('lines').addColumn('id', rowNumber(db), (id) => id.primaryKey().notNull())
  const text = ['tenant', 'briefing', 'revision', 'kind', 'text', 'day', 'owner', 'words', 'names']
  await optional(addColumns(start, { text, numbers: ['edition', 'place'] }, true), {
    text: ['speaker', 'role'],
    numbers: ['quote'],
  })
    .addUniqueConstraint('lines_key', ['tenant', 'briefing', 'place'])
    .execute()
  await indexWords(db)
}
