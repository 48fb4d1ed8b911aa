import { basename } from 'node:path'
import { makeBriefing } from '../bot/library/make.ts'
import type { BriefingFile } from '../bot/ports/sources.ts'
import type { VerifiedBriefing } from '../briefing/briefing.ts'
import type { Io } from './command.ts'
import { withPrimary } from '../sources/primary.ts'
import { engine } from './engine.ts'
import { readBriefingFile, readBytes } from './read-file.ts'

/** The verified briefing of a file, of standard input for `-`, or of an address. Rejects with BotError. */
export async function readVerified(
  path: string,
  io: Pick<Io, 'input' | 'environment' | 'now'>,
): Promise<VerifiedBriefing> {
  if (/^https?:\/\//i.test(path)) return readLinked(path, io)
  const file = await withStatement(await readBriefingFile(path, io), path, io)
  return makeBriefing(file.front.command ?? nameOf(path), file, engine)
}

/** With the original statement that its front matter names, beside it or at an address. */
async function withStatement(
  file: BriefingFile,
  path: string,
  io: Pick<Io, 'environment' | 'now'>,
): Promise<BriefingFile> {
  if (!file.front.primary) return file
  const [{ openLinks, readNow }, { parsingHere }] = await Promise.all([
    import('./links.ts'),
    import('../sources/folder.ts'),
  ])
  const links = file.front.primary.url === undefined ? undefined : openLinks(io.environment['FETCH_ALLOW'], io.now)
  try {
    return await withPrimary(file, {
      path,
      bytesOf: readBytes,
      parsing: parsingHere,
      stories: links && readNow(links),
    })
  } finally {
    await links?.close()
  }
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
