import type { Inline, Message } from '../../message/message.ts'
import { composeNotice, type NoticeLine } from '../../message/notices.ts'
import type { Post } from '../ports/ledger.ts'
import type { CorrectionOrder } from '../ports/orders.ts'
import type { Platform, PostOutcome } from '../ports/platform.ts'
import type { Store } from '../ports/store.ts'
import type { Clock } from '../ports/target.ts'
import { sayTarget } from '../rights/reach.ts'

interface TellingParts {
  readonly store: Pick<Store, 'orders'>
  readonly platforms: readonly Platform[]
  readonly clock: Clock
  /** The editor was not told. */
  readonly failed: (reason: string) => void
}

/** An order that a crash left half told is told again after this, ms, and one whose chat was not reached. */
const AGAIN = 180_000

/** Tells editors what became of the corrections that they ordered, once that is known. Told twice is better than never. */
export async function tellEditors({ store, platforms, clock, failed }: TellingParts): Promise<void> {
  for (const { edits, ...order } of await store.orders.claim(clock(), clock() + AGAIN)) {
    const end = edits.length === 0 ? undefined : await tell(platforms, order, composeCorrected(order.briefing, edits))
    if (end !== undefined && end.outcome !== 'sent') failed(end.reason)
    if (end?.outcome !== 'transient') await store.orders.remove(order.id)
  }
}

const tell = (
  platforms: readonly Platform[],
  { platform: name, tenant, person, id }: CorrectionOrder,
  message: Message,
): Promise<PostOutcome | undefined> | undefined =>
  platforms.find((platform) => platform.name === name)?.direct?.({ tenant, id: person }, message, `order|${id}`)

/** Copies named in one message; the rest are only counted. */
const LISTED = 10

/** What became of the copies of a briefing: `3 of 4 copies of ferry are corrected.` */
export function composeCorrected(briefing: string, edits: readonly Post[]): Message {
  const lines = edits.flatMap((edit) => {
    const line = lineOf(edit)
    return line ? [{ edit, line }] : []
  })
  const right = edits.filter(({ state }) => state === 'sent').length
  const wrong = edits.some(({ state }) => isWrong(state))
  const more = lines.length > LISTED ? [`… and ${lines.length - LISTED} more.`] : []
  const next = wrong ? ['What was refused is tried again by itself, and admins are told. Fix what it names.'] : []
  return composeNotice(
    sayCount(briefing, { right, all: edits.length }),
    [...lines.slice(0, LISTED).map(({ line }) => line), ...more, ...next],
    wrong ? [{ label: 'Try again', command: 'briefdesk', args: { line: `correct ${briefing} again` } }] : [],
  )
}

function sayCount(briefing: string, { right, all }: { readonly right: number; readonly all: number }): string {
  if (right < all) return `${right} of ${all} copies of ${briefing} ${right === 1 ? 'is' : 'are'} corrected.`
  return all === 1 ? `The posted copy of ${briefing} is corrected.` : `All ${all} copies of ${briefing} are corrected.`
}

const isWrong = (state: Post['state']): boolean => state === 'refused' || state === 'failed' || state === 'held'

/** What a copy lacks, or why it is still wrong; undefined for one that is wholly right. */
function lineOf({ state, target, reason }: Post): NoticeLine | undefined {
  const text = (words: string): Inline => ({ kind: 'text', text: words })
  if (isWrong(state))
    return [text('Still public and wrong in '), sayTarget(target), text(`: ${reason ?? 'no answer came'}.`)]
  if (state === 'skipped')
    return [text('Not there any more, in '), sayTarget(target), text(`: ${reason ?? 'it was not sent'}.`)]
  return state === 'sent' && reason !== undefined
    ? [text('Corrected in '), sayTarget(target), text(`, but for what is not there any more: ${reason}.`)]
    : undefined
}
