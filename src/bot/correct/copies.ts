import type { CatalogEntry } from '../library/catalog.ts'
import { orderEdits, type CorrectionWish, type OutdatedCopy } from './orders.ts'
import { CORRECTED_FOR } from '../delivery/edits.ts'
import { inFolder, nameInFolder, type Found } from '../library/library.ts'
import { openPass, type CorrectionParts, type CorrectionPass, type PassResult } from './pass.ts'
import { operator } from '../ports/target.ts'
import { type Post, type ShownBriefing } from '../ports/ledger.ts'
import { keepRevision, type Stand } from '../library/revisions.ts'
import type { Edit } from '../ports/store.ts'

/** A briefing that changed in one tenant. */
export interface Changed {
  readonly tenant: string
  readonly briefing: string
  /** Who changed it; absent = its file. */
  readonly by?: string
  /** Copies to skip. */
  readonly but?: (post: Post) => boolean
}

/** The briefings that may have changed. */
export type Scope = 'all' | readonly Changed[]

/**
 * Orders an edit of every copy that differs from the current briefing where the copy is; returns how many copies. A new engine
 * version is not a correction: only the file and the editors' overrides count.
 */
export async function orderCorrections(parts: CorrectionParts, scope: Scope): Promise<PassResult> {
  const look = openPass(parts)
  const all = scope === 'all' ? await parts.store.edits.all() : scope
  if (scope === 'all')
    for (const entry of parts.catalog.entries())
      // Where another briefing is kept under its name, its posts show it under `folder/`.
      for (const name of [entry.name, inFolder(entry.name)]) {
        const editors = all.filter(({ briefing }) => briefing === name).map(({ tenant }) => tenant)
        await look.step(() => correctFiled(look, { ...entry, name }, editors))
      }
  for (const changed of all) await look.step(() => correctChanged(look, changed))
  return look.ended()
}

/** Corrects the copies of a briefing in the tenant where it was just changed, including those from file schedules. */
export async function correctEdited(parts: CorrectionParts, edit: Changed, asked: CorrectionWish): Promise<PassResult> {
  const look = openPass(parts)
  await look.step(() => correctChanged(look, edit, asked))
  return look.ended()
}

/** Corrects the copies in tenants whose editors changed nothing. */
async function correctFiled(
  look: CorrectionPass,
  { name, verified, front, primary }: CatalogEntry,
  editors: readonly string[],
): Promise<number> {
  const filed = { name, verified, overrides: front.overrides ?? {}, ...(primary && { primary }) }
  const isHidden = nameInFolder(name) !== undefined
  if (!isHidden) await keepRevision(look, filed, { tenant: operator })
  const elsewhere = new Map<string, Post[]>()
  for (const post of await findOutdated(look, filed))
    await look.step(async () => {
      const audience = editors.length === 0 && !isHidden ? post.tenant : await look.audience(post)
      if (!editors.includes(audience)) elsewhere.set(audience, [...(elsewhere.get(audience) ?? []), post])
      return 0
    })
  for (const [audience, posts] of elsewhere)
    await look.step(async () => {
      const found = await look.find(audience, name)
      return found ? await correct(look, posts, { found, audience }) : 0
    })
  return 0
}

async function correctChanged(look: CorrectionPass, changed: Changed | Edit, asked?: CorrectionWish): Promise<number> {
  const { tenant, briefing, by } = changed
  const isLeft = 'but' in changed && changed.but ? changed.but : () => false
  const found = await look.find(tenant, briefing)
  if (!found) return 0
  await keepRevision(look, found, { tenant, ...(by !== undefined && { by }) })
  // A file's schedule shows the folder's briefing, whatever is kept under its name.
  const isKept = found.call.command === 'brief' && nameInFolder(found.name) === undefined
  const posts: Post[] = []
  for (const post of await findOutdated(look, found, [tenant, operator]))
    await look.step(async () => {
      if (isKept && post.tenant === operator) return 0
      if (!isLeft(post) && (await look.audience(post)) === tenant) posts.push(post)
      return 0
    })
  return await correct(look, posts, { found, audience: tenant, ...(asked && { asked }) })
}

const findOutdated = ({ store, clock }: CorrectionPass, { name, verified }: Stand, tenants?: readonly string[]) =>
  store.ledger.outdated(name, verified.briefing.revision, clock() - CORRECTED_FOR, tenants)

interface Standing {
  readonly found: Found
  readonly audience: string
  readonly asked?: CorrectionWish
}

async function correct(look: CorrectionPass, posts: readonly Post[], { found, audience, asked }: Standing) {
  const fine = await look.same(found, audience)
  const wrong: OutdatedCopy[] = []
  for (const copy of posts)
    if (copy.shows?.some(({ briefing, revision }) => briefing === found.name && !fine.has(revision)))
      wrong.push({ copy, shows: await showNow(look, copy, audience) })
  return await orderEdits({ ...look, ...(asked && { asked }) }, wrong)
}

/** What a copy would show now; a deleted briefing's copies stay unchanged. */
const showNow = ({ find }: CorrectionPass, { shows = [] }: Post, audience: string): Promise<readonly ShownBriefing[]> =>
  Promise.all(
    shows.map(async ({ briefing, revision }) => {
      const found = await find(audience, briefing)
      return { briefing, revision: found?.verified.briefing.revision ?? revision }
    }),
  )
