import { BotError } from '../errors.ts'
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
  /** The folder of briefings: why files are refused, and since when it is being read, ms since the epoch. */
  readonly folder?: { readonly refused: () => readonly string[]; readonly readingSince: () => number | undefined }
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
  folder,
  lastTick,
  failing = new Map(),
  now,
}: Parts): Promise<Condition> {
  const silent = now() - lastTick()
  const parts: Record<string, Health> = {
    store: await store.check().then(
      (): Health => ({ state: 'ready' }),
      (error: unknown): Health => ({ state: 'degraded', reason: reasonForAll(error) }),
    ),
    ticker:
      silent > SILENT_AFTER
        ? { state: 'degraded', reason: `The ticker was last seen ${Math.round(silent / 1_000)} s ago.` }
        : { state: 'ready' },
    ...(folder && { briefings: folderHealth(folder, now()) }),
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

/** The folder is read in seconds; longer, and a disk or a network mount hangs, ms. */
const READ_WITHIN = 60_000
const NAMED = 3

/** A refused file makes nothing unready; it is named all the same. */
function folderHealth({ refused, readingSince }: NonNullable<Parts['folder']>, now: number): Health {
  const since = readingSince()
  if (since !== undefined && now - since > READ_WITHIN)
    return {
      state: 'degraded',
      reason: `Its folder has been under reading for ${Math.round((now - since) / 1_000)} s.`,
    }
  const reasons = refused()
  const more = reasons.length > NAMED ? [`… and ${reasons.length - NAMED} more: see the log.`] : []
  return reasons.length === 0
    ? { state: 'ready' }
    : { state: 'ready', reason: [...reasons.slice(0, NAMED), ...more].join(' ') }
}

/** Why something failed, in words for everybody: a store’s path or a database’s name is for the log. */
export function reasonForAll(error: unknown): string {
  if (error instanceof BotError && error.code === 'store')
    return ['The store does not get on.', error.hint].filter(Boolean).join(' ')
  return error instanceof Error ? error.message : 'it failed'
}
