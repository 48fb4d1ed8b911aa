import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const home = '/usr/lib/postgresql'

/** A PostgreSQL of its own, with fsync as it comes, which may be killed and started again: nobody else uses it. */
export function startDatabase(port: number) {
  const versions = existsSync(home) ? readdirSync(home) : []
  const bin = versions.length > 0 ? join(home, versions.sort((a, b) => Number(b) - Number(a))[0] ?? '', 'bin') : ''
  const folder = mkdtempSync(join(tmpdir(), 'bench-postgres-'))
  const asRoot = process.getuid?.() === 0
  const run = (program: string, ...args: string[]): void => {
    // The server refuses to run as root.
    const [command, ...rest] = [...(asRoot ? ['runuser', '-u', 'postgres', '--'] : []), join(bin, program), ...args]
    execFileSync(command ?? '', rest, { stdio: 'ignore', cwd: folder })
  }
  chmodSync(folder, 0o777)
  const data = join(folder, 'data')
  run('initdb', '-D', data, '-U', 'briefdesk', '-A', 'trust', '-E', 'UTF8', '--no-sync')
  const options = ['-D', data, '-l', join(folder, 'log'), '-o', `-p ${port} -k ${folder} -h 127.0.0.1`]
  run('pg_ctl', ...options, '-w', 'start')
  return {
    url: `postgres://briefdesk@127.0.0.1:${port}/postgres`,
    crash: () => run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop'),
    start: () => run('pg_ctl', ...options, '-w', 'start'),
    remove() {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
