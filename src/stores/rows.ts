import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { CatchUp, Post, PostState, Schedule, Target } from '../bot/ports.ts'
import type { PostsTable, SchedulesTable } from './schema.ts'

// Rows come back from a file that others can edit: one parser each, and past it no doubt.
const call = z.object({ command: z.string(), args: z.record(z.string(), z.string()), revision: z.string().optional() })
const target = z.object({
  platform: z.enum(['slack', 'discord', 'terminal']),
  tenant: z.string(),
  channel: z.string(),
  thread: z.string().optional(),
})
const state: z.ZodType<PostState> = z.enum(['due', 'sending', 'sent', 'held', 'failed', 'skipped'])
const catchUp: z.ZodType<CatchUp> = z.enum(['skip', 'late', 'newest'])

/** A target as the ledger's key has it: its fields in a fixed order. */
export const writeTarget = ({ platform, tenant, channel, thread }: Target): string =>
  JSON.stringify({ platform, tenant, channel, ...(thread === undefined ? {} : { thread }) })

const readTarget = (text: string): Target => withoutUndefined(target.parse(JSON.parse(text)))

export const readPost = (row: Selectable<PostsTable>): Post => ({
  tenant: row.tenant,
  cause: row.cause,
  target: readTarget(row.target),
  part: row.part,
  call: withoutUndefined(call.parse(JSON.parse(row.call))),
  due: Number(row.due_at),
  state: state.parse(row.state),
  attempts: row.attempts,
  ...(row.note === null ? {} : { note: row.note }),
  ...(row.claimed_at === null ? {} : { claimedAt: Number(row.claimed_at) }),
  ...(row.ref === null ? {} : { ref: row.ref }),
  ...(row.reason === null ? {} : { reason: row.reason }),
})

export const readSchedule = (row: Selectable<SchedulesTable>): Schedule => ({
  tenant: row.tenant,
  id: row.id,
  briefing: row.briefing,
  when: row.when,
  zone: row.zone,
  targets: z
    .array(target)
    .parse(JSON.parse(row.targets))
    .map((parsed) => withoutUndefined(parsed)),
  catchUp: catchUp.parse(row.catch_up),
  ...(row.next_run_at === null ? {} : { nextRunAt: Number(row.next_run_at) }),
})

type Exact<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** zod gives optional keys as `undefined`; our types want them absent. */
const withoutUndefined = <T extends object>(parsed: T): Exact<T> =>
  Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined)) as Exact<T>
