/** What a page's JSON-LD says of its article; untrusted, so every value is looked at before it is used. */
export interface LinkedArticle {
  readonly headlines: readonly string[]
  readonly authors: readonly string[]
  readonly publisher?: string
  readonly published?: string
  readonly language?: string
  /** false: the site says that one has to pay. */
  readonly free?: boolean
}

type Node = Readonly<Record<string, unknown>>

const articleType = /(?:Article|Posting|Report|Review|Recipe|HowTo|NewsItem|CreativeWork)$/i
const pageType = /WebPage$/i
const NODES_MAX = 2000

/** Reads the article out of the JSON-LD texts of a page; what cannot be parsed is passed over. */
export function readLinked(texts: readonly string[]): LinkedArticle {
  const nodes = texts.flatMap((text) => flatten(parse(text)))
  const byId = new Map(nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])))
  const named = (types: RegExp): Node[] => nodes.filter((node) => typesOf(node).some((type) => types.test(type)))
  const articles = named(articleType)
  const all = [...articles, ...named(pageType)]
  const authors = articles.flatMap((node) => namesOf(node['author'] ?? node['creator'], byId))
  const publisher = all.flatMap((node) => namesOf(node['publisher'], byId))[0]
  const published = all.map((node) => wordsOf(node['datePublished'])).find(Boolean)
  const language = all.map((node) => wordsOf(node['inLanguage'])).find(Boolean)
  const free = articles.map((node) => node['isAccessibleForFree']).find((value) => value !== undefined)
  return {
    headlines: articles
      .flatMap((node) => [wordsOf(node['headline']), wordsOf(node['name'])])
      .filter((one) => one !== undefined),
    authors: [...new Set(authors)],
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { language }),
    ...(free === undefined ? {} : { free: free !== false && free !== 'false' && free !== 'False' }),
  }
}

function parse(text: string): unknown {
  const plain = text
    .replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\]\]>|\]\]>)\s*$/g, '')
    .replace(/[\u0000-\u001f]+/g, ' ')
  for (const one of [plain, plain.replace(/,\s*([}\]])/g, '$1').replace(/;\s*$/, '')]) {
    try {
      return JSON.parse(one) as unknown
    } catch {
      // Broken JSON-LD is common; the next reading may do, and the page says most of it elsewhere.
      continue
    }
  }
  return undefined
}

/** The objects of a document, those of its `@graph` and of its main entity among them. */
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
