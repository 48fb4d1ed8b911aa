import type { CreateTableBuilder, Kysely, Migration } from 'kysely'

/** Numbered, and never edited once released. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-ledger': { up: createLedger },
  '002-newsroom': { up: addNewsroom },
  '003-installations': { up: addInstallations },
  '004-edits': { up: addEdits },
  '005-delivery': { up: addDelivery },
  '006-feeds': { up: addFeeds },
  '008-calls': { up: indexCalls },
}

async function createLedger(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('posts')
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('cause', 'text', (c) => c.notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('part', 'integer', (c) => c.notNull())
    .addColumn('call', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('claimed_by', 'text')
    .addColumn('claimed_at', 'bigint')
    .addColumn('ref', 'text')
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('posts_key', ['tenant', 'cause', 'target', 'part'])
    .execute()
  await db.schema.createIndex('posts_by_state').on('posts').columns(['state', 'due_at']).execute()
  await db.schema
    .createTable('schedules')
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('briefing', 'text', (c) => c.notNull())
    .addColumn('when', 'text', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('targets', 'text', (c) => c.notNull())
    .addColumn('catch_up', 'text', (c) => c.notNull())
    .addColumn('next_run_at', 'bigint')
    .addPrimaryKeyConstraint('schedules_key', ['tenant', 'id'])
    .execute()
  await db.schema.createIndex('schedules_by_next_run').on('schedules').column('next_run_at').execute()
  await db.schema
    .createTable('shelf')
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('kept_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('shelf_key', ['tenant', 'key'])
    .execute()
}

/** Rights, the audit log, revisions, paused targets; and what schedules and posts know of each other. */
async function addNewsroom(db: Kysely<unknown>): Promise<void> {
  for (const column of ['briefing', 'series', 'unchanged', 'edits', 'revision'])
    await db.schema.alterTable('posts').addColumn(column, 'text').execute()
  for (const column of ['until_at', 'begun_at', 'unsure_since', 'sent_at'])
    await db.schema.alterTable('posts').addColumn(column, 'bigint').execute()
  await db.schema.createIndex('posts_by_series').on('posts').columns(['tenant', 'series', 'sent_at']).execute()
  await db.schema.createIndex('posts_by_briefing').on('posts').columns(['briefing', 'sent_at']).execute()
  for (const column of ['unchanged', 'quiet', 'paused', 'created_by'])
    await db.schema.alterTable('schedules').addColumn(column, 'text').execute()
  await db.schema.alterTable('schedules').addColumn('too_old', 'bigint').execute()
  await table(db, 'rights', { text: ['tenant', 'channel', 'person', 'role', 'granted_by'], times: ['granted_at'] })
    .addPrimaryKeyConstraint('rights_key', ['tenant', 'channel', 'person'])
    .execute()
  await table(db, 'audit', { text: ['tenant', 'id', 'actor', 'action', 'about'], times: ['at'] })
    .addPrimaryKeyConstraint('audit_key', ['tenant', 'id'])
    .execute()
  await table(db, 'revisions', { text: ['tenant', 'briefing', 'revision', 'content'], times: ['kept_at'] })
    .addColumn('kept_by', 'text')
    .addPrimaryKeyConstraint('revisions_key', ['tenant', 'briefing', 'revision'])
    .execute()
  await table(db, 'pauses', { text: ['tenant', 'target', 'reason'], times: ['paused_at'] })
    .addPrimaryKeyConstraint('pauses_key', ['tenant', 'target'])
    .execute()
}

async function addInstallations(db: Kysely<unknown>): Promise<void> {
  await table(db, 'installations', { text: ['tenant', 'sealed'], times: ['kept_at'] })
    .addPrimaryKeyConstraint('installations_key', ['tenant'])
    .execute()
}

async function addEdits(db: Kysely<unknown>): Promise<void> {
  await table(db, 'edits', { text: ['tenant', 'briefing', 'overrides', 'edited_by'], times: ['edition', 'edited_at'] })
    .addPrimaryKeyConstraint('edits_key', ['tenant', 'briefing'])
    .execute()
}

/** The moment of a post before its retries, threads, pings; and refusals are counted: what was paused stays so. */
async function addDelivery(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('posts').addColumn('first_due_at', 'bigint').execute()
  for (const name of ['posts', 'schedules']) {
    await db.schema.alterTable(name).addColumn('thread', 'integer').execute()
    await db.schema.alterTable(name).addColumn('ping', 'text').execute()
  }
  await db.schema.alterTable('posts').addColumn('under', 'text').execute()
  await db.schema
    .alterTable('pauses')
    .addColumn('refusals', 'integer', (c) => c.notNull().defaultTo(3))
    .execute()
}

async function addFeeds(db: Kysely<unknown>): Promise<void> {
  const feeds = table(db, 'feeds', {
    text: ['tenant', 'id', 'url', 'title', 'target', 'created_by'],
    times: ['created_at', 'next_poll_at', 'every', 'read_at', 'newest_at'],
  })
  const optional = ['filter', 'digest_when', 'digest_zone', 'etag', 'modified', 'reason', 'claimed_by']
  const made = optional.reduce((before, column) => before.addColumn(column, 'text'), feeds)
  await ['next_digest_at', 'told_at', 'claimed_until']
    .reduce((before, column) => before.addColumn(column, 'bigint'), made)
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('entries', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('feeds_key', ['tenant', 'id'])
    .execute()
  await db.schema.createIndex('feeds_by_next_poll').on('feeds').column('next_poll_at').execute()
  await table(db, 'stories', { text: ['tenant', 'feed', 'story', 'version'], times: ['seen_at'] })
    .addColumn('title', 'text')
    .addColumn('url', 'text')
    .addColumn('briefing', 'text')
    .addColumn('batch', 'text')
    .addPrimaryKeyConstraint('stories_key', ['tenant', 'feed', 'story'])
    .execute()
  await db.schema.createIndex('stories_by_batch').on('stories').columns(['tenant', 'feed', 'batch']).execute()
}

/** What a series has posted in a target is asked at each of its times. */
async function indexCalls(db: Kysely<unknown>): Promise<void> {
  const index = db.schema.createIndex('posts_by_target').on('posts')
  await index.columns(['tenant', 'series', 'target', 'state']).execute()
}

interface Columns {
  readonly text: readonly string[]
  /** And other numbers. */
  readonly times: readonly string[]
}

/** A table of columns that are never empty. */
function table(db: Kysely<unknown>, name: string, { text, times }: Columns): CreateTableBuilder<string, string> {
  const start: CreateTableBuilder<string, string> = db.schema.createTable(name)
  const texts = text.reduce((made, column) => made.addColumn(column, 'text', (c) => c.notNull()), start)
  return times.reduce((made, column) => made.addColumn(column, 'bigint', (c) => c.notNull()), texts)
}
