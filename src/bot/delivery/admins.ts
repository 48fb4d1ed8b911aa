import { composeNotice, type NoticeLine } from '../../message/notices.ts'
import { sayTarget } from '../rights/reach.ts'
import type { Message } from '../../message/message.ts'
import { GATHERED_FOR } from './settle.ts'
import { type Platform, type PostOutcome } from '../ports/platform.ts'
import { type Clock } from '../ports/target.ts'
import { operator } from '../ports/target.ts'
import { type PlatformName } from '../ports/target.ts'
import { sayCause } from '../ports/causes.ts'
import type { OutboxEvent, Post } from '../ports/ledger.ts'
import type { Untold } from '../ports/orders.ts'
import { type Store } from '../ports/store.ts'
import { sayCall } from '../library/sets.ts'

/** The channel of each tenant that is told what a person has to decide or fix. */
export type AdminChannels = Readonly<Partial<Record<PlatformName, string | undefined>>>

interface AdminParts {
  readonly channels: AdminChannels
  readonly platforms: readonly Platform[]
  readonly store: Pick<Store, 'schedules' | 'untold'>
  readonly clock: Clock
  /** Asks those who may approve a post; undefined where it is not known who they are. */
  readonly ask?: (post: Post) => Promise<PostOutcome | undefined>
  /** The message was not sent. */
  readonly failed: (reason: string) => void
}

/** Notifies a tenant's admins in their channel or, if there is none, the person who made the schedule. */
export interface AdminWord {
  /** Sends now, about something that is not a post; without a channel, to that person. False if it is worth another try. */
  say(about: About, message: Message, key: string): Promise<boolean>
  /** Tells what happened to posts, once that has waited for others. */
  send(): Promise<void>
  /** Tells all that waits. */
  settled(): Promise<void>
}

/** Where the problem is, and who made the schedule. */
export interface About {
  readonly platform: PlatformName
  readonly tenant: string
  readonly person: string
}

/** A word that a crash left half told is told again after this, ms: longer than a process is ever frozen. */
const CLAIMED_FOR = 180_000
/** The wait after a failure, ms, and how often a word is sent whose answer is lost: twice told is better than never. */
const AGAIN = 60_000
const MOST_TRIES = 3

/** Problems listed in one message; the rest are only counted. */
const LISTED = 10

/** Posts outside the ledger. Its failures are only logged, so that they cause no other notification. */
export function createAdminWord(parts: AdminParts): AdminWord {
  const { store, clock } = parts
  const underWay = new Set<Promise<unknown>>()

  async function sendAll(due: number): Promise<void> {
    const claimed = await store.untold.claim({ due, all: clock() + GATHERED_FOR }, clock() + CLAIMED_FOR)
    const words = []
    // Whoever may approve is asked by themselves; where nobody knows who that is, the admins are told.
    for (const word of claimed) if (word.event !== 'post.unapproved' || !(await asked(word))) words.push(word)
    const ids = words.map(({ id }) => id)
    const groups = await groupWords(parts, words.toSorted(inOrder)).catch(async (error: unknown) => {
      // What cannot be addressed now is sent later.
      await store.untold.settle(ids, clock())
      throw error
    })
    const addressed = new Set(groups.flatMap((group) => group.words))
    await store.untold.settle(words.filter((word) => !addressed.has(word)).map(({ id }) => id))
    for (const group of groups) await tell(group)
  }

  async function asked(word: Untold): Promise<boolean> {
    const end = await parts.ask?.(word.post).catch(refusal)
    if (end) await settleTold([word], end)
    return end !== undefined
  }

  async function tell(group: Group): Promise<void> {
    await settleTold(group.words, await sendGroup(parts, group).catch(refusal))
  }

  async function settleTold(words: Group['words'], end: PostOutcome | undefined): Promise<void> {
    if (end !== undefined && end.outcome !== 'sent') parts.failed(end.reason)
    const [{ tries }] = words
    const repeats = end?.outcome === 'transient' || (end?.outcome === 'unknown' && tries < MOST_TRIES)
    const ids = words.map(({ id }) => id)
    await store.untold.settle(ids, repeats ? clock() + AGAIN : undefined)
  }

  return {
    say(about, message, key) {
      const act = sayNow(parts, about, message, key)
        .catch((error: unknown) => {
          parts.failed(refusal(error).reason)
          return true
        })
        .finally(() => underWay.delete(act))
      underWay.add(act)
      return act
    },
    send: () => sendAll(clock()),
    async settled() {
      await sendAll(clock() + GATHERED_FOR)
      await Promise.all(underWay)
    },
  }
}

async function sayNow(parts: AdminParts, about: About, message: Message, key: string): Promise<boolean> {
  const channel = parts.channels[about.platform]
  const platform = parts.platforms.find(({ name }) => name === about.platform)
  const end = await (channel === undefined
    ? platform?.direct?.({ tenant: about.tenant, id: about.person }, message, key)
    : platform?.post({ platform: about.platform, tenant: operator, channel }, message, key))
  if (end !== undefined && end.outcome !== 'sent') parts.failed(end.reason)
  return end?.outcome !== 'transient'
}

