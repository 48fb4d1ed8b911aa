import type { Overrides, VerifiedBriefing } from '../../briefing/briefing.ts'
import type { Hash } from '../../article/article.ts'
import type { Pointed, PointedAnswer, PointedAt } from '../../briefing/pointed/pointed.ts'
import type { Primary } from '../../briefing/primary/primary.ts'
import { mergeOverrides } from '../../briefing/overrides.ts'
import type { CommandCall } from '../../message/message.ts'
import type { Catalog, CatalogEntry } from './catalog.ts'
import { createBounded } from './bounded.ts'
import type { Engine } from '../ports/engine.ts'
import { isPasted, readContent } from './pasted.ts'
import type { BriefingFile, Cut } from '../ports/sources.ts'
import type { Sources } from '../ports/sources.ts'
import type { Edit, Store } from '../ports/store.ts'

/** A briefing as a tenant may show it: made with its file's and its editors' overrides, and checked by the gate. */
export interface Found {
  /** The name by which it is requested and its overrides are stored. */
  readonly name: string
  readonly verified: VerifiedBriefing
  /** The call that shows it. */
  readonly call: CommandCall
  readonly overrides: Overrides
  /** Only the first part of the text is briefed. */
  readonly cut?: Cut
  /** The original statement that its quotations are held against. */
  readonly primary?: Primary
  /** What a model finds in it for a question. */
  readonly ask?: (question: string) => Promise<PointedAnswer | undefined>
}

/** The input of a briefing: its article, its file's overrides, and the editors' on top; `file.primary` is the editors' where they named one. */
export interface Source {
  readonly name: string
  readonly call: CommandCall
  readonly file: BriefingFile
  readonly edit?: Edit
  /** A pasted text or a message: a model reads it only with a consent of its own. */
  readonly own?: true
}

/** The briefings that a tenant can request by name. */
export interface Library {
  find(tenant: string, name: string): Promise<Found | undefined>
  /** The same, for editors. */
  open(tenant: string, name: string): Promise<Source | undefined>
  /** The folder's briefings, as this tenant may show them. */
  entries(tenant: string): Promise<readonly VerifiedBriefing[]>
  /** A source's briefing with different editors' overrides. */
  make(source: Omit<Source, 'edit'>, edited: Overrides | undefined): Promise<Found>
}

/** What a library is made from. */
export interface LibraryParts {
  readonly engine: Pick<Engine, 'brief'>
  readonly hash: Hash
  readonly catalog: Pick<Catalog, 'find' | 'entries'>
  readonly store: Pick<Store, 'texts' | 'kept' | 'edits'>
  readonly sources: Sources
  /** A model's picks for what is found. Default: none. */
  readonly point?: ((tenant: string, source: Source) => Promise<Pointed | undefined>) | undefined
  /** What a model finds there for a question. Default: nobody is asked. */
  readonly answer?:
    ((tenant: string, source: Source, question: string) => Promise<PointedAnswer | undefined>) | undefined
  /** How they ended. */
  readonly pointed?: ((tenant: string, source: Source, ended: PointedAt) => void) | undefined
}

/** A file with the original statement that editors named. */
async function withStatement(
  file: BriefingFile,
  edit: Edit | undefined,
  { store, read }: { readonly store: Pick<LibraryParts['store'], 'texts'>; readonly read: ReadContent },
): Promise<BriefingFile> {
  const named = edit?.statement
  const content = named && (await store.texts.find(edit.tenant, named.text))
  if (!named || content === undefined) return file
  const { text, ...about } = named
  const { article: statement } = await read(text, content)
  return { ...file, primary: { ...about, statement } }
}

