import type { Press } from './catalog.ts'
import type { BriefingFile, Shelf, Sources } from './ports.ts'

interface PastedParts {
  readonly shelf: Shelf
  readonly sources: Sources
}

type KeepParts = PastedParts & Pick<Press, 'hash'>

const form = /^(?:text|link)-[0-9a-f]{12}$/

/** Keeps a text that somebody handed in, only in its own workspace or server; the name under which it is found again. */
export async function keepText({ shelf, sources, hash }: KeepParts, tenant: string, text: string, now: number) {
  // What cannot be read is not kept.
  sources.text(text)
  const name = `text-${hash(text).slice(0, 12)}`
  await shelf.keep(tenant, name, text, now)
  return name
}

/** Reads what stands at an address and keeps it: asked for again, it is the same, whatever the site does. */
export async function keepLink({ shelf, sources, hash }: KeepParts, tenant: string, address: string, now: number) {
  const record = await sources.link(address)
  sources.record(record)
  const name = `link-${hash(record).slice(0, 12)}`
  await shelf.keep(tenant, name, record, now)
  return name
}

/** A text or link that was kept. */
export async function readKept(
  { shelf, sources }: PastedParts,
  tenant: string,
  name: string,
): Promise<BriefingFile | undefined> {
  const text = form.test(name) ? await shelf.find(tenant, name) : undefined
  if (text === undefined) return undefined
  return name.startsWith('link-') ? sources.record(text) : sources.text(text)
}
