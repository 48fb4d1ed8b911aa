import type { Inline, Message, MessageBlock } from '../../message/message.ts'
import { composeNotice } from '../../message/notices.ts'
import { clockTime } from '../../message/dates.ts'
import { sayCall } from '../library/sets.ts'
import { audienceOf } from '../library/revisions.ts'
import { sayCause } from '../ports/causes.ts'
import type { Approval } from '../ports/approval.ts'
import type { Post, ShownBriefing } from '../ports/ledger.ts'
import type { Platform, PostOutcome } from '../ports/platform.ts'
import type { Store } from '../ports/store.ts'
import { sayTarget } from '../rights/reach.ts'

/** What asking needs. */
export interface AskParts {
  readonly platforms: readonly Platform[]
  readonly store: Pick<Store, 'schedules' | 'rights'>
  /** The content of a post as it would go out now. */
  readonly compose: (post: Post) => Promise<Message | { readonly problem: string } | { readonly skip: string }>
  /** IANA. */
  readonly zone: string
  /** The short name of a post that waits. */
  readonly keyOf: (post: Post) => string
}

/** People of a group that are asked; more would be a crowd. */
const ASKED_MOST = 20

/**
 * Asks those who may approve a post, each in a message of their own with the post and two buttons. Where it is not known who
 * they are, undefined: somebody else has to be told. Otherwise how it ended with the one it went best with.
 */
export async function askApprovers(parts: AskParts, post: Post): Promise<PostOutcome | undefined> {
  const { approval, target } = post
  const platform = parts.platforms.find(({ name }) => name === target.platform)
  if (!approval || !platform?.direct) return undefined
  const tenant = await audienceOf(parts.platforms, post)
  const people = (await findApprovers(platform, tenant, approval)).slice(0, ASKED_MOST)
  if (people.length === 0) return undefined
  const message = await composeAsking(parts, post, tenant)
  const key = ['ask', post.tenant, sayCause(post.cause), target.channel, approval.until].join('|')
  const ends: PostOutcome[] = []
  for (const id of people) ends.push(await platform.direct({ tenant, id }, message, `${key}|${id}`))
  const order = ['sent', 'unknown', 'transient', 'permanent']
  return ends.sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))[0]
}

async function findApprovers(platform: Platform, tenant: string, { by }: Approval): Promise<readonly string[]> {
  return by.kind === 'person' ? [by.id] : ((await platform.members?.(tenant, by.id)) ?? [])
}

/** The post as it would go out, between the question and its buttons. */
export async function composeAsking(parts: AskParts, post: Post, tenant: string): Promise<Message> {
  const content = await parts.compose(post)
  const shown: readonly MessageBlock[] =
    'blocks' in content ? content.blocks.filter(({ kind }) => kind !== 'controls' && kind !== 'choice') : []
  const asked = composeNotice(`To approve: ${sayCall(post.call)}`, aboutAsking(post, parts.zone))
  const controls = composeNotice('', [], answersTo(post, { tenant, key: parts.keyOf(post) })).blocks.slice(1)
  return { title: asked.title, blocks: [...asked.blocks, { kind: 'divider' }, ...shown, ...controls] }
}

/** Where a post would go, and what becomes of it if nobody says anything. */
export function aboutAsking({ target, note, approval }: Post, zone: string): readonly (readonly Inline[])[] {
  const by = note === undefined ? [] : [[{ kind: 'text', text: note } as const]]
  const until = approval?.until === undefined ? '' : clockTime(approval.until, zone)
  const silence = approval?.silence === 'post' ? 'it is posted' : 'it is not posted'
  return [
    [{ kind: 'text', text: 'To: ' }, sayTarget(target)],
    ...by,
    [{ kind: 'text', text: `If nobody decides until ${until}, ${silence}.` }],
  ]
}

/** The two answers. They carry what was seen, so that nobody approves something else unawares, and the workspace: in a private message no other place tells it. */
export const answersTo = (post: Post, { tenant, key }: { readonly tenant: string; readonly key: string }) => {
  const revision = seenIn(post.shows)
  const answer = (label: string, line: string) => ({
    ...{ label, command: 'briefdesk', args: { line, tenant } },
    ...(revision !== undefined && { revision }),
  })
  return [answer('Post it', `approve post ${key}`), answer('Do not post it', `approve skip ${key}`)]
}

/** What names the content of a post, short enough for a button. */
export const seenIn = (shows: readonly ShownBriefing[] | undefined): string | undefined =>
  shows?.map(({ revision }) => revision.slice(0, 12)).join('')
