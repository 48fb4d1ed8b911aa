import { composeDigest } from '../message/digest.ts'
import { composeDesk } from '../message/desk.ts'
import type { CommandCall } from '../message/message.ts'
import type { Catalog, CatalogEntry } from './catalog.ts'
import { operator, type Clock, type NewPost, type Post, type Reply, type Store } from './ports.ts'
import { listOf, sayWhere } from './sets.ts'

/** The briefings that a call of a set names, as they stand now. */
export function showDigest(catalog: Pick<Catalog, 'find'>, call: CommandCall, now: number): Reply {
  const { set = '', of, rest, page } = call.args
  const entries = listOf(of).flatMap((name) => catalog.find(name) ?? [])
  if (entries.length === 0 && listOf(of).length > 0)
    return told('These briefings are not in the folder any more.', true)
  if (entries.length === 0) return told(`Nothing new ${sayWhere(set)}.`, false)
  const others = listOf(rest)
  const message = composeDigest(
    `New ${sayWhere(set)}`,
    entries.map(({ name, verified }) => ({ verified, call: { command: name, args: {} } })),
    {
      now,
      call: { ...call, args: { ...call.args, ...(page !== undefined && { page }) }, revision: revisionOf(entries) },
      ...(others.length > 0 && { rest: `${others.length} more: ${sayNames(others)}.` }),
    },
  )
  return { message, visibility: 'private' }
}

const told = (what: string, problem: boolean): Reply => ({
  message: composeDesk(what),
  visibility: 'private',
  ...(problem && { problem }),
})

const NAMED = 20

const sayNames = (names: readonly string[]): string =>
  names
    .slice(0, NAMED)
    .map((name) => `/${name}`)
    .join(', ') + (names.length > NAMED ? ' … (/briefdesk briefings has all)' : '')

/** `harbour@r1 dam@r2`: what it showed of each. */
const revisionOf = (entries: readonly CatalogEntry[]): string =>
  entries.map(({ name, verified }) => `${name}@${verified.briefing.revision}`).join(' ')

/** Older digests are left as they are, ms. */
const CORRECTED_FOR = 30 * 86_400_000

/** Orders an edit of every digest that shows a briefing as it does not stand any more; the number. After the revisions of today are kept. */
export async function correctDigests(store: Store, entries: readonly CatalogEntry[], clock: Clock): Promise<number> {
  const out = await store.ledger.outdated('digest', '', clock() - CORRECTED_FOR)
  const wrong = []
  for (const post of out) if (await isWrong(store, post, entries)) wrong.push(post)
  return await store.ledger.enter(wrong.map((post) => correctionOf(post, entries, clock())))
}

/** Another engine alone makes nothing wrong: what stands in the file and what an editor set decide. */
async function isWrong({ revisions }: Store, { revision = '' }: Post, entries: readonly CatalogEntry[]) {
  for (const [name = '', shown] of listOf(revision).map((each) => each.split('@'))) {
    const now = entries.find((entry) => entry.name === name)?.verified.briefing.revision
    if (now === undefined || now === shown) continue
    const kept = await revisions.list(operator, name)
    const contentOf = (wanted: string | undefined) => kept.find((each) => each.revision === wanted)?.content
    if (contentOf(shown) !== contentOf(now)) return true
  }
  return false
}

function correctionOf(post: Post, entries: readonly CatalogEntry[], now: number): NewPost {
  const { tenant, target, part, call, ref, cause } = post
  const shown = listOf(call.args['of']).flatMap((name) => entries.find((entry) => entry.name === name) ?? [])
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(now)
  const note = `Corrected on ${day}: a briefing in it has changed since it was posted.`
  return {
    ...{ tenant, target, part, call, due: now, state: 'due', note },
    cause: `correction:${revisionOf(shown)}:${cause}`,
    ...(ref === undefined ? {} : { edits: ref }),
  }
}
