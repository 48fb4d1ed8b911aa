import type { CreateTableBuilder, Kysely } from 'kysely'

interface Columns {
  readonly text: readonly string[]
  readonly numbers: readonly string[]
}

type Table = CreateTableBuilder<string, string>

/** A table whose columns are all required. */
export const table = (db: Kysely<unknown>, name: string, columns: Columns): Table =>
  addColumns(db.schema.createTable(name), columns, true)

/** The same with columns that may be empty. */
export const optional = (start: Table, columns: Columns): Table => addColumns(start, columns, false)

/** More columns of a table. */
export const addColumns = (start: Table, { text, numbers }: Columns, isNeeded: boolean): Table =>
  [...text.map((name) => [name, 'text'] as const), ...numbers.map((name) => [name, 'bigint'] as const)].reduce(
    (made: Table, [name, type]) => made.addColumn(name, type, (column) => (isNeeded ? column.notNull() : column)),
    start,
  )

/** An index with a name of its own. */
export const index = (db: Kysely<unknown>, on: string, columns: readonly string[]): Promise<void> =>
  db.schema
    .createIndex([on, 'by', ...columns].join('_'))
    .on(on)
    .columns([...columns])
    .execute()
