import { PostgresAdapter, sql, type Kysely, type RawBuilder } from 'kysely'

/** The one place where the two databases differ: words in an index of their own, FTS5 and `tsvector`. */

const isPostgres = <DB>(db: Kysely<DB>): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** The type of a number that rows are ordered by: SQLite takes no other for its row id. */
export const rowNumber = <DB>(db: Kysely<DB>) => (isPostgres(db) ? 'bigint' : 'integer')

/** Indexes the columns `owner`, `words` and `names` of the table of lines; the databases keep it up to date by themselves. */
export async function indexWords<DB>(db: Kysely<DB>): Promise<void> {
  for (const statement of isPostgres(db) ? postgres : sqlite) await sql.raw(statement).execute(db)
}

const postgres = [
  `alter table lines add column index tsvector generated always as
    (setweight(to_tsvector('simple'::regconfig, words), 'A') || setweight(to_tsvector('simple'::regconfig, names), 'B')) stored`,
  'create index lines_by_words on lines using gin (index)',
]

const columns = 'owner, words, names'
const oldRow = `insert into lines_words (lines_words, rowid, ${columns}) values ('delete', old.id, old.owner, old.words, old.names)`
const sqlite = [
  `create virtual table lines_words using fts5 (${columns}, content = 'lines', content_rowid = 'id', tokenize = 'unicode61')`,
  `create trigger lines_in after insert on lines begin
    insert into lines_words (rowid, ${columns}) values (new.id, new.owner, new.words, new.names); end`,
  `create trigger lines_out after delete on lines begin ${oldRow}; end`,
]

/** What is looked for in the index: runs of words that only have letters and digits. */
export interface SoughtWords {
  /** In what is said or in who said it. */
  readonly words: readonly (readonly string[])[]
  /** In who said it. */
  readonly names: readonly (readonly string[])[]
  readonly owners: readonly string[]
}

/** Joins the rows that match, so that they are read in their order and no further than asked. */
export function matching<DB>(
  db: Kysely<DB>,
  sought: SoughtWords,
): { readonly from: RawBuilder<unknown>; readonly order: RawBuilder<number> } {
  if (isPostgres(db))
    return {
      from: sql`lines where lines.owner in (${sql.join(sought.owners)}) and lines.index @@ to_tsquery('simple', ${tsquery(sought)})`,
      order: sql`lines.id`,
    }
  return {
    from: sql`lines_words join lines on lines.id = lines_words.rowid where lines_words match ${ftsQuery(sought)}`,
    order: sql`lines_words.rowid`,
  }
}

function ftsQuery({ words, names, owners }: SoughtWords): string {
  const run = (each: readonly string[]): string => `"${each.join(' ')}"`
  return [
    `owner : (${owners.map((owner) => `"${owner}"`).join(' OR ')})`,
    ...words.map((each) => `{words names} : ${run(each)}`),
    ...names.map((each) => `names : ${run(each)}`),
  ].join(' AND ')
}

function tsquery({ words, names }: SoughtWords): string {
  const run = (each: readonly string[], weight: string): string =>
    each.map((word) => `'${word}':${weight}`).join(' <-> ')
  return [
    ...words.map((each) => `(${run(each, 'A')} | ${run(each, 'B')})`),
    ...names.map((each) => `(${run(each, 'B')})`),
  ].join(' & ')
}
