import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CommandCall, Message } from '../../../src/message/message.ts'
import { textOf } from '../../message/text.ts'
import { openBot } from '../bot.ts'

const { ask, bot, catalog } = await openBot()
const nato = catalog.find('nato-china')?.verified.briefing
const calls = (message: Message): readonly CommandCall[] =>
  message.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []))
const quotesIn = (message: Message) => message.blocks.flatMap((block) => (block.kind === 'quote' ? [block.exact] : []))

describe('a briefing, asked for by its command', () => {
  it('shows the overview, privately, with Share where there is a channel', async () => {
    const reply = await ask('nato-china')
    expect(reply.visibility).toBe('private')
    expect(reply.message.title).toBe('China rebukes NATO over its Vilnius communique')
    expect(calls(reply.message).some(({ command }) => command === 'share')).toBe(true)
    const alone = await ask('nato-china', '', { place: { platform: 'slack', tenant: 'T1' } })
    expect(calls(alone.message).some(({ command }) => command === 'share')).toBe(false)
  })

  it.each(nato?.sections.map(({ id, heading }) => ({ id, heading })) ?? [])(
    'shows the section $id',
    async (section) => {
      for (const args of [{ section: section.id }, section.id, section.heading]) {
        const { message, problem } = await ask('nato-china', args)
        expect(problem).toBeUndefined()
        expect(message.title.startsWith(`${section.heading} · `)).toBe(true)
      }
    },
  )

  it('shows what one speaker says, by surname, with the section or without, and by option', async () => {
    const all = await Promise.all([
      ask('nato-china', 'quotes stoltenberg'),
      ask('nato-china', 'STOLTENBERG'),
      ask('nato-china', 'speaker:"Jens Stoltenberg"'),
      ask('nato-china', { speaker: 'Jens Stoltenberg' }),
      ask('nato-china', { section: 'quotes', speaker: 'stoltenberg' }),
    ])
    for (const { message } of all) {
      expect(quotesIn(message)).toEqual([
        'not [their] adversary, and [they] should continue to engage',
        'Beijing’s increasing assertiveness',
      ])
    }
  })

  it('finds the sentences that bear on words, and says so when there are none', async () => {
    const { message } = await ask('nato-china', 'find:office in Tokyo')
    expect(textOf(message)).toContain('Japan would like a NATO liaison office in Tokyo, Reuters reported. [19]')
    const nothing = await ask('nato-china', { find: 'penguins' })
    expect(textOf(nothing.message)).toContain('We found no sentence with these words.')
  })

  it('looks for words that are no section and no speaker', async () => {
    const { message, problem } = await ask('nato-china', 'where is the liaison office to open?')
    expect(problem).toBeUndefined()
    expect(message.title).toMatch(/^“where is the liaison office to open\?” in the article/)
    expect(textOf(message)).toContain('Japan would like a NATO liaison office in Tokyo')
  })

  it('helps with a near miss by a button that works', async () => {
    const { message, problem } = await ask('nato-china', 'qoutes')
    expect(problem).toBe(true)
    expect(message.title).toContain('Did you mean Quotes?')
    const [first] = calls(message)
    expect((await ask(first?.command ?? '', first?.args ?? {})).problem).toBeUndefined()
  })

  it.each(['stoltenburg', 'find-me', 'xyzzy quux', '💥', '/etc/passwd', '"', 'section:', 'speaker:nobody at all'])(
    'answers “%s” with help, privately',
    async (line) => {
      const reply = await ask('nato-china', line)
      expect(reply.visibility).toBe('private')
      expect(reply.message.title).not.toBe('')
    },
  )

  it('never throws and never goes public, whatever is typed', async () => {
    const names = fc.constantFrom('nato-china', 'brief', 'briefdesk', 'check-quote', 'brief-this', 'dam', 'nope')
    await fc.assert(
      fc.asyncProperty(names, fc.string({ unit: 'grapheme', maxLength: 60 }), async (command, line) => {
        const reply = await ask(command, { line, text: line })
        expect(reply.visibility).toBe('private')
        expect(reply.message.title.trim()).not.toBe('')
        expect(reply.message.title).not.toContain('Something went wrong')
      }),
      { numRuns: 200 },
    )
  })

  it('says that a button was made for an earlier version, and shows the present one', async () => {
    const fresh = await ask('nato-china', { section: 'who' }, { revision: nato?.revision ?? '' })
    const stale = await ask('nato-china', { section: 'who' }, { revision: 'of-yesterday' })
    expect(textOf(stale.message)).toContain('has changed since that button was made')
    expect(textOf(fresh.message)).not.toContain('has changed')
  })

  it('has only buttons that work', async () => {
    for (const call of calls((await ask('nato-china')).message).filter(({ command }) => command !== 'share'))
      expect((await ask(call.command, { ...call.args })).problem).toBeUndefined()
  })
})

