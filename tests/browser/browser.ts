import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { openServedDesk, token } from '../web/server.ts'

const path = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Debian's Chromium. Throws with the way to get one. */
export function openBrowser(): Promise<Browser> {
  if (!existsSync(path))
    throw new Error(`There is no browser at ${path}: apt-get install chromium, or set CHROMIUM to one.`)
  return chromium.launch({ executablePath: path, args: ['--no-sandbox'] })
}

/** A desk and a page of a browser that is signed in to it. */
export interface Sitting {
  readonly desk: Awaited<ReturnType<typeof openServedDesk>>
  readonly page: Page
  /** What the browser complained about: errors of the script, and what the policy refused. */
  readonly complaints: string[]
  close(): Promise<void>
}

type Look = Parameters<Browser['newContext']>[0]

/** Somebody at the desk of this machine. */
export async function sitDown(
  browser: Browser,
  look: Look = {},
  options: Parameters<typeof openServedDesk>[0] = {},
): Promise<Sitting> {
  const desk = await openServedDesk(options)
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...look })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (said) => void (said.type() === 'error' && complaints.push(said.text())))
  await desk.bot.duties().lines()
  await page.goto(`${desk.origin}/desk/in/${token}`)
  return {
    ...{ desk, page, complaints },
    async close() {
      await context.close()
      await desk.close()
    },
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core has against a page: WCAG 2.2 AA and its best practices. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  // By the debugger, past the page's own policy.
  const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(' | ')))`)
  return found as readonly string[]
}
