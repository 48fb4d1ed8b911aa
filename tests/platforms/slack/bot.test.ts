import { setTimeout as pause } from 'node:timers/promises'
import { doDuties } from '../../bot/duties.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Control } from '../../../src/message/message.ts'
import { composeOverview } from '../../../src/message/compose.ts'
import { findViolations } from './check.ts'
import { fixtures, openRunningBot, type RunningBot, type RunningBotOptions } from './bot.ts'
import { readVisible } from './read.ts'
import { labelsOf } from './stand-in.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

let room: RunningBot
const open = async (options: RunningBotOptions = {}): Promise<RunningBot> => (room = await openRunningBot(options))
const shared = (channel = 'C1') => room.slack.posted(channel).map(({ payload }) => readVisible([payload]))
const click = (label: string, user?: string) => room.answered(() => room.slack.click(room.last(), label, user))
const natoChina = () => room.catalog.find('nato-china')?.verified

afterEach(async () => {
  await room.close()
  expect(room.slack.offences).toEqual([])
})

describe.each(['socket', 'http'] as const)('the whole bot over %s', (mode) => {
  it('answers /nato-china bare: headline, source line, bottom line, points, quotations with speakers, one honest line', async () => {
    await open({ mode })
    const answer = await room.ask('/nato-china')
    const lines = answer.split('\n')
    expect(lines[0]).toBe('China rebukes NATO over its Vilnius communique')
    expect(lines[1]).toContain('12 July 2023')
    expect(lines.filter((line) => line.startsWith('• ')).length).toBeGreaterThanOrEqual(3)
    expect(lines.filter((line) => line.startsWith('> '))).toHaveLength(natoChina()?.briefing.keyQuotes.length ?? -1)
    for (const [at, line] of lines.entries())
      if (line.startsWith('> ')) expect(lines[at + 1]).toMatch(/^\p{Lu}.+[⁰¹²³⁴-⁹]$/u)
    expect(lines.at(-1)).toMatch(/^\d+ quotes, each letter for letter in the article/)
    expect(room.seen('U8')).toEqual([])
  })

  it('answers with each section by its button, in place of the answer before, each payload within the limits (R19)', async () => {
    await open({ mode })
    const sections = (natoChina()?.briefing.sections ?? []).filter(({ entries }) => entries.length > 0)
    for (const { id, heading } of sections) expect(await room.ask('/nato-china', id)).toContain(heading)
    const behindButtons = sections.filter(({ kind }) => kind !== 'bottom-line' && kind !== 'key-points')
    await room.ask('/nato-china')
    const overview = room.last()
    const labels = labelsOf(overview.payload).filter((label) => label !== 'Share to channel')
    const buttons = labels.slice(0, behindButtons.length)
    const headings: string[] = []
    for (const label of buttons) {
      await room.answered(() => room.slack.click(overview, label))
      headings.push(
        room
          .seen()
          .find((_, at) => room.slack.seenBy()[at] === overview)
          ?.split('\n')[0] ?? '',
      )
      await room.ask('/nato-china')
      Object.assign(overview, { payload: room.last().payload })
    }
    expect(headings.sort()).toEqual(behindButtons.map(({ heading }) => heading).sort())
    await room.ask('/nato-china')
    const count = room.seen().length
    await click('Timeline · 2')
    await click('Overview')
    expect(room.seen()).toHaveLength(count)
    expect(room.seen().at(-1)).toMatch(/^China rebukes NATO/)
  })

  it('answers with one speaker, typed or chosen from the menu, and with what is found', async () => {
    await open({ mode })
    const typed = await room.ask('/nato-china', 'stoltenberg')
    expect(typed).toMatch(/^Jens Stoltenberg: 2 quotes\n/)
    await room.ask('/nato-china')
    const count = room.seen().length
    await click('Jens Stoltenberg')
    expect(room.seen().slice(count - 1)).toEqual([typed])
    expect(await room.ask('/nato-china', 'quotes stoltenberg')).toBe(typed)
    expect(await room.ask('/nato-china', 'find office in Tokyo')).toMatch(/^“office in Tokyo” in the article[\s\S]+¹⁹/)
    expect(await room.ask('/nato-china', 'find:penguins')).toContain('We found no sentence with these words.')
  })

  it('helps after a slip and with an unknown name (R3, R4), and the button for what was meant works', async () => {
    await open({ mode })
    expect(await room.ask('/nato-china', 'qotes')).toMatch(/“qotes” is neither .+ Did you mean Quotes\?/)
    await click('Quotes')
    expect(room.seen().join('\n')).toContain('Jens Stoltenberg')
    expect(await room.ask('/nato-china', 'stoltenburg')).toContain('Did you mean Jens Stoltenberg?')
    expect(await room.ask('/nato-chnia')).toContain('Did you mean /nato-china?')
    expect(await room.ask('/brief', 'harbor')).toContain('Did you mean /harbour?')
    expect(await room.ask('/brief', 'zzz')).toContain('There is no briefing called “zzz”.')
    expect(await room.ask('/brief')).toContain('Which briefing?')
  })

  it('goes on after a restart: buttons and menus of before answer in place', async () => {
    await open({ mode })
    await room.ask('/nato-china')
    await room.restart()
    const count = room.seen().length
    await click('Who speaks')
    expect(room.seen()).toHaveLength(count)
    expect(room.seen().at(-1)).toMatch(/^Who speaks/)
  })

  it('shares once, naming the sharer, however often it is clicked: twice at once, again, and after a restart', async () => {
    await open({ mode })
    await room.ask('/nato-china')
    const answer = room.last()
    const share = () => room.slack.click(answer, 'Share to channel')
    await room.answered(async () => (await Promise.all([share(), share()]))[0])
    await vi.waitUntil(() => shared().length > 0)
    await room.answered(share)
    await room.restart()
    await room.answered(share)
    expect(shared()).toHaveLength(1)
    expect(shared()[0]).toMatch(/^Shared by name of U7\nChina rebukes NATO/)
    expect(room.seen().filter((text) => text.startsWith('Already shared'))).toHaveLength(2)
    expect(room.seen()[0]).toMatch(/^China rebukes NATO/)
  })

  it('briefs the text of a message by its shortcut, and its buttons work', async () => {
    await open({ mode })
    const text = `The ferry to Lark Island stays in port until Friday, its owner said. “The engine is being replaced,” said Ida Moss, who runs the line. About 300 people live on the island, and two boats carry food to them.`
    await room.answered(() => room.slack.shortcut('brief-this', { text }))
    expect(room.seen().join('\n')).toContain('stays in port until Friday')
    await room.restart()
    await click('The quote in full')
    expect(room.seen().join('\n')).toMatch(/^Quotes/m)
    await room.answered(() => room.slack.shortcut('brief-this', { text: 'Too short.' }))
    expect(room.seen().at(-1)).toContain('too little text')
  })

  it('checks a quotation by its shortcut: letter for letter, with its difference, or in none of the articles', async () => {
    await open({ mode })
    const check = async (text: string): Promise<string> => {
      await room.answered(() => room.slack.shortcut('check-quote', { text }))
      return room.seen().at(-1) ?? ''
    }
    expect(await check('He spoke of “Beijing’s increasing assertiveness” again')).toMatch(/letter for letter/i)
    expect(await check('“China will firmly safeguard its sovereignty, safety and development interests”')).toMatch(
      /differs/i,
    )
    expect(await check('“Nothing of this kind was ever said by anybody”')).toMatch(/not in/i)
  })

  it('shares by the same button once the bot was invited, and offers none between two people (B5)', async () => {
    await open({ mode })
    room.slack.takeScope('chat:write.public')
    await room.answered(() => room.slack.command('/nato-china', '', { channel: 'C9' }))
    const answer = room.slack.seenBy('U7', 'C9').at(-1) ?? expect.fail('no answer')
    const share = () => room.answered(() => room.slack.click(answer, 'Share to channel'))
    await share()
    expect(room.seen('U7', 'C9').at(-1)).toContain('invite the app to the channel: /invite @Briefdesk')
    expect(shared('C9')).toEqual([])
    Object.assign(room.slack.channels.get('C9') ?? {}, { member: true })
    await pause(1_200)
    await share()
    expect(shared('C9')).toHaveLength(1)
    await room.answered(() => room.slack.command('/nato-china', '', { channel: 'DU8' }))
    const between = room.slack.seenBy('U7', 'DU8').at(-1) ?? expect.fail('no answer')
    expect(labelsOf(between.payload)).not.toContain('Share to channel')
  })

  it('takes a mention that is edited for the same question: its answer is changed, whatever happens between (F)', async () => {
    await open({ mode })
    const ts = '1700000001.000100'
    const asked = (text: string, more = {}) => room.answered(() => room.slack.mention(text, { ts, ...more }))
    const edited = { edited: { user: 'U7', ts: '1700000002.000000' } }
    await asked('nato-china quotes')
    const first = room.slack.posted('C1').map((each) => each.ts)
    await asked('dam', edited)
    expect(room.slack.posted('C1').map((each) => each.ts)).toEqual(first.slice(0, room.slack.posted('C1').length))
    expect(shared()[0]).toMatch(/^Inquiry says engineers/)
    await room.restart()
    await asked('nato-chnia', edited)
    expect(room.seen().at(-1)).toContain('Did you mean /nato-china?')
    expect(shared()[0]).toMatch(/^Inquiry says engineers/)
    await asked('nato-china', edited)
    expect(shared()[0]).toMatch(/^China rebukes NATO/)
    const kept = room.slack.posted('C1').map((each) => each.ts)
    expect(kept.slice(0, first.length)).toEqual(first.slice(0, kept.length))
    expect(room.slack.posted('C1').every(({ thread }) => thread === ts)).toBe(true)
  })

  it('answers an edited mention anew when it is the first that mentions, or its answer was deleted (F)', async () => {
    await open({ mode })
    const edited = { ts: '1700000001.000100', edited: { user: 'U7', ts: '1700000002.000000' } }
    await room.answered(() => room.slack.mention('dam', edited))
    expect(shared()[0]).toMatch(/^Inquiry says engineers/)
    for (const { ts } of room.slack.posted('C1')) room.slack.moderate(ts)
    await room.answered(() => room.slack.mention('nato-china', edited))
    expect(shared()[0]).toMatch(/^China rebukes NATO/)
  })

  it('answers a mention in the thread, for all; help for a slip goes to the asker alone', async () => {
    await open({ mode })
    await room.answered(() => room.slack.mention('nato-china quotes'))
    expect(room.slack.posted('C1').every(({ thread }) => thread !== undefined)).toBe(true)
    expect(shared().join('\n')).toContain('Jens Stoltenberg')
    const count = room.seen('U8').length
    await room.answered(() => room.slack.mention('nato-chnia'))
    expect(room.seen('U8')).toHaveLength(count)
    expect(room.seen().at(-1)).toContain('Did you mean /nato-china?')
  })
})

