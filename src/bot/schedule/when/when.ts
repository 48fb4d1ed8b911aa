import { BotError } from '../../../errors.ts'
import { isInstant, nextRun } from '../next-run.ts'
import type { Here, When } from './left.ts'
import { readEveryday } from './everyday.ts'
import { takeZone } from './zones.ts'
import { clockTime } from '../../../message/dates.ts'
import { examples } from './when.data.ts'

/** Reads a time in everyday words, or cron. Throws BotError `input` with examples if it cannot be understood or never comes. */
export function readWhen(words: string, here: Here): When {
  const plain = words.slice(0, WORDS_MOST).trim().replace(/\s+/g, ' ')
  const { rest, zone: said, bad } = takeZone(plain)
  const zone = said ?? here.zone
  if (bad !== undefined) throw unclear(`${bad}.`)
  const text = rest
    .trim()
    .toLowerCase()
    .replace(/^cron:? /, '')
  const read = isCron(text) ? { when: text } : readEveryday(rest.trim(), { zone, now: here.now })
  if ('refused' in read) throw unclear(read.refused)
  const { when } = read
  if (firstRun({ when, zone }, here.now) === undefined) throw unclear(`“${words.trim()}” is over, or never comes.`)
  return { when, zone, ...(said === undefined && !isInstant(when) && { unsaid: true }) }
}

/** Nobody says when in more characters; what is cut off is not understood either. */
const WORDS_MOST = 200

/** Undefined for impossible dates, such as 31 February. */
function firstRun({ when, zone }: When, now: number): number | undefined {
  try {
    return nextRun(when, zone, now)
  } catch (error) {
    if (error instanceof BotError) return undefined
    throw error
  }
}

/** The next times at which it runs, in words. */
export function nextTimes({ when, zone }: When, now: number, count: number): readonly string[] {
  const times: string[] = []
  for (let next = nextRun(when, zone, now); next !== undefined && times.length < count;) {
    times.push(clockTime(next, zone))
    next = nextRun(when, zone, next)
  }
  return times
}

const unclear = (what: string): BotError =>
  new BotError('input', what, {
    hint: `Write, for example: ${examples.join(' · ')}. A zone may follow: Europe/Berlin.`,
  })

/** Cron as people copy it: five fields, or several such. */
const isCron = (text: string): boolean =>
  text
    .split(';')
    .map((part) => part.trim())
    .every((part) => /^[\d*][\d*/,\-a-z?#]*(?: [\d*/,\-a-z?#]+){4}$/.test(part) && /^\S+ [\d*]/.test(part))
