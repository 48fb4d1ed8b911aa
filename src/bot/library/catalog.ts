import type { VerifiedBriefing } from '../../briefing/briefing.ts'
import type { Primary } from '../../briefing/primary/primary.ts'
import { BotError } from '../../errors.ts'
import type { BriefingReader } from '../ports/sources.ts'
import type { FrontMatter } from '../ports/sources.ts'
import type { Engine } from '../ports/engine.ts'
import { engineHere } from './engine.ts'
import type { EngineParts } from './make.ts'

/** A verified briefing from the folder. */
export interface CatalogEntry {
  /** Its command, without the slash. */
  readonly name: string
  readonly file: string
  readonly front: FrontMatter
  readonly verified: VerifiedBriefing
  readonly primary?: Primary
}

/** A file that cannot be briefed. Its last good version, if any, is still shown. */
export interface CatalogProblem {
  readonly file: string
  readonly error: BotError
  readonly keeps: boolean
}

/** The folder's briefings, held in memory. */
export interface Catalog {
  entries(): readonly CatalogEntry[]
  find(name: string): CatalogEntry | undefined
  problems(): readonly CatalogProblem[]
  /** Rereads new and changed files; true if anything changed. */
  refresh(): Promise<boolean>
}

interface CatalogOptions extends EngineParts {
  readonly reader: BriefingReader
  /** Reserved names: `brief`, `briefdesk`. */
  readonly reserved: readonly string[]
  /** Default: on the thread that reads the folder. */
  readonly engine?: Pick<Engine, 'brief'> | undefined
  /** For metrics: called with the rule of each finding of the gate. */
  readonly found?: ((rule: string) => void) | undefined
}

interface Stored {
  readonly version: string
  readonly entry?: CatalogEntry
  readonly error?: BotError
}

/** A catalogue of the briefings that a reader lists. */
export function createCatalog(options: CatalogOptions): Catalog {
  const engine = options.engine ?? engineHere(options)
  let texts: ReadonlyMap<string, Stored> = new Map()
  let entries: readonly CatalogEntry[] = []
  let byName: ReadonlyMap<string, CatalogEntry> = new Map()
  let running: Promise<boolean> | undefined

  async function refresh(): Promise<boolean> {
    const files = await options.reader.list()
    const next = new Map<string, Stored>()
    for (const { file, version } of files) {
      const before = texts.get(file)
      next.set(file, before?.version === version ? before : await readOne(file, version, before))
    }
    const changed = next.size !== texts.size || [...next].some(([file, stored]) => texts.get(file) !== stored)
    texts = next
    if (!changed) return false
    entries = firstOfName([...texts.values()].flatMap(({ entry }) => entry ?? []))
    byName = new Map(entries.map((entry) => [entry.name, entry]))
    return true
  }

  async function readOne(file: string, version: string, before: Stored | undefined): Promise<Stored> {
    try {
      const read = await options.reader.read(file)
      const { primary } = read
      const name = read.front.command ?? nameOf(file)
      refuseName(name, file, options.reserved)
      const verified = await engine.brief(name, read)
      for (const { rule } of verified.findings) options.found?.(rule)
      return { version, entry: { name, file, front: read.front, verified, ...(primary && { primary }) } }
    } catch (cause) {
      const error = cause instanceof BotError ? cause : unexpected(file, cause)
      return { version, error, ...(before?.entry && { entry: before.entry }) }
    }
  }

  return {
    entries: () => entries,
    find: (name) => byName.get(name),
    problems: () => [...broken(texts), ...twins(texts)],
    // Concurrent refreshes would read every file twice.
    refresh: () => (running ??= refresh().finally(() => (running = undefined))),
  }
}

/** `news/Harbour Talks.md` → `harbour-talks`. */
const nameOf = (file: string): string =>
  (file.split('/').at(-1) ?? file)
    .replace(/\.md$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '')
    .replace(/(?<![-_])[-_]+$/, '')
    .slice(0, longestName)

/** The length limit for a Discord command, and for Slack's including the slash. */
const longestName = 31

function refuseName(name: string, file: string, reserved: readonly string[]): void {
  if (name === '')
    throw new BotError('input', `${file} has no name that could be a command.`, {
      hint: 'Give it a "command:" in its front matter.',
    })
  if (reserved.includes(name))
    throw new BotError('input', `${file} would be /${name}, which is a command of Briefdesk itself.`, {
      hint: 'Give it another "command:" in its front matter.',
    })
}

const unexpected = (file: string, cause: unknown): BotError =>
  new BotError('internal', `${file} could not be briefed.`, { hint: 'Please report this file as a bug.', cause })

function firstOfName(entries: readonly CatalogEntry[]): CatalogEntry[] {
  const seen = new Set<string>()
  return entries.filter(({ name }) => !seen.has(name) && seen.add(name))
}

const broken = (texts: ReadonlyMap<string, Stored>): CatalogProblem[] =>
  [...texts].flatMap(([file, { error, entry }]) => (error ? [{ file, error, keeps: entry !== undefined }] : []))

/** Files whose command is already taken by an earlier file. */
function twins(texts: ReadonlyMap<string, Stored>): CatalogProblem[] {
  const owners = new Map<string, string>()
  return [...texts.values()].flatMap(({ entry }) => {
    if (!entry) return []
    const owner = owners.get(entry.name)
    if (owner === undefined) {
      owners.set(entry.name, entry.file)
      return []
    }
    const error = new BotError('input', `${entry.file} is /${entry.name}, and so is ${owner}.`, {
      hint: 'Give one of them another "command:" in its front matter.',
    })
    return [{ file: entry.file, error, keeps: false }]
  })
}
