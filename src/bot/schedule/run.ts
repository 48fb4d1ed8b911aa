import { confirm, under } from '../answer/reply.ts'
import { findCall, isSetName } from '../library/sets.ts'
import { note, type Newsroom } from '../newsroom/newsroom.ts'
import type { NewPost, Schedule } from '../ports/ledger.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import type { Target } from '../ports/target.ts'
import type { NoticeLine } from '../../message/notices.ts'
import { inReach, sayTarget } from '../rights/reach.ts'
import { wishesOf, groupWordOf } from './about.ts'
import { nextTimes } from './when/when.ts'
import { sayWhen } from './when/say.ts'

/** What a schedule would post now, with its next three times. */
export async function preview(newsroom: Newsroom, request: CommandRequest, schedule: Schedule): Promise<Reply> {
  const [target] = schedule.targets
  const call = target
    ? await findCall(newsroom.store, newsroom.members, schedule, target)
    : { skip: 'It posts nowhere.' }
  const reply = 'skip' in call ? confirm(call.skip) : await newsroom.preview(call, request)
  const times = nextTimes(schedule, newsroom.clock(), 3).join(' · ')
  const wishes = wishesOf(schedule, groupWordOf(newsroom, schedule)).map((wish) => `, ${wish}`)
  const line = `Preview of ${schedule.id}, ${sayWhen(schedule)}${wishes.join('')}. Next: ${times === '' ? 'never' : times}`
  return { ...reply, message: under(reply.message, line) }
}
/** Posts now, without a ping. What a set posts this way is not new at its next slot. */
export async function runNow(newsroom: Newsroom, request: CommandRequest, schedule: Schedule): Promise<Reply> {
  const lines: NoticeLine[] = []
  const say = (target: Target, end: string) => void lines.push([sayTarget(target), { kind: 'text', text: `: ${end}` }])
  for (const target of inReach(schedule, request.place)) {
    const call = await findCall(newsroom.store, newsroom.members, schedule, target)
    if ('skip' in call) say(target, call.skip)
    else {
      const approved = await newsroom.approved(request, target, schedule.approval)
      const [row] = await newsroom
        .outbox()
        .send([{ ...runOf(newsroom, request, schedule, { target, call }), ...approved }])
      const reason = row?.reason === undefined ? '' : ` (${row.reason})`
      say(target, row?.state === 'unapproved' ? 'waits for approval' : `${row?.state ?? 'not written'}${reason}`)
    }
  }
  await note(newsroom, request, 'run', schedule.id)
  return confirm(`${schedule.id} was run.`, lines)
}
/** The rows of a schedule's posts right now. */
export function runOf(
  { clock }: Newsroom,
  { onMessage, at, actor }: CommandRequest,
  { tenant, id, thread, briefing }: Schedule,
  { target, call }: Pick<NewPost, 'target' | 'call'>,
): NewPost {
  return {
    tenant,
    cause: { kind: 'run', schedule: id, click: onMessage ?? new Date(at).toISOString() },
    target,
    part: 0,
    call,
    note: `Posted by ${actor.name}`,
    due: clock(),
    state: 'due',
    ...(isSetName(briefing) && { schedule: id }),
    ...(thread !== undefined && { thread }),
  }
}
