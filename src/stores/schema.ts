import type { Generated, Kysely, Migration } from 'kysely'
import type { InstallationsTable } from './installations.ts'

/** One schema for SQLite and PostgreSQL: text, integers, epoch ms, JSON as text. */
export interface Schema {
  posts: PostsTable
  schedules: SchedulesTable
  shelf: ShelfTable
  installations: InstallationsTable
}

export interface PostsTable {
  tenant: string
  cause: string
  target: string
  part: number
  call: string
  note: string | null
  due_at: number
  state: string
  attempts: Generated<number>
  claimed_by: string | null
  claimed_at: number | null
  ref: string | null
  reason: string | null
}

export interface SchedulesTable {
  tenant: string
  id: string
  briefing: string
  when: string
  zone: string
  targets: string
  catch_up: string
  next_run_at: number | null
}

export interface ShelfTable {
  tenant: string
  key: string
  content: string
  kept_at: number
}

/** Numbered, and never edited once released. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-ledger': { up: createLedger },
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
