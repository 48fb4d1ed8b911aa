import { readByline } from '../../../article/byline.ts'
import { foldWords } from '../fold.ts'
import type { Layout, Line, Region } from '../layout.ts'
import type { Tree } from '../tree.ts'
import { readAuthors } from './authors.ts'
import { defined } from './defined.ts'
import { readLinked, type LinkedArticle } from './json-ld.ts'
import { type LabelledMark, findMarks, type Mark, type Marks } from './marks.ts'
import { choosePublished, type FoundDate, isoOf } from './published.ts'
import { chooseTitle, withoutSite } from './title.ts'

/** A page's metadata about its article. */
export interface Metadata {
  readonly title?: string
  /** All titles the page gives itself, to recognise them in the text. */
  readonly titles: readonly string[]
  readonly authors: readonly string[]
  readonly publisher?: string
  readonly published?: FoundDate
  /** Last modified, ISO 8601; never used as the publication date. */
  readonly modified?: string
  readonly language?: string
  /** The page's value, unchanged. */
  readonly canonical?: string
  /** Open Graph type: `article`, `website`, `video.other`. */
  readonly type?: string
  /** schema.org types on the page. */
  readonly types: readonly string[]
  /** The full text from JSON-LD. */
  readonly text?: string
  /** The section of the paper, as the page names it. */
  readonly section?: string
  /** false: the site declares a paywall. */
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
]
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
  'published_on',
  'published_time',
  'article_date_original',
]

/** Collects a page's metadata: JSON-LD first, then Open Graph and similar tags, then marked elements. */
export function readMetadata(tree: Tree, layout: Layout, url: string | undefined): Metadata {
  const values = metasOf(tree)
  const meta = (name: string): string | undefined => values(name)[0]
  const marks = findMarks(tree)
  const canonical = canonicalOf(tree)
  const called = [meta('og:title'), meta('twitter:title')].filter((one) => one !== undefined)
  const headings = few(marks.headings.map(({ words }) => words))
  const titles = [...called, ...headings, tree.title].flatMap((one) => [one, withoutSite(one, siteOf(meta, url))])
  const linked = readLinked(tree.jsons, {
    titles,
    urls: [url, canonical, meta('og:url')].filter((one) => one !== undefined),
  })
  const publisher = meta('og:site_name') ?? linked.publisher ?? meta('application-name') ?? meta('publisher')
  const site = [...siteOf(meta, url), publisher, linked.publisher].filter((name) => name !== undefined)
  const given = few([...linked.headlines, ...called])
  const title = chooseTitle({ headings, given, window: tree.title, site })
  const below = linesBelow(
    layout,
    [title, ...given].filter((one) => one !== undefined),
  )
  const names = [
    title,
    ...given,
    ...given.map((one) => withoutSite(one, site)),
    tree.title,
    withoutSite(tree.title, site),
  ]
  return {
    ...defined({ title, publisher, canonical, free: linked.free, text: linked.text, type: meta('og:type') }),
    ...defined({ section: meta('article:section'), modified: modifiedOf(linked, values, marks) }),
    ...defined({ language: tree.language || linked.language || meta('og:locale')?.replace('_', '-') }),
    ...defined({ published: publishedOf({ linked, values, marks, url, below }) }),
    types: linked.types,
    titles: [...new Set(names.filter((one) => one !== undefined && one !== ''))] as string[],
    authors: authorsOf({ linked, values, marks, site, below, isPresented: presentedIn(layout) }),
  }
}

/** How many titles are compared; further ones are repeats. */
const few = (words: readonly string[]): string[] => [...new Set(words)].slice(0, 20)

/** All values of a name, in document order. */
type Values = (name: string) => readonly string[]

/** Where to look for names and dates. */
interface Sayings {
  readonly linked: LinkedArticle
  readonly values: Values
  readonly marks: Marks
  /** The lines around the title, which may hold a byline. */
  readonly below: readonly string[]
}

interface Bylined extends Sayings {
  readonly site: readonly string[]
  /** Whether a line's words are presented elsewhere on the page: "Ada Quill is …", "Written by Ada Quill". */
  readonly isPresented: (words: string) => boolean
}

const presentedIn =
  ({ lines }: Layout) =>
  (words: string): boolean =>
    words.length < 40 &&
    lines.some(({ words: other }) => other.startsWith(`${words} is `) || presented.some((by) => other === by + words))

const presented = ['About ', 'By ', 'More from ', 'Posts by ', 'Written by ']

/** Whether a byline names the site: "By the Harbour Post". */
const isOfSite = (words: string, site: readonly string[]): boolean =>
  site.some((name) => foldWords(name) === foldWords(words.replace(/^by (?:the )?/i, '')))

const siteOf = (meta: (name: string) => string | undefined, url: string | undefined): string[] =>
  [meta('og:site_name'), hostName(url)].filter((name) => name !== undefined)

function authorsOf({ linked, values, marks, site, below, isPresented }: Bylined): string[] {
  const written = /written|author|by/i.test(values('twitter:label1')[0] ?? '') ? values('twitter:data1') : []
  const metas = [...authorMetas.map(values), written].map((names) => names.map(turned))
  const headed = marks.headings[0]?.at ?? 0
  const given = [linked.authors, ...metas]
  const shown = [...groups(marks.writers, headed), ...groups(marks.bylines, headed)]
  const bylines = below.filter((words) => byline.test(words))
  const near = below.slice(0, NEAR_TITLE)
  const profiles = marks.profiles.filter(
    ({ at, label }) => Math.abs(at - headed) <= PROFILE_APART && !otherPart.test(label),
  )
  const ways: readonly (readonly [readonly string[], readonly string[], 'given' | 'shown'])[] = [
    ...given.map((names) => [names, site, 'given'] as const),
    ...[...shown, bylines, ...groups(profiles, headed), near.flatMap(namesIn), near.filter(isPresented)].map(
      (names) => [names, site, 'shown'] as const,
    ),
    [linked.bodies, site, 'given'],
    ...groups(marks.writers, headed).map((names) => [names, site, 'given'] as const),
    // The site itself, if it names itself as author.
    ...[...given, linked.bodies].map((names) => [names, [], 'given'] as const),
    [[...shown.flat(), ...bylines].filter((words) => isOfSite(words, site)), [], 'given'],
  ]
  for (const [names, sites, source] of ways) {
    const found = readAuthors(names, sites, source)
    if (found.length > 0) return found
  }
  return []
}

