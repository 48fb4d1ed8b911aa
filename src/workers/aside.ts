import { createHash } from 'node:crypto'
import type { Clock } from '../bot/ports/target.ts'
import type { AsideStore, SetAside } from '../bot/ports/store.ts'
import { BotError } from '../errors.ts'
import type { JobName, Jobs } from './jobs.ts'
import { GaveUp, type AwayJobs } from './pool.ts'

interface AsideParts {
  readonly store: AsideStore
  readonly clock: Clock
  /** Called for each; the code identifies the work and reveals none of its text. */
  readonly tell: (facts: { readonly code: string; readonly job: JobName; readonly reason: string }) => void
}

/** Work that did not finish is not retried for an hour, by any process, even after a restart. */
export interface Aside {
  readonly guard: (jobs: AwayJobs, ms: number) => AwayJobs
  /** An editor asks to try again; false if nothing is set aside under this code. */
  readonly retry: (code: string) => Promise<boolean>
}

const HOUR = 3_600_000

/** Identifies a piece of work, by job. Short, because it is looked up on every call. */
const keys: { readonly [Name in JobName]: (...asked: Parameters<Jobs[Name]>) => (string | Uint8Array)[] } = {
  page: ({ bytes }) => [bytes],
  document: (_, { bytes }) => [bytes],
  file: (_, bytes) => [bytes],
  feed: ({ bytes }) => [bytes],
  feeds: ({ bytes }) => [bytes],
  text: (words) => [words],
  record: (kept) => [kept],
  reprint: (kept, earlier) => [kept, ...earlier],
  sourced: (words, kept) => [words, kept],
  brief: (_, { article, front, primary, pointed }) => [
    article.id,
    JSON.stringify(front.overrides ?? {}),
    primary?.statement.id ?? '',
    JSON.stringify(pointed ?? {}),
  ],
  quotes: ({ id }) => [id],
  sheet: ({ id }) => [id],
  answers: ({ id }, question, pointed) => [id, question, JSON.stringify(pointed ?? {})],
  places: (sought, texts) => [...sought, ...texts.map(({ id }) => id)],
}

/** Keeps the list in the store, so that it applies to every process and outlives a restart. */
export function createAside({ store, clock, tell }: AsideParts): Aside {
  async function work(job: JobName, ms: number, { code, act }: Work): Promise<unknown> {
    const before = await store.find(code, clock() - HOUR + 1)
    // The clock may have been set back.
    if (before && before.at <= clock() + HOUR && before.ms >= ms) throw setAside(before)
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof GaveUp)) throw error
      const aside = { code, at: clock(), ms, reason: error.message }
      await store.put(aside)
      tell({ code, job, reason: aside.reason })
      throw setAside(aside)
    }
  }

  return {
    guard: (jobs, ms) =>
      Object.fromEntries(
        Object.entries(jobs).map(([name, act]) => [
          name,
          (...asked: readonly unknown[]) => {
            const job = name as JobName
            return work(job, ms, { code: codeOf(job, asked), act: () => (act as Act)(...asked) })
          },
        ]),
      ) as unknown as AwayJobs,
    retry: (code) => store.remove(code),
  }
}

type Act = (...asked: readonly unknown[]) => Promise<unknown>

interface Work {
  readonly code: string
  readonly act: () => Promise<unknown>
}

function codeOf(job: JobName, asked: readonly unknown[]): string {
  const hash = createHash('sha256').update(job)
  const key = (keys[job] as (...asked: readonly unknown[]) => (string | Uint8Array)[])(...asked)
  for (const part of key) hash.update(part).update('\n')
  return hash.digest('hex').slice(0, 10)
}

const setAside = ({ reason, code }: Pick<SetAside, 'reason' | 'code'>): BotError =>
  new BotError('source', `This text was given up: ${reason}.`, {
    hint: `It is set aside for an hour. An editor can have it tried at once: /briefdesk retry ${code}`,
  })
