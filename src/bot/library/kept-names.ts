import type { OptionChoice } from '../ports/platform.ts'
import type { StoredBriefings } from '../ports/store.ts'

/** Tenants whose names are held in memory. */
const MOST = 1_000

/**
 * The briefings that a workspace or server keeps, as choices, from memory. Each look brings the memory up to date for
 * the next one: whoever types looks with every key, and another process may have kept something, too.
 */
export function createKeptNames(kept: Pick<StoredBriefings, 'list'>): (tenant: string) => readonly OptionChoice[] {
  const held = new Map<string, readonly OptionChoice[]>()
  const reading = new Set<string>()

  async function read(tenant: string): Promise<void> {
    const choices = (await kept.list(tenant)).map(({ name, about }) => ({ label: `${name}: ${about}`, value: name }))
    held.delete(tenant)
    held.set(tenant, choices)
    const [oldest] = held.keys()
    if (held.size > MOST && oldest !== undefined) held.delete(oldest)
  }

  return (tenant) => {
    if (!reading.has(tenant)) {
      reading.add(tenant)
      read(tenant)
        // Suggestions may be stale when the store is down; commands report the failure.
        .catch(() => undefined)
        .finally(() => void reading.delete(tenant))
    }
    return held.get(tenant) ?? []
  }
}
