import type { Published } from '../article/article.ts'
import { writeAge, writeDate } from './dates.ts'
import type { MessageBlock, Inline } from './message.ts'
import { headlineOf, type Scene } from './scene.ts'

/** The headline with its byline. */
export const masthead = (scene: Scene): MessageBlock[] => [
  {
    kind: 'heading',
    level: 1,
    line: [{ kind: 'text', text: headlineOf(scene) }],
    ...(scene.record.headline ? { evidence: [scene.record.headline] } : {}),
  },
  byline(scene),
]

/** A note above a section that names its article. */
export const runningHead = (scene: Scene): MessageBlock => ({
  kind: 'note',
  line: [{ kind: 'text', text: [headlineOf(scene), ...kindOf(scene), authorsOf(scene), dateOf(scene)].join(' · ') }],
})

/** The kind of text if it is no plain news, and the authors, date, publisher and age of the article. */
export function byline(scene: Scene): MessageBlock {
  const { record, now } = scene
  const age = record.published && writeAge(record.published.date, now)
  const parts: Inline[] = [{ kind: 'text', text: [...kindOf(scene), authorsOf(scene), dateOf(scene), ''].join(' · ') }]
  parts.push(...publisherOf(scene))
  if (age) parts.push({ kind: 'text', text: ` · ${age}` })
  return { kind: 'note', line: parts }
}

const authorsOf = ({ record }: Scene): string =>
  record.authors.length > 0 ? record.authors.map(({ name }) => name).join(', ') : 'author not found'

/** One word for what kind of text it is; none for plain news. */
function kindOf({ record: { kind } }: Scene): readonly string[] {
  if (kind === undefined || kind === 'news' || kind === 'other') return []
  return [kind === 'live' ? 'live blog' : kind]
}

/** A date of change is said to be one, and said only when it is later than the day of publication. */
function dateOf({ record: { published, modified } }: Scene): string {
  const isLater = modified !== undefined && modified > (published?.date ?? '')
  const dates = [
    ...(published ? [writePublished(published)] : []),
    ...(isLater ? [`updated ${writeDate(modified)}`] : []),
  ]
  return dates.length > 0 ? dates.join(', ') : 'date not found'
}

const writePublished = ({ date, time, zone }: Published): string =>
  time ? `${writeDate(date)}, ${time} (${zone ?? 'zone not found'})` : writeDate(date)

function publisherOf({ record: { publisher, url } }: Scene): Inline[] {
  const name: Inline = { kind: 'text', text: publisher ?? 'publisher not found' }
  if (!url || !/^https?:\/\//i.test(url)) return [name]
  return publisher
    ? [{ kind: 'link', text: publisher, url }]
    : [name, { kind: 'text', text: ' · ' }, { kind: 'link', text: 'the article', url }]
}
