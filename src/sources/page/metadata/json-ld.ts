import { foldWords } from '../fold.ts'
import { defined } from './defined.ts'

/** A page's JSON-LD about its article. Untrusted, so every value is checked before use. */
export interface LinkedArticle {
  readonly headlines: readonly string[]
  /** Persons, and names of unspecified type. */
  readonly authors: readonly string[]
  /** Organisations listed as author. */
  readonly bodies: readonly string[]
  readonly publisher?: string
  readonly published?: string
  readonly modified?: string
  readonly language?: string
  /** false: the site declares a paywall. */
  readonly free?: boolean
  /** The full text, if included. */
  readonly text?: string
  /** schema.org types on the page, the article's own first. */
  readonly types: readonly string[]
}

/** The page's titles and URL, to tell its own article from others listed on it. */
export interface OwnPage {
  readonly titles: readonly string[]
  readonly urls: readonly string[]
}

type Node = Readonly<Record<string, unknown>>

const articleType = /(?:Article|Posting|Report|Review|Recipe|HowTo|NewsItem|CreativeWork|Episode|Gallery)$/i
const pageType = /(?:WebPage|QAPage|FAQPage|CollectionPage|SearchResultsPage|Product|ItemList|Event)$/i
const NODES_MAX = 2000

/** Finds the page's own article in its JSON-LD; invalid JSON is skipped. */
export function readLinked(texts: readonly string[], page: OwnPage): LinkedArticle {
  const nodes = texts.flatMap((text) => flatten(parse(text)))
  const byId = new Map(nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])))
  const named = (types: RegExp): Node[] => nodes.filter((node) => typesOf(node).some((type) => types.test(type)))
  const articles = ownOf(named(articleType), page)
  const all = [...articles, ...named(pageType)]
  const first = (key: string, from = all): string | undefined => from.map((node) => wordsOf(node[key])).find(Boolean)
  const writers = articles.flatMap((node) => [node['author'] ?? node['creator']].flat())
  const [bodies, authors] = [writers.filter(isBody), writers.filter((one) => !isBody(one))]
  const free = articles.map((node) => node['isAccessibleForFree']).find((value) => value !== undefined)
  return {
    headlines: articles.flatMap((node) => [wordsOf(node['headline']) ?? wordsOf(node['name']) ?? []].flat()),
    authors: [...new Set(namesOf(authors, byId))],
    bodies: [...new Set(namesOf(bodies, byId))],
    types: [...new Set(all.flatMap(typesOf))],
    ...defined({
      publisher: all.flatMap((node) => namesOf(node['publisher'], byId))[0],
      published: first('datePublished'),
      modified: first('dateModified'),
      language: first('inLanguage'),
      text: first('articleBody', articles),
      free: free === undefined ? undefined : free !== false && free !== 'false' && free !== 'False',
    }),
  }
}

/** Those that match the page's headline or URL; if none does, the first. */
function ownOf(articles: Node[], { titles, urls }: OwnPage): Node[] {
  const known = new Set(titles.map(foldWords))
  const places = new Set(urls.map(bare))
  const isOwn = (node: Node): boolean =>
    [node['headline'], node['name']].some((one) => typeof one === 'string' && known.has(foldWords(one))) ||
    [node['url'], node['@id'], node['mainEntityOfPage'], idOf(node['mainEntityOfPage'])].some(
      (one) => typeof one === 'string' && places.has(bare(one)),
    )
  const own = articles.filter(isOwn)
  return own.length > 0 ? own : articles.slice(0, 1)
}

const idOf = (value: unknown): unknown => (isNode(value) ? value['@id'] : undefined)

/** A URL without the parts that do not matter for comparison. */
const bare = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?|[?#].*|\/(?=$|[?#])/gs, '')

const isBody = (value: unknown): boolean => isNode(value) && typesOf(value).some((type) => /Organi[sz]ation/.test(type))

function parse(text: string): unknown {
  const plain = text
    .replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\]\]>|\]\]>)\s*$/g, '')
    .replace(/[\u0000-\u001f]+/g, ' ')
  for (const one of [() => text, () => plain, () => plain.replace(/,\s*([}\]])/g, '$1').replace(/;\s*$/, '')]) {
    try {
      return JSON.parse(one()) as unknown
    } catch {
      // Broken JSON-LD is common; another reading may succeed, and most of it is repeated elsewhere in the page.
      continue
    }
  }
  return undefined
}

/** All objects of a document, including its `@graph` and main entity. */
function flatten(value: unknown): Node[] {
  const found: Node[] = []
  const open = [value]
  while (open.length > 0 && found.length < NODES_MAX) {
    const one = open.shift()
    if (Array.isArray(one)) open.push(...(one as unknown[]))
    else if (isNode(one)) {
      found.push(one)
      open.push(one['@graph'], one['mainEntity'], one['mainEntityOfPage'])
    }
  }
  return found
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

const typesOf = (node: Node): string[] => [node['@type']].flat().filter((type) => typeof type === 'string')

function namesOf(value: unknown, byId: ReadonlyMap<string, Node>): string[] {
  return [value].flat().flatMap((one): string[] => {
    const words = wordsOf(one)
    if (words !== undefined) return [words]
    if (!isNode(one)) return []
    const name =
      wordsOf(one['name']) ?? (isNode(one['name']) ? undefined : [one['name']].flat().map(wordsOf).find(Boolean))
    if (name !== undefined) return [name]
    const known = typeof one['@id'] === 'string' ? byId.get(one['@id']) : undefined
    const knownName = known && wordsOf(known['name'])
    return knownName === undefined ? [] : [knownName]
  })
}

const wordsOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
