import type { Inline, MessageBlock } from '../../message/message.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import { channelOf, isHere, sayTarget } from '../rights/reach.ts'
import { allowed, allowedEverywhere, note, type Newsroom } from './newsroom.ts'
import { trouble } from '../answer/reply.ts'
import { confirm } from '../answer/reply.ts'
import { type CommandRequest, type Reply } from '../ports/platform.ts'
import { operator } from '../ports/target.ts'
import { sayCause } from '../ports/causes.ts'
import type { Post } from '../ports/ledger.ts'
import { sayCall } from '../library/sets.ts'
import { clockTime } from '../../message/dates.ts'

const LISTED = 10

/** Held posts, and texts to be forgotten. */
export const heldCommands = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'held',
    description: 'Posts that may or may not be out',
    purpose: 'Manage',
    right: 'decide',
    usage: '[send|sent <number>]',
    run: (request, words) => held(newsroom, request, words.trim()),
  },
  {
    name: 'forget',
    description: 'Delete a text that was handed in',
    purpose: 'Manage',
    right: 'decide',
    usage: '<briefing>',
    run: (request, words) =>
      allowedEverywhere(newsroom, request, 'decide', () => forget(newsroom, request, words.trim())),
  },
]

/** The tenant's own, and those that the folder orders for this channel. */
async function findHeld({ store }: Newsroom, { place }: CommandRequest): Promise<readonly Post[]> {
  const ordered = (await store.ledger.list(operator, 'held', 1_000)).filter(({ target }) => isHere(target, place))
  return [...(await store.ledger.list(place.tenant, 'held', 1_000)), ...ordered]
}

/** Listing needs the right here; deciding on a post needs it in the post's channel. */
async function held(newsroom: Newsroom, request: CommandRequest, words: string): Promise<Reply> {
  const posts = await findHeld(newsroom, request)
  const [, what, key = words] = /^(?:(send|sent)\s+)?(\S+)$/.exec(words) ?? []
  if (key === '') return await allowed(newsroom, request, 'decide', () => Promise.resolve(list(newsroom, posts)))
  const post = posts.find((each) => heldKey(each) === key)
  if (!post) return trouble('That post is not held any more.', 'See what is: /briefdesk held')
  const place = { ...request.place, channel: channelOf(post.target) }
  return await allowed(newsroom, { ...request, place }, 'decide', () =>
    what === undefined ? Promise.resolve(showHeld(newsroom, post)) : decide(newsroom, request, post, what),
  )
}

async function decide(newsroom: Newsroom, request: CommandRequest, post: Post, what: string): Promise<Reply> {
  const now = newsroom.clock()
  const end =
    what === 'send' ? { state: 'due' as const, due: now } : { state: 'sent' as const, due: post.due, sentAt: now }
  await newsroom.store.ledger.settle(post, { ...end, ...(post.ref !== undefined && { ref: post.ref }) })
  await note(
    newsroom,
    request,
    `held.${what}`,
    `${sayCause(post.cause)} to ${post.target.platform}:${post.target.channel}`,
  )
  return confirm(what === 'send' ? 'It will be sent again in a moment.' : 'It is marked as sent.')
}

function list({ zone }: Newsroom, posts: readonly Post[]): Reply {
  if (posts.length === 0) return confirm('No post is held.')
  const { message, ...reply } = confirm(`${posts.length} held: look whether each is in its channel, then decide.`)
  const rows = posts.slice(0, LISTED).map((post): MessageBlock => ({
    kind: 'row',
    ...sayHeld(post, zone),
    control: { label: 'Decide', command: 'briefdesk', args: { line: `held ${heldKey(post)}` } },
  }))
  const left = posts.length - rows.length
  const more: MessageBlock[] =
    left <= 0 ? [] : [{ kind: 'note', line: [{ kind: 'text', text: `and ${left} more; decide on these first.` }] }]
  return { ...reply, message: { ...message, blocks: [...message.blocks, ...rows, ...more] } }
}

/** One held post, and the two decisions. */
function showHeld({ zone }: Newsroom, post: Post): Reply {
  const { title, line } = sayHeld(post, zone)
  return confirm(
    'Is this post in its channel?',
    [[...title, { kind: 'text', text: ': ' }, ...line]],
    [
      { label: 'No: send it again', command: 'briefdesk', args: { line: `held send ${heldKey(post)}` } },
      { label: 'Yes: it is there', command: 'briefdesk', args: { line: `held sent ${heldKey(post)}` } },
    ],
  )
}

const sayHeld = (
  post: Post,
  zone: string,
): { readonly title: readonly Inline[]; readonly line: readonly Inline[] } => ({
  title: [{ kind: 'text', text: `${heldKey(post)} ${sayCall(post.call)}` }],
  line: [
    { kind: 'text', text: 'to ' },
    sayTarget(post.target),
    { kind: 'text', text: `, due ${clockTime(post.due, zone)}: ${post.reason ?? 'no answer came'}` },
  ],
})

/** A short name for a held post that does not change while it is held. */
export function heldKey({ cause, target, part, edition = 0 }: Post): string {
  let sum = 5381
  for (const unit of `${sayCause(cause)}|${edition}|${target.platform}|${target.channel}|${part}`)
    sum = (sum * 33 + (unit.codePointAt(0) ?? 0)) % 2_176_782_336
  return sum.toString(36).padStart(6, '0')
}

async function forget(newsroom: Newsroom, request: CommandRequest, briefing: string): Promise<Reply> {
  const isKept = (await newsroom.store.kept.find(request.place.tenant, briefing)) !== undefined
  if (!isKept && newsroom.catalog.find(briefing))
    return trouble(
      `/${briefing} comes from the briefings folder.`,
      'Take its file out of the folder. To delete a pasted text: /briefdesk forget text-…',
    )
  if (!(await newsroom.store.retention.forget(request.place.tenant, briefing)))
    return trouble(`Nothing is kept here under “${briefing}”.`, 'Give the name under its briefing: text-…')
  const all = await newsroom.store.schedules.list(request.place.tenant)
  const schedules = all.filter((one) => one.briefing === briefing)
  for (const { tenant, id } of schedules) await newsroom.store.schedules.remove(tenant, id)
  await newsroom.withdraw(request.place, briefing)
  await note(newsroom, request, 'forget', briefing)
  return confirm(`${briefing} is deleted.`, [
    ...schedules.map(({ id }) => `Its schedule ${id} has ended.`),
    'Copies that were posted stay in their channels; delete them there.',
  ])
}
