import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { chromium } from 'playwright-core'
import type { Message } from '../../src/message/message.ts'
import { renderDiscord } from '../../src/platforms/discord/draw/render.ts'
import { renderSlack } from '../../src/platforms/slack/draw/render.ts'
import { discordPage } from './discord.ts'
import { openScreens } from './screens.ts'
import { slackPage } from './slack.ts'

/**
 * `npm run looks -- FOLDER [ARTICLE…]`: a picture of every screen on a phone, for three texts of ours and for more, drawn
 * from the real payloads, and a table of their heights. CHROMIUM names the browser; default: Debian's.
 */
const phone = { width: 390, screen: 640 }
const [folder = '.data/looks', ...articles] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })

const pages = {
  slack: (message: Message) => slackPage(renderSlack(message).parts.map(({ payload }) => payload)),
  discord: (message: Message) => discordPage(renderDiscord(message)),
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const page = await browser.newPage({ viewport: { width: phone.width, height: phone.screen } })
  const rows: string[] = []
  for (const { name, message } of await openScreens(
    articles.map((path) => ({ file: `given-${basename(path)}`, text: readFileSync(path, 'utf8') })),
  ))
    for (const [platform, draw] of Object.entries(pages)) {
      await page.setContent(`<!doctype html><meta charset="utf-8">${draw(message)}`)
      const height = (await page.locator('main').boundingBox())?.height ?? 0
      await page.screenshot({ path: `${folder}/${name}-${platform}.png`, fullPage: true })
      rows.push(`${(height / phone.screen).toFixed(2)}\t${name}\t${platform}`)
    }
  writeFileSync(`${folder}/screens.tsv`, `${rows.join('\n')}\n`)
  process.stdout.write(`${rows.join('\n')}\n`)
} finally {
  await browser.close()
}
