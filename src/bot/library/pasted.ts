import type { EngineParts } from './make.ts'
import type { BriefingFile } from '../ports/sources.ts'
import type { Document, Sources } from '../ports/sources.ts'
import type { TextStore } from '../ports/store.ts'

interface PastedParts {
  readonly texts: TextStore
  readonly sources: Sources
}

type KeepParts = PastedParts & Pick<EngineParts, 'hash'>

const form = /^(?:text|link|page)-[0-9a-f]{12}$/

/** Whether a name is one that is given here. */
export const isPasted = (name: string): boolean => form.test(name)

/** Keeps a text that somebody handed in, only in its own workspace or server; the name under which it is found again. */
export async function keepText({ texts, sources, hash }: KeepParts, tenant: string, text: string, now: number) {
  // What cannot be read is not kept.
  await sources.text(text)
  const name = `text-${hash(text).slice(0, 12)}`
  await texts.keep(tenant, name, text, now)
  return name
}

/** Reads what stands at an address and keeps it: asked for again, it is the same, whatever the site does. */
export async function keepLink(parts: KeepParts, tenant: string, address: string, now: number): Promise<string> {
  return await keepRecord(parts, tenant, { kind: 'link', record: await parts.sources.link(address) }, now)
}

/** Keeps what a file holds. */
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
  const name = `${kind}-${parts.hash(record).slice(0, 12)}`
  await parts.texts.keep(tenant, name, record, now)
  return name
}

/** What was handed in under a name, which says how it is to be read. */
export const readContent = (sources: Sources, name: string, content: string): Promise<BriefingFile> =>
  name.startsWith('text-') ? sources.text(content) : sources.record(content)
