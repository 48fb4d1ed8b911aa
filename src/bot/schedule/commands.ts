import type { Subcommand } from '../answer/subcommand.ts'
import { elsewhere, inReach, isHere, sayTarget, sayTargets, seenBy } from '../rights/reach.ts'
import type { NoticeLine } from '../../message/notices.ts'
import { allowedToPost, note, type Newsroom } from '../newsroom/newsroom.ts'
import { trouble } from '../answer/reply.ts'
import { confirm } from '../answer/reply.ts'
import { type CommandRequest, type Reply } from '../ports/platform.ts'
import { operator, type Target } from '../ports/target.ts'
import { type Schedule } from '../ports/ledger.ts'
import { aboutSchedule, groupWordOf, placeOf, stateOf, warningsOf, wishesOf } from './about.ts'
import { readOrder, type Order } from './words.ts'
import { isSetName, sayWhat } from '../library/sets.ts'
import { askZone, hearZone, sayZone, zoneOf, type AskersZone } from './zone.ts'
import { nextRun } from './next-run.ts'
import { nextTimes } from './when/when.ts'
import { examples } from './when/when.data.ts'
import { sayWhen } from './when/say.ts'
import { preview, runNow } from './run.ts'

/** The subcommands that make, list, try and end schedules. */
export const scheduleCommands = (newsroom: Newsroom, resumeFeed: ResumeFeed): readonly Subcommand[] => [
  ...orders(newsroom),
  ...switches(newsroom, resumeFeed),
]

/** Resumes the channel of a followed feed; undefined when no feed has that name. */
type ResumeFeed = (request: CommandRequest, words: string) => Promise<Reply | undefined>

const orders = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'schedule',
    description: 'Post a briefing, once or regularly',
    purpose: 'Post',
    right: 'schedule',
    usage: '<briefing | tag:name | folder:name> [in #channel] <when> [zone]',
    more: `When, for example: ${examples.join(' · ')}`,
    run: (request, words) => make(newsroom, request, words),
  },
  {
    name: 'schedules',
    description: 'What is scheduled',
    purpose: 'Post',
    usage: '',
    run: (request) => list(newsroom, request),
  },
  {
    name: 'preview',
    description: 'What a schedule would post now, and when next',
    purpose: 'Post',
    usage: '<schedule>',
    run: (request, words) => withSchedule(newsroom, request, words, (schedule) => preview(newsroom, request, schedule)),
  },
  {
    name: 'run',
    description: 'Post now what a schedule posts',
    purpose: 'Post',
    right: 'schedule',
    usage: '<schedule>',
    run: (request, words) =>
      change(newsroom, request, words.replace(/ now$/, ''), (schedule) => runNow(newsroom, request, schedule)),
  },
]

const switches = (newsroom: Newsroom, resumeFeed: ResumeFeed): readonly Subcommand[] => [
  {
    name: 'pause',
    description: 'Pause a schedule until you resume it',
    purpose: 'Post',
    right: 'schedule',
    usage: '<schedule>',
    run: (request, words) =>
      stop(newsroom, request, words, async (schedule) => {
        if (elsewhere(schedule, request.place).length > 0) return notAlone(schedule, request)
        await newsroom.store.schedules.put({ ...schedule, paused: `by ${request.actor.name}` })
        await note(newsroom, request, 'pause', schedule.id)
        return confirm(`${schedule.id} is paused.`, [`To resume it: /briefdesk resume ${schedule.id}`])
      }),
  },
  {
    name: 'resume',
    description: 'Resume a schedule or a channel',
    purpose: 'Post',
    right: 'schedule',
    usage: '<schedule or feed>',
    run: async (request, words) =>
      (await resumeFeed(request, words)) ??
      (await change(newsroom, request, words, (schedule) => resume(newsroom, request, schedule))),
  },
  {
    name: 'unschedule',
    description: 'End a schedule',
    purpose: 'Post',
    right: 'schedule',
    usage: '<schedule>',
    run: (request, words) =>
      stop(newsroom, request, words, async ({ id, tenant }) => {
        if (tenant === operator)
          return trouble(
            `${id} is ordered by a file of the briefings folder.`,
            `Take it out there, or pause it: /briefdesk pause ${id}`,
          )
        await newsroom.store.schedules.remove(tenant, id)
        await note(newsroom, request, 'unschedule', id)
        return confirm(`${id} has ended.`)
      }),
  },
]

