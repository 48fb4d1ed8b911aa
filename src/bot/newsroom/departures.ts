import type { Clock } from '../ports/target.ts'
import type { Store } from '../ports/store.ts'

/** How long the schedules and feeds of a workspace that removed the app are kept, ms. */
const KEPT_FOR = 30 * 86_400_000

interface DepartureParts {
  readonly store: Pick<Store, 'departures' | 'audit' | 'schedules' | 'feeds'>
  readonly clock: Clock
  readonly notify: (level: 'info' | 'warn', event: string, facts: Readonly<Record<string, unknown>>) => void
}

/** What becomes of a tenant's orders when it removes the app, and when it takes it back. */
export interface Departing {
  /** Its schedules and feeds rest. `why`: the platform's name of the event. */
  readonly left: (tenant: string, why: string) => Promise<void>
  /** They go on, if they rested. */
  readonly returned: (tenant: string) => Promise<void>
  /** Ends those that rested for 30 days. */
  readonly expire: (now: number) => Promise<void>
}

/** Writes each into the log, and into the tenant's own. */
export function keepDepartures({ store, clock, notify }: DepartureParts): Departing {
  const note = (tenant: string, action: string, about: string) =>
    store.audit.write({ tenant, at: clock(), actor: 'the platform', action, about })
  return {
    async left(tenant, why) {
      const now = clock()
      await store.departures.leave(tenant, now)
      const schedules = (await store.schedules.list(tenant)).length
      const feeds = (await store.feeds.list(tenant)).length
      const until = new Date(now + KEPT_FOR).toISOString()
      await note(tenant, 'left', `${why}: schedules ${schedules}, feeds ${feeds}, kept until ${until}`)
      notify('warn', 'tenant.left', { tenant, why, schedules, feeds, until })
    },
    async returned(tenant) {
      if (!(await store.departures.comeBack(tenant))) return
      await note(tenant, 'returned', 'schedules and feeds go on')
      notify('info', 'tenant.returned', { tenant })
    },
    async expire(now) {
      for (const tenant of await store.departures.expire(now - KEPT_FOR)) {
        await note(tenant, 'ended', 'schedules and feeds, 30 days after the app was removed')
        notify('info', 'tenant.ended', { tenant })
      }
    },
  }
}
