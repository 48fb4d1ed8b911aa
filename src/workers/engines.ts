import type { Engine, Patience } from '../bot/ports/engine.ts'
import type { AwayJobs } from './pool.ts'

/** Processor time for one job, ms: while a person waits, and while nobody does. */
export const DEADLINES: Readonly<Record<Patience, number>> = { answer: 2_000, background: 10_000 }

/** The bot's engine, run in worker threads. */
export const engineAway = (
  jobs: Pick<AwayJobs, 'brief' | 'quotes' | 'sheet' | 'answers' | 'places'>,
  version: string,
): Engine => ({
  async brief(name, file) {
    // Both calls share one object, so that what is cached for an article is also used for its briefing.
    const made = await jobs.brief(name, file, version)
    const { article, primary } = file
    const original = made.original && primary && { ...made.original, statement: primary.statement }
    return { ...made, article, ...(original && { original }) }
  },
  quotes: jobs.quotes,
  sheet: jobs.sheet,
  answers: jobs.answers,
  places: jobs.places,
})
