import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { auditReceipt } from '../../src/receipt/audit.ts'
import { readReceipt } from '../../src/receipt/read.ts'
import { sha256 } from '../../src/sources/hash.ts'
import { visitor } from '../web/server.ts'
import { findBarriers, openBrowser, sitDown, type Sitting } from './browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await openBrowser()))
afterAll(() => browser.close())

let sitting: Sitting | undefined
afterEach(async () => {
  await sitting?.close()
  sitting = undefined
})
const sit = async (...more: Parameters<typeof sitDown> extends [unknown, ...infer Rest] ? Rest : never) =>
  (sitting = await sitDown(browser, ...more))

/** What a click saves. */
async function saved(page: Page, label: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`text=${label}`)])
  return await readFile(await download.path(), 'utf8')
}

describe('the search', () => {
  it('is a key away, leads to the quotation, narrows by who said it, and is saved as a file', async () => {
    const { page, desk, complaints } = await sit()
    await page.goto(`${desk.origin}/desk`)
    await page.keyboard.press('/')
    await page.keyboard.type('china')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/desk\/search\?q=china/)
    expect(await page.locator('.hits li').count()).toBeGreaterThan(3)
    await page.click('.facets >> text=spokesperson')
    await page.waitForURL(/by=The\+mission/)
    const csv = await saved(page, 'CSV')
    expect(csv.split('\r\n')[0]).toBe('\uFEFFsaid,speaker,role,article,date,briefing,kind')
    expect(csv).toContain("The mission's spokesperson")
    expect(csv).not.toContain('legitimate rights')
    await page.click('.hits a >> nth=0')
    await page.waitForURL(/\/desk\/b\/nato-china#q\d+/)
    expect(await page.isVisible('.quote:target')).toBe(true)
    expect(complaints).toEqual([])
  })

  it('finds no more what is hidden by a click; all of it without a script', async () => {
    const { page, desk } = await sit({ javaScriptEnabled: false })
    await page.goto(`${desk.origin}/desk/search`)
    await page.fill('#seek-q', 'assertiveness')
    await page.check('[name=kind]')
    await page.click('button:text("Search")')
    expect(await page.locator('.hits li').count()).toBe(1)
    await page.click('.hits a')
    const id = new URL(page.url()).hash
    await page.hover(id)
    await page.click(`${id} [data-key=h]`)
    expect(await page.textContent('#said')).toContain('is hidden.')
    await page.goto(`${desk.origin}/desk/search?q=assertiveness&kind=quote`)
    expect(await page.textContent('main')).toContain('Nobody says that here.')
  })
})

describe('a share link', () => {
  it('is made by clicks, read by a stranger with its receipt, and ends when it is withdrawn', async () => {
    const { page, desk, complaints } = await sit()
    await page.goto(`${desk.origin}/desk/b/nato-china`)
    await page.click('text=Share link')
    await page.check('text=7 days')
    await page.click('text=Make a link')
    const link = (await page.textContent('#said a')) ?? ''
    expect(link).toMatch(/\/s\/[\w-]{43}$/)
    const address = desk.origin + new URL(link).pathname
    const stranger = await browser.newContext({ acceptDownloads: true })
    const other = await stranger.newPage()
    await other.goto(address)
    expect(await other.textContent('h1')).toContain('China rebukes NATO over its Vilnius communique')
    expect(await other.locator('.said-list li').count()).toBeGreaterThan(3)
    await other.click('.cite >> nth=0')
    expect(await other.isVisible('.footnotes li:target')).toBe(true)
    const opened = (await desk.bot.desk.open(visitor, 'nato-china')) ?? expect.fail('it is not there')
    const receipt = readReceipt(await saved(other, 'receipt.json'))
    expect(auditReceipt(receipt, opened.verified.article.text, sha256)).toEqual([])
    await page.goto(`${desk.origin}/desk/links`)
    expect(await page.textContent('.orders')).toMatch(/opened\s+1 time/)
    await page.click('text=Withdraw')
    await page.waitForSelector('text=The link to nato-china is withdrawn.')
    expect((await other.goto(address))?.status()).toBe(404)
    await stranger.close()
    expect(complaints).toEqual([])
  })

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has nothing against it by axe-core in %s colours, %s px wide', async (scheme, width) => {
    const { page, desk } = await sit({ colorScheme: scheme, viewport: { width, height: 850 } })
    await desk.signIn()
    const form = { command: 'briefdesk', back: '/desk/links', line: 'link nato-china' }
    const [, path = ''] = /(\/s\/[\w-]{43})/.exec((await desk.act({ ...form })).text) ?? []
    for (const place of [
      path,
      '/desk/links',
      '/desk/search?q=china',
      '/desk/search?q=blue+moon',
      '/desk/b/nato-china#share',
    ]) {
      await page.goto('about:blank')
      await page.goto(desk.origin + place)
      expect([place, await findBarriers(page)]).toEqual([place, []])
      expect(
        await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth'),
      ).toBeLessThanOrEqual(0)
    }
  })
})
