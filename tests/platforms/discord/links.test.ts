import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Site } from '../../sources/http/site.ts'
import { paragraphs } from '../../sources/page/pages.ts'
import { openPost, refusedFiles, storyFiles, unreadable } from '../post.ts'
import { openNewsdesk, readCatalog } from './bot.ts'
import { answered, controls, guild, reader, until, visible } from './stand-in.ts'
import type { Held, Shown } from './stand-in-rest.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let desk: Awaited<ReturnType<typeof openNewsdesk>>
let site: Site
beforeAll(async () => {
  desk = await openNewsdesk({ catalog: await readCatalog() })
  site = await openPost()
})
afterAll(async () => {
  expect(desk.discord.requests.filter(({ status }) => status >= 400)).toEqual([])
  await desk.platform.stop()
  await desk.discord.stop()
  await site.close()
})

const addressOf = (path: string): string => (path.startsWith('/') ? `${site.origin}${path}` : path)
const messagesOf = (held: Held): Shown[] => [...(held.original ? [held.original] : []), ...held.followUps]

async function withControl(held: Held, label: string): Promise<Shown> {
  return until(
    () => messagesOf(held).find(({ body }) => controls(body).some((node) => node['label'] === label)),
    10_000,
  )
}

async function pressed(held: Held, label: string): Promise<string> {
  return answered(desk.discord.press(await withControl(held, label), label))
}

describe('a link on Discord', () => {
  it('gives the briefing of the article, and its button the quotations, letter for letter', async () => {
    const held = desk.discord.command('brief', { name: `${site.origin}/ferry` })
    expect(await answered(held, 10_000)).toMatch(/^Ferry to Marrow sails again/)
    expect(messagesOf(held).every((message) => message.private)).toBe(true)
    await pressed(held, 'All 2 quotes')
    await until(() => visible(held).includes('I never want to see a loaf with a parachute again'))
  })

  it.each(unreadable)('to %s is answered privately, with a way out', async (_, path, told) => {
    const held = desk.discord.command('brief', { name: addressOf(path) })
    expect(await answered(held)).toBe(told)
    expect(held.original?.private).toBe(true)
    expect(await answered(desk.discord.menu('Brief this', { content: `See ${addressOf(path)}` }))).toBe(told)
  })
})

describe('a file on Discord', () => {
  it.each(storyFiles)('is briefed by "Brief this" and by /brief: %s', async (name, bytes, type) => {
    const file = desk.discord.addFile(name, bytes, type)
    const held = desk.discord.menu('Brief this', { content: 'The statement:', attachments: [file] })
    expect(await answered(held, 10_000)).toMatch(/^Ferry to Marrow sails again/)
    await pressed(held, 'All 2 quotes')
    await until(() => visible(held).includes('I never want to see a loaf with a parachute again'))
    const typed = await answered(desk.discord.commandWith('brief', file), 10_000)
    expect(typed).toMatch(/^Ferry to Marrow sails again/)
  })

  it.each(refusedFiles)('that is no article is refused with a way out: %s', async (name, bytes, type, told) => {
    const file = desk.discord.addFile(name, bytes, type)
    expect(await answered(desk.discord.menu('Brief this', { content: '', attachments: [file] }))).toBe(told)
    expect(await answered(desk.discord.commandWith('brief', file))).toBe(told)
  })

  it('of a forwarded message is read, too', async () => {
    const [name = '', bytes = Buffer.alloc(0), type] = storyFiles[0] ?? []
    const file = desk.discord.addFile(name, bytes, type)
    const forwarded = { message: { content: '', embeds: [], components: [], attachments: [file] } }
    const held = desk.discord.menu('Brief this', { content: '', attachments: [], message_snapshots: [forwarded] })
    expect(await answered(held, 10_000)).toMatch(/^Ferry to Marrow sails again/)
  })

  it('that lies somewhere else is not fetched', async () => {
    const asked = site.asked.length
    const file = { ...desk.discord.addFile('ferry.txt', Buffer.from('x')), url: `${site.origin}/ferry` }
    expect(await answered(desk.discord.commandWith('brief', file))).toContain('where the platform keeps its files')
    expect(site.asked).toHaveLength(asked)
  })
})

describe('a pasted text on Discord', () => {
  const boxes = [`Ferry to Marrow sails again\n\n${paragraphs[0]}`, paragraphs.slice(1).join('\n\n')]

  it('is asked for by a form that opens at once, and its briefing takes the place of the question', async () => {
    const held = desk.discord.command('brief')
    expect(await answered(held)).toContain('Which briefing?')
    const press = desk.discord.press(await withControl(held, 'Paste a text'), 'Paste a text')
    await until(() => press.form)
    expect(press.callbacks).toBe(1)
    const sent = desk.discord.submit(press, boxes)
    await until(() => visible(held).startsWith('Ferry to Marrow sails again'))
    expect(sent.acked?.type).toBe(6)
    await pressed(sent, 'All 2 quotes')
    await until(() => visible(held).includes('I never want to see a loaf with a parachute again'))
  })

  it('is asked for by /briefdesk paste, too; a few words are answered with what is missing', async () => {
    const held = desk.discord.command('briefdesk', { do: 'paste' })
    expect(await answered(held)).toContain('Brief a text of your own')
    const press = desk.discord.press(await withControl(held, 'Paste a text'), 'Paste a text')
    await until(() => press.form)
    desk.discord.submit(press, ['Only this.'])
    await until(() => visible(held).startsWith('That is too little text to brief.'))
  })

  it('may be a file instead', async () => {
    const [name = '', bytes = Buffer.alloc(0), type] = storyFiles[0] ?? []
    const held = desk.discord.command('briefdesk', { do: 'paste' })
    const press = desk.discord.press(await withControl(held, 'Paste a text'), 'Paste a text')
    await until(() => press.form)
    desk.discord.submit(press, [], undefined, desk.discord.addFile(name, bytes, type))
    await until(() => visible(held).startsWith('Ferry to Marrow sails again'))
  })
})

describe('a kept briefing on Discord', () => {
  const boss = { ...reader, permissions: '32' }
  const own = (): unknown[] => (desk.discord.own.get(guild) ?? []).map(({ name }) => name)

  it('is a command of its server, and of that server only, until it is forgotten', async () => {
    const name = `${site.origin}/ferry`
    const kept = await answered(
      desk.discord.command('briefdesk', { do: 'keep', words: `${name} as ferry` }, boss),
      10_000,
    )
    expect(kept).toContain('/brief ferry, or /ferry, which only this server has')
    expect(own()).toEqual(['ferry'])
    expect(await answered(desk.discord.command('ferry'))).toMatch(/^Ferry to Marrow sails again/)
    expect(await answered(desk.discord.command('ferry', { section: 'quotes' }))).toContain(
      'a loaf with a parachute again',
    )
    const elsewhere = { ...reader, guild: '300000000000000099' }
    expect(await answered(desk.discord.command('ferry', {}, elsewhere))).toContain('There is no command /ferry.')
    expect(desk.discord.commands.map((command) => command['name'])).not.toContain('ferry')
    await answered(desk.discord.command('briefdesk', { do: 'forget', words: 'ferry' }, boss))
    expect(own()).toEqual([])
    expect(await answered(desk.discord.command('ferry'))).toContain('There is no command /ferry.')
  })
})
