import type { Catalog, CatalogEntry } from './catalog.ts'
import type { Found, Library } from './library.ts'
import { operator, type Clock, type NewPost, type Platform, type Post, type Store } from './ports.ts'
import { listOf } from './sets.ts'
import type { Edit } from './store.ts'

/** Older copies are left as they are, ms. */
export const CORRECTED_FOR = 30 * 86_400_000

export interface CorrectionParts {
  readonly catalog: Pick<Catalog, 'entries'>
  readonly library: Pick<Library, 'find'>
  readonly store: Pick<Store, 'ledger' | 'revisions' | 'edits'>
  readonly platforms: readonly Platform[]
  readonly clock: Clock
}

/**
 * Orders an edit of every copy that shows a briefing otherwise than it stands now where the copy is; the number of such
 * copies. A new version of the engine alone is no correction: what stands in the file and what an editor set decide.
 */
export async function orderCorrections(parts: CorrectionParts): Promise<number> {
  const edits = await parts.store.edits.all()
  let copies = 0
  for (const entry of parts.catalog.entries()) {
    const editors = edits.filter(({ briefing }) => briefing === entry.name).map(({ tenant }) => tenant)
    copies += await correctFiled(parts, entry, editors)
  }
  for (const edit of edits) copies += await correctEdited(parts, edit)
  return copies + (await correctDigests(parts))
}

/** The copies where no editor changed what the file says. */
async function correctFiled(
  parts: CorrectionParts,
  { name, verified, front }: CatalogEntry,
  editors: readonly string[],
): Promise<number> {
  const filed = { name, verified, overrides: front.overrides ?? {} }
  await keepRevision(parts, filed, { tenant: operator })
  const elsewhere = new Map<string, Post[]>()
  for (const post of await findOutdated(parts, filed)) {
    const audience = editors.length === 0 ? post.tenant : await audienceOf(parts.platforms, post)
    if (!editors.includes(audience)) elsewhere.set(audience, [...(elsewhere.get(audience) ?? []), post])
  }
  let copies = 0
  for (const [audience, posts] of elsewhere) {
    const found = await parts.library.find(audience, name)
    if (found) copies += await correct(parts, posts, { found, audience })
  }
  return copies
}

/** The copies in the workspace or server whose editors changed it, what files order there included. `deed`: they did so just now. */
export async function correctEdited(
  parts: CorrectionParts,
  { tenant, briefing, by }: Edit,
  deed = false,
): Promise<number> {
  const found = await parts.library.find(tenant, briefing)
  if (!found) return 0
  await keepRevision(parts, found, { tenant, by })
  const posts: Post[] = []
  for (const post of await findOutdated(parts, found, [tenant, operator]))
    if ((await audienceOf(parts.platforms, post)) === tenant) posts.push(post)
  return await correct(parts, posts, { found, audience: tenant, deed })
}

/** The digests that show a briefing as it does not stand any more. */
async function correctDigests(parts: CorrectionParts): Promise<number> {
  let copies = 0
  for (const post of await parts.store.ledger.outdated('digest', '', parts.clock() - CORRECTED_FOR)) {
    const audience = await audienceOf(parts.platforms, post)
    const { revision, isRight } = await readDigest(parts, post, audience)
    if (!isRight)
      copies += await orderEdits(parts, [post], { call: 'digest', revision, line: 'a briefing in it has changed' })
  }
  return copies
}

/** A digest's revision as it would be now, and whether that shows the same; a briefing that is gone is left as it was. */
async function readDigest(parts: CorrectionParts, { revision: shown = '' }: Post, audience: string) {
  const now: string[] = []
  let isRight = true
  for (const [name = '', before = ''] of listOf(shown).map((each) => each.split('@'))) {
    const found = await parts.library.find(audience, name)
    now.push(`${name}@${found?.verified.briefing.revision ?? before}`)
    if (found && !(await findSame(parts, found, audience)).has(before)) isRight = false
  }
  return { revision: now.join(' '), isRight }
}

/** Whose editors' word counts in a post: its tenant's; in what a file orders, that of the workspace or server where it lies. */
export async function audienceOf(
  platforms: readonly Platform[],
  { tenant, target }: Pick<Post, 'tenant' | 'target'>,
): Promise<string> {
  if (tenant !== operator) return tenant
  return (await platforms.find(({ name }) => name === target.platform)?.home?.(target)) ?? operator
}

type Stand = Pick<Found, 'name' | 'verified' | 'overrides'>

const findOutdated = ({ store, clock }: CorrectionParts, { name, verified }: Stand, tenants?: readonly string[]) =>
  store.ledger.outdated(name, verified.briefing.revision, clock() - CORRECTED_FOR, tenants)

