import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** A copy of the project in which sources are changed and tests are run. */
export interface Copy {
  readonly root: string
  /** Puts a text in place of a file's until `restore`. */
  write(path: string, text: string): void
  restore(): void
  /** Runs test files, in this order; undefined when it took longer than `ms`. */
  test(files: readonly string[], given: { ms: number; bail: number; trace?: string }): Promise<Report | undefined>
  close(): void
}

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

async function test(
  root: string,
  files: readonly string[],
  { ms, bail, trace }: Parameters<Copy['test']>[1],
): Promise<Report | undefined> {
  const report = join(root, 'report.json')
  rmSync(report, { force: true })
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
      env: { ...process.env, MUTANTS_FILES: files.join(','), ...(trace === undefined ? {} : { MUTANTS_TRACE: trace }) },
    },
  )
  const stop = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stop()
      resolve(undefined)
    }, ms)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve(JSON.parse(readFileSync(report, 'utf8')) as Report)
    })
  })
}
