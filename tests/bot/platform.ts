import { slackCapabilities } from '../../src/platforms/slack/capabilities.ts'
import type { Message } from '../../src/message/message.ts'
import type { PostLocation, Platform, PostOutcome } from '../../src/bot/ports/platform.ts'
import type { PostRef } from '../../src/bot/ports/target.ts'
import type { Target } from '../../src/bot/ports/target.ts'
import type { Under } from '../../src/bot/ports/ledger.ts'

interface Sent {
  readonly target: Target
  readonly message: Message
  readonly key: string
  readonly under?: Under | undefined
}

/**
 * A platform in memory: keeps what it is sent, answers as told, and dedupes by key when it says that it does. `homes`:
 * the workspace that a channel lies in, when it is not the one that asks; undefined = not to be seen. `members`: who
 * is in a private channel; all others are public.
 */
export function createMemoryPlatform({
  dedupes = false,
  outcomes = [],
  located,
  homes = {},
  members = {},
  groups,
  followers,
}: {
  dedupes?: boolean
  outcomes?: PostOutcome[]
  /** What its history says, look by look; without it, none can be read. */
  located?: PostLocation[]
  homes?: Readonly<Record<string, string | undefined>>
  members?: Readonly<Record<string, readonly string[]>>
  /** Who is in a group; without any, it does not tell. */
  groups?: Readonly<Record<string, readonly string[]>>
  /** Its channels whose name ends in `?publish` have some. */
  followers?: { readonly most: number; readonly within: number }
} = {}) {
  const sent: Sent[] = []
  const direct: { readonly person: { readonly tenant: string; readonly id: string }; readonly message: Message }[] = []
  const refuses = new Map<string, string>()
  const edits: PostRef[] = []
  const edited: Message[] = []
  const editOutcomes: PostOutcome[] = []
  const passed: PostRef[] = []
  const passOutcomes: Exclude<PostOutcome, { outcome: 'unknown' }>[] = []
  const visible = () =>
    dedupes ? sent.filter((post, at) => sent.findIndex((other) => other.key === post.key) === at) : sent
  const platform: Platform = {
    name: 'slack',
    capabilities: {
      ...slackCapabilities,
      dedupes,
      ...(followers && { followers: { ...followers, wants: ({ channel }: Target) => channel.endsWith('?publish') } }),
    },
    start: () => Promise.resolve(),
    update: () => Promise.resolve(),
    post(target, message, key, under) {
      const reason = refuses.get(target.channel)
      if (reason !== undefined) return Promise.resolve({ outcome: 'permanent', reason })
      const outcome = outcomes.shift() ?? { outcome: 'sent', ref: `ref-${sent.length + 1}` }
      if (outcome.outcome === 'sent' || outcome.outcome === 'unknown') sent.push({ target, message, key, under })
      return Promise.resolve(outcome)
    },
    ...(located && { locate: () => Promise.resolve(located.shift() ?? { outcome: 'absent' }) }),
    direct(person, message) {
      direct.push({ person, message })
      return Promise.resolve({ outcome: 'sent', ref: 'direct' })
    },
    edit(_target, ref, message) {
      edits.push(ref)
      edited.push(message)
      return Promise.resolve(editOutcomes.shift() ?? { outcome: 'sent', ref })
    },
    ...(followers && {
      passOn(_: Target, ref: PostRef) {
        const outcome = passOutcomes.shift() ?? { outcome: 'sent', ref }
        if (outcome.outcome === 'sent') passed.push(ref)
        return Promise.resolve(outcome)
      },
    }),
    home: ({ channel, tenant }) => Promise.resolve(channel in homes ? homes[channel] : tenant),
    ...(groups && {
      belongs: ({ id }: { readonly id: string }, group: string) =>
        Promise.resolve(groups[group]?.includes(id) ?? false),
      members: (_: string, group: string) => Promise.resolve(groups[group]),
      person: (_: string, id: string) =>
        Promise.resolve(id.startsWith('GONE') ? undefined : { id, name: `name of ${id}`, admin: false }),
    }),
    sees: ({ channel }, person) => Promise.resolve(members[channel]?.includes(person) ?? true),
    health: () => ({ state: 'ready' }),
    stop: () => Promise.resolve(),
  }
  const refuse = (channel: string, reason: string) => void refuses.set(channel, reason)
  return { platform, sent, direct, refuse, edits, edited, editOutcomes, passed, passOutcomes, visible }
}
