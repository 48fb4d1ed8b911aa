import type { Clock, CommandDefinition, Handlers, Shelf } from '../../bot/ports.ts'
import { BotError } from '../../errors.ts'
import { redact, sentence, type Log } from './log.ts'
import { createSeen } from './seen.ts'
import type { Desk } from './serve.ts'
import type { Workspaces } from './workspaces.ts'

interface DeskOptions {
  readonly log: Log
  readonly shelf?: Shelf | undefined
}

/** The desk, how to give it handlers, and the end of the work that is under way. */
export interface OpenDesk {
  readonly desk: Desk
  readonly use: (handlers: Handlers) => void
  readonly update: (commands: readonly CommandDefinition[]) => void
  readonly settled: () => Promise<unknown>
}

/** What the process remembers between two requests; nothing of it must outlive a restart. */
export function createDesk({ log, shelf }: DeskOptions, workspaces: Workspaces, now: Clock): OpenDesk {
  const working = new Set<Promise<void>>()
  const underWay = new Set<string>()
  let handlers: Handlers | undefined

  const track = async (work: Promise<void>): Promise<void> => {
    const logged = work.catch((error: unknown) =>
      log.error('slack.request.failed', { reason: redact(sentence(error)) }),
    )
    working.add(logged)
    await logged
    working.delete(logged)
  }

  const once = async (key: string, act: () => Promise<void>): Promise<void> => {
    if (underWay.has(key)) return
    underWay.add(key)
    try {
      await act()
    } finally {
      underWay.delete(key)
    }
  }

  const desk: Desk = {
    workspaces,
    log,
    now,
    track,
    once,
    seen: createSeen(now),
    handlers() {
      if (handlers) return handlers
      throw new BotError('internal', 'A request came in before Slack was started.')
    },
    async keep(tenant, shelved) {
      try {
        for (const { key, content } of shelved) await shelf?.keep(tenant, key, content, now())
      } catch (error) {
        log.error('slack.shelf.failed', { reason: redact(sentence(error)) })
      }
    },
    find: async (tenant, key) => shelf?.find(tenant, key),
  }
  return {
    desk,
    use: (given) => void (handlers = given),
    update: (commands) => void (handlers &&= { ...handlers, commands }),
    settled: () => Promise.allSettled(working),
  }
}
