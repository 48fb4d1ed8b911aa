import { createBounded } from './bounded.ts'
import type { EngineParts } from './make.ts'
import type { BriefingFile } from '../ports/sources.ts'
import type { Document, Sources } from '../ports/sources.ts'
import type { TextStore } from '../ports/store.ts'

interface PastedParts {
  readonly texts: TextStore
  readonly sources: Sources
}

type KeepParts = PastedParts & Pick<EngineParts, 'hash'>

// The full hash, so that nobody can make another text with the same name.
const form = /^(?:text|link|page)-[0-9a-f]{64}$/

/** Whether a name belongs to a submission. */
export const isPasted = (name: string): boolean => form.test(name)

/** Stores a submitted text in its own tenant; returns its name. */
export async function keepText({ texts, sources, hash }: KeepParts, tenant: string, text: string, now: number) {
  // Refuse what cannot be read before storing it.
  await sources.text(text)
  const name = `text-${hash(text)}`
  await texts.keep(tenant, name, text, now)
  return name
}

/** Reads an address and stores the article, so that it stays the same when the site changes. */
export async function keepLink(parts: KeepParts, tenant: string, address: string, now: number): Promise<string> {
  return await keepRecord(parts, tenant, { kind: 'link', record: await parts.sources.link(address) }, now)
}

/** Stores the contents of a file. */
export function keepDocument(parts: KeepParts, tenant: string, document: Document, now: number): Promise<string> {
  const { kind, content } = document
  return kind === 'text'
    ? keepText(parts, tenant, content, now)
    : keepRecord(parts, tenant, { kind, record: content }, now)
}

interface Recorded {
  readonly kind: 'link' | 'page'
  readonly record: string
}

async function keepRecord(parts: KeepParts, tenant: string, { kind, record }: Recorded, now: number): Promise<string> {
  await parts.sources.record(record)
  const name = `${kind}-${parts.hash(record)}`
  await parts.texts.keep(tenant, name, record, now)
  return name
}

/** The submission with a given name, which says how to read it. */
const readContent = (sources: Sources, name: string, content: string): Promise<BriefingFile> =>
  name.startsWith('text-') ? sources.text(content) : sources.record(content)

/** The size of the article cache, in characters. */
const REMEMBERED = 4_000_000

/** A submission by its name. */
export type ReadContent = (name: string, content: string) => Promise<BriefingFile>

/** A submission is read once for all who view it. */
export function rememberRead({ sources, hash }: Pick<KeepParts, 'sources' | 'hash'>): ReadContent {
  const files = createBounded<BriefingFile>(REMEMBERED)
  return (name, content) =>
    files(`${kindOf(name)} ${hash(content)}`, content.length, () => readContent(sources, name, content))
}

const kindOf = (name: string): string => name.split('-')[0] ?? ''
