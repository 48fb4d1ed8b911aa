import type { Kysely, Transaction } from 'kysely'
import type { Move, Schedule, ScheduleStore } from '../bot/ports/ledger.ts'
import { enterPosts } from './ledger.ts'
import { readSchedule, writeFlag, writeJson } from './rows.ts'
import type { Schema } from './tables.ts'

/** The standing orders to post, and the one transaction that turns due ones into rows of the ledger. */
export function createScheduleBook(db: Kysely<Schema>): ScheduleStore {
  const of = (tenant: string) => db.selectFrom('schedules').selectAll().where('tenant', '=', tenant)
  return {
    replace: (tenant, schedules) =>
      db.transaction().execute(async (within) => {
        const rows = await within.deleteFrom('schedules').where('tenant', '=', tenant).returningAll().execute()
        const before = new Map(rows.map((row) => [row.id, readSchedule(row)]))
        const kept = schedules.map((schedule) => writeSchedule(keepRun(schedule, before.get(schedule.id))))
        for (let at = 0; at < kept.length; at += ROWS)
          await within
            .insertInto('schedules')
            .values(kept.slice(at, at + ROWS))
            .execute()
      }),

    async due(now, limit = 1_000) {
      const rows = db.selectFrom('schedules').selectAll().where('next_run_at', '<=', now)
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

const ROWS = 200

/** False when another process moved it first. */
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

/** A schedule that a file orders again stays paused, and keeps the run that it still owes when its time did not change. */
function keepRun(schedule: Schedule, before: Schedule | undefined): Schedule {
  if (before === undefined) return schedule
  const paused = before.paused === undefined ? schedule : { ...schedule, paused: before.paused }
  if (before.when !== schedule.when || before.zone !== schedule.zone) return paused
  const kept: Schedule & { nextRunAt?: number } = { ...paused }
  delete kept.nextRunAt
  return before.nextRunAt === undefined ? kept : { ...kept, nextRunAt: before.nextRunAt }
}

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
})