/** A library over the folder, submitted texts and kept briefings. */
export function createLibrary(parts: LibraryParts, read: ReadContent): Library {
  const { catalog, store } = parts
  /** The places to look for a name, in order. */
  const places: readonly Place[] = [fromTexts(parts, read), fromKept(parts, read), fromFolder(parts)]

  async function open(tenant: string, name: string): Promise<Source | undefined> {
    for (const place of places) {
      const source = await place(tenant, name)
      if (!source) continue
      const edit = await store.edits.find(tenant, source.name)
      return { ...source, file: await withStatement(source.file, edit, { store, read }), ...(edit && { edit }) }
    }
    return undefined
  }

  async function make({ name, call, file }: Omit<Source, 'edit'>, edited: Overrides | undefined): Promise<Found> {
    const overrides = mergeOverrides(file.front.overrides, edited)
    const entry = catalog.find(name)
    const { cut, primary, pointed } = file
    const isReady =
      entry?.front === file.front && entry.primary === primary && overrides === file.front.overrides && !pointed
    const front = { ...file.front, ...(overrides && { overrides }) }
    const verified = isReady ? entry.verified : await parts.engine.brief(name, { ...file, front })
    return { name, call, verified, overrides: overrides ?? {}, ...(cut && { cut }), ...(primary && { primary }) }
  }

  return {
    open,
    make,
    async find(tenant, name) {
      const source = await open(tenant, name)
      if (!source) return undefined
      const pointed = await parts.point?.(tenant, source)
      const file = { ...source.file, ...(pointed && { pointed }) }
      const found = await make({ ...source, file }, source.edit?.overrides)
      const ended = found.verified.briefing.pointed
      if (ended) parts.pointed?.(tenant, source, ended)
      const { answer } = parts
      return { ...found, ...(answer && { ask: (question: string) => answer(tenant, source, question) }) }
    },
    async entries(tenant) {
      const edits = new Map((await store.edits.list(tenant)).map((edit) => [edit.briefing, edit]))
      const kept = new Set((await store.kept.list(tenant)).map(({ name }) => name))
      const nameOf = ({ name }: CatalogEntry): string => (kept.has(name) ? inFolder(name) : name)
      const found = catalog.entries().map(async (entry) => {
        const edit = edits.get(nameOf(entry))
        const source = sourceOf(entry)
        return await make({ ...source, file: await withStatement(source.file, edit, { store, read }) }, edit?.overrides)
      })
      return (await Promise.all(found)).map(({ verified }) => verified)
    },
  }
}

/** The size of the article cache, in characters. */
const REMEMBERED = 4_000_000

/** A submission by its name. */
export type ReadContent = (name: string, content: string) => Promise<BriefingFile>

/** A submission is read once for all who view it. */
export function rememberRead({ sources, hash }: Pick<LibraryParts, 'sources' | 'hash'>): ReadContent {
  const files = createBounded<BriefingFile>(REMEMBERED)
  return (name, content) =>
    files(`${kindOf(name)} ${hash(content)}`, content.length, () => readContent(sources, name, content))
}

const kindOf = (name: string): string => name.split('-')[0] ?? ''

/** Looks for a briefing by name in one kind of place. */
type Place = (tenant: string, name: string) => Promise<Omit<Source, 'edit'> | undefined>

const fromFolder =
  ({ catalog, store }: LibraryParts): Place =>
  async (tenant, typed) => {
    const own = nameInFolder(typed)
    const entry = catalog.find((own ?? typed).toLowerCase())
    if (!entry) return undefined
    const isHidden = own !== undefined && (await store.kept.find(tenant, entry.name)) !== undefined
    const name = inFolder(entry.name)
    return isHidden ? { ...sourceOf(entry), name, call: { command: 'brief', args: { name } } } : sourceOf(entry)
  }

/** Names a file's briefing that is hidden by a kept one of the same name, which takes precedence. */
export const inFolder = (name: string): string => `folder/${name}`

/** The file's own name in `folder/NAME`. */
export const nameInFolder = (name: string): string | undefined => /^folder\/(.+)$/i.exec(name)?.[1]

const sourceOf = ({ name, front, verified, primary }: CatalogEntry) => ({
  name,
  call: { command: name, args: {} },
  file: { article: verified.article, front, ...(primary && { primary }) },
})

/** Submitted texts and linked articles. */
const fromTexts =
  ({ store }: LibraryParts, read: ReadContent): Place =>
  async (tenant, name) => {
    const content = isPasted(name) ? await store.texts.find(tenant, name) : undefined
    const file = content === undefined ? undefined : await read(name, content)
    return file && { name, call: { command: 'brief', args: { name } }, file, ...ownOf(name) }
  }

/** What stands at an address is nobody's own. */
const ownOf = (submission: string): { readonly own?: true } => (submission.startsWith('link-') ? {} : { own: true })

/** Briefings that this tenant kept, with their overrides at that time. */
const fromKept =
  ({ store }: LibraryParts, read: ReadContent): Place =>
  async (tenant, typed) => {
    const name = typed.toLowerCase()
    const kept = await store.kept.find(tenant, name)
    if (!kept) return undefined
    const { front, ...words } = await read(kept.from, kept.content)
    const before = kept.overrides === undefined ? undefined : (JSON.parse(kept.overrides) as Overrides)
    const overrides = mergeOverrides(front.overrides, before)
    return {
      name,
      call: { command: 'brief', args: { name } },
      ...ownOf(kept.from),
      file: { ...words, front: { ...front, ...(overrides && { overrides }) } },
    }
  }
