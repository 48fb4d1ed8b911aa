import type { Overrides, VerifiedBriefing } from '../../briefing/briefing.ts'
import { mergeOverrides } from '../../briefing/overrides.ts'
import type { CommandCall } from '../../message/message.ts'
import { type Catalog } from './catalog.ts'
import { type EngineParts } from './make.ts'
import { makeBriefing } from './make.ts'
import { readContent, readKept } from './pasted.ts'
import type { BriefingFile } from '../ports/sources.ts'
import type { Sources } from '../ports/sources.ts'
import type { Edit, Store } from '../ports/store.ts'

/** A briefing as a workspace or server may show it: briefed with what its file and its editors set, and through the gate. */
export interface Found {
  /** By which it is asked for, and by which its edits are kept. */
  readonly name: string
  readonly verified: VerifiedBriefing
  /** The call that shows it. */
  readonly call: CommandCall
  readonly overrides: Overrides
}

/** A briefing before anything is made of it: its article, what its file says, and what editors set on top of that. */
export interface Source {
  readonly name: string
  readonly call: CommandCall
  readonly file: BriefingFile
  readonly edit?: Edit
}

/** What a workspace or server can ask for by name. */
export interface Library {
  find(tenant: string, name: string): Promise<Found | undefined>
  /** The same for whoever edits it. */
  open(tenant: string, name: string): Promise<Source | undefined>
  /** The folder's, as this workspace or server may show them. */
  entries(tenant: string): Promise<readonly VerifiedBriefing[]>
  /** What a source is with other overrides of its editors. */
  make(source: Omit<Source, 'edit'>, edited: Overrides | undefined): Found
}

interface LibraryParts extends EngineParts {
  readonly catalog: Pick<Catalog, 'find' | 'entries'>
  readonly store: Pick<Store, 'texts' | 'kept' | 'edits'>
  readonly sources: Sources
}

export function createLibrary(parts: LibraryParts): Library {
  const { catalog, store } = parts
  /** Where a name is looked for, one after the other. */
  const places: readonly Place[] = [fromFolder(catalog), fromTexts(parts), fromKept(parts)]

  async function open(tenant: string, name: string): Promise<Source | undefined> {
    for (const place of places) {
      const source = await place(tenant, name)
      if (!source) continue
      const edit = await store.edits.find(tenant, source.name)
      return { ...source, ...(edit && { edit }) }
    }
    return undefined
  }

  function make({ name, call, file }: Omit<Source, 'edit'>, edited: Overrides | undefined): Found {
    const overrides = mergeOverrides(file.front.overrides, edited)
    const entry = catalog.find(name)
    const isReady = entry?.front === file.front && overrides === file.front.overrides
    const front = { ...file.front, ...(overrides && { overrides }) }
    const verified = isReady ? entry.verified : makeBriefing(name, { article: file.article, front }, parts)
    return { name, call, verified, overrides: overrides ?? {} }
  }

  return {
    open,
    make,
    async find(tenant, name) {
      const source = await open(tenant, name)
      return source && make(source, source.edit?.overrides)
    },
    async entries(tenant) {
      const edits = new Map((await store.edits.list(tenant)).map((edit) => [edit.briefing, edit.overrides]))
      return catalog.entries().map((entry) => make(sourceOf(entry), edits.get(entry.name)).verified)
    },
  }
}

/** Looks for a briefing by its name in one kind of place. */
type Place = (tenant: string, name: string) => Promise<Omit<Source, 'edit'> | undefined>

const fromFolder =
  (catalog: LibraryParts['catalog']): Place =>
  (_, name) => {
    const entry = catalog.find(name.toLowerCase())
    return Promise.resolve(entry && sourceOf(entry))
  }

const sourceOf = ({ name, front, verified }: ReturnType<Catalog['entries']>[number]) => ({
  name,
  call: { command: name, args: {} },
  file: { article: verified.article, front },
})

/** Texts that were handed in, and what links led to. */
const fromTexts =
  ({ store, sources }: LibraryParts): Place =>
  async (tenant, name) => {
    const file = await readKept({ texts: store.texts, sources }, tenant, name)
    return file && { name, call: { command: 'brief', args: { name } }, file }
  }

/** What this workspace or server made lasting, with what its editors had set by then. */
const fromKept =
  ({ store, sources }: LibraryParts): Place =>
  async (tenant, typed) => {
    const name = typed.toLowerCase()
    const kept = await store.kept.find(tenant, name)
    if (!kept) return undefined
    const { article, front } = readContent(sources, kept.from, kept.content)
    const before = kept.overrides === undefined ? undefined : (JSON.parse(kept.overrides) as Overrides)
    const overrides = mergeOverrides(front.overrides, before)
    return {
      name,
      call: { command: 'brief', args: { name } },
      file: { article, front: { ...front, ...(overrides && { overrides }) } },
    }
  }
