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

// The rest is part of the bundle. These have native code or threads of their own, or are loaded by few commands.
const external = [
  '@slack/bolt',
  '@slack/oauth',
  'discord.js',
  'express',
  'libsql',
  'pg',
  'piscina',
  'prom-client',
  'undici',
]
// What was written for CommonJS asks for Node's own modules by `require`.
const banner = { js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);" }
// Comments of libraries are a third of the code. Names stay, so that a stack trace can be read.
const small = { minifyWhitespace: true, minifySyntax: true, lineLimit: 160 }

async function bundle(outdir) {
  await build({
    absWorkingDir: root,
    // Both at the top: a chunk finds the worker's thread beside itself.
    entryPoints: { main: 'src/main.ts', thread: 'src/workers/thread.ts' },
    outdir,
    ...{ bundle: true, splitting: true, external, format: 'esm', platform: 'node', target: 'node20' },
    ...{ banner, ...small },
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
