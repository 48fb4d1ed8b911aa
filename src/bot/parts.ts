import type { AdminChannels } from './delivery/admins.ts'
import type { Figures } from './figures.ts'
import type { Catalog } from './library/catalog.ts'
import type { EngineParts } from './library/make.ts'
import type { Pointing } from './library/pointing.ts'
import type { Newsroom } from './newsroom/newsroom.ts'
import type { Engine, Patience } from './ports/engine.ts'
import type { Platform } from './ports/platform.ts'
import type { Sources } from './ports/sources.ts'
import type { Store } from './ports/store.ts'
import type { Clock, Place } from './ports/target.ts'
import type { FairUseLimits } from './rights/fair-use.ts'

/** An event for the operator's log. Its facts never hold a secret or the words of an article. */
export type Notify = (level: 'info' | 'warn' | 'error', event: string, facts: Readonly<Record<string, unknown>>) => void

/** What a bot is made from. */
export interface BotParts extends EngineParts {
  readonly catalog: Catalog
  readonly store: Store
  readonly sources: Sources
  readonly platforms: readonly Platform[]
  readonly clock: Clock
  /** Names this process in a claim. */
  readonly worker: string
  /** IANA, for times that name none. Default: UTC. */
  readonly zone?: string
  readonly notify: Notify
  readonly figures?: Figures | undefined
  /** Where briefings are made, for whom. Default: on this thread. */
  readonly engines?: Readonly<Record<Patience, Engine>> | undefined
  /** Tries again what was set aside under a code. */
  readonly retry?: ((code: string) => Promise<boolean>) | undefined
  /** Where people are told what they have to decide or fix, besides the log. */
  readonly admins?: AdminChannels
  /** Default: no model. */
  readonly pointing?: Pointing | undefined
  /** Default: any number. */
  readonly fairUse?: FairUseLimits
  /** Where the desk is reached. Default: it is not served. */
  readonly deskAt?: (() => string | undefined) | undefined
  /** How long pasted texts are kept, days; 0 = for ever. Default: 90. */
  readonly keepDays?: number
}

/** What the subcommands for editors and admins work with. */
export const newsroomOf = (
  parts: BotParts,
  its: Pick<
    Newsroom,
    | 'briefings'
    | 'engine'
    | 'members'
    | 'preview'
    | 'outbox'
    | 'edited'
    | 'keptMore'
    | 'sees'
    | 'approved'
    | 'report'
    | 'fair'
  >,
): Newsroom => ({
  ...parts,
  ...its,
  zone: parts.zone ?? 'UTC',
  capabilities: (at) => platformOf(parts, at)?.capabilities,
  inspect: async (target) => platformOf(parts, target)?.inspect?.(target),
  home: async (target) => platformOf(parts, target)?.home?.(target),
  offer: async (place, command) => (await platformOf(parts, place)?.offer?.(place.tenant, command)) ?? false,
  withdraw: async (place, name) => await platformOf(parts, place)?.withdraw?.(place.tenant, name),
})

const platformOf = ({ platforms }: Pick<BotParts, 'platforms'>, at: Pick<Place, 'platform'>): Platform | undefined =>
  platforms.find(({ name }) => name === at.platform)