describe('a post that a briefing orders', () => {
  const order = (to: string) => ({
    'ferry.md': `---
title: The ferry to Lark Island stays in port
command: ferry
post:
  - { id: morning, when: "30 8 * * *", zone: UTC, to: [${to}] }
---

The ferry to Lark Island stays in port until Friday, its owner said. “The engine is being replaced,” said Ida Moss, who
runs the line. “${'We tried everything that the yard could think of, '.repeat(60)}and then we stopped,” said Ida Moss.
`,
  })
  let now = Date.UTC(2026, 2, 1, 8, 29)
  const clock = () => now

  it('is posted once in its minute: by two processes, and by one that was restarted (R8)', async () => {
    now = Date.UTC(2026, 2, 1, 8, 29)
    await open({ files: order('slack:C1'), clock })
    await doDuties(room.bot)
    expect(shared()).toEqual([])
    now = Date.UTC(2026, 2, 1, 8, 30, 1)
    await Promise.all([doDuties(room.bot), doDuties(room.bot)])
    await room.restart()
    await doDuties(room.bot)
    expect(shared().filter((text) => text.startsWith('The ferry'))).toHaveLength(1)
    now = Date.UTC(2026, 2, 2, 8, 30, 1)
    await doDuties(room.bot)
    // The next day is a slot of its own; nothing changed, so nothing is posted.
    expect(await room.store.ledger.list('operator', 'skipped', 9)).toHaveLength(1)
    expect(shared().filter((text) => text.startsWith('The ferry'))).toHaveLength(1)
  })

  it('has buttons that work when somebody clicks them, the long ones too, in the workspace’s own name', async () => {
    now = Date.UTC(2026, 2, 1, 8, 29)
    await open({ files: order('slack:C1'), clock })
    now = Date.UTC(2026, 2, 1, 8, 30, 1)
    await doDuties(room.bot)
    await room.restart()
    const [post] = room.slack.posted('C1')
    if (!post) throw new Error('nothing was posted')
    await room.answered(() => room.slack.click(post, 'All 2 quotes', 'U8'))
    expect(room.seen('U8').at(-1)).not.toContain('Which briefing')
    expect(room.seen('U8').join('\n')).toContain('stays in port until Friday')
    expect(room.seen('U7')).not.toContain('Which briefing')
    const long: Control = { label: 'Long', command: 'ferry', args: { find: `engine ${'and more '.repeat(219)}` } }
    const target = { platform: 'slack', tenant: 'operator', channel: 'C2' } as const
    await room.platform.post(target, { title: 'Long', blocks: [{ kind: 'controls', controls: [long] }] }, 'k')
    const [second] = room.slack.posted('C2')
    if (!second) throw new Error('nothing was posted')
    await room.answered(() => room.slack.click(second, 'Long', 'U8'))
    expect(room.seen('U8', 'C2').at(-1)).toMatch(/^“engine and more/)
  })

  it('that Slack refuses three times stops there: one log line, a state to see, and the other channels are served (R17)', async () => {
    now = Date.UTC(2026, 2, 1, 8, 29)
    await open({ files: order('slack:CARCH, slack:C1'), clock })
    now = Date.UTC(2026, 2, 1, 8, 30, 1)
    for (let tick = 0; tick < 5; tick++) {
      await doDuties(room.bot)
      now += 24 * 3_600_000
    }
    expect(shared().filter((text) => text.startsWith('The ferry'))).toHaveLength(1)
    expect(room.slack.calls.filter(({ args }) => args['channel'] === 'CARCH')).toHaveLength(3)
    expect(room.logged.filter((line) => /target\.paused.+CARCH/.test(line))).toHaveLength(1)
    const target = { platform: 'slack', tenant: 'operator', channel: 'CARCH' } as const
    expect(await room.store.pauses.find(target)).toContain('the channel is archived: unarchive it')
  })

  it('of which nobody knows whether it is out is held, not repeated (R7)', async () => {
    now = Date.UTC(2026, 2, 1, 8, 29)
    await open({ files: order('slack:C1'), clock })
    room.slack.trouble('chat.postMessage', { how: 'commit', then: 'drop' })
    now = Date.UTC(2026, 2, 1, 8, 30, 1)
    for (let tick = 0; tick < 3; tick++) {
      await doDuties(room.bot)
      now += 60_000
    }
    expect(shared().filter((text) => text.startsWith('The ferry'))).toHaveLength(1)
    expect(await room.store.ledger.list('operator', 'held', 9)).toHaveLength(1)
  })
})

