import { composeNotice, type NoticeLine } from '../../message/notices.ts'
import { sayTarget } from '../rights/reach.ts'
import type { Message } from '../../message/message.ts'
import type { OutboxEvent } from './parts.ts'
import { type Platform, type PostOutcome } from '../ports/platform.ts'
import { type Clock } from '../ports/target.ts'
import { operator } from '../ports/target.ts'
import { type PlatformName } from '../ports/target.ts'
import { sayCause, type Post } from '../ports/ledger.ts'
import { type Store } from '../ports/store.ts'
import { sayCall } from '../library/sets.ts'

/** The channel of each tenant that is told what a person has to decide or fix. */
export type AdminChannels = Readonly<Partial<Record<PlatformName, string | undefined>>>

interface AdminParts {
  readonly channels: AdminChannels
  readonly platforms: readonly Platform[]
  readonly store: Pick<Store, 'schedules'>
  readonly clock: Clock
  /** The message was not sent. */
  readonly failed: (reason: string) => void
}

/** Notifies a tenant's admins in their channel or, if there is none, the person who made the schedule. */
export interface AdminWord {
  tell(event: OutboxEvent, post: Post, reason: string): void
  /** Sends now, about something that is not a post; without a channel, to that person. */
  say(about: About, message: Message, key: string): void
  /** Sends messages that have waited long enough. */
  send(): Promise<void>
  /** Sends all waiting messages. */
  settled(): Promise<void>
}

/** Where the problem is, and who made the schedule. */
export interface About {
  readonly platform: PlatformName
  readonly tenant: string
  readonly person: string
}

interface Word {
  readonly event: OutboxEvent
  readonly about: Post
  readonly reason: string
  readonly at: number
}

/** Problems that occur together are reported together: the wait for more after the first one, ms. */
const GATHERED_FOR = 60_000

/** Problems listed in one message; the rest are only counted. */
const LISTED = 10

/** Posts once, bypassing the ledger. A failure is only logged, so that it cannot cause another notification. */
export function createAdminWord(parts: AdminParts): AdminWord {
  let waiting: Word[] = []
  const underWay = new Set<Promise<void>>()

  async function sendAll(): Promise<void> {
    const words = waiting
    waiting = []
    const groups = await groupWords(parts, words).catch((error: unknown) => {
      // What cannot be addressed now is sent later.
      waiting = [...words, ...waiting]
      throw error
    })
    for (const group of groups) {
      const end = await sendGroup(parts, group).catch((error: unknown) => ({
        outcome: 'permanent' as const,
        reason: error instanceof Error ? error.message : 'no error was thrown',
      }))
      if (end !== undefined && end.outcome !== 'sent') parts.failed(end.reason)
    }
  }

  async function sayNow(about: About, message: Message, key: string): Promise<void> {
    const channel = parts.channels[about.platform]
    const platform = parts.platforms.find(({ name }) => name === about.platform)
    const end =
      channel === undefined
        ? await platform?.direct?.({ tenant: about.tenant, id: about.person }, message, key)
        : await platform?.post({ platform: about.platform, tenant: operator, channel }, message, key)
    if (end !== undefined && end.outcome !== 'sent') parts.failed(end.reason)
  }

  return {
    say(about, message, key) {
      const act = sayNow(about, message, key)
        .catch((error: unknown) => parts.failed(error instanceof Error ? error.message : 'no error was thrown'))
        .finally(() => underWay.delete(act))
      underWay.add(act)
    },
    tell(event, about, reason) {
      waiting.push({ event, about, reason, at: parts.clock() })
    },
    async send() {
      const [first] = waiting
      if (first && Math.abs(parts.clock() - first.at) >= GATHERED_FOR) await sendAll()
    },
    async settled() {
      await sendAll()
      await Promise.all(underWay)
    },
  }
}

interface Group {
  readonly platform: Platform
  readonly words: readonly [Word, ...Word[]]
  /** Absent: the admins' channel. */
  readonly person?: string
}

/** Groups messages by recipient; nobody gets those without an admins' channel or a schedule's owner. */
async function groupWords({ channels, platforms, store }: AdminParts, words: readonly Word[]) {
  const groups = new Map<string, Group>()
  for (const word of words) {
    const { target, tenant, schedule: id } = word.about
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
  const [{ event, about }] = words
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
    .map(({ event, about, reason }): NoticeLine => [
      { kind: 'text', text: `${says[event].brief}: ${whatOf(about)} to ` },
      sayTarget(about.target),
      { kind: 'text', text: `: ${reason}` },
    ])
  const more = words.length > LISTED ? [`… and ${words.length - LISTED} more: see the log.`] : []
  const next = [...new Set(words.map(({ event }) => says[event].next))]
  return composeNotice(`${words.length} posts or channels need you.`, [...lines, ...more, ...next])
}

function composeWord({ event, about, reason }: Word): Message {
  const { title, next } = says[event]
  const { target } = about
  const lines: NoticeLine[] = [
    `What: ${whatOf(about)}`,
    [{ kind: 'text', text: 'Where: ' }, sayTarget(target)],
    `Why: ${reason}`,
    next,
  ]
  return composeNotice(title, lines)
}

const whatOf = ({ call, schedule }: Post): string =>
  schedule === undefined ? sayCall(call) : `${sayCall(call)}, schedule ${schedule}`

const says: Readonly<Record<OutboxEvent, { readonly title: string; readonly brief: string; readonly next: string }>> = {
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
