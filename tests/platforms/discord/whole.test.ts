import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Catalog } from '../../../src/bot/library/catalog.ts'
import { schedulesOf } from '../../../src/bot/schedule/orders.ts'
import { operator } from '../../../src/bot/ports/target.ts'
import type { Store } from '../../../src/bot/ports/store.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { doDuties } from '../../bot/duties.ts'
import { fixture, openNewsdesk, readCatalog } from './bot.ts'
import { readVisible } from './read.ts'
import { answered, channel, controls, guild, reader, startStandIn, until, visible } from './stand-in.ts'
import type { Person, StandIn } from './stand-in.ts'
import type { Held, Shown } from './stand-in-rest.ts'

let catalog: Catalog
beforeAll(async () => {
  catalog = await readCatalog()
}, 30_000)

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

type Desk = Awaited<ReturnType<typeof openNewsdesk>>

/** With a stand-in and a store handed in: the same bot after a restart. */
async function open(given: { standIn?: StandIn; store?: Store; catalog?: Catalog } = {}): Promise<Desk> {
  const desk = await openNewsdesk({ catalog, ...given })
  if (!given.standIn) stops.push(() => desk.discord.stop())
  stops.push(() => desk.platform.stop())
  return desk
}

async function restarted(desk: Desk, changed: Catalog = catalog): Promise<Desk> {
  await desk.platform.stop()
  return open({ standIn: desk.discord, store: desk.store, catalog: changed })
}

const refused = ({ discord }: Desk): unknown[] => discord.requests.filter(({ status }) => status >= 400)
const posted = ({ discord }: Desk): string[] =>
  discord.channels.get(channel)?.messages.map(({ body }) => readVisible([body])) ?? []

async function shown(held: Held): Promise<Shown> {
  await answered(held)
  return held.original ?? expect.fail('there is no answer')
}

/** Controls of an answer may stand on its last message. */
const messagesOf = (held: Held): Shown[] => [...(held.original ? [held.original] : []), ...held.followUps]

async function withControl(held: Held, label: string): Promise<Shown> {
  return until(() => messagesOf(held).find(({ body }) => labels(body).includes(label)))
}

const labels = (body: unknown): string[] => controls(body).map((node) => String(node['label'] ?? node['placeholder']))

/** The words of a click's answer, once they are others than those that were clicked. */
async function clicked(desk: Desk, on: Shown, label: string, choice = ''): Promise<string> {
  const before = readVisible([on.body])
  const held = desk.discord.press(on, label, choice)
  return until(() => ![before, ''].includes(visible(held)) && visible(held))
}