describe('“Something wrong?” in Slack', () => {
  const file = `---
title: The ferry to Lark Island stays in port
command: ferry
post:
  - { id: morning, when: "30 8 * * *", zone: UTC, to: ["slack:C1"] }
---

The ferry to Lark Island stays in port until Friday, its owner said.

“The engine is being replaced,” said Ida Moss, who runs the line.

“We have flour for a week,” said Tom Reeve, who keeps the only shop of the island, which 340 people depend on.

A smaller boat will come on Wednesday.

It takes no cars.

The line has run since 1962.
`

  it('lets a reader report and an editor correct, and what is hidden by a click is edited out of the copy that a file ordered', async () => {
    let now = Date.UTC(2026, 2, 1, 8, 29)
    await open({ files: { 'ferry.md': file }, clock: () => now })
    now = Date.UTC(2026, 2, 1, 8, 30, 1)
    await doDuties(room.bot)
    expect(shared()[0]).toContain('We have flour for a week')
    await room.store.rights.grant({ tenant: 'T1', person: 'U7', role: 'editor', by: 'Max', at: 1 })
    await room.answered(() => room.slack.command('/ferry', '', { user: 'U8' }))
    const reading = room.slack.seenBy('U8').at(-1)
    expect(labelsOf(reading?.payload ?? {})).toContain('Share to channel')
    await room.answered(() => room.slack.click(reading ?? expect.fail(), 'Something wrong?', 'U8'))
    expect(room.seen('U8').at(-1)).toContain('Your report goes to the people who look after Briefdesk here')
    await room.answered(() => room.slack.command('/briefdesk', 'correct ferry hide 2', { user: 'U8' }))
    expect(room.seen('U8').at(-1)).toContain('Only an editor may do this here.')
    await room.ask('/ferry')
    await click('Something wrong?')
    expect(room.seen().at(-1)).toMatch(/^Something wrong in ferry\? 2 quotes/)
    const row = labelsOf(room.last().payload).find((label) => label.startsWith('Correct 2.'))
    await click(row ?? '')
    await click('Hide it')
    expect(room.seen().at(-1)).toContain('One posted copy is being corrected')
    now += 2_000
    await doDuties(room.bot)
    expect(room.slack.posted('C1')).toHaveLength(1)
    expect(shared()[0]).toMatch(/^Corrected on 1 March 2026: this briefing has changed since it was posted\./)
    expect(shared()[0]).not.toContain('flour')
    expect(await room.ask('/ferry', 'quotes')).not.toContain('flour')
  })
})

