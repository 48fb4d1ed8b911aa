import { type Markup, readTree } from '../page/tree.ts'

/** A feed that a page links to. */
export interface NamedFeed {
  readonly url: string
  readonly title?: string
}

const feedType = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)$/i

/** The feeds linked in a page's head, in document order, with comment feeds last. */
export function discoverFeeds(html: Markup, url: string): NamedFeed[] {
  const found = readTree(html).links.flatMap(({ rel, type, href, title }): NamedFeed[] => {
    if (!/\balternate\b/i.test(rel ?? '') || !feedType.test((type ?? '').trim()) || !href) return []
    if (!URL.canParse(href, url)) return []
    return [{ url: new URL(href, url).href, ...(title === undefined ? {} : { title }) }]
  })
  const isOfComments = (feed: NamedFeed): number => Number(/comment/i.test(`${feed.url} ${feed.title ?? ''}`))
  return found.sort((a, b) => isOfComments(a) - isOfComments(b))
}
