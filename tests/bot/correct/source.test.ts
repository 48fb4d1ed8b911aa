import { describe, expect, it } from 'vitest'
import { editor, openNewsrooms } from '../two-tenants.ts'

/** A report of what a harbour board that does not exist decided: one quotation of each kind. */
const report = `---
title: Port Wexley keeps its old pier shut
authors: [Mara Quill]
published: 2026-01-04T09:00Z
post:
  - { id: noon, when: "0 13 * * *", zone: UTC, to: ["slack:C1", "slack:C2"], unchanged: skip }
---

The old pier of Port Wexley stays shut, as was decided on Saturday.

The Harbour Board said that the pier “remains shut to visitors, traders and fishing crews”.

The Harbour Board said that the storms “confront us with a systemic challenge that no repair could have met”.

“I sold nets on that pier for thirty years, and nobody asked me,” said Ilse Brandt, a trader.
`

const minutes = `Minutes of the Harbour Board

The old pier remains shut to visitors, traders and fishing crews until divers have looked at the piles, and nobody may walk on it before they have done so. The storms of January confront us with systemic challenges that no repair could have met.`

/** The bot with the minutes handed in; their name. */
async function open() {
  const room = await openNewsrooms(report)
  const handed = await room.ask('brief-this', '', { args: { text: minutes }, origin: 'shortcut' })
  const text = handed.message.call?.args['name'] ?? ''
  const source = (line: string, over = {}) => room.ask('briefdesk', `source ${line}`, over)
  return { ...room, text, source }
}

const line = 'Of 2 quotes from the minutes, 1 stands in it to the letter, 1 differs.'

describe('/briefdesk source', () => {
  it('holds the quotes of the issuer against a text that was handed in, and every page says so', async () => {
    const { source, text, ask } = await open()
    const { words, controls } = await source(`pier ${text} by: Harbour Board called: the minutes`)
    expect(words).toContain('The quotes of pier are held against the minutes.')
    expect(words).toContain(line)
    const overview = (await ask('pier', '')).words
    expect(overview).toContain(line)
    expect(overview).not.toContain('Not checked against the original statements')
    const quotes = (await ask('pier', 'quotes')).words
    expect(quotes).toContain('also in the original, sentence 1')
    expect(quotes).toContain('“challenges” there, “challenge” here')
    const beside = controls.find(({ label }) => label === 'Beside the original')
    const both = (await ask(beside?.command ?? '', '', { args: beside?.args ?? {} })).words
    expect(both).toContain('«remains shut to visitors, traders and fishing crews»')
    expect(both).toContain('nobody may walk on it before they have done so')
  })

  it('says nothing of quotes that are given to others', async () => {
    const { source, text, ask } = await open()
    await source(`pier ${text} by: Harbour Board`)
    const [brandt = ''] = (await ask('pier', 'quotes brandt')).words.match(/^.*nets on that pier[^]*$/m) ?? []
    expect(brandt).not.toMatch(/original, sentence|not found in the original/)
  })

  it('belongs to the workspace of its editors, is told to whoever asks, and is taken off again', async () => {
    const { source, text, ask, store } = await open()
    await source(`pier ${text} by: Harbour Board called: the minutes`)
    const { statement } = (await store.edits.find('T1', 'pier')) ?? {}
    expect(statement).toEqual({ text, issuers: ['Harbour Board'], name: 'the minutes' })
    expect((await source('pier')).words).toContain('Named by Edda.')
    const place = { platform: 'slack', tenant: 'T2', channel: 'C2' } as const
    expect((await ask('pier', '', { place })).words).toContain('Not checked against the original statements')
    await source('pier none')
    expect((await ask('pier', '')).words).toContain('Not checked against the original statements')
    expect((await source('pier')).words).toContain('No original statement is named for pier.')
  })

  it('is kept by corrections and by their undoing', async () => {
    const { source, text, ask, correct } = await open()
    await source(`pier ${text} by: Harbour Board called: the minutes`)
    await correct('pier hide 3')
    await correct('pier undo')
    expect((await ask('pier', '')).words).toContain(line)
  })

  it('corrects the copies that are posted in its workspace', async () => {
    const { source, text, tick, channel } = await open()
    await tick(60_000)
    await tick()
    expect(channel('C1').join()).toContain('Not checked against the original statements')
    expect((await source(`pier ${text} by: Harbour Board called: the minutes`)).words).toContain('One posted copy is')
    await tick()
    expect(channel('C1').join()).toContain(line)
    expect(channel('C2').join()).not.toContain(line)
  })

  it('asks who issued the statement, and names whom the article quotes', async () => {
    const { source, text, store } = await open()
    const { problem, words } = await source(`pier ${text}`)
    expect(problem).toBe(true)
    expect(words).toContain('Who issued this statement?')
    expect(words).toContain('Ilse Brandt')
    expect(await store.edits.find('T1', 'pier')).toBeUndefined()
  })

  it('says so when no quote is given to the issuer', async () => {
    const { source, text } = await open()
    expect((await source(`pier ${text} by: Ministry`)).words).toContain('None of the quotes is given to whoever issued')
  })

  it.each([
    ['a name that nothing here has', 'pier minutes by: Harbour Board', 'neither a link nor the name of a text'],
    ['a briefing that there is not', 'peer none', 'There is no briefing called “peer”.'],
    ['no briefing', '', 'Which briefing has an original statement?'],
  ])('refuses %s', async (_, words, told) => {
    const { source } = await open()
    const { problem, words: said } = await source(words)
    expect(problem).toBe(true)
    expect(said).toContain(told)
  })

  it('is for editors', async () => {
    const { source, text, store } = await open()
    const actor = { ...editor, id: 'U9', name: 'Rolf' }
    expect((await source(`pier ${text} by: Harbour Board`, { actor })).words).toContain(
      'Only an editor may do this here.',
    )
    expect(await store.edits.find('T1', 'pier')).toBeUndefined()
  })

  it('is looked into by “Check this quote”', async () => {
    const { source, text, ask } = await open()
    await source(`pier ${text} by: Harbour Board called: the minutes`)
    const args = { text: '“until divers have looked at the piles”' }
    const { words } = await ask('check-quote', '', { args, origin: 'shortcut' })
    expect(words).toContain('Not in our articles')
    expect(words).toContain('The words stand in the minutes exactly as asked.')
    expect(words).toContain('against these: the minutes.')
  })
})
