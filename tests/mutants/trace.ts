import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import type { Copy } from './copy.ts'
import { findSites } from './sites.ts'
import type { Found, Site } from './sites.ts'

/** What the fast tests do without a mutant: which places each file comes by, and how long it takes, ms. */
export interface Trace {
  readonly files: Readonly<Record<string, { readonly took: number; readonly places: readonly string[] }>>
}

/** A name of a place that outlives a change of the list. */
export const nameOf = ({ path, line, from, to, nth }: Site): string => JSON.stringify([path, line, from, to, nth])

/** Runs the fast tests, or some of their files, once, with a mark at every place. */
export async function trace(copy: Copy, sites: readonly Site[], tests: readonly string[] = []): Promise<Trace> {
  const found = sites.map((site) => locate(copy.root, site))
  for (const path of new Set(sites.map((site) => site.path))) copy.write(path, marked(copy.root, path, found))
  const log = join(copy.root, 'trace.jsonl')
  const report = await copy.test(tests, { ms: 600_000, bail: 0, trace: log })
  copy.restore()
  const rows = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { file: string; places: number[] })
  const files = (typeof report === 'string' ? [] : report.testResults).map(
    ({ name, startTime, endTime, assertionResults }) => {
      for (const { status, fullName } of assertionResults)
        if (status === 'failed') process.stderr.write(`fails without a mutant: ${fullName}\n`)
      const places = rows.filter(({ file }) => file === name).flatMap((row) => row.places)
      const names = [...new Set(places)].flatMap((place) => sites[place] ?? []).map(nameOf)
      return [relative(copy.root, name), { took: endTime - startTime, places: names }] as const
    },
  )
  return { files: Object.fromEntries(files) }
}

/** The test files that come by a place: first those of its own room, and of these the ones that come by few others. */
export function filesOf({ files }: Trace, root: string, site: Site): string[] {
  const isStatic = locate(root, site)?.isStatic ?? false
  const importing = isStatic ? testsThatImport(importers(root), site.path) : []
  const comes = (file: string): boolean =>
    importing.includes(file) || (files[file]?.places.includes(nameOf(site)) ?? false)
  const took = (file: string): number => files[file]?.took ?? 0
  const comesBy = (file: string): number => files[file]?.places.length ?? 0
  const near = (file: string): number => sharedFolders(site.path, file)
  return Object.keys(files)
    .filter(comes)
    .sort((a, b) => near(b) - near(a) || comesBy(a) - comesBy(b) || took(a) - took(b))
}

function sharedFolders(source: string, test: string): number {
  const [ours, theirs] = [source, test].map((path) => path.split('/').slice(1, -1))
  const differs = ours?.findIndex((folder, at) => folder !== theirs?.[at]) ?? 0
  return differs < 0 ? (ours?.length ?? 0) : differs
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
