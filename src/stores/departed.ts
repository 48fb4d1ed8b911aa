import type { Kysely } from 'kysely'
import type { Schema } from './tables.ts'

/** The tenants whose schedules and feeds rest. */
export const departed = (db: Kysely<Schema>) => db.selectFrom('departures').select('departures.tenant')
