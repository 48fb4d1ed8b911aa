import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { makeBriefing } from '../../src/bot/library/make.ts'
import { composeOverview } from '../../src/message/compose.ts'
import { renderDiscord } from '../../src/platforms/discord/draw/render.ts'
import { renderSlack } from '../../src/platforms/slack/draw/render.ts'
import { parseFile } from '../../src/sources/file.ts'
import { sha256 } from '../../src/sources/hash.ts'
import { writeMarkup } from '../../src/web/html.ts'
import { briefingPage, type BriefingView } from '../../src/web/pages/briefing/briefing.ts'
import { understoodPart } from '../../src/web/pages/briefing/post.ts'
import { doorPage, missingPage, signInPage } from '../../src/web/pages/sign-in.ts'
import { todayPage } from '../../src/web/pages/today.ts'
import type { DeskShell } from '../../src/web/pages/shell.ts'
import { welcomePage } from '../../src/web/pages/welcome.ts'
import { engineParts, fixture } from '../platforms/discord/bot.ts'
import { elementsOf, textOfNode } from './markup.ts'

const shell: DeskShell = {
  files: { css: '/desk/files/a.css', js: '/desk/files/a.js', icon: '/desk/files/a.svg' },
  tenant: { name: 'Northern Wire', kind: 'Slack workspace' },
  person: { name: 'Ada Brook', role: 'editor' },
  waiting: { today: 1 },
  health: { ready: true, words: 'All parts ready' },
  mark: 'm1',
  clock: { time: '09:14', zone: 'Berlin' },
}

function viewOf(text: string, file = 'nato-china.md'): BriefingView {
  const verified = makeBriefing('nato-china', parseFile(Buffer.from(text), file, sha256), engineParts)
  const post = composeOverview(verified, { now: Date.UTC(2026, 10, 29), post: true })
  return {
    name: 'nato-china',
    call: { command: 'nato-china', args: {} },
    verified,
    quotes: verified.briefing.quotes.map((quote) => ({ quote, key: verified.briefing.keyQuotes.includes(quote.id) })),
    post,
    previews: [
      { chat: 'slack', title: 'Slack', payloads: renderSlack(post).parts.map(({ payload }) => payload) },
      { chat: 'discord', title: 'Discord', payloads: renderDiscord(post) },
    ],
    as: 'briefing',
    correct: { revision: verified.briefing.revision, names: [] },
    copies: [],
    corrections: [],
    form: { targets: [], once: 'x', when: { words: 'weekdays 08:30', says: 'every weekday at 08:30', times: [] } },
    share: true,
  }
}

describe('the page of a briefing', () => {
  const view = viewOf(fixture('nato-china.md'))
  const page = writeMarkup(briefingPage(shell, view))
  const elements = elementsOf(page)
  const byId = new Map(elements.flatMap((each) => (each.attribs?.['id'] ? [[each.attribs['id'], each] as const] : [])))

  it('has every quotation letter for letter in its card and in the article, each leading to the other', () => {
    expect(view.quotes.length).toBeGreaterThan(10)
    for (const { quote } of view.quotes) {
      const pieces = elements.filter(({ name, attribs }) => name === 'mark' && attribs?.['data-q'] === String(quote.id))
      const links = (id: string): readonly (string | undefined)[] =>
        elementsOf(page.slice(page.indexOf(`id="${id}"`)))
          .slice(0, 3)
          .map(({ attribs }) => attribs?.['href'])
      expect(pieces.map(textOfNode).join('').trim()).toBe(quote.content.exact)
      expect(textOfNode(byId.get(`q${quote.id}`)!)).toContain(quote.content.exact)
      expect(links(`t${quote.id}`)).toContain(`#q${quote.id}`)
      expect(links(`q${quote.id}`)).toContain(`#t${quote.id}`)
    }
  })

  it('uses no id twice, and every link within it leads somewhere', () => {
    const ids = elements.flatMap(({ attribs }) => attribs?.['id'] ?? [])
    expect(ids.length).toBe(new Set(ids).size)
    const inside = elements.flatMap(({ attribs }) => /^#(.+)/.exec(attribs?.['href'] ?? '')?.[1] ?? [])
    expect(inside.filter((id) => !byId.has(id))).toEqual([])
  })

  it('takes at most 30 kB, and has no script, style or handler of its own', () => {
    expect(gzipSync(page).length).toBeLessThan(30_000)
    expect(
      elements.filter(({ name, attribs }) => name === 'style' || (name === 'script' && !attribs?.['src'])),
    ).toEqual([])
    expect(elements.filter(({ attribs = {} }) => Object.keys(attribs).some((key) => /^on|^style$/.test(key)))).toEqual(
      [],
    )
  })

  it('runs nothing that an article holds', () => {
    const attack = '<script>alert(1)</script><img src=x onerror=alert(1)> " onmouseover="alert(1)'
    const hostile = writeMarkup(
      briefingPage(shell, viewOf(`${attack}\n\nShe said: “${attack}” and left the hall.\n`, 'attack.txt')),
    )
    const risky = elementsOf(hostile).filter(
      ({ name, attribs = {} }) =>
        name === 'img' ||
        (name === 'script' && !attribs['src']) ||
        Object.keys(attribs).some((key) => key.startsWith('on')),
    )
    expect(hostile).toContain('&lt;script&gt;')
    expect(risky).toEqual([])
  })
})

describe('other pages', () => {
  it('draw what they are given, escaped', () => {
    const pages = [
      todayPage(shell, { day: 'Friday <b>', words: [], waiting: [], coming: [], posted: [], days: [] }),
      welcomePage(shell.files, { where: 'on this machine only <b>' }),
      doorPage(shell.files, { token: 'x', person: 'Ada <b>', tenant: 'T', kind: 'Slack', until: 'until 09:24' }),
      signInPage(shell.files, 'The link was used <b>.'),
    ].map(writeMarkup)
    for (const page of pages) expect(page).toContain('&lt;b&gt;')
    expect(writeMarkup(missingPage(shell.files))).toContain('There is nothing here')
    expect(writeMarkup(understoodPart({ words: 'x', times: [] }))).toContain('unclear')
  })
})