/** The names of a line that is a byline by its form: `Ada Quill | 3 May 2024`. */
const namesIn = (words: string): readonly string[] =>
  (readByline(words, { start: 0, end: words.length })?.authors ?? []).map(({ name }) => name)

/** How many lines around the title may be a byline by their form, and how far a link to an author may be, in characters. */
const NEAR_TITLE = 6
const PROFILE_APART = 1500
const otherPart = /edited|review|fact|check|illustrat|photo|translat/i

/** Groups of adjacent marks, without those far above the title; the later groups belong to other stories. */
function groups(marks: readonly Mark[], headed: number): string[][] {
  const found: Mark[][] = []
  for (const mark of marks.filter(({ at }) => at >= headed - ABOVE_TITLE)) {
    const last = found.at(-1)?.at(-1)
    if (last && mark.at - last.at <= APART) found.at(-1)?.push(mark)
    else found.push([mark])
  }
  return found.map((group) => group.map(({ words }) => words))
}

/** How far above the title a byline may be, and how far apart its names, in characters. */
const ABOVE_TITLE = 400
const APART = 150

/** `Quill, Ada` → `Ada Quill`: citation tags put the surname first. */
const turned = (name: string): string => name.replace(/^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}. '’-]{0,30})$/u, '$2 $1')

function publishedOf({ linked, values, marks, url, below }: Sayings & { readonly url: string | undefined }) {
  const first = ({ label }: LabelledMark): boolean => !later.test(label) || earlier.test(label)
  return choosePublished({
    linked: linked.published === undefined ? [] : [linked.published],
    metas: dateMetas.flatMap(values),
    marked: marks.dates.filter(first).map(({ words }) => words),
    times: sure(marks.times.filter((mark) => !later.test(mark.words) && first(mark))),
    url,
    bylines: sureFirst(
      below.filter((words) => words.length < 80 && /\d{4}|\d\/\d\d\b/.test(words) && !notPublished.test(words)),
    ),
  })
}

/** Explicit publication dates go first. */
const sure = (marks: readonly LabelledMark[]): string[] =>
  [...marks.filter(({ words, label }) => earlier.test(words) || earlier.test(label)), ...marks].map(
    ({ words }) => words,
  )
const sureFirst = (lines: readonly string[]): string[] => [...lines.filter((words) => earlier.test(words)), ...lines]

function modifiedOf(linked: LinkedArticle, values: Values, marks: Marks): string | undefined {
  const labelled = [...marks.dates, ...marks.times].filter(({ words, label }) => later.test(words) || later.test(label))
  const said = [linked.modified, ...modifiedMetas.flatMap(values), ...labelled.map(({ words }) => words)]
  return said.map((words) => words && isoOf(words)).find((iso) => iso !== undefined && iso !== '')
}

const later =
  /updat|modifi|revised|review|edited|latest version|aktualisiert|mis à jour|actualizad|atualizad|bijgewerkt/i
const earlier = /publish|posted|original|first|veröffentlicht|publié|publicad|gepubliceerd/i
const byline = /^(?:(?:[\p{L}]+ ){0,2}by|von|por|par|di|door|av)\s+\p{Lu}/iu
const notPublished = /©|copyright|updated|modified|rights|latest version/i

/** The short lines around the title, which may name author and date; without a title, the first lines. */
function linesBelow({ lines }: Layout, titles: readonly string[]): string[] {
  const known = new Set(titles.map(foldWords))
  const at = lines.findIndex(({ words }) => known.has(foldWords(words)))
  const above = lines.slice(Math.max(0, at - LINES_ABOVE), Math.max(0, at))
  const near = [...lines.slice(Math.max(0, at), at + LINES_BELOW), ...above.filter((line) => !isInHead(line))]
  return near.flatMap(({ words }) => (words.length < 120 ? words.split('\n') : []))
}

/** A site's header may show today's date. */
function isInHead({ region }: Line): boolean {
  for (let at: Region | undefined = region; at; at = at.parent) if (/^(?:header|nav)$/.test(at.piece.tag)) return true
  return false
}

const LINES_ABOVE = 4
const LINES_BELOW = 25

function metasOf({ metas }: Tree): Values {
  const values = new Map<string, string[]>()
  for (const { property, name, itemprop, content } of metas) {
    const key = (property ?? name ?? itemprop ?? '').toLowerCase()
    const words = content?.trim() ?? ''
    if (key === '' || words === '') continue
    const known = values.get(key)
    if (known) known.push(words)
    else values.set(key, [words])
  }
  return (name) => values.get(name) ?? []
}

const canonicalOf = ({ links }: Tree): string | undefined =>
  links.find(({ rel, href }) => rel?.toLowerCase() === 'canonical' && href)?.['href']

/** `www.harbour-post.example` → `harbour-post`. */
function hostName(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const labels = new URL(url).hostname.replace(/^(?:www|m|amp)\./, '').split('.')
  return labels.length > 2 && (labels.at(-2)?.length ?? 0) <= 3 ? labels.at(-3) : labels.at(-2)
}
