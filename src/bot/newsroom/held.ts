import type { Control } from '../../message/message.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import { channelOf, isHere } from '../rights/reach.ts'
import { allowed, allowedEverywhere, note, type Newsroom } from './newsroom.ts'
import { trouble } from '../answer/reply.ts'
import { confirm } from '../answer/reply.ts'
import { type CommandRequest, type Reply } from '../ports/platform.ts'
import { operator } from '../ports/target.ts'
import { sayCause, type Post } from '../ports/ledger.ts'
import { sayCall } from '../library/sets.ts'
import { clockTime } from '../../message/dates.ts'

const LISTED = 10

/** Held posts, and texts to be forgotten. */
export const heldCommands = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'held',
    description: 'Posts that may or may not be out: look, then send again or mark as sent',
    usage: '[send|sent <number>]',
    right: 'decide',
    run: (request, words) => held(newsroom, request, words.trim()),
  },
  {
    name: 'forget',
    description: 'Remove what was handed in or kept, with its briefing',
    usage: '<briefing>',
    right: 'decide',
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
  const [, what, key] = /^(send|sent)\s+(\S+)$/.exec(words) ?? []
  if (what === undefined)
    return await allowed(newsroom, request, 'decide', () => Promise.resolve(list(newsroom, posts)))
  const post = posts.find((each) => keyOf(each) === key)
  if (!post) return trouble('That post is not held any more.', 'See what is: /briefdesk held')
  const place = { ...request.place, channel: channelOf(post.target) }
  return await allowed(newsroom, { ...request, place }, 'decide', () => decide(newsroom, request, post, what))
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
  return confirm(what === 'send' ? 'It is sent again in a moment.' : 'It is marked as sent.')
}

function list({ zone }: Newsroom, posts: readonly Post[]): Reply {
  if (posts.length === 0) return confirm('No post is held.')
  const shown = posts.slice(0, LISTED)
  const lines = shown.map(
    (post) =>
      `${keyOf(post)}: ${sayCall(post.call)} to ${post.target.platform}:${post.target.channel}, due ${clockTime(post.due, zone)}: ${post.reason ?? 'no answer came'}`,
  )
  const more = posts.length > LISTED ? [`… and ${posts.length - LISTED} more; decide on these first.`] : []
  const controls = shown.flatMap((post): Control[] => [
    { label: `Send ${keyOf(post)} again`, command: 'briefdesk', args: { line: `held send ${keyOf(post)}` } },
    { label: `${keyOf(post)} is there`, command: 'briefdesk', args: { line: `held sent ${keyOf(post)}` } },
  ])
  return confirm(
    `${posts.length} held: look into the channel whether the post is there, then decide.`,
    [...lines, ...more],
    controls,
  )
}

/** A short name for a held post that does not change while it is held. */
function keyOf({ cause, target, part, edition = 0 }: Post): string {
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
      'Take its file out of the folder; a pasted text goes with: /briefdesk forget text-…',
    )
  if (!(await newsroom.store.retention.forget(request.place.tenant, briefing)))
    return trouble(`Nothing is kept here under “${briefing}”.`, 'Its name is the one that /brief shows it by: text-…')
  const all = await newsroom.store.schedules.list(request.place.tenant)
  const schedules = all.filter((one) => one.briefing === briefing)
  for (const { tenant, id } of schedules) await newsroom.store.schedules.remove(tenant, id)
  await newsroom.withdraw(request.place, briefing)
  await note(newsroom, request, 'forget', briefing)
  return confirm(`${briefing} is forgotten.`, [
    ...schedules.map(({ id }) => `Its schedule ${id} is ended.`),
    'Copies that are posted stay in their channels: delete them there.',
  ])
}
