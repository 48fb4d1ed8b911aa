import { printDate } from '../briefing/sections/dates/calendar.ts'
import type { Published } from '../article/article.ts'
import { isFresh, writeAge } from './dates.ts'
import type { MessageBlock, Inline } from './message.ts'
import { addressOf, headlineOf, type Scene } from './scene.ts'

/** The headline with its byline. */
export const masthead = (scene: Scene): MessageBlock[] => [
  {
    kind: 'heading',
    level: 1,
    line: [headlineLink(scene)],
    ...(scene.record.headline ? { evidence: [scene.record.headline] } : {}),
  },
  ...byline(scene),
]

/** The headline, as a link to the article where it has an address. */
export function headlineLink(scene: Scene): Inline {
  const [text, url] = [headlineOf(scene), addressOf(scene)]
  return url === undefined ? { kind: 'text', text } : { kind: 'link', text, url }
}

/** A note above a section that names its article. */
export const runningHead = (scene: Scene): MessageBlock => ({ kind: 'note', line: [headlineLink(scene)] })

/** The authors, publisher, date and age of the article, as far as they were found. */
function byline(scene: Scene): MessageBlock[] {
  const { record, now } = scene
  const { authors, publisher, published, modified } = record
  // A date of change is said only when it is later than the day of publication.
  const isLater = modified !== undefined && modified > (published?.date ?? '')
  const parts = [
    ...kindOf(scene),
    authors.map(({ name }) => name).join(', '),
    publisher,
    published && writePublished(published, now),
    isLater ? `updated ${printDate(modified)}` : undefined,
    published && writeAge(published.date, now),
  ].filter((part) => part !== undefined && part !== '')
  return parts.length === 0 ? [] : [{ kind: 'note', line: [{ kind: 'text', text: parts.join(' · ') }] }]
}

/** The hour matters while the article is fresh. */
const writePublished = ({ date, time, zone }: Published, now: number): string =>
  time !== undefined && isFresh(date, now)
    ? `${printDate(date)}, ${time}${zone === undefined ? '' : ` (${zone})`}`
    : printDate(date)

/** One word for what kind of text it is; none for plain news. */
function kindOf({ record: { kind } }: Scene): readonly string[] {
  if (kind === undefined || kind === 'news' || kind === 'other') return []
  return [kind === 'live' ? 'live blog' : kind]
}
