import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StandIn } from './stand-in.ts'

/** The bot as people run it: `start`, in a process of its own, with Slack's stand-in as Slack. */
export interface BotProcess {
  readonly child: ChildProcess
  /** Everything it wrote to standard error: its log. */
  readonly log: () => string
  /** Resolves with its exit code. */
  readonly ended: Promise<number | 'killed'>
  /** SIGTERM; who is not gone after 15 s is killed. Resolves as `ended` does. */
  stop(): Promise<number | 'killed'>
}

const repository = new URL('../../../', import.meta.url).pathname

export function startBot(slack: StandIn, environment: Readonly<Record<string, string>> = {}): BotProcess {
  const data = mkdtempSync(join(tmpdir(), 'briefdesk-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start'], {
    cwd: repository,
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: data,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  child.stderr.on('data', (text: Buffer) => (log += text.toString()))
  const ended = new Promise<number | 'killed'>((resolve) =>
    child.on('exit', (code) => {
      rmSync(data, { recursive: true, force: true })
      resolve(code ?? 'killed')
    }),
  )
  const stop = async (): Promise<number | 'killed'> => {
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
    child.kill('SIGTERM')
    const code = await ended
    clearTimeout(late)
    return code
  }
  return { child, log: () => log, ended, stop }
}

/** Waits until something holds, at most so many ms. */
export async function until(holds: () => boolean, within = 60_000): Promise<void> {
  for (const end = Date.now() + within; !holds();) {
    if (Date.now() > end) throw new Error(`not within ${within} ms: ${holds.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
