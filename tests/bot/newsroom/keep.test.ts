import { afterEach, describe, expect, it } from 'vitest'
import { openSite } from '../../sources/http/site.ts'
import { openedSites } from '../../sources/links.ts'
import { newsPage, paragraphs } from '../../sources/page/pages.ts'
import { openBot } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'

const story = `Ferry to Marrow sails again\n\n${paragraphs.join('\n\n')}`
const DAY = 86_400_000
const editor = { actor: { id: 'U2', name: 'Bea', admin: true } }
const elsewhere = { ...editor, place: { platform: 'slack', tenant: 'T2', channel: 'C7' } as const }

const words = (reply: { message: unknown }): string => JSON.stringify(reply.message)

async function handIn(options: Parameters<typeof openBot>[0] = {}) {
  const desk = await openBot(options)
  const reply = await desk.ask('brief-this', { text: story })
  const name = /\/briefdesk keep (text-[0-9a-f]{64}) as NAME/.exec(words(reply))?.[1] ?? expect.fail('it has no name')
  const type = (line: string, over: Parameters<typeof desk.ask>[2] = editor) => desk.ask('briefdesk', line, over)
  return { ...desk, name, type }
}

describe('/briefdesk keep', () => {
  it('makes a pasted text a briefing that is asked for by its name, and listed', async () => {
    const { ask, name, type } = await handIn()
    expect(words(await type(`keep ${name} as Ferry`))).toContain('Kept as ferry: Ferry to Marrow sails again')
    for (const reply of [await ask('brief', 'ferry'), await ask('brief', { name: 'ferry' }), await ask('ferry')])
      expect(words(reply)).toContain('Ada Quill')
    expect(words(await ask('brief', 'ferry quotes'))).toContain('a loaf with a parachute again')
    expect(words(await ask('briefdesk', 'briefings'))).toContain('/brief ferry')
  })

  it('shows it to nobody in another workspace', async () => {
    const { ask, name, type } = await handIn()
    await type(`keep ${name} as ferry`)
    expect(words(await ask('brief', 'ferry', elsewhere))).toContain('no briefing called “ferry”')
    expect(words(await ask('ferry', {}, elsewhere))).toContain('There is no command /ferry')
    expect(words(await ask('briefdesk', 'briefings', elsewhere))).not.toContain('ferry')
    expect(words(await ask('briefdesk', 'schedule ferry weekdays 08:30', elsewhere))).toContain('no briefing called')
    expect(words(await ask('briefdesk', 'forget ferry', elsewhere))).toContain('Nothing is kept here')
    expect(words(await ask('brief', 'ferry'))).toContain('Ada Quill')
  })

  it('outlives the retention that the text itself does not', async () => {
    let now = Date.UTC(2026, 0, 5, 12)
    const { ask, name, type, tick } = await handIn({ clock: () => now, keepDays: 30 })
    await type(`keep ${name} as ferry`)
    now += 40 * DAY
    await tick()
    expect(words(await ask('brief', name))).toContain('no briefing called')
    expect(words(await ask('brief', 'ferry'))).toContain('Ada Quill')
  })

  it('is undone by forget, with its schedules', async () => {
    const { ask, name, type, store } = await handIn()
    await type(`keep ${name} as ferry`)
    await type('schedule ferry weekdays 08:30')
    expect(words(await type('forget ferry'))).toContain('Its schedule ferry/1 has ended.')
    expect(await store.schedules.list('T1')).toEqual([])
    expect(words(await ask('brief', 'ferry'))).toContain('no briefing called')
    expect(words(await type(`keep ${name} as ferry`))).toContain('Kept as ferry')
  })

  it.each([
    ['as x', 'What is to be kept, and under which name?'],
    ['NAME as dam', '/dam is taken.'],
    ['NAME as brief', '/brief is taken.'],
    ['NAME as two_words', 'cannot be a name'],
    [`NAME as text-${'0'.repeat(64)}`, 'cannot be a name'],
    ['dam as other', 'nothing handed in that is called “dam”'],
    ['text-0123456789ab as other', 'nothing handed in that is called'],
    ['http://10.0.0.1/a as other', 'not on the public internet'],
  ])('refuses what cannot be kept: %s', async (line, told) => {
    const { name, type } = await handIn()
    const reply = await type(`keep ${line.replace('NAME', name)}`)
    expect(reply).toMatchObject({ problem: true, visibility: 'private' })
    expect(words(reply)).toContain(told)
  })

  it('is suggested to whoever types /brief there, and nowhere else, until it is forgotten', async () => {
    const { bot, name, type } = await handIn()
    const { complete } = bot.handlers()
    const suggested = (tenant: string, typed: string) => {
      const place = { platform: 'discord', tenant } as const
      return complete({ command: 'brief', option: 'name', typed, place }).map(({ value }) => value)
    }
    await type(`keep ${name} as ferry`)
    await expect.poll(() => suggested('T1', 'marr')).toEqual(['ferry'])
    expect(suggested('T1', 'zzz')).toEqual([])
    await expect.poll(() => suggested('T1', '')).toContain('nato-china')
    // The second look knows what the first one had read.
    suggested('T2', '')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(suggested('T2', '')).not.toContain('ferry')
    await type('forget ferry')
    await expect.poll(() => suggested('T1', 'marr')).toEqual([])
  })

  it('does not take a name twice, and asks for the right to schedule', async () => {
    const { ask, name, type } = await handIn()
    expect(words(await ask('briefdesk', `keep ${name} as ferry`))).toContain('Only an editor may do this here.')
    await type(`keep ${name} as ferry`)
    expect(words(await type(`keep ${name} as ferry`))).toContain('/ferry is taken.')
  })

  it('keeps what an editor had corrected by then, and is corrected by its own name', async () => {
    const { ask, name, type } = await handIn()
    await type(`correct ${name} hide 1`)
    await type(`keep ${name} as ferry`)
    expect(words(await ask('brief', 'ferry quotes'))).not.toContain('We promised the islanders')
    await type('correct ferry hide 2')
    expect(words(await ask('brief', 'ferry quotes'))).not.toContain('a loaf with a parachute')
    expect(words(await ask('brief', `${name} quotes`))).toContain('a loaf with a parachute')
  })

  it('is posted by a schedule', async () => {
    let now = Date.UTC(2026, 0, 5, 12)
    const { platform, sent } = createMemoryPlatform()
    const { name, type, tick } = await handIn({ platforms: [platform], clock: () => now })
    await type(`keep ${name} as ferry`)
    await type('schedule ferry every day 13:00')
    now += 3_600_000
    await tick()
    expect(sent.map(({ message }) => message.title)).toEqual(['Ferry to Marrow sails again'])
  })
})

describe('/briefdesk keep with a link', () => {
  const close: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const one of close.splice(0)) await one()
  })

  it('reads it and keeps it', async () => {
    const site = await openSite((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(newsPage())
    })
    openedSites.push(site.name)
    close.push(site.close)
    const { ask, type } = await handIn()
    expect(words(await type(`keep ${site.origin}/ferry as marrow`))).toContain('Kept as marrow')
    expect(words(await ask('brief', 'marrow'))).toContain('Ada Quill')
    expect(site.asked).toHaveLength(1)
  }, 30_000)
})
