// Can the tests fail? Run by hand:
//   npm run mutants -- list SEED COUNT > tests/mutants/sample.json
//   npm run mutants -- run RESULTS.json [EARLIER.json [TEST FILES]]
// with EARLIER only what survived there, and with test files only by them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { judge } from './judge.ts'
import { table } from './table.ts'
import type { Judged } from './judge.ts'
import { sample } from './sample.ts'
import { findSites, sourcesOf } from './sites.ts'
import type { Site } from './sites.ts'
import { openCopy } from './copy.ts'
import type { Copy } from './copy.ts'
import { nameOf, trace } from './trace.ts'
import type { Trace } from './trace.ts'

/** Left out: speakers, quotes, find, sections and lines of the briefing, and pages, which have suites and measures of their own. */
const folders = [
  ...['bot', 'platforms', 'stores', 'cli', 'message', 'receipt', 'operations', 'article'].map((name) => `src/${name}`),
  ...['gate', 'overrides.ts', 'verify.ts'].map((name) => `src/briefing/${name}`),
  'src/sources',
]
/** Mutants tried at once, each in a copy of its own. */
const PARALLEL = 4
const leftOut = 'src/sources/page/'
const root = new URL('../..', import.meta.url).pathname
const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T

const [command, ...args] = process.argv.slice(2)
if (command === 'list' && args.length === 2) list(Number(args[0]), Number(args[1]))
else if (command === 'run' && args[0] !== undefined) await run(args[0], args[1], args.slice(2))
else {
  process.stderr.write('usage: npm run mutants -- list SEED COUNT | run RESULTS.json [EARLIER.json [TEST FILES]]\n')
  process.exitCode = 2
}

function list(seed: number, count: number): void {
  const sites = sourcesOf(root, folders)
    .filter((path) => !path.startsWith(leftOut))
    .flatMap((path) => findSites(root, path))
  process.stderr.write(`${sites.length} places\n`)
  const chosen = sample(sites, count, seed).map(({ path, kind, line, from, to, nth }): Site => ({
    ...{ path, kind, line, from, to, nth },
  }))
  process.stdout.write(`${JSON.stringify(chosen, null, 2)}\n`)
}

async function run(out: string, earlier: string | undefined, tests: readonly string[]): Promise<void> {
  const sites = read<Site[]>(`${root}/tests/mutants/sample.json`)
  const known = (earlier === undefined ? [] : read<Judged[]>(earlier)).filter(({ end }) => end === 'killed')
  const judged: Judged[] = known.filter((each) => sites.some((site) => nameOf(site) === nameOf(each)))
  const open = sites.filter((site) => !judged.some((each) => nameOf(site) === nameOf(each)))
  const copies = Array.from({ length: PARALLEL }, () => openCopy(root))
  try {
    const seen = await traceOnce(`${out}.trace`, () => (copies[0] ? trace(copies[0], open, tests) : { files: {} }))
    await Promise.all(copies.map((copy) => work(copy, seen)))
  } finally {
    for (const copy of copies) copy.close()
  }
  process.stdout.write(table(judged))

  async function work(copy: Copy, seen: Trace): Promise<void> {
    for (let site = open.shift(); site; site = open.shift()) {
      const one = await judge(copy, site, seen)
      judged.push(one)
      process.stderr.write(`${judged.length}/${sites.length} ${one.end}: ${site.path}: ${site.line} ${one.by ?? ''}\n`)
      writeFileSync(out, `${JSON.stringify(judged, null, 2)}\n`)
    }
  }
}

/** The trace takes as long as all tests do, so it is kept beside the results: a run that was broken off goes on from it. */
async function traceOnce(path: string, act: () => Promise<Trace> | Trace): Promise<Trace> {
  if (existsSync(path)) return read<Trace>(path)
  const seen = await act()
  writeFileSync(path, JSON.stringify(seen))
  return seen
}
