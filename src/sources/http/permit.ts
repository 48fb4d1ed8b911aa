import { BotError } from '../../errors.ts'
import type { Fetch } from './fetch.ts'
import { isAllowed, readRobots, type Robots } from './robots.ts'

/** Leave to read, for what nobody waits for. */
export interface Permit {
  /** Asks the site's robots.txt. Rejects with BotError `source` when it forbids that address, or cannot be had now. */
  readonly ask: (url: URL) => Promise<void>
  /** The pause that the site of an address wants between two requests, as far as that is known and granted, ms. */
  readonly delay: (address: string) => number
}

interface PermitParts {
  /** Reads any text, and no more of it than is asked for. */
  readonly read: Fetch
  readonly product: string
  readonly now: () => number
}

/** How long an answer is remembered; one that did not come is asked for again after a minute, ms. */
const REMEMBERED = 24 * 3_600_000
const AGAIN = 60_000
/** Longest pause that is granted: while it lasts, other feeds of that site wait, ms. */
const DELAY_MOST = 10_000
/** What is remembered of all sites together, in characters; each counts for a thousand at least. */
const MEMORY = 8_000_000

interface Answer extends Robots {
  /** Why nothing is read there for now. */
  readonly unknown?: BotError
  /** ms */
  readonly lasts: number
}

interface Remembered {
  readonly at: number
  readonly asked: Promise<Answer>
  /** Absent while it is asked for. */
  answer?: Answer
}

/** Asks each site's robots.txt, and remembers it for a day. */
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

/** A site without the file, or with one that never can be read, forbids nothing; one that fails is left alone meanwhile. */
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
