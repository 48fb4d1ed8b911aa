import { aboutEntry } from '../answer/definitions.ts'
import type { Newsroom } from '../newsroom/newsroom.ts'
import type { ListedBriefing, Visitor } from '../ports/desk.ts'

/** Texts and links that were handed in, of those that are listed. */
const HANDED_MOST = 50

/** All that can be opened: the folder's, those that somebody keeps, and what was handed in lately. The newest first. */
export async function findBriefings(
  { catalog, store }: Newsroom,
  { place }: Visitor,
): Promise<readonly ListedBriefing[]> {
  // In a chat a text is private to whoever handed it in: only at the bot's own machine is that whoever looks.
  const handedIn = (prefix: string) =>
    place.local ? store.texts.recent(place.tenant, prefix, HANDED_MOST) : Promise.resolve([])
  const [kept, texts, links] = await Promise.all([store.kept.list(place.tenant), handedIn('text-'), handedIn('link-')])
  const files = catalog.entries().map((entry): ListedBriefing => ({
    name: entry.name,
    title: entry.verified.briefing.articles[0].headline?.exact.trim() ?? aboutEntry(entry),
    published: entry.verified.briefing.articles[0].published?.date,
    kind: 'file',
  }))
  const own = kept.map(({ name, about, published }): ListedBriefing => ({
    name,
    title: about,
    published,
    kind: 'kept',
  }))
  const handed = [...texts, ...links].map(({ name, head, keptAt }): ListedBriefing => ({
    name,
    title: titleOf(head) ?? name,
    kind: 'handed',
    at: keptAt,
  }))
  return [...handed, ...own, ...files].sort((a, b) => dayOf(b).localeCompare(dayOf(a)))
}

/** What was handed in stands where it was, whatever the day of its article. */
const dayOf = ({ at, published = '' }: ListedBriefing): string =>
  at === undefined ? published : new Date(at).toISOString().slice(0, 10)

const TITLE_MOST = 120

/** The title of a record, or the first line of a text. */
function titleOf(head: string): string | undefined {
  const [, said] = head.startsWith('---') ? (/^title: (.+)$/m.exec(head) ?? []) : []
  const line = said?.replace(/^(["'])(.*)\1$/, '$2') ?? head.split('\n').find((each) => each.trim() !== '')
  const title = line?.replace(/^#+ /, '').trim()
  return title && title.length > TITLE_MOST ? `${title.slice(0, TITLE_MOST - 1).trimEnd()}…` : title
}
