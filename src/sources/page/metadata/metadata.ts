import { foldWords } from '../fold.ts'
import { closest, type Layout, type Line } from '../layout.ts'
import type { Tree } from '../tree.ts'
import { defined } from './defined.ts'
import { readLinked } from './json-ld.ts'
import { type FoundDate, modifiedOf, publishedOf } from './dates.ts'
import { findMarks } from './marks.ts'
import { chooseTitle, withoutSite } from './title.ts'
import { authorsOf, presentedIn, type Values } from './writers.ts'

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
  const sayings = { linked, values, marks, below }
  const names = [
    title,
    ...given,
    ...given.map((one) => withoutSite(one, site)),
    tree.title,
    withoutSite(tree.title, site),
  ]
  return {
    ...defined({ title, publisher, canonical, free: linked.free, text: linked.text, type: meta('og:type') }),
    ...defined({
      section: meta('article:section'),
      modified: modifiedOf(sayings),
      published: publishedOf(sayings, url),
    }),
    ...defined({ language: tree.language || linked.language || meta('og:locale')?.replace('_', '-') }),
    types: linked.types,
    titles: [...new Set(names.filter((one) => one !== undefined && one !== ''))] as string[],
    authors: authorsOf({ ...sayings, site, isPresented: presentedIn(layout) }),
  }
}

/** How many titles are compared; further ones are repeats. */
const few = (words: readonly string[]): string[] => [...new Set(words)].slice(0, 20)

const siteOf = (meta: (name: string) => string | undefined, url: string | undefined): string[] =>
  [meta('og:site_name'), hostName(url)].filter((name) => name !== undefined)

/** The short lines around the title, which may name author and date; without a title, the first lines. */
function linesBelow({ lines }: Layout, titles: readonly string[]): string[] {
  const known = new Set(titles.map(foldWords))
  const named = lines.findIndex(({ words }) => known.has(foldWords(words)))
  const at = named >= 0 ? named : lines.findIndex(({ kind }) => kind === 'heading')
  const above = lines.slice(Math.max(0, at - LINES_ABOVE), Math.max(0, at))
  const near = [...lines.slice(Math.max(0, at), at + LINES_BELOW), ...above.filter((line) => !isInHead(line))]
  return near.flatMap(({ words }) =>
    words.length < 120 ? words.split('\n') : (dateline.exec(words)?.slice(0, 1) ?? []),
  )
}

/** `PORT ELLERY, 3 March 2026 –`, and what follows it. */
const dateline = /^[^.!?\n]{3,60}?\b\d{4}(?=\)? ?[–—-])/

/** A site's header may show today's date. */
const isInHead = (line: Line): boolean => closest(line, ({ piece }) => /^(?:header|nav)$/.test(piece.tag)) !== undefined

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
