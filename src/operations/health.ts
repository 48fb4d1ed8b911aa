import type { FeedHealth } from '../bot/ports/feeds.ts'
import type { Health, Platform } from '../bot/ports/platform.ts'
import type { Store } from '../bot/ports/store.ts'

/** How the whole bot is: live as long as it answers, ready when every part is. */
export interface Condition {
  readonly ready: boolean
  readonly parts: Readonly<Record<string, Health>>
  /** By health. A site that is down makes nothing of ours unready. Absent when the store does not answer. */
  readonly feeds?: Readonly<Record<FeedHealth, number>>
}

interface Parts {
  readonly store: Pick<Store, 'check'>
  readonly feeds: () => Promise<Readonly<Record<FeedHealth, number>>>
  readonly platforms: readonly Pick<Platform, 'name' | 'health'>[]
  /** When the ticker last began, ms since the epoch. */
  readonly lastTick: () => number
  /** Duties of the ticker that do not get on, with the reason. */
  readonly failing?: ReadonlyMap<string, string>
  readonly now: () => number
}

/** A ticker that was silent for this long is not well, ms. */
const SILENT = 15_000

/** Asks every part. A part that fails says so; it never ends the asking. */
export async function checkHealth({
  store,
  feeds,
  platforms,
  lastTick,
  failing = new Map(),
  now,
}: Parts): Promise<Condition> {
  const silent = now() - lastTick()
  const parts: Record<string, Health> = {
    store: await store.check().then(
      (): Health => ({ state: 'ready' }),
      (error: unknown): Health => ({ state: 'degraded', reason: error instanceof Error ? error.message : 'it failed' }),
    ),
    ticker:
      silent > SILENT
        ? { state: 'degraded', reason: `The ticker was last seen ${Math.round(silent / 1_000)} s ago.` }
        : { state: 'ready' },
    ...Object.fromEntries([...failing].map(([duty, reason]) => [duty, { state: 'degraded', reason }])),
    ...Object.fromEntries(platforms.map((platform) => [platform.name, platform.health()])),
  }
  const counted = await feeds().catch(() => undefined)
  return {
    ready: Object.values(parts).every(({ state }) => state === 'ready'),
    parts,
    ...(counted && { feeds: counted }),
  }
}
