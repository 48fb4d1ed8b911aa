import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely'
import type { ChannelStore, TenantChannel } from '../bot/ports/target.ts'
import { operator } from '../bot/ports/target.ts'
import { keyNames } from './posts.ts'
import type { Schema } from './tables.ts'
import { writeUntold } from './untold.ts'

/** Channels that got another id. */
export const createChannelBook = (db: Kysely<Schema>): ChannelStore => ({
  move: (channel, to, now) =>
    db.transaction().execute(async (within) => {
      const move: Move = { ...channel, to, now }
      await holdDoubtful(within, move)
      for (const table of ['posts', 'pauses', 'marks'] as const) await moveRows(within, table, move)
      await sql`update schedules set targets = ${moved('targets', move)} where ${isThere('schedules', 'targets', move)}`.execute(
        within,
      )
      await sql`update feeds set target = ${moved('target', move)} where ${isThere('feeds', 'target', move)}`.execute(
        within,
      )
      await moveRights(within, move)
      await moveApproval(within, move)
      await rememberMove(within, move)
    }),
})

interface Move extends TenantChannel {
  readonly to: string
  readonly now: number
}

/** How a target spells a channel: `C1`, `T1/C1`, and either with wishes behind. */
const spellings = (id: string): readonly string[] => [`"channel":"${id}"`, `"channel":"${id}?`, `/${id}"`, `/${id}?`]

/** A column of targets with the new id in it. */
const moved = (column: string, { channel, to }: Move): RawBuilder<string> =>
  spellings(channel).reduce<RawBuilder<string>>(
    (text, old, at) => sql`replace(${text}, ${old}, ${spellings(to)[at]})`,
    sql.ref(column),
  )

const isThere = (table: string, column: string, move: Move): RawBuilder<boolean> =>
  sql`${sql.ref(`${table}.tenant`)} in (${move.tenant}, ${operator})
    and ${sql.ref(`${table}.${column}`)} like ${`%"platform":"${move.platform}"%`}
    and ${moved(`${table}.${column}`, move)} <> ${sql.ref(`${table}.${column}`)}`

/** The rest of the key beside the target. */
const keys = {
  posts: keyNames.filter((name) => name !== 'target'),
  pauses: ['tenant'],
  marks: ['tenant', 'scope', 'mark'],
} as const

/** Where the new id has a row of the same key already, that one stays. */
async function moveRows(within: Transaction<Schema>, table: keyof typeof keys, move: Move): Promise<void> {
  const same = keys[table].map((name) => sql`${sql.ref(`other.${name}`)} = ${sql.ref(`${table}.${name}`)}`)
  const exists = sql`exists (select 1 from ${sql.table(table)} as other
    where ${sql.join(same, sql` and `)} and other.target = ${moved(`${table}.target`, move)})`
  const old = isThere(table, 'target', move)
  if (table === 'posts')
    await sql`update posts set state = 'skipped' where ${old} and state in ('unapproved', 'due', 'refused') and ${exists}`.execute(
      within,
    )
  else await sql`delete from ${sql.table(table)} where ${old} and ${exists}`.execute(within)
  await sql`update ${sql.table(table)} set target = ${moved('target', move)} where ${old} and not ${exists}`.execute(
    within,
  )
}

/** Their key changes with the channel, so that no platform would know it again. */
async function holdDoubtful(within: Transaction<Schema>, move: Move): Promise<void> {
  const reason = 'its channel got another id while it was being posted'
  const rows = await within
    .updateTable('posts')
    .set({ state: 'held', reason, claimed_by: null })
    .where(isThere('posts', 'target', move))
    .where('edits', 'is', null)
    .where('passes_on', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'due'), eb('unsure_since', 'is not', null)]),
        eb.and([eb('state', '=', 'sending'), eb('begun_at', 'is not', null)]),
      ]),
    )
    .returning('id')
    .execute()
  for (const { id } of rows) await writeUntold(within, id, { event: 'post.held', at: move.now })
}

async function moveRights(within: Transaction<Schema>, { tenant, channel, to }: Move): Promise<void> {
  const there = within.selectFrom('rights').select('person').where('tenant', '=', tenant).where('channel', '=', to)
  const mine = { tenant, channel }
  await within
    .deleteFrom('rights')
    .where((eb) => eb.and(mine))
    .where('person', 'in', there)
    .execute()
  await within
    .updateTable('rights')
    .set({ channel: to })
    .where((eb) => eb.and(mine))
    .execute()
}

async function moveApproval(within: Transaction<Schema>, { tenant, channel, to }: Move): Promise<void> {
  const there = await within.selectFrom('approvals').select('channel').where('tenant', '=', tenant).execute()
  // What is asked for in the new channel already stays.
  if (there.some((row) => row.channel === to)) return
  await within
    .updateTable('approvals')
    .set({ channel: to })
    .where((eb) => eb.and({ tenant, channel }))
    .execute()
}

/** Each old id leads to the newest one. */
async function rememberMove(within: Transaction<Schema>, { platform, tenant, channel, to, now }: Move): Promise<void> {
  const of = { platform, tenant }
  await within
    .deleteFrom('moved')
    .where((eb) => eb.and({ ...of, channel: to }))
    .execute()
  await within
    .updateTable('moved')
    .set({ moved_to: to })
    .where((eb) => eb.and({ ...of, moved_to: channel }))
    .execute()
  await within
    .insertInto('moved')
    .values({ ...of, channel, moved_to: to, moved_at: now })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'tenant', 'channel']).doUpdateSet({ moved_to: to, moved_at: now }),
    )
    .execute()
}
