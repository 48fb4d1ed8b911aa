import { readdirSync, readFileSync } from 'node:fs'
import { decodeParts } from '../../../src/sources/decode.ts'
import { BotError } from '../../../src/errors.ts'
import { pageArticle } from '../../../src/sources/page/article.ts'
import { readPage } from '../../../src/sources/page/page.ts'
import { randomFrom } from '../../random.ts'

/** How a mutated page was read: within how much processor time, and what came of it. */
export interface MutatedRead {
  readonly ms: number
  readonly came: 'article' | 'refused'
}

const folders = ['cases', 'kinds'].map((name) => new URL(`../../fixtures/pages/${name}/`, import.meta.url))
const pages = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8')),
)

/** Reads so many mutated pages. What is no BotError is thrown. */
export function* readMutated(count: number, seed: number): Generator<MutatedRead> {
  for (const bytes of mutated(count, seed)) {
    const started = process.cpuUsage()
    const came = outcome(bytes)
    const { user, system } = process.cpuUsage(started)
    yield { ms: (user + system) / 1000, came }
  }
}

/** So many pages that are cut, nested, repeated and mixed in their charsets by a seed. */
export function* mutated(count: number, seed: number): Generator<Uint8Array> {
  const random = randomFrom(seed)
  const pick = (below: number): number => Math.floor(random() * below)
  for (let number = 0; number < count; number++) {
    let html = pages[pick(pages.length)] ?? ''
    for (let times = 1 + pick(3); times > 0; times--) html = mutations[pick(mutations.length)]?.(html, pick) ?? html
    yield mixed(html, pick).subarray(0, BYTES_MAX)
  }
}

function outcome(bytes: Uint8Array): MutatedRead['came'] {
  try {
    const url = 'https://www.eastmerecourier.example/news/ferry'
    pageArticle(readPage(decodeParts(bytes, { markup: true }), url), url)
    return 'article'
  } catch (error) {
    if (error instanceof BotError) return 'refused'
    throw error
  }
}

/** Larger pages are never read: the fetch stops there. */
const BYTES_MAX = 8 * 1024 * 1024

type Pick = (below: number) => number

const mutations: readonly ((html: string, pick: Pick) => string)[] = [
  (html, pick) => html.slice(0, pick(html.length)),
  (html, pick) => html.slice(pick(html.length)),
  (html, pick) => around(html, pick, '<div class="post related">'.repeat(pick(250)), ''),
  (html, pick) => around(html, pick, '<b><i><span>'.repeat(pick(80)), '</p>'),
  (html, pick) => around(html, pick, '<table><tr><td>'.repeat(pick(60)), '</blockquote>'),
  (html, pick) => html.repeat(1 + pick(40)),
  (html, pick) => around(html, pick, '<p>' + 'subscribe to read 10/12/24 by Ada Quill, '.repeat(pick(4000)), ''),
  (html, pick) =>
    around(html, pick, `<script type="application/ld+json">${'[{"@graph":'.repeat(pick(2000))}`, '</script>'),
  (html, pick) =>
    around(html, pick, `<a class="${'x-'.repeat(pick(5000))}" style="${'clip:'.repeat(pick(5000))}">`, ''),
  (html, pick) => html.replace(/<(\w+)/g, (tag) => (pick(12) === 0 ? '<' : tag)),
  (html, pick) => html.replace(/[a-z]{3}/g, (letters) => (pick(40) === 0 ? '\u00e2\u20ac&amp;rsquo;\u0000' : letters)),
]

function around(html: string, pick: Pick, before: string, after: string): string {
  const at = pick(html.length)
  return html.slice(0, at) + before + html.slice(at) + after
}

/** A part of the page in another charset than the rest. */
function mixed(html: string, pick: Pick): Uint8Array {
  const at = pick(3) === 0 ? pick(html.length) : html.length
  const charset = (['latin1', 'utf16le', 'utf8'] as const)[pick(3)]
  return Buffer.concat([Buffer.from(html.slice(0, at)), Buffer.from(html.slice(at), charset)])
}
