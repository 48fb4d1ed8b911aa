import type { FeedHealth } from '../bot/ports/feeds.ts'
import type { Health, Platform } from '../bot/ports/platform.ts'
import type { Store } from '../bot/ports/store.ts'

/** The health of the bot: ready when every part is. */
export interface Condition {
  readonly ready: boolean
  readonly parts: Readonly<Record<string, Health>>
  /** Feeds by health; they do not affect readiness. Absent when the store does not answer. */
  readonly feeds?: Readonly<Record<FeedHealth, number>>
}

interface Parts {
  readonly store: Pick<Store, 'check'>
  readonly feeds: () => Promise<Readonly<Record<FeedHealth, number>>>
  readonly platforms: readonly Pick<Platform, 'name' | 'health'>[]
  /** When the ticker last ran, ms since the epoch. */
  readonly lastTick: () => number
  /** Failing duties of the ticker, with the reason. */
  readonly failing?: ReadonlyMap<string, string>
  readonly now: () => number
}

/** A ticker that has not run for this long is degraded, ms. */
const SILENT_AFTER = 15_000

/** Checks every part. Never rejects because one fails. */
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
      silent > SILENT_AFTER
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
