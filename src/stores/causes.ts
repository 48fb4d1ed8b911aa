import type { Selectable } from 'kysely'
import * as z from 'zod'
import type { Cause } from '../bot/ports/ledger.ts'
import type { PostsTable } from './tables.ts'

type CauseColumns = Pick<Selectable<PostsTable>, 'cause' | 'origin' | 'at' | 'entry'>

const kind: z.ZodType<Cause['kind']> = z.enum(['slot', 'run', 'share', 'entry', 'list', 'digest'])

/** A cause as ledger key columns. Key columns cannot be null. */
export function writeCause(cause: Cause): CauseColumns {
  const none = { cause: cause.kind, at: 0, entry: '' }
  switch (cause.kind) {
    case 'slot':
      return { ...none, origin: cause.schedule, at: cause.at }
    case 'run':
      return { ...none, origin: cause.schedule, entry: cause.click }
    case 'share':
      return { ...none, origin: cause.answer }
    case 'entry':
      return { ...none, origin: cause.feed, entry: cause.entry }
    case 'list':
    case 'digest':
      return { ...none, origin: cause.feed, at: cause.at }
  }
}

/** Reads a cause back from its columns. */
export function readCause({ cause, origin, at, entry }: CauseColumns): Cause {
  const read = kind.parse(cause)
  switch (read) {
    case 'slot':
      return { kind: read, schedule: origin, at }
    case 'run':
      return { kind: read, schedule: origin, click: entry }
    case 'share':
      return { kind: read, answer: origin }
    case 'entry':
      return { kind: read, feed: origin, entry }
    case 'list':
    case 'digest':
      return { kind: read, feed: origin, at }
  }
}
