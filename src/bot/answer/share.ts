import type { Hash } from '../../article/article.ts'
import { composeTrouble, type NoticeLine } from '../../message/notices.ts'
import type { Outbox } from '../ports/ledger.ts'
import type { CommandCall, Message } from '../../message/message.ts'
import { findRefusal } from '../rights/rights.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import type { NewPost, Post } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'
import type { Target } from '../ports/target.ts'

interface ShareParts {
  /** The approval that a channel asks for, given already where the sharer is one who approves. */
  readonly approved: (request: CommandRequest, target: Target) => Promise<Pick<NewPost, 'approval' | 'decision'>>
  readonly outbox: Outbox
  readonly store: Store
  readonly hash: Hash
}

/** Posts an answer to its channel under the sharer's name, once however often it is clicked; without the right to share, says who has it. */
export async function share(request: CommandRequest, { approved, outbox, store, hash }: ShareParts): Promise<Reply> {
  const post = postOf(request, hash)
  if (!post)
    return beside('There is no channel here to share to.', 'Ask for the briefing in a channel and share it from there.')
  const grants = await store.rights.list(request.place.tenant)
  const refusal = findRefusal('share', request.actor, { place: request.place, grants })
  if (refusal) return beside(refusal.what, refusal.hint)
  const before = await store.ledger.find(post)
  // What stood in the way may be mended by now.
  const isRefused = before?.state === 'failed' || before?.state === 'skipped'
  if (isRefused) await store.ledger.settle(post, { state: 'due', due: request.at, attempts: 0 })
  const [row] =
    before && !isRefused ? [before] : await outbox.send([{ ...post, ...(await approved(request, post.target)) }])
  return row
    ? told(row, before !== undefined && !isRefused)
    : beside('The post could not be saved.', 'Please try again.')
}

function postOf(request: CommandRequest, hash: Hash): NewPost | undefined {
  const { place, actor, args, at, onMessage } = request
  const { of, ...rest } = args
  if (place.channel === undefined || place.direct || of === undefined) return undefined
  const call: CommandCall = { command: of, args: rest }
  const target = { platform: place.platform, tenant: place.tenant, channel: place.channel }
  const answer = onMessage ?? `${actor.id}@${at}`
  return {
    tenant: place.tenant,
    cause: { kind: 'share', answer: hash(JSON.stringify([target, answer, call])) },
    target: place.thread === undefined ? target : { ...target, thread: place.thread },
    part: 0,
    call,
    note: `Shared by ${actor.name}`,
    due: at,
    state: 'due',
  }
}

function told(row: Post, again: boolean): Reply {
  switch (row.state) {
    case 'sent':
      return {
        message: notice(again ? 'Already shared in this channel.' : 'Shared in this channel.'),
        visibility: 'private',
        beside: true,
      }
    case 'unapproved':
      return { message: notice('It will be shared once it is approved.'), visibility: 'private', beside: true }
    case 'due':
    case 'sending':
      return { message: notice('It will be shared in a moment.'), visibility: 'private', beside: true }
    case 'held':
      return beside(
        `It may or may not have been posted: ${row.reason ?? 'no answer came'}.`,
        'Look at the channel; if it is not there, ask for the briefing again and share that.',
      )
    case 'failed':
    case 'refused':
    case 'skipped':
      return beside(
        `It could not be shared: ${row.reason ?? 'the platform refused it'}.`,
        'Add the bot to this channel, then try again.',
      )
  }
}

const beside = (what: string, hint: NoticeLine): Reply => ({
  message: composeTrouble(what, hint),
  visibility: 'private',
  beside: true,
  problem: true,
})

const notice = (what: string): Message => composeTrouble(what)
