import { basename } from 'node:path'
import { makeBriefing } from '../bot/library/make.ts'
import type { VerifiedBriefing } from '../briefing/briefing.ts'
import type { Io } from './command.ts'
import { engine } from './engine.ts'
import { readBriefingFile } from './read-file.ts'

/** The verified briefing of a file, of standard input for `-`, or of an address. Rejects with BotError. */
export async function readVerified(
  path: string,
  io: Pick<Io, 'input' | 'environment' | 'now'>,
): Promise<VerifiedBriefing> {
  if (/^https?:\/\//i.test(path)) return readLinked(path, io)
  const file = await readBriefingFile(path, io)
  return makeBriefing(file.front.command ?? nameOf(path), file, engine)
}

async function readLinked(address: string, io: Pick<Io, 'environment' | 'now'>): Promise<VerifiedBriefing> {
  const { openLinks } = await import('./links.ts')
  const links = openLinks(io.environment['FETCH_ALLOW'], io.now)
  try {
    return makeBriefing('article', await links.record(await links.link(address)), engine)
  } finally {
    await links.close()
  }
}

const nameOf = (path: string): string => (path === '-' ? 'article' : basename(path).replace(/\.[^.]+$/, ''))
