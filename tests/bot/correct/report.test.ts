import { describe, expect, it } from 'vitest'
import { openBot } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'
import { pier, openNewsrooms } from '../two-tenants.ts'
import { textOf } from '../../message/text.ts'

const reader = { id: 'U1', name: 'Ada', admin: false }

describe('a report of a reader', () => {
  it('names each quotation with one button, which asks what is wrong', async () => {
    const { ask } = await openNewsrooms()
    const { message } = await ask('pier', '', { args: { more: 'wrong' }, actor: reader })
    const rows = message.blocks.flatMap((block) => (block.kind === 'row' ? [block.control] : []))
    expect(rows.map(({ asks, args }) => [asks, args['line']])).toEqual(
      [1, 2, 3, 4].map((number) => ['report', `report pier ${number}`]),
    )
  })

  it('goes to each editor where there is no channel of admins, with the place in the article', async () => {
    const { ask, bot, memory, store } = await openNewsrooms()
    const { words } = await ask('briefdesk', 'report pier 2', {
      actor: reader,
      args: { line: 'report pier 2', text: 'Amsel never looked at them. <!channel>' },
    })
    expect(words).toContain('Thank you. Your report was sent.')
    await bot.stop()
    expect(memory.direct.map(({ person }) => person.id)).toEqual(['UED'])
    const told = textOf(memory.direct[0]?.message ?? expect.fail())
    expect(told).toContain('Ada reports something wrong in pier.')
    expect(told).toContain('They write: Amsel never looked at them.')
    expect(told).toContain('Quote 2, sentence 3: “The planks are rotten from end to end,”')
    expect((await store.audit.list('T1', 9)).map(({ action, about }) => [action, about])).toEqual([
      ['report', 'pier: quote 2'],
    ])
  })

  it('goes to the channel of the admins where there is one', async () => {
    const memory = createMemoryPlatform()
    const { ask, bot } = await openBot({
      platforms: [memory.platform],
      files: { 'pier.md': pier },
      admins: { slack: 'CADM' },
    })
    await ask('briefdesk', 'report pier The headline misleads.')
    await bot.stop()
    expect(memory.sent.map(({ target }) => target.channel)).toEqual(['CADM'])
  })

  it('is not said to be sent where nobody would read it, and is not sent without end', async () => {
    const memory = createMemoryPlatform()
    const { ask } = await openBot({ platforms: [memory.platform], files: { 'pier.md': pier } })
    const { message, problem } = await ask('briefdesk', 'report pier The headline misleads.')
    expect([problem, message.title]).toEqual([true, 'Nobody is set to receive reports here.'])
    const rooms = await openNewsrooms()
    const titles: string[] = []
    for (let sent = 0; sent < 6; sent++)
      titles.push((await rooms.ask('briefdesk', 'report pier It is wrong.', { actor: reader })).message.title)
    expect(titles.slice(4)).toEqual(['Thank you. Your report was sent.', 'You sent 5 reports within the hour.'])
  })
})