describe('the whole bot on Discord', () => {
  it('answers a bare command with the overview, privately, with at most four buttons and one menu', async () => {
    const desk = await open()
    const held = desk.discord.command('nato-china')
    const text = await answered(held)
    expect(text).toMatch(/^China rebukes NATO/)
    expect(text).toContain('letter for letter in the article')
    expect(messagesOf(held).every((message) => message.private)).toBe(true)
    const all = messagesOf(held).flatMap(({ body }) => labels(body))
    expect(all).toEqual(['All 13 quotes', 'Timeline · 2', 'Share to channel', 'More: parts…'])
    expect(refused(desk)).toEqual([])
  })

  it('answers every section that it offers, and each under its heading', async () => {
    const desk = await open()
    const [body] = await until(() => desk.discord.writes.length > 0 && desk.discord.writes)
    const options = body?.find(({ name }) => name === 'nato-china')?.['options'] as
      { name: string; choices?: { value: string }[] }[] | undefined
    const sections = options?.find(({ name }) => name === 'section')?.choices ?? []
    expect(sections.length).toBeGreaterThan(5)
    const texts = await Promise.all(
      sections.map(async ({ value }) => answered(desk.discord.command('nato-china', { section: value }))),
    )
    expect(new Set(texts).size).toBe(sections.length)
    expect(texts.filter((text) => /neither a section|went wrong/.test(text))).toEqual([])
    expect(refused(desk)).toEqual([])
  })

  it('answers for one speaker, and for words looked for', async () => {
    const desk = await open()
    expect(await answered(desk.discord.command('nato-china', { speaker: 'Stoltenberg' }))).toMatch(
      /^Jens Stoltenberg: \d+ quotes?/,
    )
    expect(await answered(desk.discord.command('nato-china', { find: 'office in Tokyo' }))).toMatch(
      /^“office in Tokyo” in the article/,
    )
    expect(await answered(desk.discord.command('nato-china', { find: 'penguin' }))).toContain(
      'We found no sentence with these words.',
    )
  })

  it('names the nearest thing after a slip, and its button leads there', async () => {
    const desk = await open()
    const held = desk.discord.command('nato-china', { speaker: 'Stoltenburg' })
    expect(await answered(held)).toContain('Did you mean Jens Stoltenberg?')
    expect(await clicked(desk, await shown(held), 'Jens Stoltenberg')).toMatch(/^Jens Stoltenberg: /)
    expect(await answered(desk.discord.command('brief', { name: 'nato-chna' }))).toContain('Did you mean /nato-china?')
    expect(await answered(desk.discord.command('nato-china', { section: 'qotes' }))).toContain('Did you mean')
    expect(refused(desk)).toEqual([])
  })

  it('D22: says politely that a command is gone, and offers what there is', async () => {
    const desk = await open()
    const held = desk.discord.command('nato-chin', { section: 'quotes' })
    expect(await answered(held)).toContain('There is no command /nato-chin. Did you mean /nato-china?')
    expect(await clicked(desk, await shown(held), 'All briefings')).toMatch(/^Briefings/)
    expect(await answered(desk.discord.command('zzzzzz'))).toContain('There is no command /zzzzzz.')
    expect(await answered(desk.discord.command('nato-china', { section: 'zzzzzz' }))).toContain('neither a section')
    expect(await answered(desk.discord.menu('Summarise', { content: 'words' }))).toContain('There is no command')
  })

  it('D7: keeps help and every kind of error to whoever asked', async () => {
    const desk = await open()
    const all = [
      desk.discord.command('briefdesk'),
      desk.discord.command('briefdesk', { do: 'nonsense' }),
      desk.discord.command('nato-china', { section: 'zzzzzz' }),
      desk.discord.command('brief', { name: '@everyone' }),
      desk.discord.menu('Brief this', { content: 'too short' }),
      desk.discord.menu('Check this quote', { content: 'no' }),
    ]
    await Promise.all(all.map((held) => answered(held)))
    expect(all.flatMap(messagesOf).map((message) => message.private)).not.toContain(false)
    expect(posted(desk)).toEqual([])
  })

  it('D8: buttons and menus work after a restart, on the old message', async () => {
    const desk = await open()
    const held = desk.discord.command('nato-china')
    const quotes = await withControl(held, 'All 13 quotes')
    const again = await restarted(desk)
    expect(await clicked(again, quotes, 'More: parts…', 'Jens Stoltenberg')).toMatch(/^Jens Stoltenberg: /)
    const overview = again.discord.press(quotes, 'Overview')
    const text = await until(() => visible(overview).startsWith('China rebukes') && visible(overview))
    expect(text).not.toContain('has changed')
    expect(refused(again)).toEqual([])
  })

  it('D8 D9: a button of a briefing that changed since then says so, and of one that is gone as well', async () => {
    const desk = await open()
    const nato = await withControl(desk.discord.command('nato-china'), 'All 13 quotes')
    const dam = await withControl(desk.discord.command('dam'), 'All 2 quotes')
    const edited = fixture('nato-china.md').replace('published: 2023-07-12T14:12', 'published: 2023-07-13T14:12')
    const changed = await readCatalog({
      'nato-china.md': `${edited}\n\nA sentence was added.\n`,
      'dam.md': fixture('dam.md').replace('command: dam', 'command: dam-inquiry'),
    })
    const again = await restarted(desk, changed)
    expect(await clicked(again, nato, 'All 13 quotes')).toContain(
      'This briefing has changed since that button was made.',
    )
    expect(await clicked(again, dam, 'All 2 quotes')).toContain('There is no command /dam. Did you mean /dam-inquiry?')
  })

  it('D6: suggests briefings, speakers and names while somebody types', async () => {
    const desk = await open()
    const choices = async (command: string, option: string, typed: string): Promise<string[]> => {
      const held = desk.discord.autocomplete(command, option, typed)
      return (await until(() => held.choices)).map(({ value }) => value)
    }
    expect(await choices('brief', 'name', '')).toEqual(['nato-china', 'dam', 'harbour'])
    expect(await choices('nato-china', 'speaker', 'stolt')).toEqual(['Jens Stoltenberg'])
    expect(await choices('nato-china', 'find', 'nato')).not.toEqual([])
    expect(await choices('nato-china', 'speaker', 'zzz')).toEqual([])
    expect(await choices('gone', 'speaker', '')).toEqual([])
  })

  it('D1 D2: serves 20 people at once, each acknowledged once', async () => {
    const desk = await open()
    const names = ['nato-china', 'dam', 'harbour']
    const all = Array.from({ length: 20 }, (_, at) => desk.discord.command(names[at % 3] ?? '', { section: 'quotes' }))
    await Promise.all(all.map((held) => answered(held, 10_000)))
    expect(all.map(({ callbacks }) => callbacks)).toEqual(all.map(() => 1))
    expect(Math.max(...all.map(({ acked }) => acked?.after ?? Infinity))).toBeLessThan(2500)
    expect(refused(desk)).toEqual([])
  }, 15_000)

  it('D21: works in a direct message and where only the person has the app, and offers sharing only where it can post', async () => {
    const desk = await open()
    const offers = async (person: Person): Promise<boolean> => {
      const held = desk.discord.command('nato-china', {}, person)
      expect(await answered(held)).toMatch(/^China rebukes NATO/)
      await withControl(held, 'All 13 quotes')
      return messagesOf(held).some(({ body }) => labels(body).includes('Share to channel'))
    }
    expect(await offers(reader)).toBe(true)
    expect(await offers({ id: '500000000000000007', name: 'Ines' })).toBe(true)
    expect(await offers({ ...reader, guild: '300000000000000099', installed: 'person' })).toBe(false)
    expect(await offers({ id: '500000000000000008', name: 'Ada', installed: 'person' })).toBe(false)
  })

  it('D23: answers in English whatever the language of the reader', async () => {
    const desk = await open()
    for (const locale of ['ja', 'zh-TW', 'ar', 'de'])
      expect(await answered(desk.discord.command('briefdesk', {}, { ...reader, locale }))).toMatch(
        /^What Briefdesk can do/,
      )
  })
})

