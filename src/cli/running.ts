import type { Bot } from '../bot/bot.ts'
import type { Catalog } from '../bot/library/catalog.ts'
import type { Sourced } from '../bot/library/sourced.ts'
import type { Platform } from '../bot/ports/platform.ts'
import type { BriefingReader } from '../bot/ports/sources.ts'
import type { Store } from '../bot/ports/store.ts'
import type { Log } from '../log.ts'
import type { Terminal } from '../platforms/terminal/terminal.ts'
import type { Operations } from './operations.ts'

/** The parts of a running bot. */
export interface RunningBot {
  readonly bot: Bot
  readonly catalog: Catalog
  readonly reader: BriefingReader
  readonly sourced: Sourced
  readonly store: Store
  readonly terminal: Terminal
  readonly platforms: readonly Platform[]
  readonly log: Log
  /** Absent in the terminal. */
  readonly operations: Operations | undefined
}
