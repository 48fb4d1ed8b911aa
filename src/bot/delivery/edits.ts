import { dayInWords } from '../../message/dates.ts'
import type { Post, NewPost, PostKey } from '../ports/ledger.ts'

/** An edit of what is out, with a line that says why. */
export function editOf(copy: Post, { cause, line: why }: { cause: string; line: string }, now: number): NewPost {
  const line = `Corrected on ${dayInWords(now)}: ${why}`
  return {
    tenant: copy.tenant,
    cause,
    target: copy.target,
    part: copy.part,
    call: copy.call,
    note: copy.note === undefined ? line : `${copy.note}. ${line}`,
    due: now,
    state: 'due',
    ...(copy.ref === undefined ? {} : { edits: copy.ref }),
  }
}
/** The post that an edit changes. */
export const copyOf = ({ tenant, cause, target, part }: PostKey): PostKey => ({
  ...{ tenant, target, part },
  cause: causeForm.exec(cause)?.[3] ?? feedForm.exec(cause)?.[1] ?? cause,
})
/** Older copies are left as they are, ms. */
export const CORRECTED_FOR = 30 * 86400000
/** `correction:<revision>:<its number>:<cause of the copy>`. */
export const causeForm = /^correction:([^:]+):(\d+):(.*)$/s
/** `edit:<time>:<cause of the copy>`: of a feed's own post. */
export const feedForm = /^edit:[^:]+:\d\d:[^:]+:(.*)$/s