describe('what changes something on Discord', () => {
  const schedule = { do: 'schedule', words: 'nato-china daily at 08:30 Tokyo' }

  it('D20: is for those who manage the server, looked at again each time', async () => {
    const desk = await open()
    const as = (permissions: string): Promise<string> =>
      answered(desk.discord.command('briefdesk', schedule, { ...reader, permissions }))
    expect(await as('2048')).toMatch(/^Only an editor may do this here\./)
    expect(await as('32')).toMatch(/^Scheduled: \/nato-china/)
    expect(await as('2048')).toMatch(/^Only an editor may do this here\./)
    expect(await desk.store.schedules.list(reader.guild ?? '')).toHaveLength(1)
  })

  it('asks once in which zone somebody’s times are, keeps it, and carries the order out', async () => {
    const desk = await open()
    const editor = { ...reader, permissions: '32' }
    const order = (words: string) => desk.discord.command('briefdesk', { do: 'schedule', words }, editor)
    const held = order(`nato-china in <#${channel}> daily at 08:30`)
    expect(await answered(held)).toMatch(/^In which time zone is that\?/)
    expect(await desk.store.schedules.list(guild)).toEqual([])

    const say = async (on: Shown, zone: string) => {
      const press = desk.discord.press(on, 'Say your time zone', '', editor)
      await until(() => press.form)
      desk.discord.submit(press, [zone], editor)
    }
    await say(await shown(held), 'Mars')
    await until(() => visible(held).startsWith('“Mars” is no time zone that I know.'))
    expect(await desk.store.schedules.list(guild)).toEqual([])
    await say(await shown(held), 'Berlin')
    await until(() => visible(held).startsWith('Scheduled: /nato-china, every day at 08:30 Europe/Berlin.'))

    expect(await answered(order('nato-china mondays 9:00'))).toMatch(/^Scheduled: .* 09:00 Europe\/Berlin/)
    expect(refused(desk)).toEqual([])
  })

  it('D27: names what is missing when a schedule is made', async () => {
    const news = { id: '400000000000000301', type: 0, name: 'news' }
    const standIn = await startStandIn({ guilds: [{ id: guild, permissions: '1024', list: [news] }] })
    stops.push(() => standIn.stop())
    const desk = await open({ standIn })
    const person = { ...reader, permissions: '32', channel: news }
    expect(await answered(desk.discord.command('briefdesk', schedule, person))).toContain(
      'Note: The bot may not post in #news: give it "Send Messages".',
    )
  })
})

