import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { openSite, type Site } from '../../sources/http/site.ts'
import { openedSites } from '../../sources/links.ts'

/** A story of an invented newspaper: in its feed, and on a page of its own. */
export interface Told {
  readonly path: string
  readonly title: string
  /** Absent: the entry has none. */
  readonly link?: string | false
  readonly id?: string
  readonly date?: string
  readonly summary?: string
  readonly story?: readonly string[]
  /** Its page has no title. */
  readonly untitled?: true
  /** Of its page. */
  readonly status?: number
}

const usual = (title: string): readonly string[] => [
  `${title}, the harbour board of Port Ellery said on Friday, nine weeks after a storm came in from the north and stayed.`,
  '“We promised the islanders a boat before the lambing, and they will have one,” said Ada Quill, who chairs the board.',
  'Repairs cost 2.4 million crowns, she said, of which the district pays a third. The rest comes from an insurance that nobody had expected to pay so soon.',
  'The first crossing leaves at seven in the morning. Tickets for the whole of March cost what they did before the storm.',
]

/** A page as the newspaper prints a story. */
export const printed = ({
  title,
  story = usual(title),
  untitled,
}: Pick<Told, 'title' | 'story' | 'untitled'>): string =>
  untitled
    ? `<!doctype html><html lang="en"><body><article>${story.map((words) => `<p>${words}</p>`).join('')}</article></body></html>`
    : `<!doctype html><html lang="en"><head><title>${title} | The Harbour Post</title><meta property="og:type" content="article"><meta property="og:title" content="${title}"></head><body><article><h1>${title}</h1>${story.map((words) => `<p>${words}</p>`).join('')}</article></body></html>`

/** The Harbour Post on loopback: a front page that names its feed, the feed, and a page for each story. */
export interface HarbourPost extends Site {
  readonly feed: string
  /** The newest first, as they stand in the feed. */
  stories: readonly Told[]
  /** Answers for the feed itself, where it is set. */
  instead: ((response: ServerResponse) => void) | undefined
  /** The page that never answers. */
  hangs: string | undefined
  /** Minutes. */
  ttl: number | undefined
  /** Its robots.txt; absent: it has none. */
  robots: string | undefined
  /** How often the feed was sent whole, and how often it was unchanged. */
  readonly sent: () => { readonly whole: number; readonly unchanged: number }
  /** How often the page of a story was asked for. */
  readonly read: (path: string) => number
}

export async function openHarbourPost(stories: readonly Told[] = [], name = 'The Harbour Post'): Promise<HarbourPost> {
  const sent = { whole: 0, unchanged: 0 }
  const site = await openSite((request, response) => {
    const html = { 'content-type': 'text/html; charset=utf-8' }
    if (request.url === '/')
      return void response
        .writeHead(200, html)
        .end('<!doctype html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>News')
    if (request.url === '/feed.xml') return void sendFeed(request.headers['if-none-match'], response)
    if (request.url === post.hangs) return
    if (request.url === '/robots.txt' && post.robots !== undefined) return void response.end(post.robots)
    const told = post.stories.find(({ path }) => path === request.url)
    if (!told) return void response.writeHead(404, html).end('none')
    response.writeHead(told.status ?? 200, html).end(printed(told))
  })
  function sendFeed(since: string | undefined, response: ServerResponse): void {
    if (post.instead) return post.instead(response)
    const xml = feedOf(post, name)
    const etag = `"${createHash('sha256').update(xml).digest('hex')}"`
    if (since === etag) {
      sent.unchanged += 1
      response.writeHead(304).end()
    } else {
      sent.whole += 1
      response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(xml)
    }
  }
  const post: HarbourPost = {
    ...site,
    feed: `${site.origin}/feed.xml`,
    stories,
    instead: undefined,
    hangs: undefined,
    ttl: undefined,
    robots: undefined,
    sent: () => ({ ...sent }),
    read: (path) => site.asked.filter((asked) => asked.path === path).length,
  }
  openedSites.push(site.name)
  return post
}

const feedOf = ({ stories, origin, ttl }: HarbourPost, name: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>${name}</title>${ttl === undefined ? '' : `<ttl>${ttl}</ttl>`}${stories
    .map(
      ({ path, title, link = `${origin}${path}`, id, date, summary = '' }) =>
        `<item><title>${title}</title>${link === false ? '' : `<link>${link}</link>`}${id === undefined ? '' : `<guid isPermaLink="false">${id}</guid>`}${date === undefined ? '' : `<pubDate>${date}</pubDate>`}<description>${summary}</description></item>`,
    )
    .join('')}</channel></rss>`

export const ferry: Told = { path: '/ferry', title: 'Ferry to Marrow sails again', summary: 'The ferry sails.' }
export const dam: Told = { path: '/dam', title: 'Dam above Ellery holds', summary: 'The dam holds.' }
export const pier: Told = { path: '/pier', title: 'Old pier stays closed', summary: 'The pier is closed.' }
