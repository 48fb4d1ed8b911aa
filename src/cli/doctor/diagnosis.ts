import type { Settings } from '../../config.ts'
import type { Io } from '../command.ts'

/** What one check found: a line, and what to do where it is not fine. */
export interface Diagnosis {
  readonly state: 'fine' | 'note' | 'fault'
  readonly what: string
  readonly mend?: string
}

/** A check of the machine or of a chat. A BotError it rejects with counts as a fault. */
export type Inspection = (settings: Settings, io: Io) => Promise<readonly Diagnosis[]>
