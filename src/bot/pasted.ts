import type { VerifiedBriefing } from '../briefing/briefing.ts'
import { press, type Press } from './catalog.ts'
import type { Document, Shelf, Sources } from './ports.ts'

interface PastedParts extends Press {
  readonly shelf: Shelf
  readonly sources: Sources
}

/** A text that somebody handed in, under the name by which it is found again; only in its own workspace or server. */
interface Pasted {
  readonly name: string
  readonly verified: VerifiedBriefing
}

const form = /^(?:text|link|page)-[0-9a-f]{12}$/

/** Whether a name is one that is given here. */
export const isPasted = (name: string): boolean => form.test(name)

/** Keeps a text that somebody handed in; the name under which it is found again. */
export async function keepText(parts: PastedParts, tenant: string, text: string, now: number): Promise<string> {
  // What cannot be read is not kept.
  parts.sources.text(text)
  const name = `text-${parts.hash(text).slice(0, 12)}`
  await parts.shelf.keep(tenant, name, text, now)
  return name
}

/** Reads what stands at an address and keeps it: asked for again, it is the same, whatever the site does. */
export async function keepLink(parts: PastedParts, tenant: string, address: string, now: number): Promise<string> {
  return await keepRecord(parts, tenant, { kind: 'link', record: await parts.sources.link(address) }, now)
}

/** Keeps what a file holds. */
export function keepDocument(parts: PastedParts, tenant: string, document: Document, now: number): Promise<string> {
  const { kind, content } = document
  return kind === 'text'
    ? keepText(parts, tenant, content, now)
    : keepRecord(parts, tenant, { kind, record: content }, now)
}

interface Recorded {
  readonly kind: 'link' | 'page'
  readonly record: string
}

async function keepRecord(parts: PastedParts, tenant: string, { kind, record }: Recorded, now: number) {
  parts.sources.record(record)
  const name = `${kind}-${parts.hash(record).slice(0, 12)}`
  await parts.shelf.keep(tenant, name, record, now)
  return name
}

/** What was handed in, read, briefed and checked again. */
export async function findText(parts: PastedParts, tenant: string, name: string): Promise<Pasted | undefined> {
  const text = isPasted(name) ? await parts.shelf.find(tenant, name) : undefined
  if (text === undefined) return undefined
  const read = name.startsWith('text-') ? parts.sources.text(text) : parts.sources.record(text)
  return { name, verified: press(name, read, parts) }
}
