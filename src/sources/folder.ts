import { constants } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { BriefingFile, BriefingReader } from '../bot/ports/sources.ts'
import type { SourcedStories } from '../bot/ports/sources.ts'
import { BotError } from '../errors.ts'
import { FILE_MAX_BYTES } from './refuse.ts'
import { withPrimary } from './primary.ts'
import type { SourceReading } from './reading.ts'
import { readSourced } from './sourced.ts'

interface FolderOptions {
  /** Polling interval in ms. Polling works on every file system; change notifications do not. */
  readonly every?: number
  /** Fetches articles for files that hold only a URL. Default: such files are rejected. */
  readonly stories?: SourcedStories
  /** Parses files and the articles that they link to. Default: on this thread. */
  readonly parsing?: Pick<SourceReading, 'file' | 'record' | 'sourced'>
}

/** Briefings in a folder and its subfolders: every `.md` whose name does not start with `.` or `_`. */
export function createFolder(
  folder: string,
  { every = 2_000, stories, parsing = parsingHere }: FolderOptions = {},
): BriefingReader {
  /** What files depend on besides themselves: addresses, and files of the folder. */
  const addresses = new Map<string, readonly string[]>()
  const statements = new Map<string, string>()
  const withMore = async ({ file, version }: Listed): Promise<Listed> => {
    const linked = stories ? (addresses.get(file) ?? []).map((address) => stories.version(address)) : []
    const statement = statements.get(file)
    const beside = statement === undefined ? undefined : await versionOf(folder, statement)
    return { file, version: [version, ...linked, ...(beside ? [beside.version] : [])].join('-') }
  }
  async function withStatement(file: string, read: BriefingFile, address: string | undefined): Promise<BriefingFile> {
    const { primary } = read.front
    addresses.set(
      file,
      [address, primary?.url].filter((each) => each !== undefined),
    )
    if (primary?.file !== undefined) statements.set(file, primary.file)
    else statements.delete(file)
    const bytesOf = (name: string): Promise<Uint8Array> => readRegular(folder, name)
    return await withPrimary(read, { bytesOf, parsing, stories })
  }
  return {
    list: async () => Promise.all((await listFiles(folder)).map(withMore)),
    async read(file) {
      const bytes = await readRegular(folder, file)
      if (!stories) return withStatement(file, await parsing.file(file, bytes), undefined)
      const { address, open: openSourced } = readSourced(bytes, file, { stories, parsing })
      if (address !== undefined) addresses.set(file, [address])
      return withStatement(file, await openSourced(), address)
    },
    watch(changed) {
      const timer = setInterval(changed, every)
      timer.unref()
      return () => clearInterval(timer)
    },
  }
}

/** Parses on the calling thread; its parsers are loaded on first use. */
export const parsingHere: Required<FolderOptions>['parsing'] = {
  file: async (path, bytes) => (await parsers()).file(path, bytes),
  record: async (kept) => (await parsers()).record(kept),
  sourced: async (words, kept) => (await parsers()).sourced(words, kept),
}

const parsers = async () => (await import('./reading.ts')).reading

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
 * nobody: a link to a file elsewhere, or a pipe or device, which would hold up the reading of all others. Of too many bytes
 * only the number is kept; what parses them says so.
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
