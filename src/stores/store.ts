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
  return {
    ledger: explained(parts.ledger, place, present),
    untold: explained(parts.untold, place, present),
    orders: explained(parts.orders, place, present),
    departures: explained(parts.departures, place, present),
    schedules: explained(parts.schedules, place, present),
    texts: explained(parts.texts, place, present),
    articles: explained(parts.articles, place, present),
    aside: explained(parts.aside, place, present),
    kept: explained(parts.kept, place, present),
    rights: explained(parts.rights, place, present),
    approvals: explained(parts.approvals, place, present),
    audit: explained(parts.audit, place, present),
    revisions: explained(parts.revisions, place, present),
    edits: explained(parts.edits, place, present),
    pauses: explained(parts.pauses, place, present),
    retention: explained(parts.retention, place, present),
    installations: explained(parts.installations, place, present),
    models: explained(parts.models, place, present),
    feeds: explained(parts.feeds, place, present),
    zones: explained(parts.zones, place, present),
    channels: explained(parts.channels, place, present),
    doors: explained(parts.doors, place, present),
    sessions: explained(parts.sessions, place, present),
    ...explained({ check }, place, present),
    close: () => db.destroy(),
  }
}
