import type { VerifiedBriefing } from '../briefing/briefing.ts'
import { press, type Press } from './catalog.ts'
import type { Shelf, Sources } from './ports.ts'

interface PastedParts extends Press {
  readonly shelf: Shelf
  readonly sources: Sources
}

/** A text that somebody handed in, under the name by which it is found again; only in its own workspace or server. */
export interface Pasted {
  readonly name: string
  readonly verified: VerifiedBriefing
}

const form = /^(?:text|link)-[0-9a-f]{12}$/

/** Whether a name is one that `keepText` or `keepLink` gives. */
export const isPasted = (name: string): boolean => form.test(name)

/** Briefs a text and keeps it, so that the buttons under its briefing go on working. */
export async function keepText(parts: PastedParts, tenant: string, text: string, now: number): Promise<Pasted> {
  const read = parts.sources.text(text)
  const name = `text-${parts.hash(text).slice(0, 12)}`
  const verified = press(name, read, parts)
  await parts.shelf.keep(tenant, name, text, now)
  return { name, verified }
}

/** Reads what stands at an address and keeps it: asked for again, it is the same, whatever the site does. */
export async function keepLink(parts: PastedParts, tenant: string, address: string, now: number): Promise<Pasted> {
  const record = await parts.sources.link(address)
  const name = `link-${parts.hash(record).slice(0, 12)}`
  const verified = press(name, parts.sources.record(record), parts)
  await parts.shelf.keep(tenant, name, record, now)
  return { name, verified }
}

/** A text or link that was kept, read, briefed and checked again. */
export async function findText(parts: PastedParts, tenant: string, name: string): Promise<Pasted | undefined> {
  const text = isPasted(name) ? await parts.shelf.find(tenant, name) : undefined
  if (text === undefined) return undefined
  const read = name.startsWith('link-') ? parts.sources.record(text) : parts.sources.text(text)
  return { name, verified: press(name, read, parts) }
}
