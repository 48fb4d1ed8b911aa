import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import type { Io } from './command.ts'

/** The folder that `~` stands for. */
export const homeOf = ({ environment }: Pick<Io, 'environment'>): string => environment['HOME'] ?? homedir()

/** A path with `~` in front, as shells know it. */
export const fromHome = (path: string, home: string): string => path.replace(/^~(?=$|[/\\])/, () => home)

/** The paths that may go on from one that is being typed, folders with a slash at the end; none where it cannot be read. */
export const completePath =
  (home: string) =>
  (typed: string): readonly string[] => {
    const folder = typed.slice(0, typed.lastIndexOf('/') + 1)
    if (folder === '') return []
    try {
      return readdirSync(fromHome(folder, home), { withFileTypes: true })
        .map((entry) => `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`)
        .filter((path) => path.startsWith(typed))
    } catch {
      // A folder that is not there, or not ours to read, has nothing to offer.
      return []
    }
  }
