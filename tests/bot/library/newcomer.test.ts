import { describe, expect, it } from 'vitest'
import { dam } from '../bot.ts'
import { editor, inT2, openNewsrooms } from '../two-tenants.ts'

const withoutFront = (file: string) => file.replace(/^---\n.*?\n---\n/s, '')

const newcomer = `---
title: A ferry of the folder
post: [{ id: noon, when: "5 13 * * *", zone: UTC, to: ["slack:C3"] }]
---
The ferry office at Marrow opened a second counter on Monday.

“Nobody waits for long now,” said Tilda Roe, who runs it.
`

async function openKept() {
  const room = await openNewsrooms()
  const { message } = await room.ask('brief-this', '', { args: { text: withoutFront(dam) } })
  await room.ask('briefdesk', `keep ${message.call?.args['name'] ?? ''} as ferry`)
  await room.ask('briefdesk', 'schedule ferry daily 13:00')
  await room.tick(60_000)
  const own = (await room.ask('brief', '', { args: { name: 'ferry' } })).words
  return { ...room, own }
}

describe('a file that comes into the folder under a name that a workspace keeps', () => {
  it('changes nothing of what is kept, posted or scheduled there', async () => {
    const { folder, bot, tick, ask, channel, memory, own, catalog } = await openKept()
    const [posted = ''] = channel('C1')
    expect(posted).not.toBe('')
    folder.write('ferry.md', newcomer)
    await bot.refresh()
    expect(catalog.problems()).toEqual([])
    for (let turn = 0; turn < 3; turn++) await tick(10_000)
    expect(memory.edited).toEqual([])
    expect(channel('C1')[0]).toBe(posted)
    expect(channel('C1').join()).not.toContain('A ferry of the folder')
    expect((await ask('brief', '', { args: { name: 'ferry' } })).words).toBe(own)
    expect((await ask('ferry', '')).words).toBe(own)
  })

  it('is offered under a name of its own there, and under its name elsewhere and in its own posts', async () => {
    const { folder, bot, tick, ask, channel } = await openKept()
    folder.write('ferry.md', newcomer)
    await bot.refresh()
    expect((await ask('brief', '', { args: { name: 'folder/ferry' } })).words).toContain('A ferry of the folder')
    expect((await ask('briefdesk', 'briefings')).words).toContain('/brief folder/ferry')
    expect((await ask('ferry', '', { place: inT2 })).words).toContain('A ferry of the folder')
    await tick(6 * 60_000)
    expect(channel('C3').join()).toContain('A ferry of the folder')
  })

  it('has its own posts corrected there, though editors there corrected both', async () => {
    const { folder, bot, tick, channel, correct } = await openKept()
    folder.write('ferry.md', newcomer)
    await bot.refresh()
    await tick(6 * 60_000)
    expect(channel('C3').join()).toContain('second counter')
    await correct('ferry hide 1')
    folder.write('ferry.md', newcomer.replace('second counter', 'third counter'))
    await bot.refresh()
    for (let turn = 0; turn < 3; turn++) await tick(10_000)
    expect(channel('C3').join()).toContain('third counter')
    expect(channel('C1').join()).not.toContain('third counter')
    await correct('folder/ferry hide 1')
    for (let turn = 0; turn < 3; turn++) await tick(10_000)
    expect(channel('C3').join()).not.toContain('Nobody waits for long now')
    folder.write('ferry.md', newcomer.replace('second counter', 'fourth counter'))
    await bot.refresh()
    for (let turn = 0; turn < 3; turn++) await tick(10_000)
    expect(channel('C3').join()).toContain('fourth counter')
    expect(channel('C3').join()).not.toContain('Nobody waits for long now')
  })

  it('leaves the kept one to be corrected, and to be forgotten', async () => {
    const { folder, bot, ask, correct } = await openKept()
    folder.write('ferry.md', newcomer)
    await bot.refresh()
    expect((await correct('ferry')).message.title).toMatch(/^Something wrong in ferry\?/)
    expect((await ask('briefdesk', 'forget ferry', { actor: { ...editor, admin: true } })).message.title).toBe(
      'ferry is deleted.',
    )
    expect((await ask('ferry', '')).words).toContain('A ferry of the folder')
  })
})
