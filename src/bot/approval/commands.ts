import { BotError } from '../../errors.ts'
import { clockTime } from '../../message/dates.ts'
import type { MessageBlock } from '../../message/message.ts'
import type { NoticeLine } from '../../message/notices.ts'
import { confirm, trouble } from '../answer/reply.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import { sayCall } from '../library/sets.ts'
import { heldKey } from '../newsroom/held.ts'
import { allowedToPost, note, type Newsroom } from '../newsroom/newsroom.ts'
import { sayCause } from '../ports/causes.ts'
import type { Post } from '../ports/ledger.ts'
import type { CommandRequest, Platform, Reply } from '../ports/platform.ts'
import { operator } from '../ports/target.ts'
import { takeOptions, channelWord, targetOf, sayPing } from '../ports/typed.ts'
import { channelOf, sayTarget } from '../rights/reach.ts'
import { decisionOf, mayApprove } from './approval.ts'
import { aboutAsking, composeAsking, seenIn, type AskParts } from './ask.ts'
import { forApproval, readApproval, sayApproval } from './words.ts'

/** What deciding needs besides. */
interface Desk extends Newsroom {
  readonly platforms: readonly Platform[]
  readonly compose: AskParts['compose']
}

const LISTED = 10
/** Waiting posts of which it is asked who may approve them. */
const LOOKED_AT = 50

/** Deciding on what waits for approval, and who approves what is posted in a channel. */
export const approvalCommands = (desk: Desk): readonly Subcommand[] => [
  {
    name: 'approve',
    description: 'Posts that wait for your approval',
    purpose: 'Post',
    usage: '[post|skip <number>]',
    run: (request, words) => approve(desk, request, words.trim()),
  },
  {
    name: 'approvers',
    description: 'Who approves what is posted in a channel',
    purpose: 'Manage',
    usage: '[in #channel] [@role|off] [within:2h] [silence:skip|post]',
    more: 'Nothing that is for the channel is posted before one of them approves it. Corrections of what is posted need no approval.',
    run: (request, words) => approvers(desk, request, words.trim()),
  },
]

async function approve(desk: Desk, request: CommandRequest, words: string): Promise<Reply> {
  const asked = await askedIn(desk, request)
  if (!asked) return trouble('You are not in the workspace or server of that post.', 'Decide on it from there.')
  const [, what, key = words] = /^(?:(post|skip)\s+)?(\S+)$/.exec(words) ?? []
  const posts = await findWaiting(desk, asked)
  if (key === '') return await list(desk, asked, posts)
  const post = posts.find((each) => heldKey(each) === key)
  if (!post) return await decidedBefore(desk, asked, key)
  const { tenant } = asked.place
  if (!(await isApprover(desk, asked, post))) return refused(desk, post)
  const seen = seenIn(post.shows)
  if (what === undefined || (request.revision !== undefined && request.revision !== seen)) {
    const message = await composeAsking({ ...desk, keyOf: heldKey }, post, tenant)
    const line = { kind: 'text', text: 'This has changed since you were asked. It goes out as it is here.' } as const
    const changed: MessageBlock[] = what === undefined ? [] : [{ kind: 'note', line: [line] }]
    return { message: { ...message, blocks: [...changed, ...message.blocks] }, visibility: 'private' }
  }
  return await decide(desk, asked, post, what === 'post')
}

/** In a private message, a button says of which workspace or server it is; who they are there is asked of the chat. */
async function askedIn({ platforms }: Desk, request: CommandRequest): Promise<CommandRequest | undefined> {
  const { tenant = request.place.tenant } = request.args
  if (tenant === request.place.tenant) return request
  const { platform: name } = request.place
  const actor = await platforms.find((each) => each.name === name)?.person?.(tenant, request.actor.id)
  return actor && { ...request, actor, place: { platform: name, tenant } }
}

/** The workspace's or server's own, and what the folder orders for its channels. */
async function findWaiting({ store, home }: Desk, { place }: CommandRequest): Promise<readonly Post[]> {
  const [own, ordered] = await Promise.all(
    [place.tenant, operator].map((tenant) => store.ledger.list(tenant, 'unapproved', 1_000)),
  )
  const homes = await Promise.all(
    (ordered ?? []).map(async ({ target }) =>
      target.platform === place.platform ? home?.(target).catch(() => undefined) : undefined,
    ),
  )
  return [...(own ?? []), ...(ordered ?? []).filter((_, at) => homes[at] === place.tenant)]
}

const isApprover = (desk: Desk, { actor, place }: CommandRequest, { target, approval }: Post): Promise<boolean> =>
  approval ? mayApprove(desk, actor, { target, tenant: place.tenant, by: approval.by }) : Promise.resolve(false)

const refused = (desk: Desk, { approval, target }: Post): Reply =>
  trouble(
    'You may not approve this post.',
    `It is for ${approval ? sayPing(approval.by, groupWordAt(desk, target)) : 'somebody else'}, or an admin.`,
  )

const groupWordAt = ({ capabilities }: Newsroom, at: Parameters<Newsroom['capabilities']>[0]): string =>
  capabilities(at)?.groupWord ?? 'group'

