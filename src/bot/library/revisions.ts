import { nameInFolder, type Found } from './library.ts'
import type { Message } from '../../message/message.ts'
import { keyOfPrimary } from '../../briefing/primary/primary.ts'
import { type Platform } from '../ports/platform.ts'
import { type Clock } from '../ports/target.ts'
import { operator } from '../ports/target.ts'
import type { Post, ShownBriefing } from '../ports/ledger.ts'
import { type Store } from '../ports/store.ts'

/** Whose corrections apply to a post, and which revisions show the same. */
export type Stand = Pick<Found, 'name' | 'verified' | 'overrides' | 'primary'>

/** The tenant whose corrections apply to a post: its own or, for a file's schedule, the channel's. */
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

/** Records the input of a revision, so that it is recognised when another engine version names it differently. */
export const keepRevision = (
  { store, clock }: Kept,
  stand: Stand,
  whose: { readonly tenant: string; readonly by?: string },
): Promise<void> => {
  const { revision } = stand.verified.briefing
  return store.revisions.keep({ ...whose, briefing: stand.name, revision, at: clock(), content: contentOf(stand) })
}

const contentOf = ({ verified, overrides, primary }: Stand): string =>
  JSON.stringify({ article: verified.article.id, overrides, ...(primary && { primary: keyOfPrimary(primary) }) })

/** The revisions equal to the briefing's current one except for the engine version. */
export async function findSame(
  { store }: Pick<Kept, 'store'>,
  found: Stand,
  audience: string,
): Promise<ReadonlySet<string>> {
  const filed = nameInFolder(found.name) ?? found.name
  const kept = await Promise.all([store.revisions.list(operator, filed), store.revisions.list(audience, found.name)])
  const same = kept.flat().filter(({ content }) => content === contentOf(found))
  return new Set([found.verified.briefing.revision, ...same.map(({ revision }) => revision)])
}

/** The briefings that a message shows: every one in a digest, otherwise the one it answers with. */
export function showsOf({ shows, call }: Message): readonly ShownBriefing[] | undefined {
  if (shows || call?.revision === undefined) return shows
  const { command, args, revision } = call
  return [{ briefing: (command === 'brief' ? args['name'] : undefined) ?? command, revision }]
}
