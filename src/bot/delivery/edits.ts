import { dayInWords } from '../../message/dates.ts'
import type { NewPost, Post, PostKey, ShownBriefing } from '../ports/ledger.ts'

interface Correction {
  /** Why it is corrected: `this briefing has changed since it was posted.` */
  readonly line: string
  /** What the copy is to show, where that is known; default: what it shows. */
  readonly shows?: readonly ShownBriefing[]
}

/** An edit of what is out, with a line that says why; its edition is not chosen yet. */
export function editOf(
  copy: Post,
  { line: why, shows = copy.shows }: Correction,
  now: number,
): Omit<NewPost, 'edition'> {
  const line = `Corrected on ${dayInWords(now)}: ${why}`
  return {
    ...copyOf(copy),
    call: copy.call,
    note: copy.note === undefined ? line : `${copy.note}. ${line}`,
    due: now,
    state: 'due',
    ...(shows && { shows }),
    ...(copy.ref === undefined ? {} : { edits: copy.ref }),
  }
}

/** The post that an edit changes: they share all of their key but the edition. */
export const copyOf = ({ tenant, cause, target, part }: PostKey): PostKey => ({ tenant, cause, target, part })

/** Older copies are left as they are, ms. */
export const CORRECTED_FOR = 30 * 86400000
