import type { Kysely } from 'kysely'
import type { Store } from '../bot/ports/store.ts'
import { createAsideBook } from './aside.ts'
import { createChannelBook } from './channels.ts'
import { createApprovals } from './decisions.ts'
import { createAuditLog } from './audit.ts'
import { createDepartures } from './departures.ts'
import { createScheduleBook } from './schedules.ts'
import { createEdits } from './edits.ts'
import { explained, explainFault } from './faults.ts'
import { createFeedBook } from './feeds.ts'
import { createKeptBook } from './kept-briefings.ts'
import { createLedger } from './ledger.ts'
import { createModelBook } from './models.ts'
import { createPauses } from './pauses.ts'
import { createRetention } from './retention.ts'
import { createRevisions } from './revisions.ts'
import { createRightsBook } from './rights.ts'
import { createInstallations } from './installations.ts'
import type { Schema } from './tables.ts'
import { migrate, type CopyStore } from './migrate.ts'
import type { SkipLocked } from './skip-locked.ts'
import { createOrderBook } from './orders.ts'
import { createUntold } from './untold.ts'
import { createDoors, createSessions } from './sessions.ts'
import { createZones } from './zones.ts'
import { createLines } from './lines.ts'
import { createShares } from './shares.ts'
import { createArticles, createTexts } from './texts.ts'

interface Connection {
  readonly db: Kysely<Schema>
  /** The location as shown to the operator, never with a password. */
  readonly place: string
  readonly skipLocked?: SkipLocked
  readonly copy?: CopyStore
  /** Throws BotError `store` if the opened file no longer exists. */
  readonly present?: () => void
}

const booksOf = (db: Kysely<Schema>, skipLocked: SkipLocked | undefined) => ({
  ledger: createLedger(db, skipLocked),
  untold: createUntold(db, skipLocked),
  orders: createOrderBook(db),
  departures: createDepartures(db),
  schedules: createScheduleBook(db),
  texts: createTexts(db),
  articles: createArticles(db),
  aside: createAsideBook(db),
  kept: createKeptBook(db),
  rights: createRightsBook(db),
  approvals: createApprovals(db),
  audit: createAuditLog(db),
  revisions: createRevisions(db),
  edits: createEdits(db),
  pauses: createPauses(db),
  retention: createRetention(db),
  installations: createInstallations(db),
  models: createModelBook(db),
  feeds: createFeedBook(db, skipLocked),
  zones: createZones(db),
  channels: createChannelBook(db),
  doors: createDoors(db),
  sessions: createSessions(db),
  lines: createLines(db),
  shares: createShares(db),
})

/** A store over an open database, migrated on first use. */
export async function createStore({ db, place, skipLocked, copy, present }: Connection): Promise<Store> {
  try {
    await migrate(db, place, { copy })
  } catch (error) {
    await db.destroy()
    throw explainFault(error, place)
  }
  const parts = booksOf(db, skipLocked)
  const check = async () => void (await db.selectFrom('schedules').select('id').limit(1).execute())
  const explain = <T extends object>(part: T): T => explained(part, place, present)
  return {
    ...(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, explain(part)])) as typeof parts),
    ...explain({ check }),
    close: () => db.destroy(),
  }
}
