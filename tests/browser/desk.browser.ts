import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
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

const nato = '/desk/b/nato-china'
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const article = `Ferry pier opens in Holm

${'The harbour board opened the new pier on Monday after two years of work on both sides of the water. '.repeat(3)}

“We are glad that it is done,” said Mara Lindqvist, who heads the board.
`

describe('a first run', () => {
  it('leads from the printed link over a pasted article to its briefing, letter for letter', async () => {
    const { page, complaints } = await sit()
    expect(page.url()).toMatch(/\/desk\/welcome$/)
    await page.fill('#give', article)
    await page.click('text=Brief it')
    await page.waitForURL(/\/desk\/b\/text-/)
    const pairs = await page.evaluate(`[...document.querySelectorAll('.quote')].map((card) => [
      [...document.querySelectorAll('mark[data-q="' + card.dataset.q + '"]')].map((mark) => mark.textContent).join('').trim(),
      card.querySelector('blockquote a').textContent,
    ])`)
    expect(pairs).toEqual([['“We are glad that it is done,”', '“We are glad that it is done,”']])
    expect(complaints).toEqual([])
  })
})

describe('the page of a briefing', () => {
  it('lights what belongs together, and leads from each side to the other by mouse and by keys', async () => {
    const { page, desk, complaints } = await sit()
    await page.goto(desk.origin + nato)
    await page.hover('#q5')
    expect(await page.getAttribute('#t5', 'class')).toContain('lit')
    expect(await page.locator('.evidence.lit').count()).toBeGreaterThan(0)
    await page.click('#q5 blockquote a >> nth=0')
    expect(await page.evaluate(`document.activeElement?.closest('mark')?.id`)).toBe('t5')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(`document.activeElement?.closest('.quote')?.id`)).toBe('q5')
    await page.focus('#q5')
    for (const [key, id] of [
      ['j', 'q6'],
      ['j', 'q7'],
      ['k', 'q6'],
    ] as const) {
      await page.keyboard.press(key)
      expect(await page.evaluate(`document.activeElement?.id`)).toBe(id)
    }
    for (const [key, shown] of [
      ['2', 'slack'],
      ['3', 'discord'],
      ['4', 'terminal'],
      ['1', 'briefing'],
    ] as const) {
      await page.keyboard.press(key)
      expect(await page.isVisible(`#as-${shown}`)).toBe(true)
    }
    await page.keyboard.press('?')
    expect(await page.isVisible('#keys')).toBe(true)
    expect(complaints).toEqual([])
  })

  it('on a phone shows one side at a time, and Back leads back', async () => {
    const { page, desk } = await sit(phone)
    await page.goto(desk.origin + nato)
    expect([await page.isVisible('.pane.article'), await page.isVisible('#as-briefing')]).toEqual([false, true])
    await page.tap('#q5 blockquote a >> nth=0')
    expect([await page.isVisible('.pane.article'), await page.isVisible('#as-briefing')]).toEqual([true, false])
    await page.goBack()
    await page.waitForSelector('#as-briefing', { state: 'visible' })
    expect(page.url()).toContain(nato)
  })

  it('hides by a click, says so, takes it back, and tells the second of two editors', async () => {
    const { page, desk } = await sit()
    await page.goto(desk.origin + nato)
    const other = await page.context().newPage()
    await other.goto(desk.origin + nato)
    await page.hover('#q5')
    await page.click('#q5 [data-key=h]')
    await page.waitForSelector('#q5.off')
    expect(await page.textContent('#said')).toContain('Quote 5 of nato-china is hidden.')
    await other.hover('#q5')
    await other.click('#q5 [data-key=h]')
    expect(await other.textContent('#said')).toContain('Quote 5 of nato-china is hidden already.')
    await page.click('#q5 >> text=Show it again')
    await page.waitForSelector('#q5:not(.off)')
    expect(await page.textContent('#said')).toContain('is shown again.')
  })

  it('changes a speaker: one of the article at once, another after it asked', async () => {
    const { page, desk } = await sit()
    await page.goto(desk.origin + nato)
    await page.hover('#q1')
    await page.click('#q1 summary')
    await page.fill('#q1 input[name=line]:not([type=hidden])', 'Rut Amsel')
    await page.keyboard.press('Enter')
    await page.waitForSelector('text=We do not find “Rut Amsel” in the article.')
    await page.click('#said >> text=Set it as typed')
    await page.waitForSelector('text=is now given to Rut Amsel')
    expect(await page.textContent('#q1 .by')).toContain('Rut Amsel')
    expect(await page.textContent('#q1 .proof-of')).toContain('set by an editor')
    await page.click('[data-panel=slack]')
    expect(await page.isVisible('#as-slack')).toBe(true)
  })

  it('says what it understands while a time is typed, schedules it, and posts once by a double click', async () => {
    const { page, desk } = await sit()
    await page.goto(desk.origin + nato)
    await page.keyboard.press('p')
    await page.fill('#when', 'every blue moon')
    await page.waitForSelector('#understood.unclear')
    await page.fill('#when', 'mon and wed at 14:00 Europe/Berlin')
    await page.waitForSelector('#understood:not(.unclear) li >> nth=2')
    await page.click('text=Schedule it')
    await page.waitForSelector('text=Scheduled: /nato-china')
    await page.goto(`${desk.origin}/desk/schedules?week=1`)
    expect(await page.locator('.slot').count()).toBe(2)
    await page.goto(`${desk.origin + nato}#post`)
    await page.dblclick('text=Post now')
    await page.waitForSelector('text=hared in this channel.')
    expect(desk.printed().match(/── post to #terminal ──/g)).toHaveLength(1)
    await page.goto(`${desk.origin}/desk/deliveries`)
    expect(await page.locator('.delivery').count()).toBe(1)
  })

  it('runs nothing that an article holds, and its places hold', async () => {
    const attack =
      '<script>document.title="taken"</script><img src=x onerror="document.title=1"> [x](javascript:alert(1)) \u202Eevil "onmouseover="document.title=2'
    const { page, desk, complaints } = await sit()
    await page.fill('#give', `${attack}\n\n${article}\n“${attack},” said Mara Lindqvist on Monday.\n`)
    await page.click('text=Brief it')
    await page.waitForURL(/\/desk\/b\/text-/)
    const address = page.url()
    for (const as of ['briefing', 'slack', 'discord', 'terminal']) await page.goto(`${address}?as=${as}`)
    expect(await page.title()).not.toMatch(/^(?:taken|1|2)/)
    expect(
      await page.locator('main img, main script, main [onerror], main [onmouseover], a[href^=javascript]').count(),
    ).toBe(0)
    const texts = (await page.locator('.sentence').allTextContents()).join(' ')
    expect(texts).toContain('<script>document.title="taken"</script>')
    expect(complaints).toEqual([])
    expect(desk.failed).toEqual([])
  })

  it('is read, corrected, scheduled and posted without its script', async () => {
    const { page, desk } = await sit({ javaScriptEnabled: false })
    await page.goto(desk.origin + nato)
    await page.click('[data-panel=slack]')
    expect(await page.isVisible('#as-slack')).toBe(true)
    await page.goto(desk.origin + nato)
    await page.hover('#q5')
    await page.click('#q5 [data-key=h]')
    expect(await page.locator('#q5.off').count()).toBe(1)
    await page.click('text=Post or schedule >> nth=0')
    await page.fill('#when', 'every blue moon')
    await page.click('text=Only check the time')
    expect(await page.isVisible('#understood.unclear')).toBe(true)
    await page.fill('#when', 'daily 18:00')
    await page.click('text=Schedule it')
    expect(await page.textContent('#said')).toContain('Scheduled: /nato-china')
    await page.goto(`${desk.origin + nato}#post`)
    await page.click('text=Post now')
    expect(await page.textContent('#said')).toContain('Shared in this channel.')
    await page.goto(`${desk.origin}/desk/schedules`)
    await page.click('text=Pause')
    expect(await page.textContent('#said')).toContain('is paused.')
  })
})

describe('a held post', () => {
  it('is decided on once, by whoever is first', async () => {
    const { page, desk } = await sit()
    const target = { platform: 'terminal', tenant: 'terminal', channel: 'TERMINAL' } as const
    const key = { tenant: 'terminal', cause: { kind: 'share', answer: 'a' }, target, part: 0 } as const
    const due = Date.UTC(2026, 0, 5, 11)
    await desk.store.ledger.enter([{ ...key, call: { command: 'dam', args: {} }, due, state: 'due' }])
    await desk.store.ledger.claim('w', due, 9)
    await desk.store.ledger.settle(key, { state: 'held', due, reason: 'its answer was lost' })
    await page.goto(`${desk.origin}/desk`)
    const other = await page.context().newPage()
    // It does not hear what the first tab does.
    await other.addInitScript("Object.defineProperty(navigator, 'locks', { value: undefined })")
    await other.goto(`${desk.origin}/desk`)
    expect(await page.textContent('.card')).toContain('its answer was lost')
    await page.click('text=It is there')
    await page.waitForSelector('text=It is marked as sent.')
    await other.click('text=Send it again')
    await other.waitForSelector('text=That post is not held any more.')
    expect(await page.textContent('.waits')).toContain('Nothing. Every post is where it should be.')
    expect(await desk.store.ledger.find(key)).toMatchObject({ state: 'sent' })
  })
})

const places = [
  'welcome',
  'briefings',
  '',
  'schedules',
  'feeds',
  'deliveries',
  'settings',
  'b/nato-china',
  'b/nato-china?as=slack',
  'b/nato-china?as=discord',
  'b/nato-china?as=terminal',
  'b/nato-china#post',
  'nowhere',
]

describe('every page', () => {
  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'has nothing against it by axe-core in %s colours, %s px wide, and never goes sideways',
    async (scheme, width) => {
      const { page, desk, complaints } = await sit({ colorScheme: scheme, viewport: { width, height: 850 } })
      await desk.store.schedules.put({
        ...{ tenant: 'terminal', id: 'dam/1', briefing: 'dam', when: '0 9 * * *', zone: 'UTC', catchUp: 'late' },
        ...{
          targets: [{ platform: 'terminal', tenant: 'terminal', channel: 'TERMINAL' }],
          nextRunAt: Date.UTC(2026, 0, 6, 9),
        },
      })
      const found: string[] = []
      for (const place of places) {
        await page.goto('about:blank')
        await page.goto(`${desk.origin}/desk/${place}`.replace(/\/$/, ''))
        found.push(...(await findBarriers(page)).map((barrier) => `${place}: ${barrier}`))
        const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
        if (over > 0) found.push(`${place}: ${over} px sideways`)
      }
      expect(found).toEqual([])
      expect(complaints.filter((words) => !words.includes('404'))).toEqual([])
    },
  )

  it('fits 320 px, and a window at 200 %', async () => {
    const { page, desk } = await sit({ viewport: { width: 320, height: 640 } })
    const wide: string[] = []
    for (const [width, scale] of [
      [320, 1],
      [640, 2],
    ] as const) {
      await page.setViewportSize({ width: Math.round(width / scale), height: 640 })
      for (const place of places) {
        await page.goto(`${desk.origin}/desk/${place}`)
        if (await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'))
          wide.push(`${width} ${place}`)
      }
    }
    expect(wide).toEqual([])
  })
})

describe('the look of axe-core', () => {
  it('sees what bars somebody, past the policy of the desk', async () => {
    const { page, desk } = await sit()
    await page.goto(desk.origin + nato)
    await page.evaluate(
      "document.documentElement.removeAttribute('lang'); document.querySelector('.facts').style.color = '#ccc'",
    )
    const found = (await findBarriers(page)).join()
    expect(found).toContain('html-has-lang')
    expect(found).toContain('color-contrast')
  })
})
