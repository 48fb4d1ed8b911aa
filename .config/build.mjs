// Builds dist/ when the sources are newer; into a temporary folder that is then renamed, so that a running copy is never half replaced.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (path) => `${root}${path}`
const newest = (path) =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(`${path}/${name}`)))
    : statSync(path).mtimeMs

const stamp = at('dist/.built')
const inputs = ['src', 'tsconfig.json', '.config/tsconfig.build.json', 'package.json'].map((path) => newest(at(path)))
if (existsSync(stamp) && statSync(stamp).mtimeMs >= Math.max(...inputs)) process.exit(0)

const fresh = at(`.build-${process.pid}`)
const old = at(`.build-${process.pid}-old`)
const started = new Date()
try {
  execFileSync(
    process.execPath,
    [at('node_modules/typescript/bin/tsc'), '-p', at('.config/tsconfig.build.json'), '--outDir', fresh],
    { stdio: ['ignore', 2, 2] },
  )
  writeFileSync(`${fresh}/.built`, started.toISOString())
  if (existsSync(at('dist'))) renameSync(at('dist'), old)
  renameSync(fresh, at('dist'))
} catch (error) {
  process.stderr.write(`The build failed: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  for (const path of [fresh, old]) rmSync(path, { recursive: true, force: true })
}
