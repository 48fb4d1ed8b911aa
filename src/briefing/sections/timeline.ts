import { cite, type Article } from '../../article/article.ts'
import type { Claim, Entry, ResolvedDate } from '../briefing.ts'
import { findOwnSentences, type SectionContext } from './context.ts'
import type { DatedSentence } from './dates/dates.ts'
import { printDate } from './dates/calendar.ts'

type Event = Extract<Entry, { kind: 'event' }>

/** The dated events of the article, in chronological order; article order within a day. */
export function writeTimeline(context: SectionContext): readonly Entry[] {
  const own = new Set(findOwnSentences(context))
  const dated = context.dates.filter(({ sentence }) => own.has(sentence))
  const days = new Map<string, Event[]>()
  for (const event of findEvents(context.article, dated))
    days.set(event.when.date, [...(days.get(event.when.date) ?? []), event])
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1))
  const unresolved = dated.flatMap((one) => one.unresolved)
  return [...inOrder.flatMap(([date, events]) => chooseEvents(context, date, events)), ...undated(unresolved)]
}

function findEvents(article: Article, dated: readonly DatedSentence[]): readonly Event[] {
  return dated.flatMap(({ sentence, dates }) => {
    const evidence = cite(article, sentence.span)
    const claim: Claim = { text: evidence.exact, origin: 'verbatim', evidence: [evidence] }
    return onePerDate(dates).map((when): Event => ({ kind: 'event', when, claim }))
  })
}

const onePerDate = (dates: readonly ResolvedDate[]): readonly ResolvedDate[] =>
  dates.filter(({ date }, index) => dates.findIndex((other) => other.date === date) === index)

/** Most of a day's sentences only say when somebody spoke, so the weightiest represent it and the rest are counted. */
function chooseEvents({ article, ranking }: SectionContext, date: string, events: readonly Event[]): readonly Entry[] {
  if (events.length <= eventsPerDay + 1) return events
  const scores = new Map(
    ranking.sentences.map(({ number, merit }) => [article.sentences[number - 1]?.span.start, merit]),
  )
  const scoreOf = (event: Event): number => scores.get(event.claim.evidence[0].span.start) ?? 0
  const shown = new Set([...events].sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, eventsPerDay))
  const rest = events.filter((event) => !shown.has(event))
  return [
    ...events.filter((event) => shown.has(event)),
    {
      kind: 'gap',
      gap: `${rest.length} more sentences of the article are dated ${printDate(date)}.`,
      evidence: rest.map(({ when }) => when.words),
    },
  ]
}

const eventsPerDay = 4

function undated(evidence: Extract<Entry, { kind: 'gap' }>['evidence']): readonly Entry[] {
  if (evidence.length === 0) return []
  const dates = evidence.length === 1 ? 'One date is' : `${evidence.length} dates are`
  return [{ kind: 'gap', gap: `${dates} left as written: we could not tell the day.`, evidence }]
}
