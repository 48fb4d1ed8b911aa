import { randomInt } from 'node:crypto'
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import { indexedWords, readRuns } from '../briefing/find/indexed.ts'
import type { FoundLine, KeptLine, LinesOf, LineStore, SoughtLines } from '../bot/ports/lines.ts'
import { operator } from '../bot/ports/target.ts'
import { matching } from './full-text.ts'
import { present } from './rows.ts'
import type { LinesTable } from './desk-tables.ts'
import type { Schema } from './tables.ts'

/** The lines of briefings. What editors changed since is not found, from the very moment of their change. */
export const createLines = (db: Kysely<Schema>): LineStore => ({
  put: (of, lines, day) => db.transaction().execute((within) => replaceLines(within, of, { lines, day })),
  async known(tenant) {
    return (await titles(db).where('tenant', '=', tenant).execute()).map(versionOf)
  },
  async find(tenant, briefing) {
    const row = titles(db).where('tenant', '=', tenant).where('briefing', '=', briefing)
    const title = await row.executeTakeFirst()
    return title && versionOf(title)
  },
  remove: (tenant, briefing) => removeLines(db, tenant, briefing),
  missing: (limit) => findMissing(db, limit),
  search: (sought) => searchLines(db, sought),
})

/** Forgets the lines of a briefing. */
export async function removeLines(db: Kysely<Schema>, tenant: string, briefing: string): Promise<void> {
  await db.deleteFrom('lines').where('tenant', '=', tenant).where('briefing', '=', briefing).execute()
}

const titles = (db: Kysely<Schema>) =>
  db.selectFrom('lines').select(['tenant', 'briefing', 'revision', 'edition']).where('place', '=', 0)

const versionOf = (row: Pick<Selectable<LinesTable>, keyof LinesOf>): LinesOf => ({
  ...{ tenant: row.tenant, briefing: row.briefing },
  ...{ revision: row.revision, edition: row.edition },
})

/** Lines of a briefing that are kept; ids have room for no more. */
const LINES_MOST = 1_024
/** Rows per statement: SQLite allows 32,766 bound values. */
const ROWS = 200

interface Replacement {
  readonly lines: readonly KeptLine[]
  readonly day: string
}

async function replaceLines(within: Transaction<Schema>, of: LinesOf, { lines, day }: Replacement): Promise<void> {
  await removeLines(within, of.tenant, of.briefing)
  const first = await freeId(within, day)
  const [title, ...others] = lines
  const all = [title ?? { kind: 'title', text: '' }, ...others].slice(0, LINES_MOST)
  for (let at = 0; at < all.length; at += ROWS) {
    const rows = all.slice(at, at + ROWS).map(({ kind, text, speaker, role, quote }, place) => ({
      ...{ ...of, id: first + LINES_MOST - 1 - at - place, place: at + place, kind, text, day },
      ...{ speaker: speaker ?? null, role: role ?? null, quote: quote ?? null },
      ...{
        owner: ownerOf(of.tenant),
        words: indexedWords(text).join(' '),
        names: indexedWords(speaker ?? '').join(' '),
      },
    }))
    await within.insertInto('lines').values(rows).execute()
  }
}

/** The day of the article in the upper half of the id, so that the newest are read first without sorting, each from its first line. */
async function freeId(within: Transaction<Schema>, day: string): Promise<number> {
  for (;;) {
    const id = (Math.floor(Date.parse(day) / 86_400_000) * 2 ** 27 + randomInt(2 ** 27)) * LINES_MOST
    const there = within
      .selectFrom('lines')
      .select('id')
      .where('id', '>=', id)
      .where('id', '<', id + LINES_MOST)
    if (!(await there.limit(1).executeTakeFirst())) return id
  }
}

/** A word of letters and digits. */
const ownerOf = (tenant: string): string => `t${Buffer.from(tenant).toString('hex')}`

async function findMissing(db: Kysely<Schema>, limit: number) {
  const kept = db
    .selectFrom('kept')
    .leftJoin('edits', (join) =>
      join.onRef('edits.tenant', '=', 'kept.tenant').onRef('edits.briefing', '=', 'kept.name'),
    )
    .select((eb) => [
      'kept.tenant',
      'kept.name as briefing',
      eb.fn.coalesce('edits.edition', sql<number>`0`).as('edition'),
    ])
  const edited = db.selectFrom('edits').select(['tenant', 'briefing', 'edition'])
  return await db
    .selectFrom(kept.union(edited).as('wanted'))
    .leftJoin('lines', (join) =>
      join
        .onRef('lines.tenant', '=', 'wanted.tenant')
        .onRef('lines.briefing', '=', 'wanted.briefing')
        .on('lines.place', '=', 0),
    )
    .where((eb) => eb.or([eb('lines.id', 'is', null), eb('lines.edition', '!=', eb.ref('wanted.edition'))]))
    .select(['wanted.tenant', 'wanted.briefing', 'wanted.edition'])
    .limit(limit)
    .execute()
}

async function searchLines(db: Kysely<Schema>, sought: SoughtLines): Promise<readonly FoundLine[]> {
  const { tenant, kind, after, limit } = sought
  const [words, names] = [readRuns(sought.words), readRuns(sought.speaker ?? '')]
  if (words.length + names.length === 0) return []
  const { from, order } = matching(db, { words, names, owners: [ownerOf(tenant), ownerOf(operator)] })
  const { rows } = await sql<Selectable<LinesTable> & { readonly title: string }>`
    select lines.*, (select title.text from lines title
      where title.tenant = lines.tenant and title.briefing = lines.briefing and title.place = 0) as title
    from ${from}
      ${kind === undefined ? sql`` : sql`and lines.kind = ${kind}`}
      ${/^\d{1,16}$/.test(after ?? '') ? sql`and ${order} < ${Number(after)}` : sql``}
      and lines.edition = coalesce(${editionIn(tenant)}, 0)
    order by ${order} desc limit ${limit}`.execute(db)
  return rows.map(foundLine)
}

/** What the tenant's editors are at. A file's briefing may also be changed under the name beside one that is kept. */
const editionIn = (tenant: string) => sql<number>`(select max(edits.edition) from edits where edits.tenant = ${tenant}
  and (edits.briefing = lines.briefing or (lines.tenant = ${operator} and edits.briefing = 'folder/' || lines.briefing)))`

const foundLine = (row: Selectable<LinesTable> & { readonly title: string }): FoundLine => ({
  ...{ tenant: row.tenant, briefing: row.briefing, text: row.text, title: row.title, day: row.day },
  kind: row.kind === 'quote' || row.kind === 'title' ? row.kind : 'line',
  mark: String(row.id),
  ...present({ speaker: row.speaker, role: row.role, quote: row.quote }),
})
