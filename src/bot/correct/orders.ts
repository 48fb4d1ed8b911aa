import { isDeepStrictEqual as isDeepEqual } from 'node:util'
import { editOf, sayChanged } from '../delivery/edits.ts'
import type { NewPost, Post, ShownBriefing } from '../ports/ledger.ts'
import type { CorrectionParts } from './pass.ts'

/** A copy that shows something outdated. */
export interface OutdatedCopy {
  readonly copy: Post
  /** The content it should show. */
  readonly shows: readonly ShownBriefing[]
}

interface OrderParts extends Pick<CorrectionParts, 'store' | 'platforms' | 'clock'> {
  /** Someone just asked for it, so earlier failures are retried, and what waits is tried at once. */
  readonly asked?: CorrectionWish
}

/** That somebody asked; `order`: who is to be told of it. */
export interface CorrectionWish {
  readonly order?: string
}

/** Orders edits of outdated copies where the platform can edit; returns how many copies. */
export async function orderEdits(parts: OrderParts, wrong: readonly OutdatedCopy[]): Promise<number> {
  const { store, clock, asked } = parts
  const orders: NewPost[] = []
  let copies = 0
  for (const each of wrong.filter(({ copy }) => canEdit(parts, copy))) {
    const before = await store.ledger.edits(each.copy)
    if (!asked && isGivenUp(before, each.shows)) continue
    copies += 1
    const waits = before.find(({ state }) => state === 'due' || state === 'sending' || state === 'refused')
    // Unsent posts will show the current version anyway; those being sent are checked again afterwards.
    if (!waits) orders.push({ ...orderOf(each, before, clock()), ...asked })
    else if (asked) await store.ledger.hasten(waits, clock(), asked.order)
  }
  await store.ledger.enter(orders)
  return copies
}

const canEdit = ({ platforms }: OrderParts, { target }: Post): boolean =>
  platforms.some(({ name, capabilities }) => name === target.platform && capabilities.edits)

/** An edit that failed for these revisions is not retried. */
function isGivenUp(before: readonly Post[], shows: readonly ShownBriefing[]): boolean {
  const last = before.at(-1)
  if (last === undefined || !isDeepEqual(last.shows, shows)) return false
  return last.state === 'failed' || last.state === 'held' || last.state === 'skipped'
}

/** Two processes that order the same edit write one row. It is numbered because a briefing may return to an earlier version. */
function orderOf({ copy, shows }: OutdatedCopy, before: readonly Post[], now: number): NewPost {
  const edit = editOf(copy, { line: sayChanged(shows), shows }, now)
  return { ...edit, edition: (before.at(-1)?.edition ?? 0) + 1 }
}
