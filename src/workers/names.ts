import type { JobName } from './jobs.ts'

/** The names of all jobs, without their code, which only the threads load. */
export const jobNames = Object.keys({
  page: true,
  file: true,
  document: true,
  feed: true,
  feeds: true,
  text: true,
  record: true,
  reprint: true,
  sourced: true,
  brief: true,
  quotes: true,
  sheet: true,
  answers: true,
  places: true,
} satisfies Record<JobName, true>) as readonly JobName[]
