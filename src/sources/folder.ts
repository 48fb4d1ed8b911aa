import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hash } from '../article/article.ts'
import type { BriefingReader } from '../bot/ports.ts'
import { BotError } from '../errors.ts'
import { FILE_MAX_BYTES, parseFile } from './file.ts'

interface FolderOptions {
  readonly hash: Hash
  /** How often the folder is looked at, ms: looking works on every file system, being told does not. */
  readonly every?: number
}

/** The briefings of a folder and the folders in it: every `.md` whose name does not start with `.` or `_`. */
export function createFolder(folder: string, { hash, every = 2_000 }: FolderOptions): BriefingReader {
  return {
    list: () => listFiles(folder),
    async read(file) {
      const path = join(folder, file)
      const { size } = await stat(path).catch((cause: unknown) => unreadable(path, cause))
      if (size > FILE_MAX_BYTES) return parseFile(new Uint8Array(size), file, hash)
      return parseFile(await readFile(path).catch((cause: unknown) => unreadable(path, cause)), file, hash)
    },
    watch(changed) {
      const timer = setInterval(changed, every)
      timer.unref()
      return () => clearInterval(timer)
    },
  }
}

async function listFiles(folder: string): Promise<{ file: string; version: string }[]> {
  const names = await readdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new BotError('input', `The folder of briefings, ${folder}, cannot be read.`, {
      hint: 'Make it, or set BRIEFINGS_DIR to the folder that has your briefings.',
      cause,
    })
  })
  const files = names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md') && !name.split('/').some((part) => /^[._]/.test(part)))
    .sort()
  const found = await Promise.all(files.map((file) => versionOf(folder, file)))
  return found.filter((entry) => entry !== undefined)
}

/** A file that went between listing and looking is not there. */
async function versionOf(folder: string, file: string): Promise<{ file: string; version: string } | undefined> {
  try {
    const { mtimeMs, size, ino } = await stat(join(folder, file))
    return { file, version: `${mtimeMs}-${size}-${ino}` }
  } catch {
    return undefined
  }
}

function unreadable(path: string, cause: unknown): never {
  throw new BotError('input', `${path} cannot be read.`, { hint: 'Check its name and that it may be read.', cause })
}
