import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Copy, Report } from './copy.ts'
import type { Site } from './sites.ts'
import { filesOf, locate } from './trace.ts'
import type { Trace } from './trace.ts'

/** How a mutant ended: `lost` when its line is no longer in the source; `timed out` when a test file hung. */
export interface Judged extends Site {
  readonly end: 'killed' | 'survived' | 'timed out' | 'lost'
  /** The test that failed. */
  readonly by?: string
  /** How many test files came by the place. */
  readonly files: number
}

/** A test file that takes longer hangs, ms: alone it takes a tenth of it. */
const LONGEST = 60_000

/** Puts the mutant in its place and runs the tests that come by it until one fails. */
export async function judge(copy: Copy, site: Site, seen: Trace): Promise<Judged> {
  const found = locate(copy.root, site)
  const files = filesOf(seen, copy.root, site)
  if (found === undefined) return { ...site, end: 'lost', files: 0 }
  if (files.length === 0) return { ...site, end: 'survived', files: 0 }
  const text = readFileSync(join(copy.root, site.path), 'utf8')
  copy.write(site.path, text.slice(0, found.start) + found.to + text.slice(found.end))
  const outcome = await copy.test(files, { ms: LONGEST, bail: 1, trace: join(copy.root, 'progress.jsonl') })
  copy.restore()
  const count = { files: files.length }
  if (outcome === 'hangs') return { ...site, end: 'timed out', ...count }
  if (outcome === 'crashed') return { ...site, end: 'killed', by: 'the process ended', ...count }
  if (outcome.success) return { ...site, end: 'survived', ...count }
  return { ...site, end: 'killed', by: killer(outcome), ...count }
}

function killer(report: Report): string {
  const tests = report.testResults.flatMap(({ name, message, assertionResults }) => [
    ...assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    ...(message === '' ? [] : [`${name}: ${message.slice(0, 200)}`]),
  ])
  return tests[0] ?? 'an error outside a test'
}
