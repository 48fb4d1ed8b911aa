import type { Published } from '../article/article.ts'
import { writeAge, writeDate } from './dates.ts'
import type { MessageBlock, Inline } from './message.ts'
import { headlineOf, type Scene } from './scene.ts'

/** The headline, and under it who wrote it, when, where, and how old it is. */
export const masthead = (scene: Scene): MessageBlock[] => [
  {
    kind: 'heading',
    level: 1,
    line: [{ kind: 'text', text: headlineOf(scene) }],
    ...(scene.record.headline ? { evidence: [scene.record.headline] } : {}),
  },
  byline(scene),
]

/** Small print over a section: which article this is from. */
export const runningHead = (scene: Scene): MessageBlock => ({
  kind: 'note',
  line: [{ kind: 'text', text: [headlineOf(scene), authorsOf(scene), dateOf(scene)].join(' · ') }],
})

/** Who wrote it, when, where, and how old it is. */
export function byline(scene: Scene): MessageBlock {
  const { record, now } = scene
  const age = record.published && writeAge(record.published.date, now)
  const parts: Inline[] = [{ kind: 'text', text: `${authorsOf(scene)} · ${dateOf(scene)} · ` }]
  parts.push(...publisherOf(scene))
  if (age) parts.push({ kind: 'text', text: ` · ${age}` })
  return { kind: 'note', line: parts }
}

const authorsOf = ({ record }: Scene): string =>
  record.authors.length > 0 ? record.authors.map(({ name }) => name).join(', ') : 'author not found'

const dateOf = ({ record }: Scene): string => (record.published ? writePublished(record.published) : 'date not found')

const writePublished = ({ date, time, zone }: Published): string =>
  time ? `${writeDate(date)}, ${time} (${zone ?? 'zone not found'})` : writeDate(date)

function publisherOf({ record: { publisher, url } }: Scene): Inline[] {
  const name: Inline = { kind: 'text', text: publisher ?? 'publisher not found' }
  if (!url || !/^https?:\/\//i.test(url)) return [name]
  return publisher
    ? [{ kind: 'link', text: publisher, url }]
    : [name, { kind: 'text', text: ' · ' }, { kind: 'link', text: 'the article', url }]
}