async function make(newsroom: Newsroom, request: CommandRequest, words: string): Promise<Reply> {
  const { place } = request
  const line = `schedule ${words}`
  const again = await hearZone(newsroom, request, line)
  if (again) return again
  const asker = await zoneOf(newsroom, request)
  const order = readOrder(words, {
    place,
    pings: (ping) => newsroom.capabilities(place)?.pings(ping) ?? false,
    zone: asker.zone,
    now: newsroom.clock(),
    briefing: newsroom.catalog.entries()[0]?.name,
  })
  const isEmpty = isSetName(order.briefing) && newsroom.members(order.briefing).length === 0
  if (!isSetName(order.briefing) && !(await newsroom.briefings.find(place.tenant, order.briefing)))
    return trouble(`There is no briefing called “${order.briefing}”.`, 'See all of them: /briefdesk briefings')
  // Pinging people needs the right to grant roles.
  const posting = { to: [order.target], right: order.ping === undefined ? 'schedule' : 'grant' } as const
  return allowedToPost(newsroom, request, posting, () =>
    order.unsaid && asker.unknown
      ? Promise.resolve(askZone({ line, asker }))
      : putOrder(newsroom, request, { order, isEmpty, asker }),
  )
}

interface Ordered {
  readonly order: Order
  readonly isEmpty: boolean
  readonly asker: AskersZone
}

async function putOrder(newsroom: Newsroom, { place, ...request }: CommandRequest, ordered: Ordered) {
  const {
    order: { target, unsaid, ...order },
    isEmpty,
    asker,
  } = ordered
  const first = nextRun(order.when, order.zone, newsroom.clock()) ?? 0
  const made = { tenant: place.tenant, targets: [target], nextRunAt: first, createdBy: request.actor.id }
  const schedule = await addNumbered(newsroom, { ...order, ...made })
  const wishes = wishesOf(schedule, groupWordOf(newsroom, schedule)).map((wish) => `, ${wish}`)
  const deed = `${schedule.id}: ${sayWhen(schedule)} to ${placeOf(target)}${wishes.join('')}`
  await note(newsroom, { place, ...request }, 'schedule', deed)
  const obstacle = await newsroom.inspect?.(target)
  return confirm(
    `Scheduled: ${sayWhat(schedule)}, ${sayWhen(schedule)}.`,
    [
      `Name: ${schedule.id}`,
      ...aboutSchedule(schedule, groupWordOf(newsroom, schedule)),
      ...nextTimes(schedule, newsroom.clock(), 3).map((time) => `Next: ${time}`),
      ...(unsaid ? [sayZone(asker)] : []),
      ...warningsOf(schedule, first, isEmpty),
      ...(obstacle === undefined ? [] : [`Note: ${obstacle}`]),
    ],
    [
      { label: 'Preview', command: 'briefdesk', args: { line: `preview ${schedule.id}` } },
      { label: 'End this schedule', command: 'briefdesk', args: { line: `unschedule ${schedule.id}` } },
    ],
  )
}

/** Writes a schedule under the first name that is free: `harbour/1`, `harbour/2` … */
async function addNumbered({ store }: Newsroom, order: Omit<Schedule, 'id'>): Promise<Schedule> {
  const taken = new Set((await store.schedules.list(order.tenant)).map(({ id }) => id))
  for (let number = 1; ; number++) {
    const schedule = { ...order, id: `${order.briefing}/${number}` }
    // Somebody else may take it meanwhile.
    if (!taken.has(schedule.id) && (await store.schedules.add(schedule))) return schedule
  }
}

/** The tenant's own, and what the folder orders for this channel. */
async function visible({ store }: Newsroom, { place }: CommandRequest): Promise<readonly Schedule[]> {
  const ordered = await store.schedules.list(operator)
  const here = ordered.filter(({ targets }) => targets.some((target) => isHere(target, place)))
  return [...(await store.schedules.list(place.tenant)), ...here]
}

