import { constants } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Hash } from '../article/article.ts'
import type { BriefingReader } from '../bot/ports/sources.ts'
import type { SourcedStories } from '../bot/ports/sources.ts'
import { BotError } from '../errors.ts'
import { FILE_MAX_BYTES, parseFile } from './file.ts'
import { reading, type SourceReading } from './reading.ts'
import { readSourced } from './sourced.ts'

interface FolderOptions {
  readonly hash: Hash
  /** Polling interval in ms. Polling works on every file system; change notifications do not. */
  readonly every?: number
  /** Fetches articles for files that hold only a URL. Default: such files are rejected. */
  readonly stories?: SourcedStories
  /** Parses files and the articles that they link to. Default: on this thread. */
  readonly parsing?: Pick<SourceReading, 'file' | 'sourced'>
}

/** Briefings in a folder and its subfolders: every `.md` whose name does not start with `.` or `_`. */
export function createFolder(
  folder: string,
  { hash, every = 2_000, stories, parsing = parsingHere }: FolderOptions,
): BriefingReader {
  const addresses = new Map<string, string>()
  const withStory = ({ file, version }: Listed): Listed => {
    const address = addresses.get(file)
    return stories && address !== undefined
      ? { file, version: `${version}-${stories.version(address)}` }
      : { file, version }
  }
  return {
    list: async () => (await listFiles(folder)).map(withStory),
    async read(file) {
      const bytes = await readRegular(folder, file)
      if (bytes.byteLength > FILE_MAX_BYTES) return parseFile(bytes, file, hash)
      if (!stories) return await parsing.file(file, bytes)
      const { address, open: openSourced } = readSourced(bytes, file, { stories, parsing })
      if (address !== undefined) addresses.set(file, address)
      return openSourced()
    },
    watch(changed) {
      const timer = setInterval(changed, every)
      timer.unref()
      return () => clearInterval(timer)
    },
  }
}

const parsingHere: Required<FolderOptions>['parsing'] = {
  file: (path, bytes) => new Promise((resolve) => resolve(reading.file(path, bytes))),
  sourced: (words, kept) => new Promise((resolve) => resolve(reading.sourced(words, kept))),
}

type Listed = Awaited<ReturnType<BriefingReader['list']>>[number]

async function listFiles(folder: string): Promise<readonly Listed[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new BotError('input', `The folder of briefings, ${folder}, cannot be read.`, {
      hint: 'Make it, or set BRIEFINGS_DIR to the folder that has your briefings.',
      cause,
    })
  })
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md') && !name.split('/').some((part) => /^[._]/.test(part)))
    .sort()
  const found = await Promise.all(files.map((file) => versionOf(folder, file)))
  return found.filter((entry) => entry !== undefined)
}

/** Undefined for a file that was deleted after it was listed, and for a link to nowhere. */
async function versionOf(folder: string, file: string): Promise<{ file: string; version: string } | undefined> {
  try {
    const { mtimeMs, size, ino } = await stat(join(folder, file))
    return { file, version: `${mtimeMs}-${size}-${ino}` }
  } catch {
    return undefined
  }
}

/**
 * The bytes of a regular file that lies in the folder, perhaps behind a link. What else may lie there is published by
 * nobody: a link to a file elsewhere, or a pipe or device, which would hold up the reading of all others.
 */
async function readRegular(folder: string, file: string): Promise<Uint8Array> {
  const path = join(folder, file)
  const [root, real] = await Promise.all([realpath(folder), realpath(path)]).catch((cause: unknown) =>
    unreadable(path, cause),
  )
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep))
    throw refusal(file, 'is a link that leads out of the folder of briefings', 'Put the file itself there.')
  const isFile = (await stat(real).catch((cause: unknown) => unreadable(path, cause))).isFile()
  if (!isFile) throw refusal(file, 'is no regular file', 'Take it out, or put a file there.')
  const handle = await open(real, READ_ONLY).catch((cause: unknown) => unreadable(path, cause))
  try {
    const opened = await handle.stat()
    if (!opened.isFile()) throw refusal(file, 'is no regular file', 'Take it out, or put a file there.')
    if (opened.size > FILE_MAX_BYTES) return new Uint8Array(opened.size)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** A pipe or a link that takes the file's place meanwhile is not waited for, and not followed. */
const READ_ONLY = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW

const refusal = (file: string, what: string, hint: string): BotError =>
  new BotError('input', `${file} ${what}.`, { hint })

function unreadable(path: string, cause: unknown): never {
  throw new BotError('input', `${path} cannot be read.`, { hint: 'Check its name and that it may be read.', cause })
}
