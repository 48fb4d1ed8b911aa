import type { Catalog } from './library/catalog.ts'
import { schedulesOf } from './schedule/orders.ts'
import { type Clock } from './ports/target.ts'
import { operator } from './ports/target.ts'
import { type Store } from './ports/store.ts'

interface RefreshParts {
  readonly catalog: Catalog
  readonly store: Pick<Store, 'schedules'>
  readonly clock: Clock
  readonly notify: (level: 'info' | 'warn', event: string, facts: Readonly<Record<string, unknown>>) => void
}

interface Listeners {
  /** At once. */
  readonly changed: () => void
  /** Once the schedules match the files. */
  readonly tell: () => Promise<void>
}

/** Rereads the folder. A change is passed on at every refresh until schedules and platforms have taken it. */
export function createRefresh(parts: RefreshParts, { changed, tell }: Listeners): () => Promise<void> {
  const { catalog, store, clock } = parts
  let changes = 0
  let told = 0
  let telling: Promise<void> | undefined

  async function tellAll(): Promise<void> {
    const upTo = changes
    await store.schedules.replace(operator, schedulesOf(catalog.entries(), clock()))
    await tell()
    told = upTo
  }

  return async () => {
    if (await catalog.refresh()) {
      changes += 1
      changed()
      notifyRead(parts)
    }
    while (told < changes) await (telling ??= tellAll().finally(() => (telling = undefined)))
  }
}

function notifyRead({ catalog, notify }: RefreshParts): void {
  for (const { file, error, keeps } of catalog.problems())
    notify('warn', 'briefing.refused', { file, reason: error.message, hint: error.hint, lastGoodVersionStays: keeps })
  notify('info', 'briefings.read', { briefings: catalog.entries().length })
}
