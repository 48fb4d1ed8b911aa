import type { PostRef } from '../../../bot/ports/target.ts'
import type { SlackParts } from '../connect/parts.ts'
import type { Incoming } from './requests.ts'

/** A mention, by the message that it stands in. */
type Mention = Pick<Incoming, 'place' | 'onMessage'>

/** The messages that answered a mention; undefined if none did. */
export async function findAnswer(parts: SlackParts, mention: Mention): Promise<PostRef | undefined> {
  let found: PostRef | undefined
  for (let version = 1; ; version++) {
    const next = await parts.find(mention.place.tenant, nameOf(mention, version))
    if (next === undefined) return found
    found = next
  }
}

/** Remembers the messages that answer a mention. What is kept is never replaced, so each set of them has a name of its own. */
export async function keepAnswer(parts: SlackParts, mention: Mention, ref: PostRef): Promise<void> {
  const { tenant } = mention.place
  let version = 1
  while ((await parts.find(tenant, nameOf(mention, version))) !== undefined) version++
  await parts.keep(tenant, [{ key: nameOf(mention, version), content: ref }])
}

const nameOf = ({ onMessage = '' }: Mention, version: number): string => `answer/${onMessage}/${version}`
