import { describe, expect, it } from 'vitest'
import { natoChina, openBot } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'

const story = `Pier opens in Holm

${'The harbour board opened the new pier on Monday after two years of work on both sides of the water. '.repeat(3)}

“We are glad that it is done,” said Mara Lindqvist, who heads the board.
`
const editor = { actor: { id: 'U9', name: 'Bea', admin: true } }
const elsewhere = { place: { platform: 'slack', tenant: 'T2', channel: 'C7' } as const }

async function open(options: Parameters<typeof openBot>[0] = {}) {
  const opened = await openBot(options)
  await opened.tick()
  const type = async (line: string, over: Parameters<typeof opened.ask>[2] = {}) =>
    JSON.stringify((await opened.ask('briefdesk', line, over)).message)
  /** What is found by the words: quotations, and who said them. */
  async function find(words: string, over: Parameters<typeof opened.ask>[2] = {}) {
    const { actor, place } = { ...{ actor: { id: 'U1', name: 'Ada', admin: false } }, place: slack, ...over }
    const { lines } = await opened.bot.desk.search({ actor, place }, { words, limit: 20 })
    return lines.filter(({ kind }) => kind === 'quote').map(({ speaker = '', briefing }) => `${speaker} in ${briefing}`)
  }
  return { ...opened, type, find }
}
const slack = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const

/** Hands a text in, and returns its name. */
async function handIn({ ask, tick }: Awaited<ReturnType<typeof open>>, over: Parameters<typeof ask>[2] = {}) {
  const reply = JSON.stringify((await ask('brief-this', { text: story }, over)).message)
  await tick()
  return /keep (text-[0-9a-f]{64}) as NAME/.exec(reply)?.[1] ?? expect.fail('it has no name')
}

describe('/briefdesk search', () => {
  it('says who said what, and in which article, with a button that opens it', async () => {
    const { type } = await open()
    const found = await type('search “military build-up”')
    expect(found).toContain('while remaining opaque about its strategy')
    expect(found).toContain('China rebukes NATO over its Vilnius communique')
    expect(found).toContain('"command":"brief","args":{"name":"nato-china"}')
    expect(await type('search by: Stoltenberg')).toContain('should continue to engage')
    expect(await type('search Taiwan by: Stoltenberg')).toContain('Nothing that is kept here says')
    expect(await type('search')).toContain('What is looked for?')
    expect(await type('search by: …')).toContain('Nothing that is kept here says')
    expect(await type('search by:')).toContain('What is looked for?')
  })

  it('is offered to whoever may read', async () => {
    expect(await (await open()).type('help')).toContain('Who said what, in all briefings that are kept here')
  })
})

describe('what is found', () => {
  it('is never what was hidden: not even before anything else happens', async () => {
    const desk = await open()
    expect(await desk.find('assertiveness')).toEqual(['Jens Stoltenberg in nato-china'])
    const number = await quoteOf(desk, 'assertiveness')
    await desk.type(`correct nato-china hide ${number}`, editor)
    expect(await desk.find('assertiveness')).toEqual([])
    await desk.tick()
    expect(await desk.find('assertiveness')).toEqual([])
    expect(await desk.find('Stoltenberg')).toEqual(['Jens Stoltenberg in nato-china'])
    expect(await desk.find('assertiveness', elsewhere)).toEqual(['Jens Stoltenberg in nato-china'])
    await desk.type(`correct nato-china show ${number}`, editor)
    await desk.tick()
    expect(await desk.find('assertiveness')).toEqual(['Jens Stoltenberg in nato-china'])
  })

  it('is under the corrected name alone', async () => {
    const desk = await open()
    const number = await quoteOf(desk, 'assertiveness')
    await desk.type(`correct nato-china speaker ${number} "Rut Amsel"`, editor)
    expect(await desk.find('assertiveness')).toEqual([])
    await desk.tick()
    expect(await desk.find('assertiveness')).toEqual(['Rut Amsel in nato-china'])
    expect(await desk.find('Amsel assertiveness')).toEqual(['Rut Amsel in nato-china'])
    expect(await desk.find('assertiveness Stoltenberg')).toEqual([])
  })

  it('is what the folder says now', async () => {
    const desk = await open()
    desk.folder.write('nato-china.md', natoChina.replace('increasing assertiveness', 'increasing reluctance'))
    await desk.bot.refresh()
    await desk.tick()
    expect([await desk.find('assertiveness'), await desk.find('reluctance')]).toEqual([
      [],
      ['Jens Stoltenberg in nato-china'],
    ])
    desk.folder.remove('nato-china.md')
    await desk.bot.refresh()
    await desk.tick()
    expect(await desk.find('reluctance')).toEqual([])
  })

  it('is what somebody keeps here, until it is forgotten, and in no other workspace', async () => {
    const desk = await open()
    const name = await handIn(desk)
    await desk.type(`keep ${name} as pier`, editor)
    await desk.tick()
    expect(await desk.find('glad')).toEqual(['Mara Lindqvist in pier'])
    expect(await desk.find('glad', elsewhere)).toEqual([])
    expect(await desk.type('forget pier', editor)).toContain('pier is deleted.')
    expect(await desk.find('glad')).toEqual([])
  })

  it('is nothing that was handed in and not posted; once posted, for those who see the channel', async () => {
    const chat = createMemoryPlatform({ members: { C5: ['U1'] } })
    const desk = await open({ platforms: [chat.platform] })
    const private5 = { place: { ...slack, channel: 'C5' } }
    const name = await handIn(desk, private5)
    expect(await desk.find('glad')).toEqual([])
    await desk.ask('share', { of: 'brief', name }, { ...private5, origin: 'control', onMessage: 'm1' })
    await desk.tick()
    expect(chat.sent).toHaveLength(1)
    expect(await desk.find('glad')).toEqual([`Mara Lindqvist in ${name}`])
    expect(await desk.find('glad', private5)).toEqual([`Mara Lindqvist in ${name}`])
    expect(await desk.find('glad', { actor: { id: 'U2', name: 'Kim', admin: true } })).toEqual([])
    const { posts } = await desk.bot.desk.search(
      { actor: { id: 'U1', name: 'Ada', admin: false }, place: slack },
      { words: 'glad', limit: 5 },
    )
    expect(posts.map(({ post }) => post.target.channel)).toEqual(['C5'])
    const other = { actor: { id: 'U2', name: 'Kim', admin: true }, place: slack }
    expect((await desk.bot.desk.search(other, { words: 'pier', limit: 5 })).posts).toEqual([])
  })

  it('is what was handed in at the bot’s own machine, where everything is one person’s', async () => {
    const desk = await open()
    const place = { platform: 'terminal', tenant: 'terminal', channel: 'TERMINAL', local: true } as const
    const name = await handIn(desk, { place })
    expect(await desk.find('glad', { place })).toEqual([`Mara Lindqvist in ${name}`])
  })
})

async function quoteOf({ bot }: Awaited<ReturnType<typeof open>>, words: string): Promise<number> {
  const place = slack
  const { lines } = await bot.desk.search(
    { actor: { id: 'U1', name: 'Ada', admin: false }, place },
    { words, limit: 1 },
  )
  return lines[0]?.quote ?? expect.fail(`nobody says ${words}`)
}
