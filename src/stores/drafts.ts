import {
  CreateTableNode,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type KyselyPlugin,
  type Migration,
} from 'kysely'
import type { Schema } from './tables.ts'

/** A column that a migration makes. */
interface Made {
  readonly table: string
  readonly column: string
}

/**
 * Whether a store lacks a table or column that the first migration makes: a draft of it wrote the store, before the first
 * release, under the same name.
 */
export async function isDraft(db: Kysely<Schema>, first: Migration): Promise<boolean> {
  const tables = await db.introspection.getTables()
  const there = new Set(tables.flatMap(({ name, columns }) => columns.map((column) => `${name} ${column.name}`)))
  return (await columnsMadeBy(first)).some(({ table, column }) => !there.has(`${table} ${column}`))
}

/** Runs a migration against no database, and notes the columns of the tables that it creates. */
async function columnsMadeBy(first: Migration): Promise<readonly Made[]> {
  const made: Made[] = []
  const noting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (CreateTableNode.is(node))
        for (const { column } of node.columns)
          made.push({ table: node.table.table.identifier.name, column: column.column.name })
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  const nowhere = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    plugins: [noting],
  })
  await first.up(nowhere)
  return made
}
