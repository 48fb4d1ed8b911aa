import type { CommandCall } from '../../message/message.ts'
import type { CatalogEntry } from './catalog.ts'
import type { Schedule } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'
import type { Target } from '../ports/target.ts'

/** Briefings in one post, so that it fits one message on every platform; the rest are only named. */
const MOST = 6

/** The names of the briefings in a set, newest first. */
export type Members = (set: string) => readonly string[]

/** `tag:port`, `folder:desk`. */
export const isSetName = (words: string): boolean => /^(?:tag|folder):./.test(words)

/** The folder's briefings by set. `tag:climate-change` also matches the tag “climate change”. */
export function briefingsInSet(entries: readonly CatalogEntry[], set: string): readonly string[] {
  const [, kind, wanted = ''] = /^(tag|folder):(.+)$/.exec(set.toLowerCase()) ?? []
  const belongs = ({ front, file }: CatalogEntry): boolean =>
    kind === 'tag'
      ? (front.tags ?? []).some((tag) => tag.toLowerCase().replace(/\s+/g, '-') === wanted)
      : file.toLowerCase().startsWith(`${wanted.replace(/\/$/, '')}/`)
  return entries
    .filter((entry) => kind !== undefined && belongs(entry))
    .sort((a, b) => dateOf(b).localeCompare(dateOf(a)) || a.name.localeCompare(b.name))
    .map(({ name }) => name)
}

const dateOf = ({ verified }: CatalogEntry): string => verified.briefing.articles[0].published?.date ?? ''

/** What a schedule posts to a target now: its briefing, or the new ones of its set; or why it posts nothing. */
export async function findCall(
  store: Pick<Store, 'ledger'>,
  members: Members,
  schedule: Schedule,
  target: Target,
): Promise<CommandCall | { readonly skip: string }> {
  const { tenant, id, briefing: set, unchanged = 'skip' } = schedule
  if (!isSetName(set)) return { command: set, args: {} }
  const posted = new Set((await store.ledger.calls(tenant, id, target)).flatMap(namesIn))
  const all = members(set)
  const fresh = all.filter((name) => !posted.has(name))
  const again = fresh.length === 0 && unchanged === 'post'
  const names = again ? all : fresh
  if (names.length === 0 && unchanged !== 'say') return { skip: `Nothing new ${sayWhere(set)}.` }
  const [only] = names
  if (only !== undefined && names.length === 1) return { command: only, args: {} }
  const [shown, rest] = [names.slice(0, MOST), names.slice(MOST)]
  const others = { ...(rest.length > 0 && { rest: rest.join(' ') }), ...(again && { again: 'yes' }) }
  return { command: 'digest', args: { set, of: shown.join(' '), ...others } }
}

/** The briefings that a call shows or lists. */
export const namesIn = ({ command, args }: CommandCall): readonly string[] =>
  command === 'digest' ? [...listOf(args['of']), ...listOf(args['rest'])] : [command]

/** Names separated by spaces. */
export const listOf = (names: string | undefined): readonly string[] => (names ?? '').split(' ').filter(Boolean)

/** `under the tag “port”`. */
export function sayWhere(set: string): string {
  const [, kind, name = ''] = /^(tag|folder):(.+)$/.exec(set) ?? []
  return kind === 'tag' ? `under the tag “${name}”` : `in the folder “${name}”`
}

/** What a schedule posts, in words: `/harbour`, `what is new under the tag “port”`. */
export const sayWhat = ({ briefing }: Pick<Schedule, 'briefing'>): string =>
  isSetName(briefing) ? `what is new ${sayWhere(briefing)}` : `/${briefing}`

/** What a post shows, in words. */
export function sayCall({ command, args }: CommandCall): string {
  if (command === 'digest')
    return `${args['again'] === undefined ? 'what is new' : 'what there is'} ${sayWhere(args['set'] ?? '')}`
  if (command === 'feed:list') return `what is new in ${args['feed'] ?? 'a feed'}`
  if (command === 'feed:headline') return `the headline of ${args['url'] ?? 'an entry'}`
  return `/${command}`
}
