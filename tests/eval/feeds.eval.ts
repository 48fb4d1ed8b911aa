import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { BotError } from '../../src/errors.ts'
import { createWorkers, GaveUp } from '../../src/workers/pool.ts'
import { counted } from './progress.ts'

/** Processor time for one feed, as the bot has it when nobody waits, ms. */
const TIME = 10_000

/** npm run eval -- feeds DIR…: which of the feeds in folders are read, in a worker thread as the bot does it, and why the others are not. */
export async function run(folders: readonly string[]): Promise<void> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((file) => /\.(?:xml|rss|atom|rdf|json)$/i.test(file) && statSync(file).isFile())
      .map((file) => ({ folder, file })),
  )
  const workers = createWorkers({ threads: 1 })
  const ends = new Map<string, string[]>()
  let slowest = { ms: 0, file: '' }
  for (const { folder, file } of counted(files, 'feeds')) {
    const bytes = readFileSync(file)
    const start = performance.now()
    const end = await workers
      .within(TIME)
      .feed({ bytes, url: 'https://post.example/feed' })
      .then(({ entries }) => (entries.length >= countEntries(bytes) ? 'read' : 'read, with fewer entries'), sayFailure)
    ends.set(end, [...(ends.get(end) ?? []), relative(folder, file)])
    const ms = performance.now() - start
    if (ms > slowest.ms) slowest = { ms, file }
  }
  await workers.close()
  for (const [end, those] of [...ends].sort(([, a], [, b]) => b.length - a.length)) {
    process.stdout.write(`${those.length} ${end}\n`)
    if (end !== 'read') for (const file of those) process.stdout.write(`    ${file}\n`)
  }
  process.stdout.write(`${files.length} files; the slowest took ${slowest.ms.toFixed(0)} ms: ${slowest.file}\n`)
}

/** Those that say anything, as they stand there in whatever encoding: an address, or words behind all markup. */
const countEntries = (bytes: Buffer): number =>
  bytes
    .toString('latin1')
    .replaceAll('\0', '')
    .split(/<(?:[\w-]+:)?(?:item|entry)[\s>]/i)
    .slice(1)
    .filter((entry) => [...withoutSource(entry).matchAll(telling)].some(([, words = '']) => saysAnything(words))).length

const telling =
  /<(?:\w+:)?((?:title|link|description|summary|content|encoded|body)\b[^]*?)(?:<\/(?:\w+:)?(?:title|link|description|summary|content|encoded|body)>|\/>)/gi

const saysAnything = (element: string): boolean =>
  /^link\b[^>]*\bhref=/i.test(element) ||
  /[\p{L}\p{N}]/u.test(
    element
      .replace(/^[^>]*>?/, '')
      .replace(/<!\[CDATA\[|\]\]>/g, '')
      .replace(/&lt;|&#60;/g, '<')
      .replace(/&gt;|&#62;/g, '>')
      .replace(/<(script|style)\b[^]*?(?:<\/\1>|$)|<!--[^]*?-->|<[^>]*>?|&\w+;/gi, ''),
  )

/** What an entry says of the feed that it is from. */
const withoutSource = (entry: string): string => entry.replace(/<source\b[^]*?<\/source>/gi, '')

function sayFailure(error: unknown): string {
  if (error instanceof BotError) return `refused: ${error.message}`
  return error instanceof GaveUp ? `GIVEN UP: ${error.message}` : `CRASHED: ${String(error)}`
}
