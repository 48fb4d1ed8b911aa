import type { CommandCall, Inline, Message } from '../../message/message.ts'
import { showBriefing, type AnswerParts } from '../answer/answer.ts'
import { type Showing } from '../answer/reply.ts'
import { under } from '../answer/reply.ts'
import { showDigest } from '../answer/digest.ts'
import type { Platform, Reply } from '../ports/platform.ts'
import type { Clock } from '../ports/target.ts'
import type { Composed } from './parts.ts'
import type { Post, ShownBriefing } from '../ports/ledger.ts'
import { leafOf } from '../../message/leaves.ts'
import { isPasted } from '../library/pasted.ts'
import { inFolder } from '../library/library.ts'
import { operator } from '../ports/target.ts'
import { audienceOf, findSame, keepRevision } from '../library/revisions.ts'

interface Around {
  /** The content of a feed's post with more than one briefing; undefined for other calls. */
  readonly composeFeedPost: (post: Post, now: number) => Promise<Composed | undefined>
  /** The other feeds that have the article of a feed's post. */
  readonly alsoIn: (post: Post) => Promise<readonly Inline[]>
  readonly platforms: readonly Platform[]
  readonly clock: Clock
}

/** Composes a post when it is sent, from the current briefing in the tenant it goes to. */
export async function composePost(parts: AnswerParts, post: Post, around: Around): Promise<Composed> {
  const shown = (await around.composeFeedPost(post, around.clock())) ?? (await composeCall(parts, post, around))
  if ('problem' in shown || 'skip' in shown) return shown
  const note = post.note === undefined ? [] : [{ kind: 'text', text: post.note } as const]
  const also = post.part > 0 ? [] : await around.alsoIn(post)
  const between =
    note.length > 0 && also.length > 0
      ? [{ kind: 'text', text: /[.!?]$/.test(post.note ?? '') ? ' ' : '. ' } as const]
      : []
  const line = [...note, ...between, ...also]
  const message = line.length === 0 ? shown : under(shown, line)
  return post.ping === undefined ? message : { ...message, ping: post.ping }
}

async function composeCall(
  parts: AnswerParts,
  post: Post,
  { platforms, clock }: Around,
): Promise<Message | { readonly problem: string }> {
  const audience = await audienceOf(platforms, post)
  const place = { platform: post.target.platform, tenant: audience }
  const call = await callOf(parts, post, audience)
  const showing = { place, at: clock(), post: true }
  let reply = await showCall(parts, call, showing)
  // A section that the corrected briefing no longer has must be replaced.
  if (reply.problem === true && post.edits !== undefined)
    reply = await showCall(parts, { command: call.command, args: withoutSection(call.args) }, showing)
  if (reply.problem === true) return { problem: reply.message.title }
  await keepPosted(parts, audience, call)
  return leafOf(post.part > 0 ? wordsOnly(reply.message) : reply.message)
}

/** What was handed in is found by whoever sees where it is posted. */
async function keepPosted({ briefings, keepLines }: AnswerParts, tenant: string, { args }: CommandCall): Promise<void> {
  const found = isPasted(args['name'] ?? '') ? await briefings.find(tenant, args['name'] ?? '') : undefined
  if (found) await keepLines(tenant, found)
}

/** A detail in a thread: the post above it has the controls. */
const wordsOnly = ({ blocks, ...message }: Message): Message => ({
  ...message,
  blocks: blocks.filter(({ kind }) => kind !== 'controls' && kind !== 'choice'),
})

/** The briefing or digest that a call names, as a reply. */
export const showCall = async (parts: AnswerParts, call: CommandCall, showing: Showing): Promise<Reply> =>
  call.command === 'digest' ? showDigest(parts.briefings, call, showing) : await showBriefing(parts, call, showing)

/** A file's schedule shows the folder's briefing, even if the tenant keeps another one under that name. */
async function callOf({ store }: AnswerParts, { tenant, call }: Pick<Post, 'tenant' | 'call'>, audience: string) {
  const isOfFile = tenant === operator && audience !== operator
  if (!isOfFile || (await store.kept.find(audience, call.command)) === undefined) return call
  return { command: 'brief', args: { ...call.args, name: inFolder(call.command) } }
}

const withoutSection = ({ section: _, ...args }: CommandCall['args']): CommandCall['args'] => args

/**
 * Whether the posted version differs from the current one by engine version alone. Also records the current one, so that it
 * is recognised after the next upgrade: for a submitted text, nothing else does.
 */
export async function isSamePost(
  parts: AnswerParts,
  post: Post,
  {
    shown,
    platforms,
    clock,
  }: Pick<Around, 'platforms' | 'clock'> & { readonly shown: readonly ShownBriefing[] | undefined },
): Promise<boolean> {
  const audience = await audienceOf(platforms, post)
  const { briefings, store } = parts
  const call = await callOf(parts, post, audience)
  const found = await briefings.find(audience, call.args['name'] ?? call.command)
  if (!found) return false
  await keepRevision({ store, clock }, found, { tenant: audience })
  const [only, ...others] = shown ?? []
  return only !== undefined && others.length === 0 && (await findSame({ store }, found, audience)).has(only.revision)
}