describe('every page of every briefing', () => {
  it('is within Slack’s limits, with a text that begins with its title, and is not unfurled (R19, R22, R23)', async () => {
    await open()
    let payloads = 0
    for (const { name, verified } of room.catalog.entries()) {
      const ids = verified.briefing.sections.map(({ id }) => id)
      const speakers = [...new Set(verified.briefing.quotes.flatMap(({ speaker }) => speaker?.name ?? []))]
      const texts = [
        '',
        ...ids,
        ...speakers.map((speaker) => `speaker:"${speaker}"`),
        'find:the report',
        'find:',
        'zzz',
      ]
      for (const text of texts) {
        const before = room.slack.seenBy().length
        await room.ask(`/${name}`, text)
        for (const { payload } of room.slack.seenBy().slice(before)) {
          payloads += 1
          expect(findViolations(payload)).toEqual([])
          expect(payload).toMatchObject({ unfurl_links: false, unfurl_media: false })
          expect(String(payload['text']).trim()).not.toBe('')
        }
      }
      const title = composeOverview(verified, { now: Date.now() }).title
      await room.ask(`/${name}`)
      expect(String(room.last().payload['text'])).toMatch(new RegExp(`^${title.slice(0, 20)}`))
    }
    expect(payloads).toBeGreaterThan(Object.keys(fixtures).length * 8)
  })
})
