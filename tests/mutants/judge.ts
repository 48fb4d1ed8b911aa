import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Copy, Outcome, Report } from './copy.ts'
import type { Site } from './sites.ts'
import { filesOf, locate } from './trace.ts'
import type { Trace } from './trace.ts'

/** How a mutant ended: `lost` when its line is no longer in the source; `timed out` when a test hung. */
export interface Judged extends Site {
  readonly end: 'killed' | 'survived' | 'timed out' | 'lost'
  /** The test that failed. */
  readonly by?: string
  /** How many test files came by the place. */
  readonly files: number
}

/** So many test files have their chance: what only a test far away notices by the way counts as survived. */
const NEAREST = 3

/** A test that takes longer hangs, ms: alone none takes a third of it. */
const LONGEST = 60_000

/** Puts the mutant in its place and runs the tests that come by it until one fails that passes without it. */
export async function judge(copy: Copy, site: Site, seen: Trace): Promise<Judged> {
  const found = locate(copy.root, site)
  if (found === undefined) return { ...site, end: 'lost', files: 0 }
  const files = filesOf(seen, copy.root, site).slice(0, NEAREST)
  const text = readFileSync(join(copy.root, site.path), 'utf8')
  const run = (some: readonly string[]) =>
    copy.test(some, { ms: LONGEST, bail: 1, trace: join(copy.root, 'progress.jsonl') })
  for (let left = files; left.length > 0;) {
    copy.write(site.path, text.slice(0, found.start) + found.to + text.slice(found.end))
    const outcome = await run(left)
    copy.restore()
    if (outcome === 'hangs') return { ...site, end: 'timed out', files: files.length }
    if (outcome === 'crashed') return { ...site, end: 'killed', by: 'the process ended', files: files.length }
    if (outcome.success) break
    const { by, file } = killer(outcome)
    const isControlGreen = isGreen(await run(left.filter((one) => file.endsWith(one))))
    if (isControlGreen) return { ...site, end: 'killed', by, files: files.length }
    left = left.filter((one) => !file.endsWith(one))
  }
  return { ...site, end: 'survived', files: files.length }
}

const isGreen = (outcome: Outcome): boolean => typeof outcome !== 'string' && outcome.success

function killer({ testResults }: Report): { readonly by: string; readonly file: string } {
  const broken = testResults.find(
    ({ message, assertionResults }) => message !== '' || assertionResults.some(({ status }) => status === 'failed'),
  )
  const test = broken?.assertionResults.find(({ status }) => status === 'failed')?.fullName
  return { by: test ?? broken?.message.slice(0, 200) ?? 'an error outside a test', file: broken?.name ?? '' }
}
