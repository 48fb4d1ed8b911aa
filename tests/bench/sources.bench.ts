// Times reading pages and polling feeds: `npm run bench -- sources DIR`, where DIR holds ID.html.gz beside gold.jsonl.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decode } from '../../src/sources/decode.ts'
import { readFeed } from '../../src/sources/feed/feed.ts'
import { sha256 } from '../../src/sources/hash.ts'
import { readPage } from '../../src/sources/page/page.ts'
import { newsPage } from '../sources/page/pages.ts'
import { benchFeeds } from './feeds.ts'

export async function run([folder]: readonly string[]): Promise<void> {
  const pages = folder === undefined ? Array.from({ length: 200 }, () => Buffer.from(newsPage())) : readPages(folder)
  report(
    `${pages.length} pages`,
    pages.map((bytes) => cpuMs(() => readPage(decode(bytes, { markup: true })))),
  )
  const feed = Buffer.from(feedOf(50))
  const url = 'https://post.example/feed.xml'
  report(
    '200 feeds of 50 entries',
    Array.from({ length: 200 }, () => cpuMs(() => readFeed(feed, { url }, sha256))),
  )
  report('50,000 nested elements', [cpuMs(() => attempt(() => readPage('<div>'.repeat(50_000))))])
  await benchFeeds()
}

const readPages = (folder: string): Buffer[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.html.gz'))
    .map((file) => gunzipSync(readFileSync(join(folder, file))))

const feedOf = (entries: number): string =>
  `<rss version="2.0"><channel><title>Post</title>${Array.from({ length: entries }, (_, at) => `<item><title>Story ${at}</title><link>https://post.example/${at}</link><description>&lt;p&gt;${'Words of the harbour. '.repeat(20)}</description></item>`).join('')}</channel></rss>`

/** Time of the processor, which other processes do not stretch. */
function cpuMs(act: () => unknown): number {
  const before = process.cpuUsage()
  act()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function attempt(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error
  }
}

function report(what: string, times: number[]): void {
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)
  process.stdout.write(`${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms of processor time each\n`)
}
