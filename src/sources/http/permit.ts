import { BotError } from '../../errors.ts'
import type { Fetch } from './fetch.ts'
import { isAllowed, readRobots, type Robots } from './robots.ts'

/** Permission to fetch when no person is waiting. */
export interface Permit {
  /** Checks robots.txt. Rejects with BotError `source` when it forbids the address or is unavailable. */
  readonly ask: (url: URL) => Promise<void>
  /** The site's crawl delay in ms, if known; capped. */
  readonly delay: (address: string) => number
}

interface PermitParts {
  /** Fetches text of any media type, truncated at the size limit. */
  readonly read: Fetch
  readonly product: string
  readonly now: () => number
}

/** How long an answer is cached, ms; after a failure we retry in a minute. */
const REMEMBERED = 24 * 3_600_000
const AGAIN = 60_000
/** Longest crawl delay we honour, ms: it also holds up the site's other feeds. */
const DELAY_MOST = 10_000
/** Cache size over all sites, in characters; each entry counts for at least a thousand. */
const MEMORY = 8_000_000

interface Answer extends Robots {
  /** Why the site may not be fetched for now. */
  readonly unknown?: BotError
  /** ms */
  readonly lasts: number
}

interface Remembered {
  readonly at: number
  readonly asked: Promise<Answer>
  /** Absent while the request is pending. */
  answer?: Answer
}

/** Fetches each site's robots.txt and caches it for a day. */
export function createPermit(parts: PermitParts): Permit {
  const { now } = parts
  const sites = new Map<string, Remembered>()
  let size = 0

  function answerOf(origin: string): Promise<Answer> {
    const known = sites.get(origin)
    if (known && (!known.answer || Math.abs(now() - known.at) < known.answer.lasts)) return known.asked
    forget(origin)
    const site: Remembered = { at: now(), asked: askSite(origin, parts) }
    sites.set(origin, site)
    site.asked.then(
      (answer) => {
        site.answer = answer
        size += sizeOf(answer)
        for (const oldest of sites.keys()) if (size > MEMORY && oldest !== origin) forget(oldest)
      },
      () => forget(origin),
    )
    return site.asked
  }

  function forget(origin: string): void {
    const answer = sites.get(origin)?.answer
    if (answer) size -= sizeOf(answer)
    sites.delete(origin)
  }

  return {
    async ask(url) {
      const answer = await answerOf(url.origin)
      if (answer.unknown) throw answer.unknown
      if (!isAllowed(answer, url)) throw forbidden(url.hostname)
    },
    delay(address) {
      const wanted = URL.canParse(address) ? sites.get(new URL(address).origin)?.answer?.delay : undefined
      return Math.min(wanted ?? 0, DELAY_MOST)
    },
  }
}

const sizeOf = ({ rules }: Robots): number => rules.reduce((sum, { length }) => sum + length + 100, 1_000)

/**
 * A missing or permanently unreadable robots.txt allows everything; after a temporary failure the site is left alone.
 */
async function askSite(origin: string, { read, product }: PermitParts): Promise<Answer> {
  const { hostname } = new URL(origin)
  try {
    const fetched = await read(`${origin}/robots.txt`)
    if (fetched.outcome === 'page')
      return { ...readRobots(new TextDecoder().decode(fetched.page.bytes), product), lasts: REMEMBERED }
    const lasts = fetched.outcome === 'busy' ? Math.min(Math.max(fetched.after, AGAIN), REMEMBERED) : AGAIN
    return { ...silence, unknown: notKnown(hostname, 'It asks to be left alone.'), lasts }
  } catch (error) {
    if (!(error instanceof BotError)) throw error
    return error.retryable
      ? { ...silence, unknown: notKnown(hostname, error.message), lasts: AGAIN }
      : { ...silence, lasts: REMEMBERED }
  }
}

const silence: Robots = { rules: [], delay: 0 }

const forbidden = (host: string): BotError =>
  new BotError('source', `${host} asks programs not to read that address by themselves (robots.txt).`, {
    hint: 'Ask the site to allow “Briefdesk” there. A person may still have one article read: /brief <link>.',
  })

const notKnown = (host: string, why: string): BotError =>
  new BotError('source', `Nothing is read at ${host} while its robots.txt cannot be had: ${why}`, {
    hint: 'It is asked again by itself.',
    retryable: true,
  })
