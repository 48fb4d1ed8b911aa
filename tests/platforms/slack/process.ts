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
  /** Resolves with its exit code, and the signal that ended it if one did. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
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
  const ended = new Promise<Awaited<BotProcess['ended']>>((resolve) =>
    child.on('exit', (code, signal) => {
      rmSync(data, { recursive: true, force: true })
      resolve({ code, signal })
    }),
  )
  return { child, log: () => log, ended }
}

/** Waits until something holds, at most so many ms. */
export async function until(holds: () => boolean, within = 15_000): Promise<void> {
  for (const end = Date.now() + within; !holds();) {
    if (Date.now() > end) throw new Error(`not within ${within} ms: ${holds.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
