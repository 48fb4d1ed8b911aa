import type { Selectable } from 'kysely'
import * as z from 'zod'
import type { Approval, Decision } from '../bot/ports/approval.ts'
import type { CatchUp, Post, PostState, Schedule, ShownBriefing, Unchanged } from '../bot/ports/ledger.ts'
import { platformNames, type Target } from '../bot/ports/target.ts'
import type { CommandCall, Ping } from '../message/message.ts'
import type { Role } from '../bot/ports/store.ts'
import { readCause } from './causes.ts'
import type { PostsTable, SchedulesTable } from './tables.ts'

// Others can edit the database file, so every row is parsed once and trusted after that.
const call = z.object({ command: z.string(), args: z.record(z.string(), z.string()), revision: z.string().optional() })
const target = z.object({
  platform: z.enum(platformNames),
  tenant: z.string(),
  channel: z.string(),
  thread: z.string().optional(),
})
const state: z.ZodType<PostState> = z.enum([
  'unapproved',
  'due',
  'sending',
  'sent',
  'held',
  'failed',
  'skipped',
  'refused',
])
const catchUp: z.ZodType<CatchUp> = z.enum(['skip', 'late', 'newest'])
const under = z.object({ ref: z.string(), title: z.string() })
const ping: z.ZodType<Ping> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('here') }),
  z.object({ kind: z.literal('group'), id: z.string() }),
  z.object({ kind: z.literal('person'), id: z.string() }),
])
const approval = z.object({
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('group'), id: z.string() }),
    z.object({ kind: z.literal('person'), id: z.string() }),
  ]),
  within: z.number(),
  silence: z.enum(['skip', 'post']),
  until: z.number().optional(),
})
const decision = z.object({
  posts: z.boolean(),
  by: z.object({ id: z.string(), name: z.string() }).optional(),
  at: z.number(),
})
const unchanged: z.ZodType<Unchanged> = z.enum(['skip', 'say', 'post'])
/** Parses a role. */
export const role: z.ZodType<Role> = z.enum(['reader', 'sharer', 'editor', 'admin'])

/** A target as a ledger key stores it: its fields in a fixed order. */
export const writeTarget = ({ platform, tenant, channel, thread }: Target): string =>
  JSON.stringify({ platform, tenant, channel, ...(thread === undefined ? {} : { thread }) })

/** Reads a target from its column. */
export const readTarget = (text: string): Target => withoutUndefined(target.parse(JSON.parse(text)))

/** Reads a post from its row and the briefings it shows. */
export const readPost = (row: Selectable<PostsTable>, shows: readonly ShownBriefing[] | undefined): Post => ({
  tenant: row.tenant,
  cause: readCause(row),
  target: readTarget(row.target),
  part: row.part,
  call: readCall(row.call),
  due: row.due_at,
  state: state.parse(row.state),
  attempts: row.attempts,
  ...(row.edition > 0 && { edition: row.edition }),
  ...(shows && { shows }),
  ...present({
    note: row.note,
    claimedAt: row.claimed_at,
    ref: row.ref,
    reason: row.reason,
    schedule: row.schedule,
    unchanged: row.unchanged === null ? null : unchanged.parse(row.unchanged),
    until: row.until_at,
    edits: row.edits,
    passesOn: row.passes_on,
    order: row.ordered_by,
    firstDue: row.first_due_at,
    thread: row.thread === null ? null : row.thread === 1,
    under: row.under === null ? null : under.parse(JSON.parse(row.under)),
    ping: row.ping === null ? null : readStoredPing(row.ping),
    approval: row.approval === null ? null : readStoredApproval(row.approval),
    decision:
      row.decision === null ? null : (withoutUndefined(decision.parse(JSON.parse(row.decision))) satisfies Decision),
    begunAt: row.begun_at,
    unsureSince: row.unsure_since,
    sentAt: row.sent_at,
  }),
})

/** Reads a schedule from its row. */
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
  ...present({
    nextRunAt: row.next_run_at,
    unchanged: row.unchanged === null ? null : unchanged.parse(row.unchanged),
    quiet: row.quiet,
    tooOld: row.too_old,
    paused: row.paused,
    createdBy: row.created_by,
    thread: row.thread === null ? null : row.thread === 1,
    ping: row.ping === null ? null : readStoredPing(row.ping),
    approval: row.approval === null ? null : readStoredApproval(row.approval),
  }),
})

/** Who has to approve something, from its column. */
export const readStoredApproval = (text: string): Approval & { readonly until?: number } =>
  withoutUndefined(approval.parse(JSON.parse(text)))

/** Who has to approve something, as a column, in one order of its fields. */
export const writeApproval = (given: Post['approval']): string | null => {
  if (given === undefined) return null
  const { by, within, silence, until } = given
  return JSON.stringify({ by: { kind: by.kind, id: by.id }, within, silence, until })
}

/** A call as the ledger stores it. */
export const readCall = (text: string): CommandCall => withoutUndefined(call.parse(JSON.parse(text)))

/** Who is pinged, from its column. */
export const readStoredPing = (text: string): Ping => ping.parse(JSON.parse(text))

/** A flag as a column: 1 or null. */
export const writeFlag = (wish: boolean | undefined): 1 | null => (wish === true ? 1 : null)

/** A value as JSON, or null. */
export const writeJson = (content: object | undefined): string | null =>
  content === undefined ? null : JSON.stringify(content)

type Present<T> = { [K in keyof T]?: Exclude<T[K], null> }

/** Drops null columns, so that their keys are absent. */
export const present = <T extends object>(columns: T): Present<T> =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)) as Present<T>

type Exact<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** zod returns optional keys as `undefined`; our types require them to be absent. */
export const withoutUndefined = <T extends object>(parsed: T): Exact<T> =>
  Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined)) as Exact<T>
