import { dirname, join } from 'node:path'
import type { BriefingFile, SourcedStories } from '../bot/ports/sources.ts'
import type { Primary } from '../briefing/primary/primary.ts'
import { BotError } from '../errors.ts'
import type { SourceReading } from './reading.ts'

interface PrimaryParts {
  /** Of the briefing, which a statement's file stands beside. */
  readonly path: string
  /** Reads a file. Rejects with a BotError. */
  readonly bytesOf: (file: string) => Promise<Uint8Array>
  readonly parsing: Pick<SourceReading, 'file' | 'record'>
  readonly stories?: SourcedStories | undefined
}

/** The file with the original statement that its front matter names. Rejects with a BotError that names both. */
export async function withPrimary(file: BriefingFile, parts: PrimaryParts): Promise<BriefingFile> {
  const { primary } = file.front
  if (primary === undefined) return file
  const { issuers, name } = primary
  try {
    const { article: statement } = await read(primary, parts)
    return { ...file, primary: { statement, issuers, ...(name !== undefined && { name }) } satisfies Primary }
  } catch (error) {
    if (!(error instanceof BotError)) throw error
    throw new BotError(error.code, `"primary": ${error.message}`, {
      ...(error.hint !== undefined && { hint: error.hint }),
      ...{ retryable: error.retryable, cause: error },
    })
  }
}

/** A statement's file stands beside its briefing, in whatever folder that is. */
export const beside = (path: string, file: string): string => join(dirname(path), file)

type Named = NonNullable<BriefingFile['front']['primary']>

async function read({ file, url }: Named, { path, bytesOf, parsing, stories }: PrimaryParts): Promise<BriefingFile> {
  if (file !== undefined) return await parsing.file(file, await bytesOf(beside(path, file)))
  if (url === undefined || stories === undefined)
    throw new BotError('input', 'the statement stands at an address, and none are read here.', {
      hint: 'Save it beside the briefing and name the file.',
    })
  return await parsing.record(await stories.read(url))
}
