import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, sitDown, type Sitting } from './browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await openBrowser()))
afterAll(() => browser.close())

let sitting: Sitting | undefined
afterEach(async () => {
  await sitting?.close()
  sitting = undefined
})
const sit = async (look: Parameters<Browser['newContext']>[0] = {}) => (sitting = await sitDown(browser, look))

const now = Date.UTC(2026, 0, 5, 12)
const target = { platform: 'terminal', tenant: 'terminal', channel: 'TERMINAL' } as const
const post = (answer: string) =>
  ({ tenant: 'terminal', cause: { kind: 'share', answer }, target, part: 0, due: now - 60_000 }) as const

/** A post that waits for approval. */
async function ask({ desk }: Sitting, answer = 'a') {
  const { ledger } = desk.store
  const key = post(answer)
  await ledger.enter([{ ...key, call: { command: 'dam', args: {} }, state: 'due' }])
  const approval = {
    by: { kind: 'person', id: 'you' },
    within: 60_000,
    silence: 'skip',
    until: now + 3_600_000,
  } as const
  await ledger.settle(key, {
    state: 'unapproved',
    due: key.due,
    approval,
    shows: [{ briefing: 'dam', revision: 'r1' }],
  })
  return key
}
const waits = (page: Page) => page.textContent('.waits')

describe('a post that waits for approval', () => {
  it('is decided on once, by whoever is first, and says who that was', async () => {
    const { page, desk } = await sit()
    const key = await ask(sitting ?? expect.fail('nobody sits'))
    await page.goto(`${desk.origin}/desk`)
    const other = await page.context().newPage()
    await other.goto(`${desk.origin}/desk`)
    expect(await waits(page)).toContain('Waits for approval until 5 January 2026, 13:00 (UTC)')
    await Promise.all([page.click('text=Do not post it'), other.click('text="Post it"')])
    await Promise.all([page.waitForSelector('#said'), other.waitForSelector('#said')])
    const said = [await page.textContent('#said'), await other.textContent('#said')].join(' ')
    expect(said).toMatch(/It will not be posted|Approved: it is posted in a moment/)
    expect(said).toMatch(/you (?:approved it|decided not to post it) on 5 January 2026/)
    expect((await desk.store.ledger.find(key))?.decision?.by?.id).toBe('you')
    await page.goto(`${desk.origin}/desk/deliveries`)
    await page.click('.delivery summary')
    expect(await page.textContent('.delivery .steps')).toMatch(/you (?:approved it|decided not to post it)/)
  })

  it('appears on an open page within two seconds, moves neither focus nor scroll, and seven tabs open still load', async () => {
    const { page, desk, complaints } = await sit()
    await page.goto(`${desk.origin}/desk`)
    const tabs = [page]
    for (let more = 0; more < 6; more++) {
      const tab = await page.context().newPage()
      await tab.goto(`${desk.origin}/desk`, { timeout: 10_000 })
      tabs.push(tab)
    }
    await page.waitForTimeout(1_500)
    await page.focus('#omni')
    await page.evaluate('scrollTo(0, 40)')
    const before = await page.evaluate('scrollY')
    await ask(sitting ?? expect.fail('nobody sits'))
    for (const tab of tabs) await tab.waitForSelector('.card.unapproved', { timeout: 5_000 })
    expect(await page.evaluate('document.activeElement.id')).toBe('omni')
    expect(await page.evaluate('scrollY')).toBe(before)
    expect(await page.textContent('.side .count')).toContain('1')
    expect(complaints).toEqual([])
  })

  it('is decided on by keys alone, and without script', async () => {
    const { page, desk } = await sit()
    const key = await ask(sitting ?? expect.fail('nobody sits'))
    await page.goto(`${desk.origin}/desk`)
    for (let tabs = 0; tabs < 40; tabs++) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate<string>('document.activeElement.textContent.trim()')
      const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')
      expect([here, outline]).not.toEqual([here, 'none'])
      if (here === 'Post it') break
    }
    await page.keyboard.press('Enter')
    await page.waitForSelector('text=Approved: it is posted in a moment.')
    expect((await desk.store.ledger.find(key))?.state).not.toBe('unapproved')
    await sitting?.close()
    const still = await sit({ javaScriptEnabled: false })
    await ask(still)
    await still.page.goto(`${still.desk.origin}/desk`)
    await still.page.click('text=Do not post it')
    expect(await still.page.textContent('#said')).toContain('It will not be posted.')
  })
})

describe('every page', () => {
  const places = ['', 'briefings', 'schedules', 'feeds', 'deliveries', 'settings', 'b/nato-china']

  it('shows where the focus is and what is chosen in forced colours', async () => {
    const { page, desk } = await sit({ forcedColors: 'active' })
    for (const place of places) {
      await page.goto(`${desk.origin}/desk/${place}`.replace(/\/$/, ''))
      await page.keyboard.press('Tab')
      expect([place, await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')]).not.toEqual([
        place,
        'none',
      ])
      const lines = await page.evaluate<[string, boolean][]>(
        `[...document.querySelectorAll('.side .places a')].map((link) =>
          [getComputedStyle(link).textDecorationLine, link.hasAttribute('aria-current')])`,
      )
      expect(lines.length).toBeGreaterThan(5)
      for (const [line, isCurrent] of lines) expect([place, line]).toEqual([place, isCurrent ? 'underline' : 'none'])
    }
  })

  it('moves nothing for those who want nothing moved', async () => {
    const { page, desk } = await sit({ reducedMotion: 'reduce' })
    for (const place of places) {
      await page.goto(`${desk.origin}/desk/${place}`.replace(/\/$/, ''))
      const moving = await page.evaluate(
        'document.getAnimations().filter(({ playState }) => playState === "running").map((each) => each.animationName ?? each.transitionProperty)',
      )
      expect([place, moving]).toEqual([place, []])
    }
  })
})
