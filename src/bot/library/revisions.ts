import type { Found } from './library.ts'
import { type Platform } from '../ports/platform.ts'
import { type Clock } from '../ports/target.ts'
import { operator } from '../ports/target.ts'
import { type Post } from '../ports/ledger.ts'
import { type Store } from '../ports/store.ts'

/** How a briefing stands: whose editors' word counts where it is posted, and what its revision is made of. */
export type Stand = Pick<Found, 'name' | 'verified' | 'overrides'>

/** Whose editors' word counts in a post: its tenant's; in what a file orders, that of the workspace or server where it lies. */
export async function audienceOf(
  platforms: readonly Platform[],
  { tenant, target }: Pick<Post, 'tenant' | 'target'>,
): Promise<string> {
  if (tenant !== operator) return tenant
  return (await platforms.find(({ name }) => name === target.platform)?.home?.(target)) ?? operator
}

interface Kept {
  readonly store: Pick<Store, 'revisions'>
  readonly clock: Clock
}

/** Writes down what a revision is made of, so that it is known again when another version of the engine gives it another name. */
export const keepRevision = (
  { store, clock }: Kept,
  stand: Stand,
  whose: { readonly tenant: string; readonly by?: string },
): Promise<void> => {
  const { revision } = stand.verified.briefing
  return store.revisions.keep({ ...whose, briefing: stand.name, revision, at: clock(), content: contentOf(stand) })
}

const contentOf = ({ verified, overrides }: Stand): string =>
  JSON.stringify({ article: verified.article.id, overrides })

/** The revisions that show a briefing as it stands now: they differ by the version of the engine alone. */
export async function findSame(
  { store }: Pick<Kept, 'store'>,
  found: Stand,
  audience: string,
): Promise<ReadonlySet<string>> {
  const kept = await Promise.all([operator, audience].map((tenant) => store.revisions.list(tenant, found.name)))
  const same = kept.flat().filter(({ content }) => content === contentOf(found))
  return new Set([found.verified.briefing.revision, ...same.map(({ revision }) => revision)])
}
