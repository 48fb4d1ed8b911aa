import { oneLine } from '../../article/characters.ts'
import type { Entry, VerifiedBriefing } from '../../briefing/briefing.ts'
import { BotError } from '../../errors.ts'
import { writeName } from '../../message/scene.ts'
import type { KeptLine } from '../ports/lines.ts'
import type { Store } from '../ports/store.ts'
import { operator, type Clock } from '../ports/target.ts'
import type { Catalog } from './catalog.ts'
import { inFolder, type Found, type Library } from './library.ts'

/** Keeps the lines that can be searched like the briefings that they are of. */
export interface LineKeeper {
  /** The folder, or what a tenant keeps or changed, may be another. */
  readonly wake: () => void
  /** Called by the ticker: follows what changed. Until then what changed is not found, rather than as it was. */
  duty(): Promise<void>
  /** Something that was handed in becomes part of what a tenant can search. */
  readonly keep: (tenant: string, found: Found) => Promise<void>
}

interface KeeperParts {
  readonly store: Pick<Store, 'lines' | 'edits'>
  readonly catalog: Pick<Catalog, 'entries'>
  readonly briefings: Pick<Library, 'find'>
  readonly clock: Clock
}

/** Starts with everything, because a crash may have come between a change and its lines. */
export function createLineKeeper(parts: KeeperParts): LineKeeper {
  const { store } = parts
  let isDue = true
  return {
    wake: () => void (isDue = true),
    async duty() {
      if (!isDue) return
      isDue = false
      try {
        await followFolder(parts)
        await followTenants(parts)
      } catch (error) {
        isDue = true
        throw error
      }
    },
    async keep(tenant, { name, verified }) {
      const [there, edit] = [await store.lines.find(tenant, name), await store.edits.find(tenant, name)]
      const edition = edit?.edition ?? 0
      if (there?.revision === verified.briefing.revision && there.edition === edition) return
      await put(parts, { tenant, briefing: name, edition }, verified)
    },
  }
}

type Whose = Readonly<Record<'tenant' | 'briefing', string>> & { readonly edition: number }

async function put({ store, clock }: KeeperParts, whose: Whose, verified: VerifiedBriefing | undefined): Promise<void> {
  const day = verified?.briefing.articles[0].published?.date ?? new Date(clock()).toISOString().slice(0, 10)
  const revision = verified?.briefing.revision ?? ''
  await store.lines.put({ ...whose, revision }, verified ? linesOf(verified) : [], day)
}

/** A file that changed, for everybody, and for those tenants whose editors changed it before. */
async function followFolder(parts: KeeperParts): Promise<void> {
  const { store, catalog } = parts
  const known = new Map((await store.lines.known(operator)).map(({ briefing, revision }) => [briefing, revision]))
  const entries = catalog.entries()
  const changed = entries.filter(({ name, verified }) => known.get(name) !== verified.briefing.revision)
  const gone = [...known.keys()].filter((name) => entries.every((entry) => entry.name !== name))
  const names = new Set([...changed.map(({ name }) => name), ...gone].flatMap((name) => [name, inFolder(name)]))
  if (names.size === 0) return
  for (const edit of await store.edits.all()) if (names.has(edit.briefing)) await follow(parts, edit)
  for (const { name, verified } of changed) await put(parts, { tenant: operator, briefing: name, edition: 0 }, verified)
  for (const name of gone) await store.lines.remove(operator, name)
}

/** Briefings that are looked at between two looks at the store. */
const AT_ONCE = 20

async function followTenants(parts: KeeperParts): Promise<void> {
  for (let missing = AT_ONCE; missing === AT_ONCE;) {
    const found = await parts.store.lines.missing(AT_ONCE)
    for (const each of found) await follow(parts, each)
    missing = found.length
  }
}

async function follow(parts: KeeperParts, { tenant, briefing, edition }: Whose): Promise<void> {
  try {
    await put(parts, { tenant, briefing, edition }, (await parts.briefings.find(tenant, briefing))?.verified)
  } catch (error) {
    if (!(error instanceof BotError) || error.code === 'store') throw error
    // It cannot be made now, so that there is nothing to find.
    await put(parts, { tenant, briefing, edition }, undefined)
  }
}

/** What readers see of a briefing: its title, who said what, and the lines of its post. */
function linesOf({ briefing }: VerifiedBriefing): readonly KeptLine[] {
  const [{ headline, standfirst }] = briefing.articles
  const lines = briefing.sections
    .filter(({ kind }) => kind === 'bottom-line' || kind === 'key-points')
    .flatMap(({ entries }) => entries.flatMap(wordsOfClaim))
  return [
    { kind: 'title', text: oneLine(headline?.exact ?? briefing.name) },
    ...briefing.quotes.map(({ id, content, speaker }): KeptLine => ({
      ...{ kind: 'quote', quote: id, text: oneLine(content.exact) },
      ...(speaker && { speaker: writeName(speaker), role: speaker.role }),
    })),
    ...[...(standfirst ? [standfirst.exact] : []), ...lines].map(
      (text) => ({ kind: 'line', text: oneLine(text) }) as const,
    ),
  ]
}

const wordsOfClaim = (entry: Entry): readonly string[] => (entry.kind === 'claim' ? [entry.claim.text] : [])
