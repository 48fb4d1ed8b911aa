import { foldWords } from '../fold.ts'
import type { Layout, Line, Region } from '../layout.ts'
import type { Tree } from '../tree.ts'
import { defined } from './defined.ts'
import { readLinked, type LinkedArticle } from './json-ld.ts'
import { type LabelledMark, findMarks, type Marks } from './marks.ts'
import { choosePublished, type FoundDate, isoOf } from './published.ts'
import { chooseTitle, withoutSite } from './title.ts'
import { authorsOf, presentedIn, type Sayings, type Values } from './writers.ts'

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
  'published',
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

const siteOf = (meta: (name: string) => string | undefined, url: string | undefined): string[] =>
  [meta('og:site_name'), hostName(url)].filter((name) => name !== undefined)

function publishedOf({ linked, values, marks, url, below }: Sayings & { readonly url: string | undefined }) {
  const first = ({ words, label }: LabelledMark): boolean => {
    // What stands behind a date is of the next: "22 December 2022 Updated: 2 January".
    const before = label.includes(words) ? label.slice(0, label.indexOf(words) + words.length) : label
    return !later.test(before) || earlier.test(before)
  }
  const chosen = choosePublished({
    linked: linked.published === undefined ? [] : [linked.published],
    metas: dateMetas.flatMap(values),
    marked: marks.dates.filter(first).map(({ words }) => words),
    times: sure(marks.times.map(untilLater).filter((mark) => !later.test(mark.words) && first(mark))),
    url,
    bylines: sureFirst(
      below
        .map((words) => untilLater({ words }).words)
        .filter((words) => words.length < 80 && /\d{4}|\d\/\d\d\b/.test(words) && !notPublished.test(words)),
    ),
  })
  return earliest(chosen, below)
}

/** A page that was moved or printed again may still say below its title when it first appeared. */
function earliest(chosen: FoundDate | undefined, below: readonly string[]): FoundDate | undefined {
  const lines = below.slice(0, NEAR_TITLE).filter((words) => words.length < 40 && !later.test(words))
  const iso = lines.map(isoOf).find(Boolean)
  return chosen && iso && iso.slice(0, 10) < chosen.iso.slice(0, 10) ? { iso, from: 'byline' } : chosen
}

const NEAR_TITLE = 6

/** `16 August 2019 - Updated 9 July 2025`: what comes before the date of change. */
const untilLater = <Marked extends { readonly words: string }>(mark: Marked): Marked => {
  const before = /^(.*?\d{4}).{0,5}\b(?:last )?(?:updated|modified|revised|aktualisiert)\b/i.exec(mark.words)?.[1]
  return before === undefined || later.test(before) ? mark : { ...mark, words: before }
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
