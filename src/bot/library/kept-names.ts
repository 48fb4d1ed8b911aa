import type { OptionChoice } from '../ports/platform.ts'
import type { StoredBriefings } from '../ports/store.ts'

/** Tenants whose names are cached. */
const MOST = 1_000

/**
 * The kept briefings of a tenant as choices, from a cache. Each lookup refreshes the cache for the next one: lookups come with
 * every keystroke, and another process may have added a briefing.
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
