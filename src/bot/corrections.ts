import type { CatalogEntry } from './catalog.ts'
import { operator, type Clock, type NewPost, type Post, type Store } from './ports.ts'

/** Older copies are left as they are, ms. */
const CORRECTED_FOR = 30 * 86_400_000

/**
 * Orders an edit of every copy that shows another revision of a briefing than the one that stands now; the number of
 * copies. A new version of the engine alone is no correction: what stands in the file and what an editor set decide.
 */
export async function orderCorrections(
  store: Store,
  entries: readonly Pick<CatalogEntry, 'name' | 'front' | 'verified'>[],
  clock: Clock,
): Promise<number> {
  let copies = 0
  for (const { name, front, verified } of entries) {
    const { revision } = verified.briefing
    const content = JSON.stringify({ article: verified.article.id, overrides: front.overrides ?? {} })
    await store.revisions.keep({ tenant: operator, briefing: name, revision, at: clock(), content })
    const same = new Set(
      (await store.revisions.list(operator, name))
        .filter((kept) => kept.content === content)
        .map((kept) => kept.revision),
    )
    const outdated = await store.ledger.outdated(name, revision, clock() - CORRECTED_FOR)
    const wrong = outdated.filter((post) => post.revision !== undefined && !same.has(post.revision))
    copies += await store.ledger.enter(wrong.map((post) => correctionOf(post, revision, clock())))
  }
  return copies
}

/** The correction of one copy in one revision: one cause, however often it is found outdated. */
function correctionOf(post: Post, revision: string, now: number): NewPost {
  const line = `Corrected on ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(now)}: this briefing has changed since it was posted.`
  return {
    tenant: post.tenant,
    cause: `correction:${revision}:${post.cause}`,
    target: post.target,
    part: post.part,
    call: post.call,
    note: post.note === undefined ? line : `${post.note}. ${line}`,
    due: now,
    state: 'due',
    ...(post.ref === undefined ? {} : { edits: post.ref }),
  }
}
