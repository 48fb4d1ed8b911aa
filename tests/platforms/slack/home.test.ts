import { doDuties } from '../../bot/duties.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openRunningBot, type RunningBot, type RunningBotOptions } from './bot.ts'
import { readVisible } from './read.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

let room: RunningBot
const open = async (options: RunningBotOptions = {}): Promise<RunningBot> => (room = await openRunningBot(options))
afterEach(async () => {
  await room.close()
  expect(room.slack.offences).toEqual([])
})

const visit = (fields: object = {}) => room.slack.event({ type: 'app_home_opened', user: 'U7', tab: 'home', ...fields })
const home = (user = 'U7'): string => {
  const view = room.slack.homes.get(`T1/${user}`)
  return view ? readVisible([{ text: '', ...view }]) : ''
}
const published = () => room.slack.calls.filter(({ method }) => method === 'views.publish')

describe('the bot’s own page (R27)', () => {
  it('shows the briefings, what is due next and what was posted last, within three seconds', async () => {
    const now = Date.UTC(2026, 2, 1, 8, 29)
    let at = now
    const ferry = `---
title: The ferry stays in port
post:
  - { id: morning, when: "30 8 * * *", zone: Europe/Berlin, to: [slack:C1, slack:CARCH, slack:T2/C5, discord:1] }
---
The ferry to Lark Island stays in port until Friday, its owner said.
`
    await open({ files: { 'ferry.md': ferry }, clock: () => at })
    const begun = Date.now()
    await visit()
    await vi.waitUntil(() => published().length === 1)
    expect(Date.now() - begun).toBeLessThan(3_000)
    const lines = home().split('\n')
    expect(lines).toContain('• /nato-china: China and NATO after the Vilnius summit, July 2023 · 2023-07-12')
    expect(lines).toContain('• /ferry to C1, CARCH · 2026-03-02T07:30:00Z')
    expect(lines).toContain('Nothing was posted here yet.')
    at = Date.UTC(2026, 2, 2, 7, 30, 1)
    await doDuties(room.bot)
    await visit()
    await vi.waitUntil(() => published().length === 2)
    expect(home()).toContain('• /ferry to C1 · 2026-03-02T07:30:00Z\n')
    expect(home()).toMatch(/• \/ferry to CARCH · 2026-03-02T07:30:00Z · failed: Slack answered is_archived/)
    expect(home()).toContain('• /ferry to C1, CARCH · 2026-03-03T07:30:00Z')
    expect(home()).not.toMatch(/C5|discord/)
  })

  it('has buttons, which answer in a direct message and from there in place', async () => {
    await open()
    await visit()
    await vi.waitUntil(() => published().length === 1)
    await room.answered(() => room.slack.clickHome('/nato-china'))
    const messages = () => room.seen('U7', 'DU7')
    expect(messages()).toHaveLength(1)
    expect(messages()[0]).toMatch(/^China rebukes NATO/)
    const [message] = room.slack.seenBy('U7', 'DU7')
    if (!message) throw new Error('nothing came')
    await room.answered(() => room.slack.click(message, 'Timeline'))
    expect(messages()).toHaveLength(1)
    expect(messages()[0]).toMatch(/^Timeline/)
  })

  it('is not drawn for another tab, and once for an event that comes twice (R6)', async () => {
    await open()
    await visit({ tab: 'messages' })
    const visited = await visit()
    await room.slack.redeliver(visited)
    await vi.waitUntil(() => published().length === 1)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(published()).toHaveLength(1)
  })

  it('comes as plain text when Slack refuses its blocks (R24)', async () => {
    await open()
    room.slack.trouble('views.publish', { how: 'error', error: 'invalid_arguments' })
    await visit()
    await vi.waitUntil(() => published().length === 2)
    expect(home()).toContain('/nato-china: China and NATO')
  })
})
