import { BotError } from '../../errors.ts'
import type { Ping } from '../../message/message.ts'
import { forApproval, readApproval } from '../approval/words.ts'
import type { Approval } from '../ports/approval.ts'
import type { CatchUp, Unchanged } from '../ports/ledger.ts'
import type { Target } from '../ports/target.ts'
import type { Place } from '../ports/target.ts'
import { oneOf, readAge, takeOptions, channelWord, targetOf, readPing } from '../ports/typed.ts'
import { readWhen } from './when/when.ts'
import type { When } from './when/left.ts'

/** A parsed order: `harbour in #desk weekdays 08:30 quiet:22:00-07:00`. */
export interface Order extends When {
  readonly briefing: string
  readonly target: Target
  readonly catchUp: CatchUp
  readonly unchanged: Unchanged
  readonly quiet?: string
  readonly tooOld?: number
  readonly thread?: boolean
  readonly ping?: Ping
  readonly approval?: Approval
}

interface Here {
  readonly place: Place
  /** Whether a ping names somebody where it goes. */
  readonly pings: (ping: Ping) => boolean
  readonly zone: string
  readonly now: number
  /** One that there is, for the example. */
  readonly briefing?: string | undefined
}

/** Throws BotError `input` that names the word that was not understood, with an example that works where it was typed. */
export function readOrder(words: string, here: Here): Order {
  try {
    return readParts(words, here)
  } catch (error) {
    throw error instanceof BotError && error.hint === undefined ? unclear(error.message, exampleFor(here)) : error
  }
}

function readParts(words: string, { place, pings, zone, now }: Here): Order {
  const { chosen, rest } = takeOptions(words, [
    'catch-?up',
    'unchanged',
    'too-?old',
    'thread',
    ...forFeeds,
    ...forApproval,
  ])
  const [, briefing = '', channel, when = ''] =
    new RegExp(`^/?(\\S+)(?:\\s+in\\s+(${channelWord}))?\\s*(.*)$`, 'su').exec(rest.trim()) ?? []
  if (briefing === '') throw unclear('Which briefing, and when?')
  const quiet = chosen.get('quiet')
  const tooOld = chosen.get('tooold')
  const ping = chosen.get('ping')
  const approval = readApproval(chosen, pings)
  return {
    briefing: briefing.toLowerCase(),
    target: targetOf(place, channel),
    ...readWhen(when, { zone, now }),
    catchUp: oneOf('catch-up', chosen.get('catchup') ?? 'late', ['skip', 'late', 'newest']),
    unchanged: oneOf('unchanged', chosen.get('unchanged') ?? 'skip', ['skip', 'say', 'post']),
    ...(quiet !== undefined && { quiet: readQuiet(quiet) }),
    ...(tooOld !== undefined && { tooOld: readAge(tooOld) }),
    ...(oneOf('thread', chosen.get('thread') ?? 'off', ['on', 'off']) === 'on' && { thread: true }),
    ...(ping !== undefined && { ping: pingOf(ping, pings) }),
    ...(approval && { approval }),
  }
}

/** The options that feeds have, too. */
export const forFeeds: readonly string[] = ['quiet', 'ping']

/** Hours such as `22:00-07:00`. Throws BotError `input`. */
export function readQuiet(value: string): string {
  const form = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$/
  if (!form.test(value) || value.slice(0, 5) === value.slice(6))
    throw unclear(`quiet:${value} is not two times such as quiet:22:00-07:00.`)
  return value
}

/** Somebody who may be called there. Throws BotError `input`. */
export function pingOf(value: string, pings: (ping: Ping) => boolean): Ping {
  const ping = readPing(value)
  if (ping && pings(ping)) return ping
  throw unclear(`ping:${value} is nobody I may call here: choose a role, a group or a person from the list, or @here.`)
}

const exampleFor = ({ place, briefing = 'harbour' }: Here): string =>
  `For example: /briefdesk schedule ${briefing}${place.channel === undefined ? ' in #desk' : ''} weekdays 08:30 Europe/Berlin. Options: catch-up:late|skip|newest, unchanged:skip|say|post, quiet:22:00-07:00, too-old:6h, thread:on|off, ping:@role, approve:@role within:2h silence:skip|post.`

const unclear = (what: string, hint?: string): BotError =>
  new BotError('input', what, { ...(hint !== undefined && { hint }) })
