import { doDuties } from '../../bot/duties.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openRunningBot, type RunningBot, type RunningBotOptions } from './bot.ts'
import { readVisible } from './read.ts'
import { labelsOf } from './stand-in.ts'

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
    await vi.waitUntil(() => published().length === 1, { timeout: 3_000 })
    expect(Date.now() - begun).toBeLessThan(3_000)
    const lines = home().split('\n')
    expect(lines).toContain('China and NATO after the Vilnius summit, July 2023 · 12 July 2023')
    expect(lines).toContain('• /ferry to #C1, #CARCH · 2026-03-02T07:30:00Z')
    expect(lines).toContain('Nothing was posted yet in the channels that you can see.')
    at = Date.UTC(2026, 2, 2, 7, 30, 1)
    await doDuties(room.bot)
    await visit()
    await vi.waitUntil(() => published().length === 2)
    expect(home()).toContain('• /ferry to #C1 · 2026-03-02T07:30:00Z\n')
    expect(home()).toMatch(/• \/ferry to #CARCH · 2026-03-02T07:30:00Z · failed: the channel is archived: unarchive it/)
    expect(home()).toContain('• /ferry to #C1, #CARCH · 2026-03-03T07:30:00Z')
    expect(home()).not.toMatch(/C5|discord/)
  })

  it('has buttons, which answer in a direct message and from there in place', async () => {
    await open()
    await visit()
    await vi.waitUntil(() => published().length === 1)
    await room.answered(() => room.slack.clickHome('Open /nato-china'))
    const messages = () => room.seen('U7', 'DU7')
    expect(messages()).toHaveLength(1)
    expect(messages()[0]).toMatch(/^China rebukes NATO/)
    const [message] = room.slack.seenBy('U7', 'DU7')
    if (!message) throw new Error('nothing came')
    await room.answered(() => room.slack.click(message, 'Timeline · 2'))
    expect(messages()).toHaveLength(1)
    expect(messages()[0]).toMatch(/^Timeline/)
  })

  it('begins with what can be done: paste a text, brief a link', async () => {
    await open()
    await visit()
    await vi.waitUntil(() => published().length === 1)
    expect(labelsOf(room.slack.homes.get('T1/U7') ?? {}).slice(0, 2)).toEqual(['Paste a text', 'Brief a link'])
    await room.answered(() => room.slack.clickHome('Brief a link')).catch(() => undefined)
    expect(JSON.stringify(room.slack.windowOf('U7') ?? {})).toContain('The address of the article')
  })

  it('names a private channel to those who are in it, and to nobody else, nor does /briefdesk schedules', async () => {
    await open()
    room.slack.privates.set('C2', new Set(['U7']))
    await room.slack.command('/briefdesk', 'schedule nato-china in <#C2|secret> daily 13:00', {
      user: 'UADMIN',
      channel: 'C2',
    })
    await vi.waitUntil(() => room.seen('UADMIN', 'C2').length === 1)
    await visit()
    await visit({ user: 'U8' })
    await vi.waitUntil(() => published().length === 2)
    expect(home()).toContain('/nato-china to #C2')
    expect(home('U8')).not.toContain('C2')
    await room.slack.command('/briefdesk', 'schedules', { user: 'U7' })
    await room.slack.command('/briefdesk', 'schedules', { user: 'U8' })
    await vi.waitUntil(() => room.seen('U8').length === 1 && room.seen('U7').length === 1)
    expect(room.seen('U7')[0]).toContain('to #C2')
    expect(room.seen('U8')[0]).toBe(
      'Nothing is scheduled in the channels that you can see.\n• 1 more in channels that you cannot see from here.',
    )
  })

  it('schedules in the time zone of the asker’s profile', async () => {
    await open()
    room.slack.zones.set('UADMIN', 'Europe/Berlin')
    await room.slack.command('/briefdesk', 'schedule nato-china daily 13:00', { user: 'UADMIN' })
    await vi.waitUntil(() => room.seen('UADMIN').length === 1)
    expect(room.seen('UADMIN')[0]).toContain('13:00 Europe/Berlin')
    expect(room.seen('UADMIN')[0]).toContain('Europe/Berlin (from your profile).')
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
    expect(home()).toContain('China and NATO')
  })
})
