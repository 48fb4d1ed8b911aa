import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import type { Copy } from './copy.ts'
import { findSites } from './sites.ts'
import type { Found, Site } from './sites.ts'

/** Which test files come by a place, the quickest first, and how long each takes without a mutant. */
export interface Trace {
  filesOf(site: Site): readonly string[]
  readonly took: ReadonlyMap<string, number>
}

/** Runs the fast tests once, with a mark at every place. */
export async function trace(copy: Copy, sites: readonly Site[]): Promise<Trace> {
  const found = sites.map((site) => locate(copy.root, site))
  for (const path of new Set(sites.map((site) => site.path))) copy.write(path, marked(copy.root, path, found))
  const log = join(copy.root, 'trace.jsonl')
  const report = await copy.test([], { ms: 1_800_000, bail: 0, trace: log })
  copy.restore()
  const name = (path: string): string => path.slice(copy.root.length + 1)
  const took = new Map(report?.testResults.map((each) => [name(each.name), each.endTime - each.startTime]))
  for (const { name: file, assertionResults } of report?.testResults ?? [])
    for (const { status, fullName } of assertionResults)
      if (status === 'failed') process.stderr.write(`fails without a mutant: ${name(file)}: ${fullName}\n`)
  const rows = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { file: string; places: number[] })
  const graph = importers(copy.root)
  return {
    took,
    filesOf(site) {
      const at = sites.indexOf(site)
      const files = found[at]?.isStatic
        ? testsThatImport(graph, site.path)
        : rows.filter(({ places }) => places.includes(at)).map(({ file }) => name(file))
      return [...new Set(files)]
        .filter((file) => took.has(file))
        .sort((a, b) => (took.get(a) ?? 0) - (took.get(b) ?? 0))
    },
  }
}

/** A site where it is now; undefined when its line is no longer there. */
export function locate(root: string, site: Site): Found | undefined {
  const isSame = (other: Site): boolean =>
    other.line === site.line && other.kind === site.kind && other.from === site.from && other.nth === site.nth
  try {
    return findSites(root, site.path).find(isSame)
  } catch {
    return undefined
  }
}

function marked(root: string, path: string, found: readonly (Found | undefined)[]): string {
  const marks = found.flatMap((site, at) => {
    if (site?.path !== path || site.isStatic) return []
    const call = `globalThis.__briefdeskPlace?.(${at})`
    const [open, close] = site.wrap === 'statement' ? [`{ ${call};`, ' }'] : [`(${call}, `, ')']
    const width = site.end - site.start
    // Around the same place the wider mark opens first and closes last.
    return [
      { at: site.start, text: open, order: 1e6 - width },
      { at: site.end, text: close, order: width - 1e6 },
    ]
  })
  let text = readFileSync(join(root, path), 'utf8')
  for (const mark of marks.sort((a, b) => b.at - a.at || b.order - a.order))
    text = text.slice(0, mark.at) + mark.text + text.slice(mark.at)
  return text
}

/** Who imports a file, paths from the root. */
function importers(root: string): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>()
  for (const folder of ['src', 'tests'])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const path = `${folder}/${name}`
      if (!path.endsWith('.ts')) continue
      for (const { fileName } of ts.preProcessFile(readFileSync(join(root, path), 'utf8'), true, true).importedFiles) {
        const target = join(dirname(path), fileName)
        graph.set(target, (graph.get(target) ?? new Set()).add(path))
      }
    }
  return graph
}

function testsThatImport(graph: ReturnType<typeof importers>, path: string): string[] {
  const reached = new Set([path])
  for (const each of reached) for (const importer of graph.get(each) ?? []) reached.add(importer)
  return [...reached].filter((each) => each.endsWith('.test.ts') && !each.endsWith('.slow.test.ts'))
}
