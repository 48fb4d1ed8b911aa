import { settingList } from '../config.ts'
import type { SourcedStories } from '../bot/ports/sources.ts'
import { openWeb } from '../sources/http/web.ts'
import { createLinks, type Links } from '../sources/links.ts'
import { DEADLINES } from '../workers/engines.ts'
import { createWorkers, type AwayJobs, type Workers } from '../workers/pool.ts'
import { version } from './engine.ts'

/** Links that must be closed after use, and the jobs that their worker threads do. */
export interface OpenLinks extends Links {
  readonly jobs: Readonly<Record<keyof typeof DEADLINES, AwayJobs>>
  close(): Promise<void>
}

/** Wraps all jobs that share a limit of processor time. */
type Guard = (jobs: AwayJobs, ms: number) => AwayJobs

interface LinkOptions {
  readonly guard?: Guard
  readonly workers?: Workers
}

/** Reads articles from the web. `allow` is the setting FETCH_ALLOW. */
export function openLinks(
  allow: string | undefined,
  now: () => number,
  { guard = (jobs) => jobs, workers = createWorkers() }: LinkOptions = {},
): OpenLinks {
  const named = [...(settingList(allow) ?? [])]
  const web = openWeb({ agent: `Briefdesk/${version} (self-hosted news briefings)`, reach: { allow: named }, now })
  const within = (ms: number): AwayJobs => guard(workers.within(ms), ms)
  const jobs = { answer: within(DEADLINES.answer), background: within(DEADLINES.background) }
  return {
    ...createLinks({ ...web, reading: jobs }),
    jobs,
    close: async () => void (await Promise.all([web.close(), workers.close()])),
  }
}

/** Fetches the articles that files link to at once, for commands that run once. */
export const readNow = ({ link }: Pick<Links, 'link'>): SourcedStories => ({ read: link, version: () => '' })
