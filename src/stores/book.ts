import type { Kysely } from 'kysely'
import type { Schedule, ScheduleBook } from '../bot/ports.ts'
import { enterPosts } from './ledger.ts'
import { readSchedule } from './rows.ts'
import type { Schema } from './schema.ts'

/** The standing orders to post, and the one transaction that turns a due one into rows of the ledger. */
export function createScheduleBook(db: Kysely<Schema>): ScheduleBook {
  return {
    replace: (tenant, schedules) =>
      db.transaction().execute(async (within) => {
        const rows = await within.selectFrom('schedules').selectAll().where('tenant', '=', tenant).execute()
        const before = new Map(rows.map((row) => [row.id, readSchedule(row)]))
        await within.deleteFrom('schedules').where('tenant', '=', tenant).execute()
        const kept = schedules.map((schedule) => writeSchedule(keepRun(schedule, before.get(schedule.id))))
        if (kept.length > 0) await within.insertInto('schedules').values(kept).execute()
      }),

    async due(now) {
      const rows = await db
        .selectFrom('schedules')
        .selectAll()
        .where('next_run_at', '<=', now)
        .orderBy('next_run_at')
        .execute()
      return rows.map(readSchedule)
    },

    advance: (schedule, next, posts) =>
      db.transaction().execute(async (within) => {
        const moved = await within
          .updateTable('schedules')
          .set({ next_run_at: next ?? null })
          .where('tenant', '=', schedule.tenant)
          .where('id', '=', schedule.id)
          .where('next_run_at', '=', schedule.nextRunAt ?? null)
          .executeTakeFirst()
        if (moved.numUpdatedRows === 0n) return false
        await enterPosts(within, posts)
        return true
      }),

    async list(tenant) {
      const rows = await db.selectFrom('schedules').selectAll().where('tenant', '=', tenant).orderBy('id').execute()
      return rows.map(readSchedule)
    },
  }
}

/** A schedule whose time did not change keeps the run that it still owes. */
function keepRun(schedule: Schedule, before: Schedule | undefined): Schedule {
  if (before?.nextRunAt === undefined || before.when !== schedule.when || before.zone !== schedule.zone) return schedule
  return { ...schedule, nextRunAt: before.nextRunAt }
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
})
