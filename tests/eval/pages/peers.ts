import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BotError } from '../../../src/errors.ts'
import { readPage } from '../../../src/sources/page/page.ts'
import type { GoldPage } from './rows.ts'
import type { Extracted } from './score.ts'

/** An extractor that is measured. */
export interface Extractor {
  readonly name: string
  extract(page: GoldPage): Promise<Extracted> | Extracted
}

/** This project's own. A page that it refuses has no text. */
export const own: Extractor = {
  name: 'Briefdesk',
  extract({ html, url }) {
    try {
      const { parts, metadata } = readPage(html, url)
      const { title, authors, published, modified } = metadata
      return {
        text: parts.map(({ words }) => words).join('\n\n'),
        authors,
        ...(title !== undefined && { title }),
        ...(published && { published: published.iso }),
        ...(modified !== undefined && { modified }),
      }
    } catch (error) {
      if (error instanceof BotError) return { text: '' }
      throw error
    }
  },
}

/** Others, where a folder has them in its node_modules: `npm install @mozilla/readability linkedom defuddle`. */
export async function loadPeers(folder: string): Promise<readonly Extractor[]> {
  const load = async (file: string): Promise<unknown> =>
    import(pathToFileURL(join(resolve(folder), 'node_modules', file)).href)
  const { parseHTML } = (await load('linkedom/esm/index.js')) as {
    readonly parseHTML: (html: string) => { document: Page }
  }
  const readability = (await load('@mozilla/readability/index.js')) as { default: { Readability: Readability } }
  const defuddle = (await load('defuddle/dist/node.js')) as { Defuddle: Defuddle }
  return [
    {
      name: 'Readability',
      extract({ html }) {
        const read = new readability.default.Readability(parseHTML(html).document).parse()
        return extracted({
          text: read?.content == null ? '' : wordsOf(parseHTML(`<html><body>${read.content}</body></html>`).document),
          title: read?.title,
          author: read?.byline,
          published: read?.publishedTime,
        })
      },
    },
    {
      name: 'defuddle',
      async extract({ html, url }) {
        const read = await defuddle.Defuddle(parseHTML(html).document, url ?? 'https://site.example/', {})
        return extracted({
          text: wordsOf(parseHTML(`<html><body>${read.content}</body></html>`).document),
          title: read.title,
          author: read.author,
          published: read.published,
        })
      },
    },
  ]
}

interface Page {
  readonly body: { readonly childNodes: Iterable<PageNode> }
}
interface PageNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<PageNode>
}
type Readability = new (document: Page) => {
  parse(): { content?: string | null; title?: string; byline?: string; publishedTime?: string } | null
}
type Defuddle = (
  document: Page,
  url: string,
  options: object,
) => Promise<{ content: string; title: string; author: string; published: string }>

interface Read {
  readonly text: string
  readonly title?: string | null | undefined
  readonly author?: string | null | undefined
  readonly published?: string | null | undefined
}

const extracted = ({ text, title, author, published }: Read): Extracted => ({
  text,
  ...(title && { title }),
  ...(author && { authors: author.replace(/^by /i, '').split(/, | and /) }),
  ...(published && { published }),
})

/** The words of a page, its blocks parted: `textContent` fuses the last word of one with the first of the next. */
function wordsOf(page: Page): string {
  const seen: string[] = []
  const visit = (nodes: Iterable<PageNode>): void => {
    for (const node of nodes) {
      if (node.nodeType === 3) seen.push(node.textContent ?? '')
      else {
        if (/^(?:P|DIV|LI|H\d|TR|TD|BR|BLOCKQUOTE|SECTION|PRE)$/i.test(node.nodeName)) seen.push('\n')
        visit(node.childNodes)
      }
    }
  }
  visit(page.body.childNodes)
  return seen.join('')
}