describe('/brief', () => {
  it('reaches every briefing by its name, and the rest is as after its own command', async () => {
    expect((await ask('brief', 'nato-china quotes stoltenberg')).message).toEqual(
      (await ask('nato-china', 'quotes stoltenberg')).message,
    )
    expect((await ask('brief', { name: 'dam', section: 'who' })).message).toEqual((await ask('dam', 'who')).message)
  })

  it('asks which, suggests the nearest, and lists all', async () => {
    expect((await ask('brief')).message.title).toBe('Which briefing?')
    expect((await ask('brief', 'nato-chna')).message.title).toContain('Did you mean /nato-china?')
    expect((await ask('nato-chna')).message.title).toContain('Did you mean /nato-china?')
  })

  it('reads a file for the terminal, and for nobody in a chat', async () => {
    const place = { platform: 'terminal', tenant: 'terminal', local: true } as const
    expect((await ask('brief', './dam.md', { place })).message.title).toMatch(/^Inquiry says/)
    expect((await ask('brief', './dam.md')).problem).toBe(true)
  })
})

describe('“Brief this”', () => {
  const text = `Ferry runs again after nine weeks

The ferry between Norhaven and the island of Skell runs again, its owner said on Monday.

“We have a new engine and an old crew,” said Runa Falk, who heads the company. “That is the right way round.”

Tickets cost 14 crowns, two more than before.`

  it('briefs the words of a message, and its buttons go on working', async () => {
    const { message } = await ask('brief-this', { text }, { origin: 'shortcut' })
    expect(message.title).toBe('Ferry runs again after nine weeks')
    const quotes = calls(message).find(({ args }) => args['section'] === 'quotes')
    const next = await ask(quotes?.command ?? '', { ...quotes?.args })
    expect(quotesIn(next.message)).toContain('We have a new engine and an old crew')
  })

  it('shows another workspace nothing of it', async () => {
    const { message } = await ask('brief-this', { text }, { origin: 'shortcut' })
    const name = message.call?.args['name'] ?? ''
    expect((await ask('brief', { name })).problem).toBeUndefined()
    const elsewhere = await ask('brief', { name }, { place: { platform: 'slack', tenant: 'T2', channel: 'C9' } })
    expect(elsewhere.problem).toBe(true)
    expect(JSON.stringify(elsewhere)).not.toContain('Runa')
  })

  it('says what to choose when there is too little text', async () => {
    expect((await ask('brief-this', { text: 'lunch?' })).problem).toBe(true)
  })
})

describe('“Check this quote”', () => {
  it('finds the words in the briefings here, letter for letter or with the difference', async () => {
    const right = await ask('check-quote', {
      text: 'He said “not [their] adversary, and [they] should continue to engage”',
    })
    expect(right.message.title).toBe('1 of 1 letter for letter in our articles')
    const wrong = await ask('check-quote', { text: '“not [their] enemy, and [they] should continue to engage”' })
    expect(textOf(wrong.message)).toContain('asked: enemy · in the article: adversary')
    const other = await ask('check-quote', { text: '“nobody here ever said these words to anyone”' })
    expect(textOf(other.message)).toContain('Not in our articles')
  })
})

describe('the commands', () => {
  it('are one for each briefing and our own, within what platforms take', () => {
    const { commands } = bot.handlers()
    expect(commands.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'briefing nato-china',
      'briefing dam',
      'general brief',
      'general briefdesk',
      'shortcut brief-this',
      'shortcut check-quote',
    ])
    for (const { name, description } of commands) {
      expect(name).toMatch(/^[a-z0-9][a-z0-9_-]{0,31}$/)
      expect(description.length).toBeLessThanOrEqual(100)
    }
  })

  it('complete names, sections, speakers and people from what was typed', () => {
    const { complete } = bot.handlers()
    const place = { platform: 'discord', tenant: 'G1' } as const
    const values = (command: string, option: string, typed: string) =>
      complete({ command, option, typed, place }).map(({ value }) => value)
    expect(values('nato-china', 'speaker', 'stol')).toEqual(['Jens Stoltenberg'])
    expect(values('brief', 'name', 'vilnius')).toEqual(['nato-china'])
    expect(values('nato-china', 'find', '')).toContain('Jens Stoltenberg')
    expect(values('nato-china', 'speaker', 'zzz')).toEqual([])
  })

  it('help begins with the briefings, and names what this person may do, by its purpose', async () => {
    const text = textOf((await ask('briefdesk', 'help')).message)
    expect(text).toMatch(/\/nato-china[^]*\nRead\n[^]*\nbriefings: [^]*\nPost\n[^]*\nCorrect\nreport: /)
    expect(text).not.toMatch(/^(?:grant|schedule|held): /m)
    const admin = { actor: { id: 'UA', name: 'Max', admin: true } }
    expect(textOf((await ask('briefdesk', 'help', admin)).message)).toMatch(/^grant: /m)
    expect((await ask('briefdesk', 'help schedule')).message.title).toMatch(/^\/briefdesk schedule <briefing/)
    expect((await ask('briefdesk', 'hepl')).message.title).toContain('Did you mean help?')
  })
})
