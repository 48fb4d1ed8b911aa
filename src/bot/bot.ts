import { findUnapproved, keepSilence } from './approval/approval.ts'
import { askApprovers } from './approval/ask.ts'
import { createAdminWord, type AdminWord } from './delivery/admins.ts'
import { createAnswer, type AnswerParts } from './answer/answer.ts'
import { basicSubcommands } from './answer/briefdesk.ts'
import { type Subcommand } from './answer/subcommand.ts'
import type { Engine } from './ports/engine.ts'
import { createComplete } from './answer/complete.ts'
import { composePost, isSamePost, showCall } from './delivery/compose.ts'
import { createCorrector, type Corrector } from './correct/corrector.ts'
import { createDeskReading } from './desk/reading.ts'
import { defineCommands } from './answer/definitions.ts'
import { followChannels } from './channels.ts'
import { countAnswers } from './figures.ts'
import { factsOfError, factsOfFeed, factsOfPost } from './facts.ts'
import { alsoIn, composeFeedPost } from './feeds/compose.ts'
import { findRest, keepDigests } from './feeds/batches.ts'
import { composeFailure, failureKey, failureOf } from './feeds/failure.ts'
import { createPoller, type Poller } from './feeds/poll.ts'
import { librariesOf } from './libraries.ts'
import { createLineKeeper, type LineKeeper } from './library/lines.ts'
import type { Newsroom } from './newsroom/newsroom.ts'
import { passOn } from './correct/report.ts'
import { tellEditors } from './correct/told.ts'
import { heldKey } from './newsroom/held.ts'
import { newsroomCommands } from './subcommands.ts'
import { newsroomOf, type BotParts } from './parts.ts'
import { createOutbox } from './delivery/outbox.ts'
import { type OutboxParts } from './delivery/parts.ts'
import type { DeskReading } from './ports/desk.ts'
import type { Handlers, Platform } from './ports/platform.ts'
import { operator } from './ports/target.ts'
import { composeNotice } from '../message/notices.ts'
import type { PlatformName } from './ports/target.ts'
import { createRefresh } from './refresh.ts'
import { createExpiry } from './retention.ts'
import { createFairUse } from './rights/fair-use.ts'
import { findQuiet, keepSchedules } from './schedule/schedule.ts'
import { briefingsInSet, type Members } from './library/sets.ts'

type WorkingParts = BotParts & { readonly engine: Engine }

/** What the platforms and the ticker call. */
export interface Bot {
  handlers(): Handlers
  /** What the desk on the web reads. */
  readonly desk: DeskReading
  /** Rereads the folder and passes changes on to platforms and schedules. */
  refresh(): Promise<void>
  /** What the ticker runs each second, by name. */
  duties(): Readonly<Record<Duty, () => Promise<unknown>>>
  /** Tells the admins' channel of a platform, where there is one, what somebody has to mend there. */
  attention(platform: PlatformName, reason: string): void
  /** Starts no more posts; resolves when none is in flight. */
  stop(): Promise<void>
}

type Duty =
  | 'lines'
  | 'schedules'
  | 'approvals'
  | 'feeds'
  | 'digests'
  | 'corrections'
  | 'delivery'
  | 'recovery'
  | 'retention'
  | 'admins'

/** Puts the parts of the bot together. */
export function createBot(given: BotParts): Bot {
  const { parts, asked, posting } = librariesOf(given)
  const { catalog, store, clock, fairUse = { person: 0, tenant: 0 } } = parts
  const fair = createFairUse(clock, fairUse)
  const lines = createLineKeeper({ ...parts, briefings: posting.briefings })
  const corrector = alsoWaking(lines.wake, createCorrector({ ...parts, briefings: posting.briefings }))
  const members: Members = (set) => briefingsInSet(catalog.entries(), set)
  const report: Newsroom['report'] = (request, message) => passOn(parts, admins, { request, message })
  let handedOut = false
  const preview: Newsroom['preview'] = (call, { place, at }) => showCall(answering, call, { place, at })
  const changes = { edited: corrector.edited, keptMore: lines.wake }
  const its = { ...asked, ...changes, members, preview, outbox: () => outbox, fair, report }
  const newsroom = newsroomOf(parts, its)
  const subcommands: readonly Subcommand[] = [
    ...basicSubcommands({ catalog, store, all: () => subcommands }),
    ...newsroomCommands({ ...newsroom, platforms: parts.platforms, compose: (post) => showing.compose(post) }),
  ]
  const answering: AnswerParts = {
    ...parts,
    ...{ ...asked, fair, keepLines: lines.keep },
    outbox: () => outbox,
    subcommands: () => subcommands,
    failed: (command, error) => parts.notify('error', 'command.failed', { command, ...factsOfError(error) }),
  }
  const showing = showingOf({ ...answering, ...posting }, parts)
  const { outbox, admins, poller, stop } = openWorkers(parts, corrector, showing)
  const duties = dutiesOf({ ...parts, lines, members, corrector, outbox, admins, poller })
  const handlers = createHandlers(answering, { ...parts, changed: followChannels(parts, admins) })
  const posted: Parameters<typeof createDeskReading>[0]['posted'] = (call, { place }) =>
    showCall(answering, call, { place, at: clock(), post: true })
  return {
    desk: createDeskReading({ ...newsroom, posted }),
    handlers() {
      handedOut = true
      return { ...handlers, commands: handlers.commands }
    },
    refresh: createRefresh(parts, {
      changed: corrector.wake,
      // A platform that has no handlers yet gets its commands together with them.
      tell: async () => void (handedOut && (await updateAll(parts.platforms, handlers.commands))),
    }),
    duties: () => duties,
    attention(platform, reason) {
      if (parts.admins?.[platform] !== undefined) sayAttention(admins, platform, reason)
    },
    stop,
  }
}

