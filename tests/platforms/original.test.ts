import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { openNewsdesk, readCatalog } from './discord/bot.ts'
import { answered, guild, reader, until, visible } from './discord/stand-in.ts'
import { openRunningBot } from './slack/bot.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/original/${name}`, import.meta.url), 'utf8')
const [report, minutes] = [fixture('pier.md'), fixture('_minutes.txt')]

/** One quotation of each kind, and one of somebody else’s. */
const line =
  'Of 6 quotes from the minutes, 1 stands in it to the letter, 1 is a bracketed edit, 1 is shorter than there, 1 differs, ' +
  '1 was not found in it, 1 is a translation or an agency’s wording, not judged.'
const remarks = [
  'also in the original, sentence 1',
  'differs from the original, sentence 2',
  'a bracketed edit; the original, sentence 3: “not the adversary of our traders”',
  'shorter than the original, sentence 1: left out “by day or by night”',
  'not found in the original',
  'a translation or an agency’s wording, not held against the original',
]
const passage = 'The storms of January confront us with systemic challenges'

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

describe('quotations against their original statement', () => {
  it('are told on Slack: in one line, beside each, and both passages at a click', async () => {
    const room = await openRunningBot({ files: { 'pier.md': report, '_minutes.txt': minutes } })
    stops.push(() => room.close())
    const flat = (words: string): string => words.replace(/\s+/g, ' ')
    expect(flat(await room.ask('/brief', 'pier'))).toContain(line)
    const quotes = flat(await room.ask('/brief', 'pier quotes'))
    for (const remark of remarks) expect(quotes).toContain(remark)
    expect(quotes).not.toContain(passage)
    await room.answered(() => room.slack.click(room.last(), 'Beside the original'))
    expect(flat(room.seen().at(-1) ?? '')).toContain(passage)
    expect(room.slack.offences).toEqual([])
  })

  it('are told on Discord, where an editor names the statement by the name of a text that was handed in', async () => {
    const catalog = await readCatalog({ 'pier.md': report.replace(/^primary:.*\n/m, '') })
    const store = await openSqlite(':memory:')
    const desk = await openNewsdesk({ catalog, store, clock: () => Date.UTC(2026, 0, 5) })
    stops.push(
      () => desk.discord.stop(),
      () => desk.platform.stop(),
    )
    const { discord } = desk
    const manager = { ...reader, id: '500000000000000009', name: 'Edda', permissions: '32' }
    const name = /text-[0-9a-f]{64}/.exec(await answered(discord.menu('Brief this', { content: minutes })))?.[0] ?? ''
    const words = `pier ${name} by: Harbour Board called: the minutes`
    const typed = { do: 'source', words }
    expect(await answered(discord.command('briefdesk', typed))).toMatch(/^Only an editor may do this here\./)
    expect(await answered(discord.command('briefdesk', typed, manager))).toContain(line)
    expect((await store.edits.list(guild)).map(({ statement }) => statement?.text)).toEqual([name])
    const quotes = discord.command('brief', { name: 'pier', section: 'quotes' })
    await until(() => remarks.every((remark) => visible(quotes).includes(remark)))
    expect(await answered(discord.command('brief', { name: 'pier', section: 'original' }))).toContain(passage)
  })
})
