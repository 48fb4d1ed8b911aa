import { readFile, stat } from 'node:fs/promises'
import type { BriefingFile } from '../bot/ports/sources.ts'
import { BotError } from '../errors.ts'
import { FILE_MAX_BYTES } from '../sources/refuse.ts'
import type { SourceReading } from '../sources/reading.ts'
import type { Io } from './command.ts'

interface FileParts {
  /** Where `-` is read from; without it, a file has that name. */
  readonly input?: Io['input']
  /** Where files are parsed. Default: on this thread. */
  readonly reading?: Pick<SourceReading, 'file' | 'document' | 'record'>
}

/** Reads the article of a file, or of standard input for `-`. Rejects with BotError `input`. */
export async function readBriefingFile(path: string, { input, reading }: FileParts = {}): Promise<BriefingFile> {
  const { file, document, record } = reading ?? (await import('../sources/reading.ts')).reading
  if (path === '-' && input) return await file('standard input', await readAll(input))
  const bytes = await readBytes(path)
  if (!/\.x?html?$/i.test(path)) return await file(path, bytes)
  // A page that was saved as a file.
  return await record((await document(path, { bytes })).content)
}

/** The bytes of a file, of which only the size is kept when there are too many. Rejects with BotError `input`. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    // A file that is too large is not read: its size is enough to refuse it.
    return size > FILE_MAX_BYTES ? new Uint8Array(size) : await readFile(path)
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    throw new BotError('input', missing ? `There is no file ${path}.` : `${path} cannot be read.`, {
      hint: 'Give the path of a text, Markdown or HTML file, or - for standard input.',
      cause,
    })
  }
}

async function readAll(input: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    chunks.push(bytes)
    if (size > FILE_MAX_BYTES) break
  }
  return Buffer.concat(chunks)
}