async function decide(desk: Desk, request: CommandRequest, post: Post, posts: boolean): Promise<Reply> {
  const decision = decisionOf(request.actor, posts, desk.clock())
  const reason = posts ? undefined : `${request.actor.name} decided not to post it.`
  if (!(await desk.store.ledger.decide(post, decision, reason)))
    return await decidedBefore(desk, request, heldKey(post))
  const about = `${sayCause(post.cause)} to ${post.target.platform}:${post.target.channel}`
  await note(desk, request, posts ? 'approve' : 'disapprove', about)
  return confirm(posts ? 'Approved: it is posted in a moment.' : 'It will not be posted.', [
    [{ kind: 'text', text: `${sayCall(post.call)} to ` }, sayTarget(post.target)],
  ])
}

/** Newest rows that are looked through for one that was decided on. */
const LOOKED_THROUGH = 500

/** Who was first. */
async function decidedBefore({ store, zone }: Desk, { place }: CommandRequest, key: string): Promise<Reply> {
  const { posts } = await store.ledger.search({ tenants: [place.tenant, operator], limit: LOOKED_THROUGH })
  const decision = posts.find((post) => post.decision && heldKey(post) === key)?.decision
  const hint = 'See what waits: /briefdesk approve'
  if (!decision) return trouble('That post does not wait for approval any more.', hint)
  const who = decision.by?.name ?? 'Nobody'
  const did = decision.posts ? 'approved it' : 'decided not to post it'
  const when = clockTime(decision.at, zone)
  return trouble(
    decision.by
      ? `${who} ${did} on ${when}.`
      : `Its time was over on ${when}: it was ${decision.posts ? 'posted' : 'not posted'}.`,
    hint,
  )
}

async function list(desk: Desk, request: CommandRequest, posts: readonly Post[]): Promise<Reply> {
  const may = await Promise.all(posts.slice(0, LOOKED_AT).map((post) => isApprover(desk, request, post)))
  const mine = posts.filter((_, at) => may[at])
  if (mine.length === 0) return confirm('No post waits for your approval.')
  const { message, ...reply } = confirm(
    `${mine.length} ${mine.length === 1 ? 'post waits' : 'posts wait'} for approval.`,
  )
  const rows = mine.slice(0, LISTED).map((post): MessageBlock => ({
    kind: 'row',
    title: [{ kind: 'text', text: `${heldKey(post)} ${sayCall(post.call)}` }],
    line: aboutAsking(post, desk.zone).flatMap((line, at) =>
      at === 0 ? line : [{ kind: 'text', text: '. ' }, ...line],
    ),
    control: { label: 'Look at it', command: 'briefdesk', args: { line: `approve ${heldKey(post)}` } },
  }))
  const left = mine.length - rows.length
  const more: MessageBlock[] =
    left <= 0 ? [] : [{ kind: 'note', line: [{ kind: 'text', text: `and ${left} more; decide on these first.` }] }]
  return { ...reply, message: { ...message, blocks: [...message.blocks, ...rows, ...more] } }
}

async function approvers(desk: Desk, request: CommandRequest, words: string): Promise<Reply> {
  const { place } = request
  const { chosen, rest } = takeOptions(words, forApproval)
  const [, named, whom = ''] = new RegExp(`^(?:in\\s+(${channelWord}))?\\s*(.*)$`, 'su').exec(rest.trim()) ?? []
  if (whom === '' && !chosen.has('approve')) return await listApprovers(desk, request)
  const target = targetOf(place, named)
  const channel = channelOf(target)
  return await allowedToPost(desk, request, { to: [target], right: 'grant' }, async () => {
    if (/^(?:off|none|nobody)$/i.test(whom)) {
      if (!(await desk.store.approvals.remove(place.tenant, channel)))
        return trouble('Nobody has to approve what is posted there.', 'See where somebody has: /briefdesk approvers')
      await note(desk, request, 'approvers', `none in ${channel}`)
      return confirm('What is posted there needs no approval any more.', [[sayTarget(target)]])
    }
    const pings = (ping: Parameters<Parameters<typeof readApproval>[1]>[0]) =>
      desk.capabilities(place)?.pings(ping) ?? false
    const approval = readApproval(new Map([['approve', whom], ...chosen]), pings)
    if (!approval) throw new BotError('input', 'Who approves?')
    const { tenant } = place
    await desk.store.approvals.put({ ...approval, tenant, channel, setBy: request.actor.name, at: desk.clock() })
    const said = sayApproval(approval, groupWordAt(desk, place))
    await note(desk, request, 'approvers', `${channel}: ${said}`)
    return confirm('Nothing is posted there unapproved from now on.', [
      [sayTarget(target), { kind: 'text', text: `: ${said}` }],
      'They are asked in private messages, and see what waits: /briefdesk approve',
    ])
  })
}

async function listApprovers(desk: Desk, request: CommandRequest): Promise<Reply> {
  const all = await desk.store.approvals.list(request.place.tenant)
  const { platform, tenant } = request.place
  const seen = await Promise.all(all.map(({ channel }) => desk.sees({ platform, tenant, channel }, request)))
  const lines = all
    .filter((_, at) => seen[at])
    .map((each): NoticeLine => [
      sayTarget({ platform, channel: each.channel }),
      { kind: 'text', text: `: ${sayApproval(each, groupWordAt(desk, request.place))}, set by ${each.setBy}` },
    ])
  if (lines.length === 0)
    return confirm('What is posted in the channels that you can see needs no approval.', [
      'To ask for it here: /briefdesk approvers @role within:2h silence:skip',
    ])
  return confirm('Who approves what is posted', lines)
}
