import { normaliseText } from '../article/parse.ts'
import type { BriefingFile } from '../bot/ports/sources.ts'
import type { SourcedStories } from '../bot/ports/sources.ts'
import { BotError } from '../errors.ts'
import { decode } from './decode.ts'
import { addressIn } from './front-matter.ts'
import { named } from './refuse.ts'
import type { SourceReading } from './reading.ts'

/** A file of the folder, with the URL of its article if it has no text of its own. */
export interface SourcedFile {
  readonly address?: string
  readonly open: () => Promise<BriefingFile>
}

interface SourcedParts {
  readonly stories: SourcedStories
  readonly parsing: Pick<SourceReading, 'file' | 'sourced'>
}

/** The file's metadata overrides the page's. */
export function readSourced(bytes: Uint8Array, path: string, { stories, parsing }: SourcedParts): SourcedFile {
  const text = normaliseText(decode(bytes))
  const address = locateAddress(text)
  if (address === undefined) return { open: () => parsing.file(path, bytes) }
  return { address, open: () => open(address) }

  async function open(at: string): Promise<BriefingFile> {
    try {
      return await parsing.sourced(text, await stories.read(at))
    } catch (error) {
      throw named(error, path)
    }
  }
}

/** Errors in the front matter are reported when the file is parsed. */
function locateAddress(text: string): string | undefined {
  try {
    return addressIn(text)
  } catch (error) {
    if (error instanceof BotError) return undefined
    throw error
  }
}
