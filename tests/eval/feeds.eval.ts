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
    const start = performance.now()
    const end = await workers
      .within(TIME)
      .feed({ bytes: readFileSync(file), url: 'https://post.example/feed' })
      .then(({ entries }) => (entries.length > 0 ? 'read' : 'read, without an entry'), sayFailure)
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

function sayFailure(error: unknown): string {
  if (error instanceof BotError) return `refused: ${error.message}`
  return error instanceof GaveUp ? `GIVEN UP: ${error.message}` : `CRASHED: ${String(error)}`
}
