import type { CorrectionParts } from './pass.ts'
import type { NewPost, Post, PostKey } from '../ports/ledger.ts'
import { causeForm, copyOf, CORRECTED_FOR, editOf } from '../delivery/edits.ts'

/** A copy that shows something else than it should. */
export interface OutdatedCopy {
  readonly copy: Post
  /** What it is to show. */
  readonly revision: string
}

interface Change {
  /** What was called: a briefing, or `digest`. */
  readonly call: string
  /** Why they are edited: `this briefing has changed`. */
  readonly line: string
  /** Somebody asked for it just now: what failed before is tried again. */
  readonly deed?: boolean
}

/** Orders the edit of wrong copies, as far as their platform can edit; the number of copies. */
export async function orderEdits(
  parts: Pick<CorrectionParts, 'store' | 'platforms' | 'clock'>,
  wrong: readonly OutdatedCopy[],
  { call, line, deed = false }: Change,
): Promise<number> {
  const { store, clock } = parts
  const editable = wrong.filter(({ copy }) => canEdit(parts, copy))
  if (editable.length === 0) return 0
  const made = byCopy(await store.ledger.corrections(call, clock() - CORRECTED_FOR))
  const copies = editable
    .map((each) => ({ ...each, before: made.get(keyOf(each.copy)) ?? [] }))
    .filter(({ before, revision }) => deed || !isGivenUp(before, revision))
  // What is not out yet will show what stands then; what is under way is looked at again when it is out.
  const orders = copies.filter(({ before }) => !before.some(({ state }) => state === 'due' || state === 'sending'))
  await store.ledger.enter(
    orders.map(({ copy, revision, before }) =>
      orderOf(copy, { what: `${revision}:${before.length + 1}`, line }, clock()),
    ),
  )
  return copies.length
}

const canEdit = ({ platforms }: Pick<CorrectionParts, 'platforms'>, { target }: Post): boolean =>
  platforms.some(({ name, capabilities }) => name === target.platform && capabilities.edits)

function byCopy(edits: readonly Post[]): ReadonlyMap<string, readonly Post[]> {
  const made = new Map<string, Post[]>()
  for (const edit of edits) {
    const key = keyOf(copyOf(edit))
    made.set(key, [...(made.get(key) ?? []), edit])
  }
  return made
}

const keyOf = ({ tenant, cause, target, part }: PostKey): string => JSON.stringify([tenant, cause, target, part])

/** What failed for this revision is not tried again and again. */
function isGivenUp(before: readonly Post[], revision: string): boolean {
  const last = before.find(({ cause }) => causeForm.exec(cause)?.[2] === String(before.length))
  if (last === undefined || causeForm.exec(last.cause)?.[1] !== revision) return false
  return last.state === 'failed' || last.state === 'held' || last.state === 'skipped'
}

/** The number makes each a cause of its own: a briefing may come to stand again as it did before. */
const orderOf = (copy: Post, { what, line }: { what: string; line: string }, now: number): NewPost =>
  editOf(copy, { cause: `correction:${what}:${copy.cause}`, line: `${line} since it was posted.` }, now)
