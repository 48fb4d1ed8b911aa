import { basename } from 'node:path'
import { press } from '../bot/catalog.ts'
import type { VerifiedBriefing } from '../briefing/briefing.ts'
import type { Io } from './command.ts'
import { engine } from './engine.ts'
import { readBriefingFile } from './read-file.ts'

/** The article of a file, or of standard input for `-`, briefed and through the gate. Rejects with BotError `input`. */
export async function readVerified(path: string, io: Pick<Io, 'input'>): Promise<VerifiedBriefing> {
  const file = await readBriefingFile(path, io)
  return press(file.front.command ?? nameOf(path), file, engine)
}

const nameOf = (path: string): string => (path === '-' ? 'article' : basename(path).replace(/\.[^.]+$/, ''))
