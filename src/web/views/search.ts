import { indexedWords, readRuns } from '../../briefing/find/indexed.ts'
import { readTerms } from '../../briefing/find/terms.ts'
import { formatIn } from '../../message/dates.ts'
import { exportLines } from '../export.ts'
import { seeOther, type DeskAnswer } from '../http.ts'
import { searchPage, type SearchAsked, type ShownPiece } from '../pages/search.ts'
import type { Visit } from '../visit.ts'
import { answerShown, findShell } from './shell.ts'
import { postedOf } from './today.ts'

/** Lines of a page, and of a file. */
const LINES = 25
const EXPORTED = 1_000

/** Who said what, in all that is kept. An address in the field at the top is there to be briefed. */
export async function viewSearch(visit: Visit): Promise<DeskAnswer> {
  const { parts, visitor, asked } = visit
  const sought = soughtIn(visit)
  if (/^https?:\/\//i.test(sought.words)) return seeOther(`/desk/briefings?q=${encodeURIComponent(sought.words)}`)
  const [shell, zone, found] = await Promise.all([
    findShell(visit),
    parts.reading.zoneOf(visitor),
    parts.reading.search(visitor, { ...sought, after: asked.query.get('after') ?? undefined, limit: LINES }),
  ])
  const wanted = new Set([...readRuns(sought.words), ...readRuns(sought.speaker ?? '')].flat())
  return answerShown(
    visit,
    searchPage(shell, {
      asked: sought,
      ...{ isLater: asked.query.has('after'), next: found.next, speakers: found.speakers.slice(0, 12) },
      hits: found.lines.map((line) => ({ ...line, pieces: piecesOf(line.text, wanted) })),
      posts: found.posts.map((each) => ({
        ...postedOf(visit, each, zone),
        time: shortDay(zone).format(each.post.sentAt ?? each.post.due),
      })),
    }),
  )
}

/** `5 Jan 12:00`. */
const shortDay = (zone: string): Intl.DateTimeFormat =>
  formatIn('day and time', zone, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

function soughtIn({ asked: { query } }: Visit): SearchAsked {
  const speaker = query.get('by')?.trim() ?? ''
  return {
    words: (query.get('q') ?? '').trim().slice(0, 300),
    ...(speaker !== '' && { speaker: speaker.slice(0, 200) }),
    ...(query.get('kind') === 'quote' && { kind: 'quote' as const }),
  }
}

/** The same as a file. */
export async function exportSearch(visit: Visit, kind: string): Promise<DeskAnswer> {
  const { lines, next } = await visit.parts.reading.search(visit.visitor, { ...soughtIn(visit), limit: EXPORTED })
  return exportLines(kind === 'csv' ? 'csv' : 'json', lines, next === undefined)
}

/** A text in pieces: those that were looked for, and what stands between them. */
function piecesOf(text: string, wanted: ReadonlySet<string>): readonly ShownPiece[] {
  const pieces: ShownPiece[] = []
  let at = 0
  for (const { start, end } of readTerms(text, true)) {
    if (start < at || !indexedWords(text.slice(start, end)).some((word) => wanted.has(word))) continue
    pieces.push({ words: text.slice(at, start) }, { words: text.slice(start, end), isSought: true })
    at = end
  }
  return [...pieces, { words: text.slice(at) }]
}