describe('sharing on Discord', () => {
  it('posts once into the channel, names the sharer and pings nobody, however often it is clicked', async () => {
    const desk = await open()
    const on = await withControl(desk.discord.command('nato-china'), 'Share to channel')
    const twice = [desk.discord.press(on, 'Share to channel'), desk.discord.press(on, 'Share to channel')]
    await Promise.all(twice.map((held) => until(() => held.followUps.length > 0)))
    expect(posted(desk).filter((text) => text.startsWith('Shared by Mara'))).toHaveLength(1)
    expect(twice.flatMap(({ followUps }) => followUps.map((message) => message.private))).toEqual([true, true])
    const texts = twice.map(({ followUps }) => readVisible(followUps.map(({ body }) => body)))
    expect(texts).toContain('Shared in this channel.')
    for (const { body } of desk.discord.channels.get(channel)?.messages ?? [])
      expect(body['allowed_mentions']).toEqual({ parse: [] })
    const again = await restarted(desk)
    const third = again.discord.press(on, 'Share to channel')
    await until(() => third.followUps.length > 0)
    expect(readVisible(third.followUps.map(({ body }) => body))).toBe('Already shared in this channel.')
    expect(posted(again).filter((text) => text.startsWith('Shared by'))).toHaveLength(1)
  })

  it('shares what is shown: a section, with buttons that answer whoever clicks privately', async () => {
    const desk = await open()
    const held = desk.discord.command('nato-china', { section: 'quotes' })
    const on = await withControl(held, 'Share to channel')
    const share = desk.discord.press(on, 'Share to channel')
    await until(() => share.followUps.length > 0)
    const [head] = desk.discord.channels.get(channel)?.messages ?? []
    const thread = desk.discord.channels.get(head?.id ?? '')
    const messages = [...(head ? [head] : []), ...(thread?.messages ?? [])]
    expect(readVisible(messages.map(({ body }) => body))).toContain('Jens Stoltenberg')
    const last = messages.findLast(({ body }) => labels(body).includes('Overview'))
    const pressed = desk.discord.press({ id: last?.id ?? '', body: last?.body ?? {}, private: false }, 'Overview')
    expect(await answered(pressed)).toMatch(/^China rebukes/)
    expect(pressed.original?.private).toBe(true)
    expect(messages.flatMap(({ body }) => labels(body))).not.toContain('Share to channel')
  })

  it('says why it could not be shared', async () => {
    const desk = await open()
    desk.discord.addChannel('400000000000000077', { refuses: [403, 50013] })
    const person = { ...reader, channel: { id: '400000000000000077', type: 0 } }
    const on = await withControl(desk.discord.command('dam', {}, person), 'Share to channel')
    const share = desk.discord.press(on, 'Share to channel', '', person)
    await until(() => share.followUps.length > 0)
    expect(readVisible(share.followUps.map(({ body }) => body))).toMatch(/could not be shared.*Send Messages/)
  })
})

