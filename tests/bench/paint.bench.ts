// npm run bench -- paint: each page of the desk in Debian's Chromium with the processor slowed four times: when its largest
// part is painted (LCP), how far anything moves after it was seen (CLS), requests and bytes. The best and the half of five.
import { openBrowser, sitDown } from '../browser/browser.ts'

const turns = 5
const slowed = 4
const pages = [
  '',
  '/briefings',
  '/b/nato-china',
  '/b/nato-china?as=slack',
  '/schedules',
  '/feeds',
  '/deliveries',
  '/settings',
  '/welcome',
]

interface Paint {
  readonly lcp: number
  readonly cls: number
  readonly requests: number
  readonly bytes: number
}

const measured = `new Promise((done) => {
  let [lcp, cls] = [0, 0]
  new PerformanceObserver((list) => { lcp = list.getEntries().at(-1).startTime }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => { for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) cls += value }).observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => {
    const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    done({ lcp, cls, requests: files.length, bytes: files.reduce((sum, { transferSize }) => sum + transferSize, 0) })
  }, 1500)
})`

export async function run(): Promise<void> {
  const browser = await openBrowser()
  for (const width of [1280, 390]) {
    const sitting = await sitDown(browser, { viewport: { width, height: 850 } })
    const { page, desk } = sitting
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowed })
    await session.send('Network.setCacheDisabled', { cacheDisabled: true }).catch(() => undefined)
    process.stdout.write(`${width} px, processor ÷ ${slowed}\n`)
    for (const path of pages) {
      const paints: Paint[] = []
      for (let turn = 0; turn < turns; turn++) {
        await page.goto('about:blank')
        await page.goto(`${desk.origin}/desk${path}`)
        paints.push(await page.evaluate<Paint>(measured))
      }
      const lcps = paints.map(({ lcp }) => Math.round(lcp)).sort((a, b) => a - b)
      const cls = Math.max(...paints.map((paint) => paint.cls))
      const { requests = 0, bytes = 0 } = paints[0] ?? {}
      process.stdout.write(
        `  /desk${path}: LCP ${lcps[0]} best, ${lcps[Math.floor(turns / 2)]} half ms; CLS ${cls.toFixed(3)}; ${requests} requests, ${(bytes / 1024).toFixed(1)} kB\n`,
      )
    }
    await sitting.close()
  }
  await browser.close()
}
