import { BotError } from '../../errors.ts'
import type { Ping } from '../../message/message.ts'
import type { CatchUp, Unchanged } from '../ports/ledger.ts'
import type { Target } from '../ports/target.ts'
import type { Place } from '../ports/target.ts'
import { channelNamed, channelWord, readPing } from '../ports/names.ts'
import { plainDashes, plainQuotes } from '../ports/typed.ts'
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
  const { chosen, rest } = takeOptions(words, ['catch-?up', 'unchanged', 'too-?old', 'thread', ...forFeeds])
  const [, briefing = '', channel, when = ''] =
    new RegExp(`^/?(\\S+)(?:\\s+in\\s+(${channelWord}))?\\s*(.*)$`, 'su').exec(rest.trim()) ?? []
  if (briefing === '') throw unclear('Which briefing, and when?')
  const quiet = chosen.get('quiet')
  const tooOld = chosen.get('tooold')
  const ping = chosen.get('ping')
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
  }
}

/** The options that feeds have, too. */
export const forFeeds: readonly string[] = ['quiet', 'ping']

/** Options such as `quiet:22:00-07:00` or `quiet 22:00-07:00`, wherever they stand, by name without hyphens; and the rest of the words. */
export function takeOptions(words: string, names: readonly string[]) {
  const chosen = new Map<string, string>()
  const typed = plainQuotes(plainDashes(words))
    .replace(/((?:^|\s)quiet)(?::\s*| +)(?=\d\d:\d\d ?-)/gi, '$1:')
    .replace(/(quiet:\d\d:\d\d) ?- ?(?=\d\d:\d\d)/gi, '$1-')
  const rest = typed.replace(
    new RegExp(`(?:^|\\s)(${names.join('|')}):\\s*(<[^>]*>|\\S+)`, 'gi'),
    (_, name: string, value: string) => {
      // Ids of people and groups are case-sensitive.
      chosen.set(name.toLowerCase().replace('-', ''), name.toLowerCase() === 'ping' ? value : value.toLowerCase())
      return ''
    },
  )
  return { chosen, rest }
}

/** The named channel, or the asker's own. */
export function targetOf({ platform, tenant, channel }: Place, named: string | undefined, hint?: string): Target {
  const id = named === undefined ? channel : channelNamed(named)
  if (id === undefined && named !== undefined)
    throw unclear(
      `It is not clear which channel “${named}” is: choose it from the list that # opens, or give its id.`,
      hint,
    )
  if (id === undefined) throw unclear('There is no channel here to post to.', hint)
  return { platform, tenant, channel: id }
}

function oneOf<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((each) => each === value)
  if (found === undefined) throw unclear(`${name}:${value} is none of ${choices.join(', ')}.`)
  return found
}

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

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `90m`, `6h`, `2d` → ms. */
export function readAge(value: string): number {
  const [, count = '', unit = ''] = /^(\d{1,4})([mhd])$/.exec(value) ?? []
  if (count === '') throw unclear(`too-old:${value} is not a time such as too-old:90m, too-old:6h or too-old:2d.`)
  return Number(count) * (units[unit] ?? 0)
}

const exampleFor = ({ place, briefing = 'harbour' }: Here): string =>
  `For example: /briefdesk schedule ${briefing}${place.channel === undefined ? ' in #desk' : ''} weekdays 08:30 Europe/Berlin. Options: catch-up:late|skip|newest, unchanged:skip|say|post, quiet:22:00-07:00, too-old:6h, thread:on|off, ping:@role.`

const unclear = (what: string, hint?: string): BotError =>
  new BotError('input', what, { ...(hint !== undefined && { hint }) })
