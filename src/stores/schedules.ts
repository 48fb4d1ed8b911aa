import type { Kysely, Transaction } from 'kysely'
import type { Move, Schedule, ScheduleStore } from '../bot/ports/ledger.ts'
import { departed } from './departed.ts'
import { whereNow } from './moved.ts'
import { enterPosts } from './posts.ts'
import { readSchedule, writeApproval, writeFlag, writeJson } from './rows.ts'
import type { Schema } from './tables.ts'

/** Schedules, and the single transaction that turns due ones into ledger rows. */
export function createScheduleBook(db: Kysely<Schema>): ScheduleStore {
  const of = (tenant: string) => db.selectFrom('schedules').selectAll().where('tenant', '=', tenant)
  return {
    replace: (tenant, schedules) => db.transaction().execute((within) => replaceAll(within, tenant, schedules)),

    async due(now, limit = 1_000) {
      const waiting = db.selectFrom('schedules').selectAll().where('next_run_at', '<=', now)
      const rows = waiting.where('tenant', 'not in', departed(db))
      return (await rows.orderBy('next_run_at').orderBy('tenant').orderBy('id').limit(limit).execute()).map(
        readSchedule,
      )
    },

    advance: (moves) =>
      db.transaction().execute(async (within) => {
        const won = []
        for (const move of moves) if (await moveOn(within, move)) won.push(move)
        await enterPosts(
          within,
          won.flatMap(({ posts }) => posts),
        )
        return won.length
      }),

    list: async (tenant) => (await of(tenant).orderBy('id').execute()).map(readSchedule),

    async find(tenant, id) {
      const row = await of(tenant).where('id', '=', id).executeTakeFirst()
      return row && readSchedule(row)
    },

    async add(schedule) {
      const adding = db.insertInto('schedules').values(writeSchedule(schedule))
      const { numInsertedOrUpdatedRows: added = 0n } = await adding
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return added > 0n
    },

    async put(schedule) {
      const { tenant, id, ...rest } = writeSchedule(schedule)
      await db
        .insertInto('schedules')
        .values({ tenant, id, ...rest })
        .onConflict((conflict) => conflict.columns(['tenant', 'id']).doUpdateSet(rest))
        .execute()
    },

    async remove(tenant, id) {
      const removed = db.deleteFrom('schedules').where('tenant', '=', tenant).where('id', '=', id)
      return (await removed.executeTakeFirst()).numDeletedRows > 0n
    },
  }
}

async function replaceAll(within: Transaction<Schema>, tenant: string, schedules: readonly Schedule[]): Promise<void> {
  const others = within.deleteFrom('schedules').where('tenant', '=', tenant)
  const ids = schedules.map(({ id }) => id)
  await others.$if(ids.length > 0, (query) => query.where('id', 'not in', ids)).execute()
  // A fixed order, so that two processes cannot deadlock.
  const now = await whereNow(
    within,
    schedules.flatMap(({ targets }) => targets),
  )
  const there = schedules.map((schedule) => ({ ...schedule, targets: schedule.targets.map(now) }))
  const rows = there.map(writeSchedule).sort((a, b) => (a.id < b.id ? -1 : 1))
  for (let at = 0; at < rows.length; at += ROWS) await orderAgain(within, rows.slice(at, at + ROWS))
}

const ROWS = 200

/** False if another process moved it first. */
async function moveOn(within: Transaction<Schema>, { schedule, next }: Move): Promise<boolean> {
  const moved = await within
    .updateTable('schedules')
    .set({ next_run_at: next ?? null })
    .where('tenant', '=', schedule.tenant)
    .where('id', '=', schedule.id)
    .where('when', '=', schedule.when)
    .where('next_run_at', '=', schedule.nextRunAt ?? null)
    .executeTakeFirst()
  return moved.numUpdatedRows > 0n
}

/** A schedule that is read from its file again stays paused, and keeps its pending run if its time is unchanged. */
const orderAgain = (within: Transaction<Schema>, rows: readonly ReturnType<typeof writeSchedule>[]) =>
  within
    .insertInto('schedules')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'id']).doUpdateSet((eb) => ({
        ...Object.fromEntries(changing.map((column) => [column, eb.ref(`excluded.${column}`)])),
        paused: eb.fn.coalesce('schedules.paused', 'excluded.paused'),
        next_run_at: eb
          .case()
          .when(
            eb.and([
              eb('schedules.when', '=', eb.ref('excluded.when')),
              eb('schedules.zone', '=', eb.ref('excluded.zone')),
            ]),
          )
          .then(eb.ref('schedules.next_run_at'))
          .else(eb.ref('excluded.next_run_at'))
          .end(),
      })),
    )
    .execute()

const changing = [
  ...(['briefing', 'when', 'zone', 'targets', 'catch_up', 'unchanged', 'quiet', 'too_old'] as const),
  ...(['created_by', 'thread', 'ping', 'approval'] as const),
]

const writeSchedule = (schedule: Schedule) => ({
  tenant: schedule.tenant,
  id: schedule.id,
  briefing: schedule.briefing,
  when: schedule.when,
  zone: schedule.zone,
  targets: JSON.stringify(schedule.targets),
  catch_up: schedule.catchUp,
  next_run_at: schedule.nextRunAt ?? null,
  unchanged: schedule.unchanged ?? null,
  quiet: schedule.quiet ?? null,
  too_old: schedule.tooOld ?? null,
  paused: schedule.paused ?? null,
  created_by: schedule.createdBy ?? null,
  thread: writeFlag(schedule.thread),
  ping: writeJson(schedule.ping),
  approval: writeApproval(schedule.approval),
})
