import { sql, type Kysely } from 'kysely'
import type { EditLane, PostState } from '../bot/ports/ledger.ts'
import type { Target } from '../bot/ports/target.ts'
import { keyNames } from './posts.ts'
import { writeTarget } from './rows.ts'
import type { SkipLocked } from './skip-locked.ts'
import type { Schema } from './tables.ts'

interface Claim {
  readonly worker: string
  readonly now: number
  readonly limit: number
  readonly busy: readonly Target[]
  readonly resting: readonly EditLane[]
}

/** Reads first, so that a tick with nothing due writes nothing. Skips rows that another worker took in the meantime. */
export async function claimRows(db: Kysely<Schema>, skipLocked: SkipLocked, claim: Claim) {
  if (claim.limit <= 0) return []
  const heads = await findHeads(db, claim)
  if (heads.length === 0) return []
  const due = db.selectFrom('posts').select('id').where('state', 'in', waiting)
  const free = skipLocked(
    due.where(
      'id',
      'in',
      heads.map(({ id }) => id),
    ),
  )
  return await db
    .updateTable('posts')
    .set((eb) => ({
      state: 'sending',
      claimed_by: claim.worker,
      claimed_at: claim.now,
      begun_at: null,
      attempts: eb('attempts', '+', 1),
    }))
    .where('state', 'in', waiting)
    .where('id', 'in', free)
    .returningAll()
    .execute()
}

/** The states of rows that may be claimed. */
export const waiting: PostState[] = ['due', 'refused']

/**
 * The longest-waiting row of each free target, so that one busy channel does not block the others; of corrections that of
 * each workspace, whose edits run one after the other.
 */
const findHeads = (db: Kysely<Schema>, { now, limit, busy, resting }: Claim) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('posts')
        .select(['id', 'target', 'due_at'])
        .select(inTurn.as('turn'))
        .where('state', 'in', waiting)
        .where('due_at', '<=', now)
        .$if(busy.length > 0, (query) => query.where('target', 'not in', busy.map(writeTarget)))
        .where((eb) =>
          eb.or([
            eb('edition', '=', 0),
            eb.not(
              eb.exists(
                eb
                  .selectFrom('posts as other')
                  .select('other.id')
                  .where(sql<boolean>`${workspaceOf('other')} = ${workspaceOf('posts')}`)
                  .where('other.state', '=', 'sending')
                  .where('other.edition', '>', 0),
              ),
            ),
          ]),
        )
        .$if(resting.length > 0, (query) =>
          query.where((eb) =>
            eb.or([eb('edition', '=', 0), eb(workspaceOf('posts'), 'not in', resting.map(writeWorkspace))]),
          ),
        )
        .as('waiting'),
    )
    .select('id')
    .where('turn', '=', 1)
    .orderBy('due_at')
    .orderBy('target')
    .limit(limit)
    .execute()

/** Tenants of two platforms may have one name; a target is written with its platform first. */
const workspaceOf = (table: 'posts' | 'other') =>
  sql<string>`${sql.ref(`${table}.tenant`)} || substr(${sql.ref(`${table}.target`)}, 1, 18)`

const writeWorkspace = ({ platform, tenant }: EditLane): string =>
  tenant + writeTarget({ platform, tenant, channel: '' }).slice(0, 18)

const inTurn = sql<number>`row_number() over (partition by case when edition > 0 then ${workspaceOf('posts')} else target end order by due_at, ${sql.join(keyNames.map((name) => sql.ref(name)))})`
