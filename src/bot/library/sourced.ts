import * as z from 'zod'
import type { Hash } from '../../article/article.ts'
import { BotError } from '../../errors.ts'
import { type Clock } from '../ports/target.ts'
import { operator } from '../ports/target.ts'
import { type ArticleStore } from '../ports/store.ts'
import { type Sources, type SourcedStories, type Stamp } from '../ports/sources.ts'

interface SourcedParts {
  readonly sources: Pick<Sources, 'look'>
  readonly articles: ArticleStore
  readonly hash: Hash
  readonly clock: Clock
}

/** Articles that the folder's files name by address: read once, stored, and checked for changes. */
export interface Sourced extends SourcedStories {
  /** Reads the articles that are due: at once the first time, then hourly. True if any changed. */
  look(): Promise<boolean>
}

const HOUR = 3_600_000
/** Waits after a failure, ms. */
const AGAIN = 5 * 60_000

const keptShape = z.object({
  record: z.string(),
  stamp: z.object({ etag: z.string().optional(), modified: z.string().optional() }),
})

interface Watched {
  due: number
  /** Counts changes; a new value makes the catalogue reread the file. */
  changes: number
  error?: BotError
}

/** Reads and stores the articles that `source:` names. */
export function createSourced({ sources, articles, hash, clock }: SourcedParts): Sourced {
  const watched = new Map<string, Watched>()
  let looking: Promise<boolean> | undefined
  const keyOf = (address: string): string => hash(address)

  async function find(address: string): Promise<z.infer<typeof keptShape> | undefined> {
    const kept = await articles.find(operator, keyOf(address))
    return kept === undefined ? undefined : keptShape.parse(JSON.parse(kept))
  }

  /** True if the article changed. */
  async function lookAt(address: string, state: Watched): Promise<boolean> {
    const kept = await find(address)
    try {
      const seen = await sources.look(address, (kept?.stamp ?? {}) as Stamp)
      state.due = clock() + (seen.outcome === 'busy' ? Math.max(seen.after, AGAIN) : HOUR)
      if (seen.outcome === 'busy' && !kept) throw leftAlone(seen.after)
      if (seen.outcome !== 'read') return false
      const { record, stamp } = seen
      await articles.keep(operator, keyOf(address), JSON.stringify({ record, stamp }), clock())
      delete state.error
      return record !== kept?.record
    } catch (error) {
      if (!(error instanceof BotError)) throw error
      state.due = Math.max(state.due, clock() + (kept ? HOUR : AGAIN))
      const isNews = !kept && state.error?.message !== error.message
      state.error = error
      return isNews
    }
  }

  async function lookAtAll(): Promise<boolean> {
    let changed = false
    for (const [address, state] of watched) {
      if (clock() < state.due || !(await lookAt(address, state))) continue
      state.changes += 1
      changed = true
    }
    return changed
  }

  return {
    async read(address) {
      const state = watched.get(address) ?? { due: -Infinity, changes: 0 }
      watched.set(address, state)
      const kept = await find(address)
      if (kept) return kept.record
      throw state.error ?? notYet(address)
    },
    version: (address) => String(watched.get(address)?.changes ?? 0),
    look: () => (looking ??= lookAtAll().finally(() => (looking = undefined))),
  }
}

const leftAlone = (after: number): BotError =>
  new BotError('source', 'The site asks to be left alone for a while.', {
    hint: `It is asked again in ${Math.ceil(after / 60_000)} min.`,
    retryable: true,
  })

const notYet = (address: string): BotError =>
  new BotError('source', `The article at ${new URL(address).hostname} has not been read yet.`, {
    hint: 'It is asked for in a moment, and again while the site does not answer.',
    retryable: true,
  })
