import type { SourcedStories } from '../bot/ports/sources.ts'
import { openWeb } from '../sources/http/web.ts'
import { createLinks, type Links } from '../sources/links.ts'
import { DEADLINES } from '../workers/engines.ts'
import { createWorkers, type AwayJobs } from '../workers/pool.ts'
import { version } from './engine.ts'

/** Links with what they hold open, and the jobs that are done in its worker threads. */
export interface OpenLinks extends Links {
  readonly jobs: Readonly<Record<keyof typeof DEADLINES, AwayJobs>>
  close(): Promise<void>
}

/** Puts something around all jobs that have so much processor time. */
type Guard = (jobs: AwayJobs, ms: number) => AwayJobs

/** `allow`: the setting FETCH_ALLOW. */
export function openLinks(allow: string | undefined, now: () => number, guard: Guard = (jobs) => jobs): OpenLinks {
  const named = (allow ?? '').split(/[\s,]+/).filter(Boolean)
  const web = openWeb({ agent: `Briefdesk/${version} (self-hosted news briefings)`, reach: { allow: named }, now })
  const workers = createWorkers()
  const within = (ms: number): AwayJobs => guard(workers.within(ms), ms)
  const jobs = { answer: within(DEADLINES.answer), story: within(DEADLINES.story) }
  return {
    ...createLinks({ ...web, reading: jobs }),
    jobs,
    close: async () => void (await Promise.all([web.close(), workers.close()])),
  }
}

/** Articles that files name by their address, asked for there and then: for commands that look once. */
export const readNow = ({ link }: Pick<Links, 'link'>): SourcedStories => ({ read: link, version: () => '' })