describe('“Something wrong?” on Discord', () => {
  const manager = { ...reader, id: '500000000000000009', name: 'Edda', permissions: '32' }
  const file = fixture('nato-china.md').replace(
    '---\n',
    `---\npost: [{ id: morning, when: "30 8 * * *", zone: UTC, to: ["discord:${channel}"] }]\n`,
  )

  it('lets a reader report and an editor correct, and what is hidden by a click is edited out of what was posted', async () => {
    let now = Date.UTC(2026, 2, 2, 8, 29, 30)
    const ordered = await readCatalog({ 'nato-china.md': file })
    const store = await openSqlite(':memory:')
    await store.schedules.replace(operator, schedulesOf(ordered.entries().slice(0, 1), now))
    const desk = await openNewsdesk({ catalog: ordered, store, clock: () => now })
    stops.push(
      () => desk.discord.stop(),
      () => desk.platform.stop(),
    )
    now += 31_000
    await doDuties(desk.bot)
    const hidden = 'stated ambitions and coercive policies'
    expect(posted(desk)[0]).toContain(hidden)
    const reading = desk.discord.command('nato-china')
    await withControl(reading, 'Share to channel')
    const menu = await withControl(reading, 'More: parts…')
    const report = desk.discord.press(menu, 'More: parts…', 'Something wrong?')
    await until(() => visible(report).includes('Your report goes to the people who look after Briefdesk here'))
    const typed = { do: 'correct', words: 'nato-china hide 1' }
    expect(await answered(desk.discord.command('briefdesk', typed))).toMatch(/^Only an editor may do this here\./)
    const on = await withControl(desk.discord.command('nato-china', {}, manager), 'More: parts…')
    const list = desk.discord.press(on, 'More: parts…', 'Something wrong?', manager)
    await until(() => visible(list).includes(`1. “${hidden}`))
    const first = desk.discord.press(await withControl(list, 'Correct'), 'Correct', '', manager)
    const done = desk.discord.press(await withControl(first, 'Hide it'), 'Hide it', '', manager)
    await until(() => visible(done).includes('One posted copy is being corrected'))
    now += 2000
    await doDuties(desk.bot)
    expect(posted(desk)).toHaveLength(1)
    expect(posted(desk)[0]).toMatch(/^Corrected on 2 March 2026: this briefing has changed since it was posted\./)
    expect(posted(desk)[0]).not.toContain(hidden)
    expect(refused(desk)).toEqual([])
  })
})

describe('the menu of a message on Discord', () => {
  it('“Brief this” briefs its words, and the buttons go on working after a restart', async () => {
    const desk = await open()
    const held = desk.discord.menu('Brief this', { content: fixture('harbour.md').slice(0, 1900) })
    expect(await answered(held)).toMatch(/^Harbour union says/)
    const quotes = await withControl(held, 'All 2 quotes')
    const again = await restarted(desk)
    expect(await clicked(again, quotes, 'All 2 quotes')).toMatch(/^Quotes/)
    expect(refused(again)).toEqual([])
  })

  it('“Check this quote” tells letter for letter from other words and from nothing of ours', async () => {
    const desk = await open()
    const check = (content: string): Promise<string> => answered(desk.discord.menu('Check this quote', { content }))
    expect(await check('He spoke of “stated ambitions and coercive policies challenge our interests”')).toContain(
      'Letter for letter',
    )
    expect(await check('“stated ambitions and coercive policies threaten our interests”')).toMatch(
      /Differs[^]*threaten/,
    )
    expect(await check('“the moon is made of green cheese entirely”')).toContain('Not in our articles')
  })
})
