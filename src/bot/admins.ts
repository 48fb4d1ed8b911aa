import { composeDesk } from '../message/desk.ts'
import type { Message } from '../message/message.ts'
import type { OutboxEvent } from './outbox.ts'
import { operator, type Platform, type PlatformName, type Post } from './ports.ts'

/** The channel of each chat that is told what a person has to decide or mend. */
export type AdminChannels = Readonly<Partial<Record<PlatformName, string | undefined>>>

interface AdminParts {
  readonly channels: AdminChannels
  readonly platforms: readonly Platform[]
  /** The word did not go out. */
  readonly failed: (reason: string) => void
}

/** Tells the admins of a chat in their channel. */
export interface AdminWord {
  tell(event: OutboxEvent, post: Post, reason: string): void
  /** The same of something that is no post. */
  say(platform: PlatformName, message: Message, key: string): void
  /** Resolves when no word is under way. */
  readonly settled: () => Promise<unknown>
}

/** Posts past the ledger, and tries once: what fails here is said in the log alone, so that no word of it leads to another. */
export function createAdminWord({ channels, platforms, failed }: AdminParts): AdminWord {
  const underWay = new Set<Promise<void>>()

  async function post(name: PlatformName, message: Message, key: string): Promise<void> {
    const channel = channels[name]
    const platform = platforms.find((each) => each.name === name)
    if (channel === undefined || !platform) return
    const end = await platform.post({ platform: name, tenant: operator, channel }, message, key)
    if (end.outcome !== 'sent') failed(end.reason)
  }

  function say(name: PlatformName, message: Message, key: string): void {
    const act = post(name, message, key)
      .catch((error: unknown) => failed(error instanceof Error ? error.message : 'no error was thrown'))
      .finally(() => underWay.delete(act))
    underWay.add(act)
  }

  return {
    say,
    tell(event, about, reason) {
      const key = ['admin', event, about.tenant, about.cause, about.target.channel, about.part].join('|')
      say(about.target.platform, composeWord(event, about, reason), key)
    },
    settled: () => Promise.all(underWay),
  }
}

function composeWord(event: OutboxEvent, { target, call, series }: Post, reason: string): Message {
  const { title, next } = words[event]
  const what = series === undefined ? `/${call.command}` : `/${call.command}, schedule ${series}`
  return composeDesk(title, [`What: ${what}`, `Where: ${target.platform}:${target.channel}`, `Why: ${reason}`, next])
}

const words: Readonly<Record<OutboxEvent, { readonly title: string; readonly next: string }>> = {
  'post.held': {
    title: 'A post is held: it may or may not be out.',
    next: 'Look at the channel, then decide there: /briefdesk held',
  },
  'post.failed': {
    title: 'A post failed and is not tried again.',
    next: 'Mend what it names, then post it again.',
  },
  'target.paused': {
    title: 'A channel refuses our posts: nothing more is scheduled there for now.',
    next: 'Mend what it names, then let it go on: /briefdesk resume <schedule>',
  },
  'target.gone': {
    title: 'A channel is gone: it was taken out of its schedule.',
    next: 'See what is left: /briefdesk schedules',
  },
}