/** Writes down what a revision is made of, so that it is known again when another version of the engine gives it another name. */
export const keepRevision = (
  { store, clock }: Pick<CorrectionParts, 'store' | 'clock'>,
  stand: Stand,
  whose: { readonly tenant: string; readonly by?: string },
): Promise<void> => {
  const { briefing } = stand.verified
  const content = contentOf(stand)
  return store.revisions.keep({ ...whose, briefing: stand.name, revision: briefing.revision, at: clock(), content })
}

const contentOf = ({ verified, overrides }: Stand): string =>
  JSON.stringify({ article: verified.article.id, overrides })

interface Standing {
  readonly found: Found
  readonly audience: string
  readonly deed?: boolean
}

async function correct(parts: CorrectionParts, posts: readonly Post[], standing: Standing): Promise<number> {
  const { found, audience, deed = false } = standing
  const { revision } = found.verified.briefing
  const fine = await findSame(parts, found, audience)
  const wrong = posts.filter((post) => !fine.has(post.revision ?? revision))
  return await orderEdits(parts, wrong, { call: found.name, revision, line: 'this briefing has changed', deed })
}

/** The revisions that show a briefing as it stands now: they differ by the version of the engine alone. */
export async function findSame(
  { store }: Pick<CorrectionParts, 'store'>,
  found: Stand,
  audience: string,
): Promise<ReadonlySet<string>> {
  const kept = await Promise.all([operator, audience].map((tenant) => store.revisions.list(tenant, found.name)))
  const same = kept.flat().filter(({ content }) => content === contentOf(found))
  return new Set([found.verified.briefing.revision, ...same.map(({ revision }) => revision)])
}

/** What wrong copies are to show instead. */
interface Change {
  /** What was called: a briefing, or `digest`. */
  readonly call: string
  readonly revision: string
  /** Why they are edited: `this briefing has changed`. */
  readonly line: string
  /** Somebody asked for it just now: what failed before is tried again. */
  readonly deed?: boolean
}

/** Orders the edit of wrong copies, as far as their platform can edit; the number of copies. */
export async function orderEdits(parts: CorrectionParts, posts: readonly Post[], change: Change): Promise<number> {
  const { store, clock } = parts
  const { call, revision, line, deed = false } = change
  const wrong = posts.filter((post) => canEdit(parts, post))
  if (wrong.length === 0) return 0
  const made = await store.ledger.corrections(call, clock() - CORRECTED_FOR)
  const copies = wrong
    .map((copy) => ({ copy, before: made.filter((one) => isCorrection(one, copy)) }))
    .filter(({ before }) => deed || !isGivenUp(before, revision))
  // What is due and not out yet will show what stands then.
  const orders = copies.filter(({ before }) => !before.some(({ state }) => state === 'due'))
  await store.ledger.enter(
    orders.map(({ copy, before }) => orderOf(copy, { what: `${revision}:${before.length + 1}`, line }, clock())),
  )
  return copies.length
}

const canEdit = ({ platforms }: CorrectionParts, { target }: Post): boolean =>
  platforms.some(({ name, capabilities }) => name === target.platform && capabilities.edits)

/** `correction:<revision>:<its number>:<cause of the copy>`. */
const causeForm = /^correction:([^:]+):(\d+):(.*)$/s

const isCorrection = (post: Post, copy: Post): boolean =>
  post.tenant === copy.tenant &&
  post.part === copy.part &&
  causeForm.exec(post.cause)?.[3] === copy.cause &&
  JSON.stringify(post.target) === JSON.stringify(copy.target)

/** What failed for this revision is not tried again and again. */
function isGivenUp(before: readonly Post[], revision: string): boolean {
  const last = before.find(({ cause }) => causeForm.exec(cause)?.[2] === String(before.length))
  if (last === undefined || causeForm.exec(last.cause)?.[1] !== revision) return false
  return last.state === 'failed' || last.state === 'held' || last.state === 'skipped'
}

/** The number makes each a cause of its own: a briefing may come to stand again as it did before. */
function orderOf(copy: Post, { what, line: why }: { what: string; line: string }, now: number): NewPost {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(now)
  const line = `Corrected on ${day}: ${why} since it was posted.`
  return {
    tenant: copy.tenant,
    cause: `correction:${what}:${copy.cause}`,
    target: copy.target,
    part: copy.part,
    call: copy.call,
    note: copy.note === undefined ? line : `${copy.note}. ${line}`,
    due: now,
    state: 'due',
    ...(copy.ref === undefined ? {} : { edits: copy.ref }),
  }
}
