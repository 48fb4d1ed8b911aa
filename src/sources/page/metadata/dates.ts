import type { LabelledMark } from './marks.ts'
import { isoOf } from './iso.ts'
import type { Sayings } from './writers.ts'

/** A publication date in ISO 8601, and where it was found. */
export interface FoundDate {
  readonly iso: string
  readonly from: 'json-ld' | 'meta' | 'markup' | 'address' | 'byline'
}

const modifiedMetas = ['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'last-modified']
const dateMetas = [
  'article:published_time',
  'article:published',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'publishdate',
  'publish-date',
  'publish_date',
  'pubdate',
  'dc.date.issued',
  'dcterms.created',
  'citation_publication_date',
  'originalpublicationdate',
  'cxenseparse:recs:publishtime',
  'article.published',
  'dc.date.created',
  'published_at',
  'published_on',
  'published_time',
  'article_date_original',
  'published',
]
/** Some sites fill these with the day of change. */
const vagueMetas = ['dc.date', 'dcterms.date', 'date']

/** When a page was first published, by its most reliable source; a day of change is never used instead. */
export function publishedOf(sayings: Sayings, url: string | undefined): FoundDate | undefined {
  const { linked, values, marks, below } = sayings
  const times = marks.times.map(untilLater).filter((mark) => !later.test(mark.words) && isFirst(mark))
  const far = (marks.headings[0]?.at ?? 0) + BELOW_TITLE
  const changes = modifiedMetas.flatMap(values).map(minuteOf)
  const ways: readonly [FoundDate['from'], readonly string[]][] = [
    ['json-ld', linked.published === undefined ? [] : [linked.published]],
    ['meta', dateMetas.flatMap(values)],
    ['meta', vagueMetas.flatMap(values).filter((words) => !changes.includes(minuteOf(words)))],
    ['markup', marks.dates.filter(isFirst).map(({ words }) => words)],
    ['markup', sure(times.filter(({ at }) => at < far))],
    ['byline', bylineDates(below)],
    ['markup', sure(times)],
    ['address', url === undefined ? [] : datesInAddress(url)],
  ]
  for (const [from, found] of ways) {
    const iso = found.map(isoOf).find(Boolean)
    if (iso !== undefined) return earliest({ iso, from }, below)
  }
  return undefined
}

const minuteOf = (words: string): string | undefined => isoOf(words)?.slice(0, 16)

/** How far below the title an unlabelled date may be before it is more likely of another story, in characters. */
const BELOW_TITLE = 1500

/** What stands behind a date is of the next: "22 December 2022 Updated: 2 January". */
function isFirst({ words, label }: LabelledMark): boolean {
  const before = label.includes(words) ? label.slice(0, label.indexOf(words) + words.length) : label
  return !later.test(before) || earlier.test(before)
}

const bylineDates = (below: readonly string[]): readonly string[] =>
  sure(
    below
      .map((words) => untilLater({ words, label: '' }))
      .filter(
        ({ words }) =>
          (words.length < 80 || earlier.test(words)) && /\d{4}|\d\/\d\d\b/.test(words) && !notPublished.test(words),
      ),
  )

/** A page that was moved or printed again may still say below its title when it first appeared. */
function earliest(chosen: FoundDate, below: readonly string[]): FoundDate {
  const lines = below.slice(0, NEAR_TITLE).filter((words) => words.length < 40 && !later.test(words))
  const iso = lines.map(isoOf).find(Boolean)
  return iso !== undefined && iso.slice(0, 10) < chosen.iso.slice(0, 10) ? { iso, from: 'byline' } : chosen
}

const NEAR_TITLE = 6

/** `16 August 2019 - Updated 9 July 2025`: what comes before the date of change. */
function untilLater<Marked extends { readonly words: string }>(mark: Marked): Marked {
  const before = /^(.*?\d{4}).{0,5}\b(?:last )?(?:updated|modified|revised|aktualisiert)\b/i.exec(mark.words)?.[1]
  return before === undefined || later.test(before) ? mark : { ...mark, words: before }
}

/** Explicit publication dates go first. */
const sure = (marks: readonly { readonly words: string; readonly label: string }[]): string[] =>
  [...marks.filter(({ words, label }) => earlier.test(words) || earlier.test(label)), ...marks].map(
    ({ words }) => words,
  )

/** When its story was last changed: as its readers are told, then as machines are, whom a mended comma tells, too. */
export function modifiedOf({ linked, values, marks, below }: Sayings): string | undefined {
  const labelled = [...marks.dates, ...marks.times].filter(
    ({ words, label }) => changed.test(words) || changed.test(label),
  )
  const said = [
    ...below.slice(0, NEAR_TITLE).filter((words) => changed.test(words)),
    ...(linked.modified === undefined ? [] : [linked.modified]),
    ...modifiedMetas.flatMap(values),
    ...labelled.map(({ words }) => words),
  ]
  return said.map(isoOf).find(Boolean)
}

const changed = /updat|modifi|revised|edited|latest version|aktualisiert|mis à jour|actualizad|atualizad|bijgewerkt/i
const later = new RegExp(`review|${changed.source}`, 'i')
const earlier = /publish|posted|original|first|veröffentlicht|publié|publicad|gepubliceerd/i
const notPublished = /©|copyright|updated|modified|rights|latest version/i

/** `/2019/11/18/`, `/2019-11-18-`. */
function datesInAddress(url: string): string[] {
  const match = /[/_-]((?:19|20)\d{2})[/_-](\d{1,2})[/_-](\d{1,2})(?![\d])/.exec(url)
  return match ? [`${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`] : []
}
