import { readlinkSync } from 'node:fs'
import { threadId } from 'node:worker_threads'
import { BotError } from '../errors.ts'
import { jobs } from './jobs.ts'
import type { Task, TaskResult } from './task.ts'

/** Runs in a worker thread: takes one job and replies with its result or the BotError it threw. Without a job, the thread only loads. */
export default function work(task?: Task): TaskResult {
  if (task === undefined) return { value: undefined }
  const { job, asked, mark } = task
  mark[1] = systemThread
  mark[0] = threadId
  try {
    return { value: (jobs[job] as (...asked: readonly unknown[]) => unknown)(...asked) }
  } catch (error) {
    if (!(error instanceof BotError)) throw error
    const { code, message, hint, retryable } = error
    return { error: { code, message, hint, retryable } }
  }
}

const systemThread = idOfSystem()

/** 0 where the system does not report it. */
function idOfSystem(): number {
  try {
    return Number(readlinkSync('/proc/thread-self').split('/').at(-1)) || 0
  } catch {
    return 0
  }
}
