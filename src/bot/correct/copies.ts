import type { CatalogEntry } from '../library/catalog.ts'
import { orderEdits, type OutdatedCopy } from './orders.ts'
import { CORRECTED_FOR } from '../delivery/edits.ts'
import type { Found } from '../library/library.ts'
import { openPass, type CorrectionParts, type CorrectionPass, type PassResult } from './pass.ts'
import { operator } from '../ports/target.ts'
import { type Post } from '../ports/ledger.ts'
import { listOf } from '../library/sets.ts'
import { keepRevision, type Stand } from '../library/revisions.ts'
import type { Edit } from '../ports/store.ts'

/** A briefing that was changed where a workspace or server may show it. */
export interface Changed {
  readonly tenant: string
  readonly briefing: string
  /** Who changed it; absent = what it is made from. */
  readonly by?: string
  /** Not these copies. */
  readonly but?: (post: Post) => boolean
}

/** What may have changed. */
export type Scope = 'all' | readonly Changed[]

/**
 * Orders an edit of every copy that shows a briefing otherwise than it stands now where the copy is; the number of such
 * copies. A new version of the engine alone is no correction: what stands in the file and what an editor set decide.
 */
export async function orderCorrections(parts: CorrectionParts, scope: Scope): Promise<PassResult> {
  const look = openPass(parts)
  const all = scope === 'all' ? await parts.store.edits.all() : scope
  if (scope === 'all')
    for (const entry of parts.catalog.entries()) {
      const editors = all.filter(({ briefing }) => briefing === entry.name).map(({ tenant }) => tenant)
      await look.step(() => correctFiled(look, entry, editors))
    }
  for (const changed of all) await look.step(() => correctChanged(look, changed))
  await look.step(() => correctDigests(look, scope))
  return look.ended()
}

/** The copies of one briefing in the workspace or server where somebody changed it just now, what files order there included. */
export async function correctEdited(parts: CorrectionParts, edit: Edit): Promise<PassResult> {
  const look = openPass(parts)
  await look.step(() => correctChanged(look, edit, true))
  return look.ended()
}

/** The copies where no editor changed what the file says. */
async function correctFiled(
  look: CorrectionPass,
  { name, verified, front }: CatalogEntry,
  editors: readonly string[],
): Promise<number> {
  const filed = { name, verified, overrides: front.overrides ?? {} }
  await keepRevision(look, filed, { tenant: operator })
  const elsewhere = new Map<string, Post[]>()
  for (const post of await findOutdated(look, filed))
    await look.step(async () => {
      const audience = editors.length === 0 ? post.tenant : await look.audience(post)
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

async function correctChanged(look: CorrectionPass, changed: Changed | Edit, deed = false): Promise<number> {
  const { tenant, briefing, by } = changed
  const isLeft = 'but' in changed && changed.but ? changed.but : () => false
  const found = await look.find(tenant, briefing)
  if (!found) return 0
  await keepRevision(look, found, { tenant, ...(by !== undefined && { by }) })
  // What a file orders is of the folder, whatever is kept under its name.
  const isKept = found.call.command === 'brief'
  const posts: Post[] = []
  for (const post of await findOutdated(look, found, [tenant, operator]))
    await look.step(async () => {
      if (isKept && post.tenant === operator) return 0
      if (!isLeft(post) && (await look.audience(post)) === tenant) posts.push(post)
      return 0
    })
  return await correct(look, posts, { found, audience: tenant, deed })
}

/** The digests that show a briefing as it does not stand any more. */
async function correctDigests(look: CorrectionPass, scope: Scope): Promise<number> {
  const wrong: OutdatedCopy[] = []
  for (const copy of await look.store.ledger.outdated('digest', '', look.clock() - CORRECTED_FOR))
    if (scope === 'all' || scope.some(({ briefing }) => isIn(copy, briefing)))
      await look.step(async () => {
        const { revision, isRight } = await readDigest(look, copy)
        if (!isRight) wrong.push({ copy, revision })
        return 0
      })
  return await orderEdits(look, wrong, { call: 'digest', line: 'a briefing in it has changed' })
}

const isIn = ({ revision = '' }: Post, name: string): boolean =>
  listOf(revision).some((each) => each.startsWith(`${name}@`))

/** A digest's revision as it would be now, and whether that shows the same; a briefing that is gone is left as it was. */
async function readDigest(look: CorrectionPass, copy: Post) {
  const audience = await look.audience(copy)
  const now: string[] = []
  let isRight = true
  for (const [name = '', before = ''] of listOf(copy.revision).map((each) => each.split('@'))) {
    const found = await look.find(audience, name)
    now.push(`${name}@${found?.verified.briefing.revision ?? before}`)
    if (found && !(await look.same(found, audience)).has(before)) isRight = false
  }
  return { revision: now.join(' '), isRight }
}

const findOutdated = ({ store, clock }: CorrectionPass, { name, verified }: Stand, tenants?: readonly string[]) =>
  store.ledger.outdated(name, verified.briefing.revision, clock() - CORRECTED_FOR, tenants)

interface Standing {
  readonly found: Found
  readonly audience: string
  readonly deed?: boolean
}

async function correct(look: CorrectionPass, posts: readonly Post[], { found, audience, deed = false }: Standing) {
  const { revision } = found.verified.briefing
  const fine = await look.same(found, audience)
  const wrong = posts
    .filter((post) => !fine.has(post.revision ?? revision))
    .map((copy): OutdatedCopy => ({ copy, revision }))
  return await orderEdits(look, wrong, { call: found.name, line: 'this briefing has changed', deed })
}
