import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Keeps a bot running as a service manager would: started again whenever it ends. */
export function supervise(main: string, environment: Record<string, string>, log: string) {
  const lines = createWriteStream(log, { flags: 'a' })
  let child: ChildProcess | undefined
  let wanted = true
  let starts = 0
  const done = (async () => {
    while (wanted) {
      starts += 1
      // A group of its own, so that a kill takes the whole group.
      child = spawn(process.execPath, [main, 'start'], {
        detached: true,
        env: { PATH: process.env['PATH'] ?? '', ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child.stdout?.on('data', (bytes: Buffer) => lines.write(bytes))
      child.stderr?.on('data', (bytes: Buffer) => lines.write(bytes))
      await new Promise((resolve) => child?.once('exit', resolve))
      await pause(200)
    }
  })()
  return {
    starts: () => starts,
    /** SIGKILL to the whole process group; when it was. */
    kill(): number {
      if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL')
      return Date.now()
    },
    /** SIGSTOP to the group, and after so many ms SIGCONT. */
    async freeze(ms: number): Promise<void> {
      const frozen = child?.pid
      const signal = (name: NodeJS.Signals): void => {
        try {
          if (frozen !== undefined) process.kill(-frozen, name)
        } catch {
          // It was killed meanwhile.
        }
      }
      signal('SIGSTOP')
      await pause(ms)
      signal('SIGCONT')
    },
    /** SIGTERM; resolves with how long it took, ms. */
    async stop(): Promise<number> {
      wanted = false
      const before = performance.now()
      child?.kill('SIGTERM')
      await done
      lines.end()
      return performance.now() - before
    },
  }
}
