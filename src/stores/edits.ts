import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import type { Overrides } from '../briefing/briefing.ts'
import type { Edit, Edits, NamedStatement } from '../bot/ports/store.ts'
import { withoutUndefined } from './rows.ts'
import type { EditsTable, Schema } from './tables.ts'

/** What editors set, per tenant and briefing. */
export function createEdits(db: Kysely<Schema>): Edits {
  const edits = () => db.selectFrom('edits').selectAll().orderBy('tenant').orderBy('briefing')
  return {
    async find(tenant, briefing) {
      const row = edits().where('tenant', '=', tenant).where('briefing', '=', briefing)
      return (await row.execute()).map(readEdit)[0]
    },
    list: async (tenant) => (await edits().where('tenant', '=', tenant).execute()).map(readEdit),
    all: async () => (await edits().execute()).map(readEdit),
    async set({ tenant, briefing, overrides, statement, by, at, edition }) {
      const { text = null, ...about } = statement ?? {}
      const set = {
        ...{ overrides: JSON.stringify(overrides), edition, edited_by: by, edited_at: at },
        statement: text,
        statement_about: statement ? JSON.stringify(about) : null,
      }
      const written = await db
        .insertInto('edits')
        .values({ tenant, briefing, ...set })
        .onConflict((conflict) =>
          conflict
            .columns(['tenant', 'briefing'])
            .doUpdateSet(set)
            .where('edits.edition', '=', edition - 1),
        )
        .executeTakeFirst()
      return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
    },
  }
}

const readEdit = (row: Selectable<EditsTable>): Edit => ({
  tenant: row.tenant,
  briefing: row.briefing,
  overrides: readOverrides(row.overrides),
  ...readStatement(row),
  by: row.edited_by,
  at: Number(row.edited_at),
  edition: Number(row.edition),
})

const statementShape = z.object({ issuers: z.array(z.string()), name: z.string().optional() })

function readStatement({ statement: text, statement_about: about }: Selectable<EditsTable>): {
  readonly statement?: NamedStatement
} {
  if (text === null || about === null) return {}
  return { statement: { text, ...withoutUndefined(statementShape.parse(JSON.parse(about))) } }
}

const nth = z.tuple([z.number(), z.number()]).optional()
const hidden = z.union([z.string(), z.object({ quote: z.string(), nth })])
const speaker = z.object({
  quote: z.string(),
  nth,
  speaker: z.string().optional(),
  role: z.string().optional(),
})
const shape = z.object({
  hide: z.array(hidden).optional(),
  speakers: z.array(speaker).optional(),
  bottomLine: z.string().optional(),
})

function readOverrides(text: string): Overrides {
  const { hide, speakers, bottomLine } = shape.parse(JSON.parse(text))
  return {
    ...(hide && { hide: hide.map((one) => (typeof one === 'string' ? one : withoutUndefined(one))) }),
    ...(speakers && { speakers: speakers.map((one) => withoutUndefined(one)) }),
    ...(bottomLine !== undefined && { bottomLine }),
  }
}
