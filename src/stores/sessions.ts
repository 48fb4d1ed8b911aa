import type { Kysely, Selectable } from 'kysely'
import type { DeskPerson, Door, DoorStore, SessionStore } from '../bot/ports/sessions.ts'
import { platformNames } from '../bot/ports/target.ts'
import { BotError } from '../errors.ts'
import type { SessionsTable } from './desk-tables.ts'
import type { Schema } from './tables.ts'

/** Links of one use; one statement spends them, so that of two at once one gets in. */
export const createDoors = (db: Kysely<Schema>): DoorStore => ({
  async open(code, { until, ...person }) {
    // Whatever is over is of no use to anybody.
    await db
      .deleteFrom('doors')
      .where('until_at', '<', until - DAY)
      .execute()
    await db
      .insertInto('doors')
      .values({ code, ...columnsOf(person), until_at: until })
      .execute()
  },
  async find(code, now) {
    const row = db.selectFrom('doors').selectAll().where('code', '=', code).where('until_at', '>', now)
    const door = await row.where('used_at', 'is', null).executeTakeFirst()
    return door && doorOf(door)
  },
  async spend(code, now) {
    const spent = db.updateTable('doors').set({ used_at: now }).where('code', '=', code).where('until_at', '>', now)
    const door = await spent.where('used_at', 'is', null).returningAll().executeTakeFirst()
    return door && doorOf(door)
  },
})

/** ms */
const DAY = 86_400_000

/** Who is signed in. */
export const createSessions = (db: Kysely<Schema>): SessionStore => ({
  async begin(code, { until, askedAt, ...person }) {
    await db.deleteFrom('sessions').where('until_at', '<', askedAt).execute()
    await db
      .insertInto('sessions')
      .values({ code, ...columnsOf(person), until_at: until, asked_at: askedAt })
      .execute()
  },
  async find(code, now) {
    const row = db.selectFrom('sessions').selectAll().where('code', '=', code).where('until_at', '>', now)
    const session = await row.executeTakeFirst()
    return session && { ...doorOf(session), askedAt: session.asked_at }
  },
  async renew(code, { name, admin, zone, askedAt }) {
    const set = { name, admin: admin ? 1 : 0, zone: zone ?? null, asked_at: askedAt }
    await db.updateTable('sessions').set(set).where('code', '=', code).execute()
  },
  async end(code) {
    return (await db.deleteFrom('sessions').where('code', '=', code).executeTakeFirst()).numDeletedRows > 0n
  },
  async endAll(tenant, person) {
    const own = db.deleteFrom('sessions').where('tenant', '=', tenant).where('person', '=', person)
    return Number((await own.executeTakeFirst()).numDeletedRows)
  },
  async endOne(code, { tenant, person }) {
    const one = db.deleteFrom('sessions').where('code', '=', code).where('tenant', '=', tenant)
    const theirs = one.$if(person !== undefined, (query) => query.where('person', '=', person ?? ''))
    return (await theirs.executeTakeFirst()).numDeletedRows > 0n
  },
  async list(tenant, person, now) {
    const all = db.selectFrom('sessions').selectAll().where('tenant', '=', tenant).where('until_at', '>', now)
    const own = all.$if(person !== undefined, (query) => query.where('person', '=', person ?? ''))
    const rows = await own.orderBy('until_at', 'desc').orderBy('code').limit(LISTED).execute()
    return rows.map((row) => ({ ...doorOf(row), code: row.code, askedAt: row.asked_at }))
  },
})

/** Sessions of a list. */
const LISTED = 200

const columnsOf = ({ platform, tenant, person, name, admin, zone }: DeskPerson) => ({
  ...{ platform, tenant, person, name },
  admin: admin ? 1 : 0,
  zone: zone ?? null,
})

function doorOf(row: Omit<Selectable<SessionsTable>, 'asked_at'>): Door {
  const platform = platformNames.find((name) => name === row.platform)
  if (!platform) throw new BotError('store', `The store names a platform “${row.platform}” that there is not.`)
  const { tenant, person, name, zone } = row
  return {
    ...{ platform, tenant, person, name },
    admin: row.admin === 1,
    until: row.until_at,
    ...(zone !== null && { zone }),
  }
}
