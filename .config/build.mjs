// Builds dist/ when the sources are newer, or any folder that is named. Bundled, because hundreds of small files take longer
// to open than to run; what node_modules holds stays there.
import { build } from 'esbuild'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (path) => `${root}${path}`
const newest = (path) =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(`${path}/${name}`)))
    : statSync(path).mtimeMs

// Made of hundreds of files, of which a start would open each one. Their code is part of the bundle.
const bundled = ['feedsmith', 'htmlparser2', 'kysely', 'mdast-util-from-markdown', 'wrap-ansi', 'zod']
const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
const external = Object.keys(dependencies).filter((name) => !bundled.includes(name))

async function bundle(outdir) {
  await build({
    absWorkingDir: root,
    // Both at the top: a chunk finds the worker's thread beside itself.
    entryPoints: { main: 'src/main.ts', thread: 'src/workers/thread.ts' },
    outdir,
    ...{ bundle: true, splitting: true, external, format: 'esm', platform: 'node', target: 'node20' },
    logLevel: 'warning',
  })
  // What the desk gives to browsers, as it is; a chunk finds it beside itself.
  cpSync(at('src/web/browser'), `${outdir}/browser`, { recursive: true })
}

const stamp = at('dist/.built')
const inputs = ['src', '.config/build.mjs', 'package.json'].map((path) => newest(at(path)))
const [folder] = process.argv.slice(2)
if (folder === undefined && existsSync(stamp) && statSync(stamp).mtimeMs >= Math.max(...inputs)) process.exit(0)

if (folder === undefined && process.stderr.isTTY) process.stderr.write('Building…\n')
// Into a folder that is then renamed, so that a running copy is never half replaced.
const fresh = at(`.build-${process.pid}`)
const old = at(`.build-${process.pid}-old`)
const started = new Date()
try {
  if (folder !== undefined) await bundle(folder)
  else {
    await bundle(fresh)
    writeFileSync(`${fresh}/.built`, started.toISOString())
    if (existsSync(at('dist'))) renameSync(at('dist'), old)
    renameSync(fresh, at('dist'))
  }
} catch (error) {
  process.stderr.write(`The build failed: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  for (const path of [fresh, old]) rmSync(path, { recursive: true, force: true })
}
