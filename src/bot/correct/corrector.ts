import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual as isDeepEqual } from 'node:util'
import { copyOf } from '../delivery/edits.ts'
import { correctEdited, orderCorrections, type Changed, type Scope } from './copies.ts'
import { isOfFeed } from '../ports/causes.ts'
import type { CorrectionWish } from './orders.ts'
import type { CorrectionParts, PassResult } from './pass.ts'
import type { Post } from '../ports/ledger.ts'
import type { CorrectionOrder } from '../ports/orders.ts'
import type { Store } from '../ports/store.ts'

/** Keeps posted copies up to date with their briefings. */
export interface Corrector {
  /** A briefing may have changed. */
  readonly wake: () => void
  /** Called by the ticker: runs a pass after each change and again once posts in flight are sent, and retries failed passes. */
  duty(): Promise<void>
  /** Called after an edit, or to try again: the number of copies to correct; undefined if it is not known yet. `by` is told their end. */
  readonly edited: (edit: Changed, by?: Omit<CorrectionOrder, 'id'>) => Promise<number | undefined>
  /** An entry's article changed: corrects its copies, except those that the feed itself posted. */
  readonly retold: (tenant: string, briefing: string) => Promise<void>
}

interface CorrectorParts extends CorrectionParts {
  readonly store: CorrectionParts['store'] & Pick<Store, 'orders'>
  readonly notify: (level: 'info' | 'warn', event: string, facts: Readonly<Record<string, unknown>>) => void
}

const AGAIN_AFTER = 60_000

/** An order is not looked at before its edits are written, ms. */
const WRITTEN_WITHIN = 5_000

/** Posts in flight during a change, which may show the earlier version. */
interface UnderWay {
  readonly scope: Scope
  readonly posts: readonly Post[]
}

const none: UnderWay = { scope: [], posts: [] }

/** Starts with a pass, because a crash may have come between a change and its corrections. */
export function createCorrector(parts: CorrectorParts): Corrector {
  const { store, clock, notify } = parts
  let changed: Scope = 'all'
  let underWay = none
  let failed: { readonly scope: Scope; readonly at: number } = { scope: [], at: 0 }

  function later(scope: Scope, error: unknown): void {
    failed = { scope: join(failed.scope, scope), at: clock() }
    notify('warn', 'corrections.later', { reason: error instanceof Error ? error.message : 'no error was thrown' })
  }

  const look = (scope: Scope): Promise<void> => lookAt(parts, scope, (error) => later(scope, error))

  async function lookAfter(scope: Scope): Promise<void> {
    try {
      const posts = await findUnderWay(store)
      if (posts.length > 0) underWay = { scope: join(underWay.scope, scope), posts: [...underWay.posts, ...posts] }
    } catch (error) {
      return later(scope, error)
    }
    await look(scope)
  }

  async function lookAgain(): Promise<void> {
    const before = underWay
    const left = await findUnderWay(store)
    if (underWay !== before || underWay.posts.some((post) => left.some((each) => isSameTry(each, post)))) return
    underWay = none
    await look(before.scope)
  }

  return {
    wake: () => void (changed = 'all'),
    async duty() {
      if (failed.scope.length > 0 && Math.abs(clock() - failed.at) >= AGAIN_AFTER) {
        changed = join(changed, failed.scope)
        failed = { scope: [], at: 0 }
      }
      const scope = changed
      changed = []
      if (scope.length > 0) await lookAfter(scope)
      if (underWay.posts.length > 0) await lookAgain()
    },
    async edited(edit, by) {
      // Digests that include it follow on the next tick.
      changed = join(changed, [edit])
      const { copies, failure }: PassResult = await correctEdited(parts, edit, await enterOrder(parts, by))
      if (failure) later([edit], failure)
      return failure ? undefined : copies
    },
    retold: (tenant, briefing) => lookAfter([{ tenant, briefing, but: isOfFeed }]),
  }
}

/** Written before its edits, so that no crash leaves an editor untold of them. */
async function enterOrder(
  { store, clock }: CorrectorParts,
  by: Omit<CorrectionOrder, 'id'> | undefined,
): Promise<CorrectionWish> {
  if (by === undefined) return {}
  const order = randomUUID()
  await store.orders.enter({ id: order, ...by }, clock() + WRITTEN_WITHIN)
  return { order }
}

async function lookAt(parts: CorrectorParts, scope: Scope, later: (error: unknown) => void): Promise<void> {
  try {
    const { copies, failure } = await orderCorrections(parts, scope)
    if (copies > 0) parts.notify('info', 'copies.corrected', { copies })
    if (failure) later(failure)
  } catch (error) {
    later(error)
  }
}

const join = (one: Scope, other: Scope): Scope => (one === 'all' || other === 'all' ? 'all' : [...one, ...other])

const findUnderWay = (store: CorrectorParts['store']): Promise<readonly Post[]> =>
  store.ledger.stranded(Number.MAX_SAFE_INTEGER)

const isSameTry = (one: Post, other: Post): boolean =>
  one.claimedAt === other.claimedAt && one.edition === other.edition && isDeepEqual(copyOf(one), copyOf(other))
