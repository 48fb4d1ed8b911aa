import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A copy of the project in which sources are changed and tests are run. */
export interface Copy {
  readonly root: string
  /** Puts a text in place of a file's until `restore`. */
  write(path: string, text: string): void
  restore(): void
  /** Runs test files, in this order, until no test has ended for `ms`; each file is written to `trace` with its places when it ends. */
  test(files: readonly string[], given: { ms: number; bail: number; trace: string }): Promise<Outcome>
  close(): void
}

export type Outcome = Report | 'hangs' | 'crashed'

/** What Vitest's own report says. */
export interface Report {
  readonly success: boolean
  readonly testResults: readonly {
    readonly name: string
    readonly startTime: number
    readonly endTime: number
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

export function openCopy(from: string): Copy {
  const root = mkdtempSync(join(tmpdir(), 'briefdesk-mutants-'))
  const isOurs = (path: string): boolean => !['node_modules', 'dist', '.git', '.data'].includes(basename(path))
  cpSync(from, root, { recursive: true, filter: isOurs })
  symlinkSync(join(from, 'node_modules'), join(root, 'node_modules'))
  const changed = new Map<string, string>()
  const at = (path: string): string => join(root, path)
  return {
    root,
    write(path, text) {
      if (!changed.has(path)) changed.set(path, readFileSync(at(path), 'utf8'))
      writeFileSync(at(path), text)
    },
    restore() {
      for (const [path, text] of changed) writeFileSync(at(path), text)
      changed.clear()
    },
    test: (files, given) => test(root, files, given),
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}

const heap = '--max-old-space-size=2000'

async function test(root: string, files: readonly string[], given: Parameters<Copy['test']>[1]): Promise<Outcome> {
  const { bail, trace } = given
  const report = join(root, 'report.json')
  for (const file of [report, trace]) rmSync(file, { force: true })
  const child = spawn(
    process.execPath,
    [
      ...['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/mutants/vitest.config.ts', '--reporter=json'],
      // A test that fails now and then kills nothing.
      ...[`--outputFile=${report}`, `--bail=${bail}`, '--retry=1', ...files],
    ],
    {
      cwd: root,
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, NODE_OPTIONS: heap, MUTANTS_FILES: files.join(','), MUTANTS_TRACE: trace },
    },
  )
  const exited = new Promise<boolean>((resolve) => child.once('exit', () => resolve(true)))
  const over = new AbortController()
  const isOver = await Promise.race([exited, silent(trace, given, over.signal)])
  over.abort()
  if (!isOver && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  if (!isOver) return 'hangs'
  return existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : 'crashed'
}

/** Resolves when no test has ended for so long. */
async function silent(trace: string, { ms }: { readonly ms: number }, signal: AbortSignal): Promise<false> {
  const begun = Date.now()
  for (;;) {
    await pause(1_000)
    const beat = `${trace}.beat`
    const last = Math.max(begun, existsSync(beat) ? statSync(beat).mtimeMs : 0)
    if (signal.aborted || Date.now() - last > ms) return false
  }
}
