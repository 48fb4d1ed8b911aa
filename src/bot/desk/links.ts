import { aboutEntry } from '../answer/definitions.ts'
import type { Newsroom } from '../newsroom/newsroom.ts'
import type { ListedLink, SharedBriefing, Visitor } from '../ports/desk.ts'
import { everywhere } from '../rights/reach.ts'
import { findRefusal } from '../rights/rights.ts'

/** The links of a tenant, for those who may withdraw them. */
export async function findLinks({ store, catalog, clock }: Newsroom, visitor: Visitor): Promise<readonly ListedLink[]> {
  const { tenant } = visitor.place
  const grants = await store.rights.list(tenant)
  if (findRefusal('correct', visitor.actor, { place: everywhere(visitor.place), grants })) return []
  const kept = new Map((await store.kept.list(tenant)).map(({ name, about }) => [name, about]))
  return (await store.shares.list(tenant, clock())).map((link) => {
    const entry = catalog.find(link.briefing)
    return { link, title: kept.get(link.briefing) ?? (entry ? aboutEntry(entry) : 'A text that was handed in') }
  })
}

/** What a link leads to, for whoever has it; undefined where it leads nowhere any more. */
export async function openShared(
  { store, briefings, clock }: Newsroom,
  code: string,
): Promise<SharedBriefing | undefined> {
  const link = await store.shares.find(code, clock())
  const found = link && (await briefings.find(link.tenant, link.briefing))
  return found && { verified: found.verified, until: link.until }
}
