import type { Layout } from '../layout.ts'
import type { Tree } from '../tree.ts'
import { readAuthors } from './authors.ts'
import { readLinked } from './json-ld.ts'
import { findMarks } from './marks.ts'
import { choosePublished, type FoundDate } from './published.ts'
import { chooseTitle, withoutSite } from './title.ts'

/** What a page says of its article. */
export interface Metadata {
  readonly title?: string
  /** Everything that the page calls itself, to know it again in the text. */
  readonly titles: readonly string[]
  readonly authors: readonly string[]
  readonly publisher?: string
  readonly published?: FoundDate
  readonly language?: string
  /** As the page gives it. */
  readonly canonical?: string
  /** Open Graph's word for what the page is: `article`, `website`, `video.other`. */
  readonly type?: string
  /** false: the site says that one has to pay. */
  readonly free?: boolean
}

const authorMetas = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'citation_author',
  'creator',
  'article:author_name',
  'twitter:data1',
]
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
  'dc.date',
  'dcterms.created',
  'dcterms.date',
  'citation_publication_date',
  'date',
  'originalpublicationdate',
  'cxenseparse:recs:publishtime',
  'article.published',
  'dc.date.created',
  'published_at',
]

/** Reads what a page says of itself: JSON-LD first, then Open Graph and its like, then what its elements are marked as. */
export function readMetadata(tree: Tree, layout: Layout, url: string | undefined): Metadata {
  const meta = metasOf(tree)
  const linked = readLinked(tree.jsons)
  const marks = findMarks(tree)
  const publisher = meta('og:site_name') ?? linked.publisher ?? meta('application-name') ?? meta('publisher')
  const site = [publisher, linked.publisher, hostName(url)].filter((name) => name !== undefined)
  const given = [...linked.headlines, meta('og:title'), meta('twitter:title')].filter((one) => one !== undefined)
  const title = chooseTitle({ headings: marks.headings, given, window: tree.title, site })
  const head = headOf(layout)
  const said = [linked.authors, valuesOf(meta, authorMetas)]
  const bylines = head.filter((words) => byline.test(words))
  const authors =
    firstOf([...said, marks.authors, bylines], (names) => readAuthors(names, site)) ??
    // The site itself, where it says that it is the author.
    firstOf(said, (names) => readAuthors(names, []))
  const published = choosePublished({
    linked: linked.published === undefined ? [] : [linked.published],
    metas: valuesOf(meta, dateMetas),
    marked: marks.dates,
    times: marks.times.filter((words) => !/updated|modified|reviewed/i.test(words)),
    url,
    bylines: head.filter((words) => words.length < 80 && /\d{4}/.test(words) && !notPublished.test(words)),
  })
  const titles = [
    title,
    ...given,
    ...given.map((one) => withoutSite(one, site)),
    tree.title,
    withoutSite(tree.title, site),
  ]
  return {
    ...defined({ title, publisher, published, free: linked.free, type: meta('og:type'), canonical: canonicalOf(tree) }),
    ...defined({ language: tree.language || linked.language || meta('og:locale')?.replace('_', '-') }),
    titles: [...new Set(titles.filter((one) => one !== undefined && one !== ''))] as string[],
    authors: authors ?? [],
  }
}

const byline = /^(?:(?:written|posted|published|reviewed) )?by\s+\p{Lu}/iu
const notPublished = /©|copyright|updated|modified|rights/i

/** The short lines in which a page may name its author and date. */
const headOf = ({ lines }: Layout): string[] =>
  lines.slice(0, 400).flatMap(({ words }) => (words.length < 120 ? [words] : []))

const valuesOf = (meta: (name: string) => string | undefined, names: readonly string[]): string[] =>
  names.flatMap((name) => meta(name) ?? [])

/** The first list that holds anything once it is read. */
function firstOf(
  lists: readonly (readonly string[])[],
  read: (names: readonly string[]) => string[],
): string[] | undefined {
  return lists.map(read).find((names) => names.length > 0)
}

function metasOf({ metas }: Tree): (name: string) => string | undefined {
  const values = new Map<string, string>()
  for (const { property, name, itemprop, content } of metas) {
    const key = (property ?? name ?? itemprop ?? '').toLowerCase()
    const words = content?.trim() ?? ''
    if (key !== '' && words !== '' && !values.has(key)) values.set(key, words)
  }
  return (name) => values.get(name)
}

const canonicalOf = ({ links }: Tree): string | undefined =>
  links.find(({ rel, href }) => rel?.toLowerCase() === 'canonical' && href)?.['href']

/** `www.harbour-post.example` → `harbour-post`. */
function hostName(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const labels = new URL(url).hostname.replace(/^(?:www|m|amp)\./, '').split('.')
  return labels.length > 2 && (labels.at(-2)?.length ?? 0) <= 3 ? labels.at(-3) : labels.at(-2)
}

const defined = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
