import { composeNotice } from '../../message/notices.ts'
import { printDate } from '../../briefing/sections/dates/calendar.ts'
import type { Inline, Message, MessageBlock } from '../../message/message.ts'
import { trouble } from '../answer/reply.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import { inFolder } from '../library/library.ts'
import { isPasted } from '../library/pasted.ts'
import type { Newsroom } from '../newsroom/newsroom.ts'
import type { FoundWords, SoughtByWords, Visitor } from '../ports/desk.ts'
import type { FoundLine } from '../ports/lines.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import { operator } from '../ports/target.ts'
import { channelOf } from '../rights/reach.ts'
import { findPosts } from './posts.ts'
import { findPlace } from './targets.ts'

/** Lines that are looked through at once, and for who says most. */
const LOOKED_THROUGH = 200
/** Times that it is looked further where much is not for the asker. */
const LOOKS = 5
/** Briefings whose posts are looked for, and posts of each. */
const BRIEFINGS_MOST = 8
const POSTS_EACH = 4

/** What a tenant's briefings say, as far as the asker may see it: in a private channel only to those who see it. */
export async function searchWords(newsroom: Newsroom, visitor: Visitor, sought: SoughtByWords): Promise<FoundWords> {
  const { limit } = sought
  const { seen, end } = await findSeen(newsroom, visitor, sought)
  const shown = seen.slice(0, limit)
  const next = seen.length > limit ? shown.at(-1)?.mark : end
  const names = [...new Set(shown.map(({ briefing }) => briefing))].slice(0, BRIEFINGS_MOST)
  const posts = names.map((briefing) => findPosts(newsroom, visitor, { briefing, states: ['sent'], limit: POSTS_EACH }))
  return {
    lines: await named(newsroom, visitor, shown),
    speakers: countSpeakers(seen),
    posts: (await Promise.all(posts)).flatMap((found) => found.posts).filter(({ post }) => post.part === 0),
    ...(next !== undefined && { next }),
  }
}

/** More than a page, where there is more; `end`: where it was not looked further. */
async function findSeen({ store, ...newsroom }: Newsroom, visitor: Visitor, sought: SoughtByWords) {
  const { tenant } = visitor.place
  const most = Math.max(LOOKED_THROUGH, sought.limit + 1)
  const seen: FoundLine[] = []
  let { after } = sought
  for (let look = 0; look < LOOKS && seen.length <= sought.limit; look++) {
    const lines = await store.lines.search({ ...sought, tenant, after, limit: most })
    const names = [...new Set(lines.map(({ briefing }) => briefing))].filter(isPasted)
    const targets = visitor.place.local ? [] : await store.ledger.postedTo(tenant, names)
    const places = targets.map(({ target }) => findPlace(newsroom, visitor, channelOf(target)))
    const there = new Set((await Promise.all(places)).flatMap((place, at) => (place ? targets[at]?.briefing : [])))
    const isSeen = ({ briefing }: FoundLine): boolean =>
      visitor.place.local === true || !isPasted(briefing) || there.has(briefing)
    seen.push(...lines.filter(isSeen))
    after = lines.at(-1)?.mark
    if (lines.length < most) return { seen, end: undefined }
  }
  return { seen, end: after }
}

/** A file's briefing goes by another name where the tenant keeps one of its name. */
async function named({ store }: Newsroom, { place }: Visitor, lines: readonly FoundLine[]) {
  if (lines.every(({ tenant }) => tenant !== operator)) return lines
  const kept = new Set((await store.kept.list(place.tenant)).map(({ name }) => name))
  return lines.map((line) =>
    line.tenant === operator && kept.has(line.briefing) ? { ...line, briefing: inFolder(line.briefing) } : line,
  )
}

function countSpeakers(lines: readonly FoundLine[]): FoundWords['speakers'] {
  const counts = new Map<string, number>()
  for (const { speaker } of lines) if (speaker !== undefined) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  return [...counts].map(([name, quotes]) => ({ name, quotes })).sort((a, b) => b.quotes - a.quotes)
}

/** The same in a chat. */
export const searchCommands = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'search',
    description: 'Who said what, in all briefings that are kept here',
    purpose: 'Read',
    usage: '<words> [by: <who said it>]',
    more: 'Words in quotation marks have to stand side by side. The desk has it by pages and as a file: /briefdesk desk',
    run: (request, words) => answerSearch(newsroom, request, words),
  },
]

/** Lines of a reply. */
const SHOWN = 8

async function answerSearch(newsroom: Newsroom, request: CommandRequest, typed: string): Promise<Reply> {
  const [words = '', speaker] = typed.trim().split(/(?:^|\s)by:/)
  if (`${words}${speaker ?? ''}`.trim() === '')
    return trouble('What is looked for?', 'For example: /briefdesk search ferry by: Lindqvist')
  const found = await searchWords(newsroom, request, { words, speaker, limit: SHOWN })
  if (found.lines.length === 0)
    return trouble(
      `Nothing that is kept here says “${typed.trim()}”.`,
      'Whole words are found, whatever their form. What is handed in and not posted is found by nobody.',
    )
  const message = composeFoundLines(typed.trim(), found)
  return { message, visibility: 'private' }
}

function composeFoundLines(typed: string, { lines, next }: FoundWords): Message {
  const title = `“${typed}”, where it is said`
  const more = next === undefined ? [] : ['There is more: say more words, or open the desk: /briefdesk desk']
  return {
    ...composeNotice(title),
    blocks: [...composeNotice(title).blocks, ...lines.map(rowOf), ...composeNotice('', more).blocks.slice(1)],
  }
}

function rowOf({ text, speaker, role, title, day, briefing }: FoundLine): MessageBlock {
  const words = (said: string): Inline => ({ kind: 'text', text: said })
  const who = [speaker, role].filter(Boolean).join(', ')
  return {
    kind: 'row',
    title: [words(text)],
    line: [...(who === '' ? [] : [words(`${who} · `)]), words(`${title} · ${printDate(day)}`)],
    control: { label: 'Open', command: 'brief', args: { name: briefing } },
  }
}
