import type { Subcommand } from './briefdesk.ts'
import { allowed, note, refused, told, type Newsroom } from './newsroom.ts'
import { operator, type CommandRequest, type NewPost, type Reply, type Schedule, type Target } from './ports.ts'
import { readOrder } from './schedule-words.ts'
import { clockTime, isQuiet, nextRun } from './slots.ts'
import { nextTimes, sayWhen } from './when.ts'

/** Standing orders to post: make, list, try, stop. */
export const scheduleCommands = (room: Newsroom): readonly Subcommand[] => [...orders(room), ...switches(room)]

const orders = (room: Newsroom): readonly Subcommand[] => [
  {
    name: 'schedule',
    description: 'Post a briefing again and again, or once later',
    usage: '<briefing> [in #channel] <when> [zone]',
    run: (request, words) => allowed(room, request, 'schedule', () => make(room, request, words)),
  },
  {
    name: 'schedules',
    description: 'What is posted here, and when next',
    usage: '',
    run: (request) => list(room, request),
  },
  {
    name: 'preview',
    description: 'What a schedule would post now, and its next three times',
    usage: '<schedule>',
    run: (request, words) => withSchedule(room, request, words, (schedule) => preview(room, request, schedule)),
  },
  {
    name: 'run',
    description: 'Post what a schedule posts, now',
    usage: '<schedule>',
    run: (request, words) =>
      change(room, request, words.replace(/ now$/, ''), (schedule) => runNow(room, request, schedule)),
  },
]

const switches = (room: Newsroom): readonly Subcommand[] => [
  {
    name: 'pause',
    description: 'Let a schedule post nothing until it is resumed',
    usage: '<schedule>',
    run: (request, words) =>
      change(room, request, words, async (schedule) => {
        await room.store.schedules.put({ ...schedule, paused: `by ${request.actor.name}` })
        await note(room, request, 'pause', schedule.id)
        return told(`${schedule.id} is paused.`, [`To go on: /briefdesk resume ${schedule.id}`])
      }),
  },
  {
    name: 'resume',
    description: 'Let a schedule, or a channel that refused us, go on',
    usage: '<schedule>',
    run: (request, words) => change(room, request, words, (schedule) => resume(room, request, schedule)),
  },
  {
    name: 'unschedule',
    description: 'End a schedule',
    usage: '<schedule>',
    run: (request, words) =>
      change(room, request, words, async ({ id, tenant }) => {
        if (tenant === operator)
          return refused(
            `${id} stands in a file of the briefings folder.`,
            `Take it out there, or pause it: /briefdesk pause ${id}`,
          )
        await room.store.schedules.remove(tenant, id)
        await note(room, request, 'unschedule', id)
        return told(`${id} is ended.`)
      }),
  },
]

async function make(room: Newsroom, request: CommandRequest, words: string): Promise<Reply> {
  const { place, actor } = request
  const { target, ...order } = readOrder(words, { place, zone: room.zone, now: room.clock() })
  if (!(await room.library.find(place.tenant, order.briefing)))
    return refused(`There is no briefing called “${order.briefing}”.`, 'See all of them: /briefdesk briefings')
  const first = nextRun(order.when, order.zone, room.clock()) ?? 0
  const schedule: Schedule = {
    ...order,
    tenant: place.tenant,
    id: await freeName(room, place.tenant, order.briefing),
    targets: [target],
    nextRunAt: first,
    createdBy: actor.id,
  }
  await room.store.schedules.put(schedule)
  await note(room, request, 'schedule', `${schedule.id}: ${sayWhen(schedule)} to ${placeOf(target)}`)
  const obstacle = await room.inspect?.(target)
  return told(
    `Scheduled: /${schedule.briefing}, ${sayWhen(schedule)}.`,
    [
      `Name: ${schedule.id}`,
      ...about(schedule),
      ...nextTimes(schedule, room.clock(), 3).map((time) => `Next: ${time}`),
      ...warnings(schedule, first),
      ...(obstacle === undefined ? [] : [`Mind: ${obstacle}`]),
    ],
    [
      { label: 'Preview', command: 'briefdesk', args: { line: `preview ${schedule.id}` } },
      { label: 'End it', command: 'briefdesk', args: { line: `unschedule ${schedule.id}` } },
    ],
  )
}

/** `harbour/1`, `harbour/2` … */
async function freeName({ store }: Newsroom, tenant: string, briefing: string): Promise<string> {
  const taken = new Set((await store.schedules.list(tenant)).map(({ id }) => id))
  for (let number = 1; ; number++) if (!taken.has(`${briefing}/${number}`)) return `${briefing}/${number}`
}

const placeOf = ({ platform, channel }: Target): string => `${platform}:${channel}`

