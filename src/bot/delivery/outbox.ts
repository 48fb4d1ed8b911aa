import { BotError } from '../../errors.ts'
import type { Message } from '../../message/message.ts'
import { deliverCrosspost } from './crosspost.ts'
import { showsOf } from '../library/revisions.ts'
import { copyOf } from './edits.ts'
import { createPace, type Pace } from './pace.ts'
import { postKey, settleDoubt } from './doubt.ts'
import { askFirst, failPost, putOff, recordEnd, skipPost, waitUntil } from './ends.ts'
import { recoverPosts } from './recovery.ts'
import { sayUnchanged } from './unchanged.ts'
import type { Platform, PostOutcome } from '../ports/platform.ts'
import { comesByItself } from '../ports/causes.ts'
import type { Outbox, Post } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'
import type { OutboxParts, Unapproved } from './parts.ts'

/** Posts in progress at once. */
const PARALLEL = 20

/** A person who waits is told that the post comes later if its channel rests, or its platform takes, longer than this, ms. */
const RESTS_FOR = 2_000
const TAKES_FOR = 10_000
/** How often waiting callers check, and how often due rows are looked up, ms. */
const LOOK_EVERY = 50
const DELIVER_EVERY = 1_000

/** Moves due rows from the ledger to the platforms and records the outcome. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { store, worker, clock } = parts
  const pace = createPace(clock, parts.platforms)
  const busy = new Map<Promise<void>, Post>()
  let stopped = false

  async function claim(): Promise<readonly Post[]> {
    if (stopped) return []
    const targets = [...busy.values()].map(({ target }) => target)
    const but = { busy: [...targets, ...pace.resting()], resting: pace.restingEdits() }
    return await store.ledger.claim(worker, clock(), PARALLEL - busy.size, but)
  }

  async function deliver(): Promise<number> {
    const mine = new Set<Promise<void>>()
    let total = 0
    for (;;) {
      const posts = await claim()
      for (const post of posts) {
        const act = deliverOne(parts, pace, post).finally(() => {
          busy.delete(act)
          mine.delete(act)
        })
        busy.set(act, post)
        mine.add(act)
      }
      total += posts.length
      if (mine.size === 0) return total
      // A slow target must not block others, so rows that fell due are looked up every second.
      await Promise.race([...mine, second()])
    }
  }

  return {
    deliver,
    async send(posts) {
      await store.ledger.enter(posts)
      for (let waited = 0; ; waited += LOOK_EVERY) {
        // The duty reports its failure. Other due rows go out in the meantime, and nobody waits for it.
        const delivery = waited % DELIVER_EVERY === 0 ? deliver().catch(() => undefined) : undefined
        await (delivery ? Promise.race([delivery, pause(LOOK_EVERY)]) : pause(LOOK_EVERY))
        if (stopped) await Promise.allSettled(busy.keys())
        const rows = await Promise.all(posts.map((post) => store.ledger.find(post)))
        if (stopped || waited >= longestWait(rows, clock())) return rows
      }
    },
    recover: () => recoverPosts(parts, (post) => [...busy.values()].some((each) => postKey(each) === postKey(post))),
    async stop() {
      stopped = true
      await Promise.allSettled(busy.keys())
    },
  }
}

const second = (): Promise<void> => pause(1_000)
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

/** How long a person waits for these rows in their current state, ms. */
function longestWait(rows: readonly (Post | undefined)[], now: number): number {
  if (rows.some((row) => row?.state === 'sending')) return TAKES_FOR
  return rows.some((row) => row?.state === 'due' && row.attempts === 0 && row.due <= now) ? RESTS_FOR : 0
}

async function deliverOne(parts: OutboxParts, pace: Pace, claimed: Post): Promise<void> {
  const { store, clock, worker } = parts
  const platform = parts.platforms.get(claimed.target.platform)
  if (!platform) return await failPost(parts, claimed, `${claimed.target.platform} is not connected`)
  if (claimed.passesOn !== undefined) return await deliverCrosspost(parts, { platform, pace }, claimed)
  const compose = async (): Promise<Message | undefined> => {
    const made = await makeMessage(parts, claimed)
    return 'message' in made ? made.message : undefined
  }
  const post = await settleDoubt(parts, claimed, { platform, compose })
  if (!post) return
  const rest = await parts.rest?.(post)
  if (rest !== undefined) return await waitUntil(parts, post, rest)
  if (post.until !== undefined && clock() > post.until)
    return await skipPost(parts, post, 'Too old: it could not be posted in time.')
  const paused = comesByItself(post) && post.edits === undefined ? await store.pauses.find(post.target) : undefined
  if (paused !== undefined) return await skipPost(parts, post, `The channel is paused: ${paused}`)
  const made = await makeMessage(parts, post)
  if ('wait' in made) return await putOff(parts, post, made.wait)
  if ('problem' in made) return await failPost(parts, post, made.problem)
  if ('skip' in made) return await skipPost(parts, post, made.skip)
  if ('approval' in made) return await askFirst(parts, post, made)
  const { message } = made
  await pace.turn(post.target)
  // Where the first try may have arrived, its words are out, and this one changes nothing.
  const shows = post.edits !== undefined || post.unsureSince !== undefined ? post.shows : showsOf(message)
  const ready = await nameCopy(store, { ...post, ...(shows && { shows }) })
  if (!(await store.ledger.begin(ready, worker, clock()))) return
  const end = await send(platform, ready, message)
  pace.done(ready, end)
  await recordEnd(parts, { ...ready, begunAt: clock() }, { end, platform, message })
}

type Made =
  | { readonly message: Message }
  | { readonly problem: string }
  | { readonly skip: string }
  | Unapproved
  /** Cannot be determined now: the channel is out of reach, or a text was not read. */
  | { readonly wait: string }

async function makeMessage(parts: OutboxParts, post: Post): Promise<Made> {
  try {
    const composed = await parts.compose(post)
    if ('problem' in composed || 'skip' in composed) return composed
    const message = await sayUnchanged(parts, post, composed)
    if ('skip' in message) return message
    const approval = await parts.unapproved?.(post, message)
    return approval ? { approval, shows: showsOf(message) } : { message }
  } catch (error) {
    if (error instanceof BotError && error.code === 'store') return { wait: 'what is kept could not be read' }
    return { wait: error instanceof Error ? error.message : 'no error was thrown' }
  }
}

/** An earlier edit may have given the copy a new ref since this one was ordered. */
async function nameCopy({ ledger }: Store, post: Post): Promise<Post> {
  if (post.edits === undefined) return post
  const copy = await ledger.find(copyOf(post))
  return { ...post, edits: copy?.ref ?? post.edits }
}

/** An edit is idempotent, and continues from what an earlier attempt left. */
const send = (platform: Platform, post: Post, message: Message): Promise<PostOutcome> =>
  post.edits === undefined
    ? platform.post(post.target, message, postKey(post), post.under)
    : platform.edit(post.target, post.ref ?? post.edits, message)