const refusal = (error: unknown) => ({
  outcome: 'permanent' as const,
  reason: error instanceof Error ? error.message : 'no error was thrown',
})

const inOrder = (one: Untold, other: Untold): number =>
  one.post.due - other.post.due || sayCause(one.post.cause).localeCompare(sayCause(other.post.cause))

interface Group {
  readonly platform: Platform
  readonly words: readonly [Untold, ...Untold[]]
  /** Absent: the admins' channel. */
  readonly person?: string
}

/** Groups messages by recipient; nobody gets those without an admins' channel or a schedule's owner. */
async function groupWords({ channels, platforms, store }: AdminParts, words: readonly Untold[]) {
  const groups = new Map<string, Group>()
  for (const word of words) {
    const { target, tenant, schedule: id } = word.post
    const platform = platforms.find(({ name }) => name === target.platform)
    const hasChannel = channels[target.platform] !== undefined
    const schedule = hasChannel || id === undefined ? undefined : await store.schedules.find(tenant, id)
    const person = schedule?.createdBy
    if (!platform || (!hasChannel && person === undefined)) continue
    const key = [target.platform, person === undefined ? '' : `${tenant} ${person}`].join('|')
    const before = groups.get(key)?.words ?? []
    groups.set(key, {
      platform,
      words: [...before, word] as unknown as Group['words'],
      ...(person !== undefined && { person }),
    })
  }
  return [...groups.values()]
}

async function sendGroup(
  { channels }: AdminParts,
  { platform, words, person }: Group,
): Promise<PostOutcome | undefined> {
  const [{ event, post: about }] = words
  const key = ['admin', event, about.tenant, sayCause(about.cause), about.target.channel, about.part].join('|')
  const message = composeWords(words)
  if (person !== undefined) return await platform.direct?.({ tenant: about.tenant, id: person }, message, key)
  const target = { platform: platform.name, tenant: operator, channel: channels[platform.name] ?? '' }
  return await platform.post(target, message, key)
}

function composeWords(words: Group['words']): Message {
  const [only, ...others] = words
  if (others.length === 0) return composeWord(only)
  const lines = words
    .slice(0, LISTED)
    .map(({ event, post }): NoticeLine => [
      { kind: 'text', text: `${says[event].brief}: ${whatOf(post)} to ` },
      sayTarget(post.target),
      { kind: 'text', text: `: ${reasonOf(post)}` },
    ])
  const more = words.length > LISTED ? [`… and ${words.length - LISTED} more: see the log.`] : []
  const next = [...new Set(words.map(({ event }) => says[event].next))]
  return composeNotice(`${words.length} posts or channels need you.`, [...lines, ...more, ...next])
}

function composeWord({ event, post }: Untold): Message {
  const { title, next } = says[event]
  const { target } = post
  const lines: NoticeLine[] = [
    `What: ${whatOf(post)}`,
    [{ kind: 'text', text: 'Where: ' }, sayTarget(target)],
    `Why: ${reasonOf(post)}`,
    next,
  ]
  return composeNotice(title, lines)
}

const reasonOf = ({ state, reason = state === 'unapproved' ? 'it needs approval' : 'no answer came' }: Post): string =>
  reason

const whatOf = ({ call, schedule }: Post): string =>
  schedule === undefined ? sayCall(call) : `${sayCall(call)}, schedule ${schedule}`

const says: Readonly<Record<OutboxEvent, { readonly title: string; readonly brief: string; readonly next: string }>> = {
  'post.unapproved': {
    title: 'A post waits for approval.',
    brief: 'Waits for approval',
    next: 'Approve it, or not, where it is for: /briefdesk approve',
  },
  'post.held': {
    title: 'A post is held: it may or may not be out.',
    brief: 'Held, may or may not be out',
    next: 'Look at the channel, then decide there: /briefdesk held',
  },
  'post.failed': {
    title: 'A post failed and is not tried again.',
    brief: 'Failed',
    next: 'Fix what it names, then post it again.',
  },
  'correction.refused': {
    title: 'A posted copy is still public and wrong: its correction was refused.',
    brief: 'Still public and wrong',
    next: 'Fix what it names. It is tried again by itself; to try at once: /briefdesk correct <briefing> again',
  },
  'crosspost.refused': {
    title: 'A post is out, but was not passed on to the followers of its channel.',
    brief: 'Not passed on to the followers',
    next: 'Fix what it names. For a day it is tried again by itself.',
  },
  'target.paused': {
    title: 'A channel refuses our posts: nothing more is scheduled there for now.',
    brief: 'Channel paused',
    next: 'Fix what it names, then resume it: /briefdesk resume <schedule>',
  },
  'target.gone': {
    title: 'A channel is gone: it was taken out of its schedule.',
    brief: 'Channel gone',
    next: 'See what is left: /briefdesk schedules',
  },
}