const about = ({ targets, catchUp, unchanged, quiet }: Schedule): string[] => [
  `To: ${targets.map(placeOf).join(', ')}`,
  `After an outage: ${catchUp}. When nothing changed: ${unchanged ?? 'skip'}.${quiet === undefined ? '' : ` Quiet hours: ${quiet}.`}`,
]

const warnings = ({ quiet, zone }: Schedule, first: number): string[] =>
  quiet !== undefined && isQuiet(quiet, zone, first)
    ? ['Mind: its next time lies in its quiet hours, and will be skipped.']
    : []

/** The tenant's own, and what the folder orders for this channel. */
async function visible({ store }: Newsroom, { place }: CommandRequest): Promise<readonly Schedule[]> {
  const ordered = await store.schedules.list(operator)
  const here = ordered.filter(({ targets }) =>
    targets.some(
      ({ platform, channel }) =>
        place.platform === 'terminal' || (platform === place.platform && channel === place.channel),
    ),
  )
  return [...(await store.schedules.list(place.tenant)), ...here]
}

async function list(room: Newsroom, request: CommandRequest): Promise<Reply> {
  const schedules = await visible(room, request)
  const pauses = await room.store.pauses.list(request.place.tenant)
  const lines = [
    ...schedules.map(
      (schedule) =>
        `${schedule.id}: ${sayWhen(schedule)} to ${schedule.targets.map(placeOf).join(', ')}; ${stateOf(schedule)}`,
    ),
    ...pauses.map(
      ({ target, reason }) =>
        `${placeOf(target)} is paused: ${reason}. Mend it, then resume a schedule that posts there.`,
    ),
  ]
  return told(schedules.length === 0 ? 'Nothing is scheduled here.' : 'Scheduled here', lines)
}

function stateOf({ paused, nextRunAt, zone }: Schedule): string {
  if (paused !== undefined) return `paused ${paused}`
  return nextRunAt === undefined ? 'over' : `next ${clockTime(nextRunAt, zone)}`
}

async function withSchedule(
  room: Newsroom,
  request: CommandRequest,
  words: string,
  act: (schedule: Schedule) => Promise<Reply>,
): Promise<Reply> {
  const name = words.trim().toLowerCase()
  const schedules = await visible(room, request)
  const found = schedules.filter(({ id }) => id === name || id.startsWith(`${name}/`))
  const [only] = found
  if (only && found.length === 1) return await act(only)
  const names = (found.length > 1 ? found : schedules).map(({ id }) => id).slice(0, 10)
  return refused(
    found.length > 1 ? `“${name}” has several schedules.` : `There is no schedule called “${name}” here.`,
    names.length > 0 ? `Choose one of: ${names.join(', ')}` : 'Make one: /briefdesk schedule <briefing> <when>',
  )
}

const change = (room: Newsroom, request: CommandRequest, words: string, act: (schedule: Schedule) => Promise<Reply>) =>
  allowed(room, request, 'schedule', () => withSchedule(room, request, words, act))

async function preview(room: Newsroom, request: CommandRequest, schedule: Schedule): Promise<Reply> {
  const reply = await room.preview({ command: schedule.briefing, args: {} }, request)
  const times = nextTimes(schedule, room.clock(), 3).join(' · ')
  const line = `Preview of ${schedule.id}, ${sayWhen(schedule)}. Next: ${times === '' ? 'never' : times}`
  return {
    ...reply,
    message: {
      ...reply.message,
      blocks: [{ kind: 'note', line: [{ kind: 'text', text: line }] }, ...reply.message.blocks],
    },
  }
}

async function runNow(room: Newsroom, request: CommandRequest, schedule: Schedule): Promise<Reply> {
  const now = room.clock()
  const posts = schedule.targets.map((target): NewPost => ({
    tenant: schedule.tenant,
    cause: `run:${schedule.id}@${request.onMessage ?? new Date(request.at).toISOString()}`,
    target,
    part: 0,
    call: { command: schedule.briefing, args: {} },
    note: `Posted by ${request.actor.name}`,
    due: now,
    state: 'due',
  }))
  await note(room, request, 'run', schedule.id)
  const rows = await room.outbox().send(posts)
  const lines = rows.map((row, at) => {
    const target = schedule.targets[at]
    return `${target ? placeOf(target) : ''}: ${row?.state ?? 'not written'}${row?.reason === undefined ? '' : ` (${row.reason})`}`
  })
  return told(`${schedule.id} was run.`, lines)
}

async function resume(room: Newsroom, request: CommandRequest, { paused: _, ...schedule }: Schedule): Promise<Reply> {
  await room.store.schedules.put(schedule)
  for (const target of schedule.targets) await room.store.pauses.resume(target)
  await note(room, request, 'resume', schedule.id)
  return told(
    `${schedule.id} goes on.`,
    nextTimes(schedule, room.clock(), 1).map((time) => `Next: ${time}`),
  )
}
