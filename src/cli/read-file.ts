import { readFile, stat } from 'node:fs/promises'
import type { BriefingFile } from '../bot/ports.ts'
import { BotError } from '../errors.ts'
import { FILE_MAX_BYTES, parseFile } from '../sources/file.ts'
import { sha256 } from '../sources/hash.ts'
import type { Io } from './command.ts'

/** The article of a file, or of standard input for `-`. Rejects with BotError `input`. */
export async function readBriefingFile(path: string, io?: Pick<Io, 'input'>): Promise<BriefingFile> {
  if (path === '-' && io) return parseFile(await readAll(io.input), 'standard input', sha256)
  return parseFile(await readBytes(path), path, sha256)
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    // A larger file is refused by its size, without being read.
    return size > FILE_MAX_BYTES ? new Uint8Array(size) : await readFile(path)
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    throw new BotError('input', missing ? `There is no file ${path}.` : `${path} cannot be read.`, {
      hint: 'Give the path of a text or Markdown file, or - for standard input.',
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