/** What can be searched follows whatever is corrected. */
const alsoWaking = (wake: () => void, corrector: Corrector): Corrector => ({
  ...corrector,
  wake() {
    wake()
    corrector.wake()
  },
  edited(edit, by) {
    wake()
    return corrector.edited(edit, by)
  },
})

interface DutyParts extends Pick<BotParts, 'store' | 'clock' | 'platforms' | 'notify' | 'keepDays'> {
  readonly lines: LineKeeper
  readonly members: Members
  readonly corrector: ReturnType<typeof createCorrector>
  readonly outbox: ReturnType<typeof createOutbox>
  readonly admins: AdminWord
  readonly poller: Poller
}

const dutiesOf = ({ store, clock, members, ...parts }: DutyParts): ReturnType<Bot['duties']> => ({
  lines: () => parts.lines.duty(),
  schedules: () => keepSchedules(store, clock, members),
  approvals: () => keepSilence(store, clock),
  feeds: () => parts.poller.poll(),
  digests: () => keepDigests(store, clock),
  corrections: () => parts.corrector.duty(),
  delivery: () => parts.outbox.deliver(),
  recovery: () => parts.outbox.recover(),
  retention: createExpiry({ ...parts, store, clock }),
  async admins() {
    await parts.admins.send()
    const { platforms, notify } = parts
    await tellEditors({ store, platforms, clock, failed: (reason) => notify('warn', 'editor.untold', { reason }) })
  },
})

function sayAttention(admins: AdminWord, platform: PlatformName, reason: string): void {
  const notice = composeNotice('Something needs fixing.', [reason])
  void admins.say({ platform, tenant: operator, person: '' }, notice, `attention|${reason}`)
}

/** What posts show, made in the background: nobody waits for them. */
const showingOf = (
  answering: AnswerParts,
  parts: BotParts,
): Pick<OutboxParts, 'compose' | 'isSame' | 'rest' | 'unapproved'> => ({
  compose: (post) =>
    composePost(answering, post, {
      ...parts,
      composeFeedPost: (each, now) => composeFeedPost(answering, each, now),
      alsoIn: (each) => alsoIn(answering, each),
    }),
  rest: async (post) =>
    (await findRest(parts.store, post, parts.clock())) ?? (await findQuiet(parts.store, post, parts.clock())),
  isSame: (post, shown) => isSamePost(answering, post, { ...parts, shown }),
  unapproved: (post, message) =>
    findUnapproved(
      { ...parts, isSame: (each, shown) => isSamePost(answering, each, { ...parts, shown }) },
      post,
      message,
    ),
})

/** One platform's failure does not hold up the others. */
async function updateAll(platforms: readonly Platform[], commands: Handlers['commands']): Promise<void> {
  const ends = await Promise.allSettled(platforms.map((platform) => platform.update(commands)))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

function createHandlers(
  answering: AnswerParts,
  { catalog, store, figures, clock, changed }: BotParts & Pick<Handlers, 'changed'>,
): Handlers {
  const handlers: Handlers = {
    get commands() {
      return defineCommands(catalog.entries(), answering.subcommands())
    },
    answer: countAnswers(createAnswer(answering), { figures, clock, commands: () => handlers.commands }),
    complete: createComplete(catalog, store.kept),
    ...(changed && { changed }),
  }
  return handlers
}

/** The outbox and the feed poller, wired to the log, the admins and the metrics. */
function openWorkers(parts: WorkingParts, corrector: Corrector, showing: ReturnType<typeof showingOf>) {
  const { store, platforms, clock, worker, notify, figures } = parts
  const admins = createAdminWord({
    channels: parts.admins ?? {},
    ...{ platforms, store, clock },
    ask: (post) =>
      askApprovers({ ...parts, zone: parts.zone ?? 'UTC', compose: showing.compose, keyOf: heldKey }, post),
    failed: (reason) => notify('warn', 'admins.untold', { reason }),
  })
  const outbox = createOutbox({
    store,
    platforms: new Map(platforms.map((platform): [PlatformName, Platform] => [platform.name, platform])),
    ...showing,
    clock,
    worker,
    tell: (event, post, reason) => notify('error', event, { ...factsOfPost(post), reason }),
    ended: (post, outcome) =>
      figures?.post(post.target.platform, outcome, clock() - (post.decision?.at ?? post.firstDue ?? post.due)),
  })
  const poller = openPoller(parts, corrector, admins)
  async function stop(): Promise<void> {
    poller.stop()
    await outbox.stop()
    await admins.settled()
  }
  return { outbox, admins, poller, stop }
}

function openPoller(parts: WorkingParts, { retold }: Corrector, admins: AdminWord) {
  const { notify } = parts
  return createPoller({
    ...parts,
    retold,
    async tell(event, feed) {
      notify(event === 'feed.failed' ? 'warn' : 'info', event, factsOfFeed(feed))
      return event !== 'feed.failed' || (await admins.say(failureOf(feed), composeFailure(feed), failureKey(feed)))
    },
    broken: (feed, error) => notify('error', 'feed.broken', { ...factsOfFeed(feed), ...factsOfError(error) }),
  })
}