async function list(newsroom: Newsroom, request: CommandRequest): Promise<Reply> {
  const sees = (target: Target): Promise<boolean> => newsroom.sees(target, request)
  const { seen, unseen } = await seenBy(await visible(newsroom, request), sees)
  const ordered = await newsroom.store.pauses.list(operator)
  const pauses = [
    ...(await newsroom.store.pauses.list(request.place.tenant)),
    ...ordered.filter(({ target }) => isHere(target, request.place)),
  ].map((pause) => ({ ...pause, targets: [pause.target] }))
  const lines: NoticeLine[] = [
    ...seen.map((schedule) => lineOf(newsroom, schedule)),
    ...(await seenBy(pauses, sees)).seen.map(({ target, reason }): NoticeLine => [
      sayTarget(target),
      { kind: 'text', text: ` is paused: ${reason}. Fix it, then resume a schedule that posts there.` },
    ]),
    ...(unseen === 0 ? [] : [`${unseen} more in channels that you cannot see from here.`]),
  ]
  return confirm(seen.length === 0 ? 'Nothing is scheduled in the channels that you can see.' : 'Scheduled', lines)
}

const lineOf = (newsroom: Newsroom, schedule: Schedule): NoticeLine => [
  { kind: 'strong', text: schedule.id },
  { kind: 'text', text: `: ${sayWhen(schedule)} to ` },
  ...sayTargets(schedule.targets),
  {
    kind: 'text',
    text: ['', ...wishesOf(schedule, groupWordOf(newsroom, schedule)), stateOf(schedule)].join('; '),
  },
]

async function withSchedule(
  newsroom: Newsroom,
  request: CommandRequest,
  words: string,
  act: (schedule: Schedule) => Promise<Reply>,
): Promise<Reply> {
  const name = words.trim().toLowerCase()
  const schedules = await visible(newsroom, request)
  const found = schedules.filter(({ id }) => id === name || id.startsWith(`${name}/`))
  const [only] = found
  if (only && found.length === 1) return await act(only)
  const { seen } = await seenBy(found.length > 1 ? found : schedules, (target) => newsroom.sees(target, request))
  const names = seen.map(({ id }) => id).slice(0, 10)
  return trouble(
    found.length > 1 ? `“${name}” has several schedules.` : `There is no schedule called “${name}” here.`,
    names.length > 0 ? `Choose one of: ${names.join(', ')}` : 'Make one: /briefdesk schedule <briefing> <when>',
  )
}

const change = (
  newsroom: Newsroom,
  request: CommandRequest,
  words: string,
  act: (schedule: Schedule) => Promise<Reply>,
) =>
  withSchedule(newsroom, request, words, (schedule) =>
    allowedToPost(newsroom, request, { to: schedule.targets }, () => act(schedule)),
  )

const stop: typeof change = (newsroom, request, words, act) =>
  withSchedule(newsroom, request, words, (schedule) =>
    allowedToPost(newsroom, request, { to: schedule.targets, stops: true }, () => act(schedule)),
  )

const notAlone = (schedule: Schedule, { place }: CommandRequest): Reply =>
  trouble(
    `${schedule.id} also posts to ${elsewhere(schedule, place).length === 1 ? 'another channel' : 'other channels'}: one channel does not decide for all.`,
    'Whoever runs the bot can take this channel out of "to:" in the briefing’s file.',
  )

async function resume(newsroom: Newsroom, request: CommandRequest, { paused, ...schedule }: Schedule): Promise<Reply> {
  if (paused !== undefined && elsewhere(schedule, request.place).length > 0) return notAlone(schedule, request)
  await newsroom.store.schedules.put(schedule)
  for (const target of inReach(schedule, request.place)) await newsroom.store.pauses.resume(target)
  await note(newsroom, request, 'resume', schedule.id)
  return confirm(
    `${schedule.id} is resumed.`,
    nextTimes(schedule, newsroom.clock(), 1).map((time) => `Next: ${time}`),
  )
}
