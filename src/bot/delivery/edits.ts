import { dayInWords } from '../../message/dates.ts'
import type { NewPost, Post, PostKey, ShownBriefing } from '../ports/ledger.ts'

interface Correction {
  /** Why it changes: `this briefing has changed since it was posted.` */
  readonly line: string
  /** The content to show, if known; default: what the copy shows now. */
  readonly shows?: readonly ShownBriefing[]
}

/** Why a copy is corrected. */
export const sayChanged = (shows: readonly ShownBriefing[]): string =>
  `${shows.length > 1 ? 'a briefing in it' : 'this briefing'} has changed since it was posted.`

/** An edit of a sent post, with a line that says why. Its edition is assigned later. */
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

/** An edit of a sent post that shows what has come to it since. Without it nothing is wrong, so it is not made late. */
export const additionTo = (copy: Post, { call, note }: Post = copy, now: number): Omit<NewPost, 'edition'> => ({
  ...copyOf(copy),
  call,
  ...(note === undefined ? {} : { note }),
  due: now + ADDED_AFTER,
  until: now + ADDED_FOR,
  state: 'due',
  ...(copy.shows && { shows: copy.shows }),
  ...(copy.ref === undefined ? {} : { edits: copy.ref }),
})

/** What else comes to a post meanwhile is shown by the same edit, ms. */
const ADDED_AFTER = 15_000
const ADDED_FOR = 86_400_000

/** The post that an edit changes; their keys differ only in the edition. */
export const copyOf = ({ tenant, cause, target, part }: PostKey): PostKey => ({ tenant, cause, target, part })

/** Copies older than this are not corrected, ms. */
export const CORRECTED_FOR = 30 * 86400000
