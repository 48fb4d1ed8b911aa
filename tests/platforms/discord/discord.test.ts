import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Answer, CommandRequest, Handlers } from '../../../src/bot/ports/platform.ts'
import type { MessageBlock } from '../../../src/message/message.ts'
import { definitions, echo, memoryTexts, privately, says, serve } from './harness.ts'
import { answered, channel, controls, guild, reader, until, visible } from './stand-in.ts'
import type { Held } from './stand-in-rest.ts'

type Served = Awaited<ReturnType<typeof serve>>

const open: Served[] = []
const started = async (given: Parameters<typeof serve>[0] = {}): Promise<Served> => {
  const served = await serve(given)
  open.push(served)
  return served
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.stop()))
})

/** Refused requests, other than the troubles of the test's own making. */
const refused = ({ discord }: Served): unknown[] =>
  discord.requests.filter(({ status }) => status >= 400 && status < 500 && status !== 429)

const button = (label: string, command: string, args: Readonly<Record<string, string>> = {}): MessageBlock => ({
  kind: 'controls',
  controls: [{ label, command, args, revision: 'r1' }],
})

const remembering = (answer: Answer = echo): { asked: CommandRequest[]; answer: Answer } => {
  const asked: CommandRequest[] = []
  return {
    asked,
    answer: (request) => {
      asked.push(request)
      return answer(request)
    },
  }
}

describe('a command on Discord', () => {
  it('reaches the answer whole, and the answer is private', async () => {
    const { asked, answer } = remembering()
    const served = await started({ answer })
    const held = served.discord.command('harbour', { section: 'quotes', find: 'dredging & more' })
    expect(await answered(held)).toBe('harbour {"section":"quotes","find":"dredging & more"}')
    expect(held.original?.private).toBe(true)
    expect(held.callbacks).toBe(1)
    expect(asked[0]).toMatchObject({
      command: 'harbour',
      args: { section: 'quotes', find: 'dredging & more' },
      origin: 'command',
      actor: { id: reader.id, name: 'Mara', admin: false },
      place: { platform: 'discord', tenant: guild, channel },
      locale: 'en-GB',
    })
    expect(refused(served)).toEqual([])
  })

  it('D1 D2: is acknowledged in time by exactly one callback, for 20 people at once, however slow the work', async () => {
    const served = await started({
      answer: async (request) => {
        await pause(3500)
        return echo(request)
      },
    })
    const all = Array.from({ length: 20 }, (_, index) => served.discord.command('harbour', { find: `${index}` }))
    const first = await Promise.all(all.map((held) => until(() => held.acked)))
    expect(Math.max(...first.map(({ after }) => after))).toBeLessThan(2500)
    const texts = await Promise.all(all.map((held) => answered(held, 4800)))
    expect(new Set(texts).size).toBe(20)
    expect(all.map(({ callbacks }) => callbacks)).toEqual(all.map(() => 1))
  }, 15_000)

  it('D2: that somebody else acknowledged, or that is unknown by now, stops nothing', async () => {
    const served = await started()
    const taken = served.discord.command('harbour')
    taken.acked = { after: 1, type: 5 }
    const gone = served.discord.command('harbour')
    served.discord.held.delete(gone.token)
    await until(() => served.lines.some(({ event }) => event === 'discord.too-late'))
    const next = served.discord.command('harbour')
    expect(await answered(next)).toContain('harbour')
    expect(visible(gone)).toBe('')
  })

  it('D3 D7: that fails ends in words, privately', async () => {
    const served = await started({ answer: () => Promise.reject(new Error('secret detail')) })
    const held = served.discord.command('harbour')
    expect(await answered(held)).toMatch(/^Something went wrong here/)
    expect(held.original?.private).toBe(true)
    expect(held.thinking).toBe(false)
  })

  it('D3: whose answer Discord refuses ends in words', async () => {
    const served = await started({
      answer: () =>
        Promise.resolve(
          privately(
            says('fine', {
              kind: 'choice',
              choice: { label: 'x', command: 'c', args: {}, arg: 'a', options: [{ label: 'l', value: '' }] },
            }),
          ),
        ),
    })
    const held = served.discord.command('harbour')
    served.discord.trouble()
    expect(await answered(held)).toBeTruthy()
    expect(held.thinking).toBe(false)
  })

  it('D4: survives a lost acknowledgement', async () => {
    const served = await started()
    served.discord.trouble({ method: 'POST', path: /callback$/, times: 1, how: 'lost' })
    const held = served.discord.command('harbour')
    expect(await answered(held)).toContain('harbour')
  })

  it('D4: survives an acknowledgement whose answers are all lost', async () => {
    const served = await started()
    served.discord.trouble({ method: 'POST', path: /callback$/, times: 4, how: 'lost' })
    const held = served.discord.command('harbour')
    expect(await answered(held)).toContain('harbour')
    expect(served.lines.every(({ level }) => level !== 'error')).toBe(true)
  })

  it.each([
    ['two 500s', { how: 500, times: 2 }],
    ['two 503s', { how: 503, times: 2 }],
    ['a 429', { how: 429, times: 1 }],
    ['a lost answer', { how: 'lost', times: 1 }],
  ] as const)('D5: survives %s on the answer', async (_, trouble) => {
    const served = await started()
    served.discord.trouble({ method: 'PATCH', path: /@original$/, ...trouble })
    const held = served.discord.command('harbour')
    expect(await answered(held)).toContain('harbour')
  })

  it('D3: is told so when Discord takes a while to recover', async () => {
    const served = await started()
    served.discord.trouble({ method: 'PATCH', path: /@original$/, times: 5, how: 500 })
    const held = served.discord.command('harbour')
    expect(await answered(held)).toMatch(/^Something went wrong/)
  })

  it('shows a long answer in several messages, and the rest behind one button', async () => {
    const items = Array.from({ length: 120 }, (_, index) => ({
      line: [{ kind: 'text', text: `${index}: ${'words and words '.repeat(20)}` } as const],
    }))
    const served = await started({
      answer: ({ command, args }) =>
        Promise.resolve(privately({ title: 'All', blocks: [{ kind: 'list', items }], call: { command, args } })),
    })
    const held = served.discord.command('harbour')
    await until(() => held.followUps.length === 2)
    expect(held.followUps.every((message) => message.private)).toBe(true)
    const [, last] = held.followUps
    if (!last) throw new Error('no last message')
    const more = served.discord.press(last, 'Show more')
    expect(await until(() => more.followUps.length > 0 && visible(more))).toContain('words and words')
    expect(refused(served)).toEqual([])
  })

  it('shows a public reply as a message of its own', async () => {
    const served = await started({
      answer: () => Promise.resolve({ message: says('For everybody'), visibility: 'public' }),
    })
    const held = served.discord.command('harbour')
    expect(await answered(held)).toBe('For everybody')
    expect(held.original).toBeUndefined()
    expect(held.followUps.map((message) => message.private)).toEqual([false])
  })
})

describe('where people are', () => {
  it('D21: in a direct message, and in a server where only the person uses the app', async () => {
    const { asked, answer } = remembering()
    const served = await started({ answer })
    await answered(served.discord.command('harbour', {}, { id: '500000000000000007', name: 'Ines' }))
    await answered(
      served.discord.command(
        'harbour',
        {},
        {
          id: '500000000000000008',
          name: 'Ada',
          guild: '300000000000000099',
          permissions: '0',
          channel: { id: '400000000000000099', type: 0 },
        },
      ),
    )
    expect(asked.map(({ place, actor }) => [place.tenant, actor.name, actor.admin])).toEqual([
      ['500000000000000007', 'Ines', false],
      ['300000000000000099', 'Ada', false],
    ])
  })

  it('in a thread, with its channel', async () => {
    const { asked, answer } = remembering()
    const served = await started({ answer })
    await answered(
      served.discord.command(
        'harbour',
        {},
        { ...reader, channel: { id: '400000000000000055', type: 11, parent_id: channel } },
      ),
    )
    expect(asked[0]?.place).toEqual({ platform: 'discord', tenant: guild, channel, thread: '400000000000000055' })
  })

  it('D20: says who may manage the server, each time anew', async () => {
    const { asked, answer } = remembering()
    const served = await started({ answer })
    for (const permissions of ['0', '32', '8', '2048', String(2 ** 40 + 32)])
      await answered(served.discord.command('briefdesk', {}, { ...reader, permissions }))
    expect(asked.map(({ actor }) => actor.admin)).toEqual([false, true, true, false, true])
  })

  it('D23: in every language of Discord', async () => {
    const { asked, answer } = remembering()
    const served = await started({ answer })
    const locales = [
      'id',
      'da',
      'de',
      'en-GB',
      'en-US',
      'es-ES',
      'es-419',
      'fr',
      'hr',
      'it',
      'lt',
      'hu',
      'nl',
      'no',
      'pl',
      'pt-BR',
      'ro',
      'fi',
      'sv-SE',
      'vi',
      'tr',
      'cs',
      'el',
      'bg',
      'ru',
      'uk',
      'hi',
      'th',
      'zh-CN',
      'ja',
      'zh-TW',
      'ko',
    ]
    await Promise.all(locales.map((locale) => answered(served.discord.command('harbour', {}, { ...reader, locale }))))
    expect(asked.map(({ locale }) => locale).sort()).toEqual([...locales].sort())
  })

  it('D22: a command that is no longer ours reaches the answer, which can say so', async () => {
    const served = await started()
    expect(await answered(served.discord.command('old-name', { section: 'quotes' }))).toContain('old-name')
    expect(await answered(served.discord.menu('Old menu', { content: 'words' }))).toContain('Old menu')
  })
})

describe('shortcuts on a message', () => {
  it.each([
    ['Brief this', 'brief-this'],
    ['Check this quote', 'check-quote'],
  ])('%s hands over what the message says', async (label, command) => {
    const { asked, answer } = remembering()
    const served = await started({ answer })
    await answered(served.discord.menu(label, { content: '> “We *wait*,” said Mara \\[3\\].\n**Now**' }))
    expect(asked[0]).toMatchObject({ command, origin: 'shortcut', args: { text: '“We *wait*,” said Mara [3].\nNow' } })
    expect(asked[0]?.onMessage).toMatch(/^\d+\/\d+$/)
  })

  it('reads forwarded messages, cards and our own briefings', async () => {
    const { asked, answer } = remembering()
    const served = await started({ answer })
    const cards = [{ title: 'Title', description: 'Body' }]
    await answered(
      served.discord.menu('Brief this', {
        content: '',
        message_snapshots: [{ message: { content: 'forwarded', embeds: [], components: [] } }],
      }),
    )
    await answered(served.discord.menu('Brief this', { content: '', embeds: cards }))
    await answered(
      served.discord.menu('Brief this', {
        content: '',
        components: [{ type: 17, components: [{ type: 10, content: '## Head' }] }],
      }),
    )
    await answered(served.discord.menu('Brief this', { content: '' }))
    expect(asked.map(({ args }) => args['text'])).toEqual(['forwarded', 'Title\nBody', 'Head', ''])
  })
})

describe('buttons and menus', () => {
  const withControls: Answer = (request) =>
    Promise.resolve(
      privately(
        says(
          `${request.command} ${request.args['section'] ?? ''} ${request.args['speaker'] ?? ''} ${request.revision ?? ''}`,
          button('Quotes', 'harbour', { section: 'quotes' }),
          button('Long', 'harbour', { find: 'long words '.repeat(30) }),
          {
            kind: 'choice',
            choice: {
              label: 'Who',
              command: 'harbour',
              args: { section: 'quotes' },
              arg: 'speaker',
              options: [
                { label: 'Mara Quill', value: 'mara-quill' },
                { label: 'Long', value: 'v'.repeat(150) },
              ],
            },
          },
        ),
      ),
    )

  const clicked = async (served: Served): Promise<Held> => {
    const held = served.discord.command('harbour')
    await answered(held)
    return held
  }

  it('D8: work after a restart and on old messages, and their answer takes the place of the private one', async () => {
    const texts = memoryTexts()
    const first = await serve({ answer: withControls, options: { texts } })
    const held = await clicked(first)
    await first.platform.stop()
    const { asked, answer } = remembering(withControls)
    const served = await started({ answer, standIn: first.discord, options: { texts } })
    if (!held.original) throw new Error('no answer')
    const quotes = served.discord.press(held.original, 'Quotes')
    expect(await until(() => visible(quotes).startsWith('harbour quotes') && visible(quotes))).toContain('r1')
    expect(quotes.original).toBe(held.original)
    expect(quotes.acked?.type).toBe(6)
    const long = served.discord.press(held.original, 'Long')
    await until(() => long.acked && asked.length === 2)
    expect(asked[1]?.args['find']).toBe('long words '.repeat(30))
    const who = served.discord.press(held.original, 'Who', 'Long')
    await until(() => who.acked && asked.length === 3)
    expect(asked[2]).toMatchObject({ args: { section: 'quotes', speaker: 'v'.repeat(150) }, origin: 'control' })
    expect(refused(served)).toEqual([])
  })

  it('answer privately when the message is public', async () => {
    const served = await started({ answer: withControls })
    const held = await clicked(served)
    if (!held.original) throw new Error('no answer')
    const post = { ...held.original, private: false }
    const before = JSON.stringify(post.body)
    const pressed = served.discord.press(post, 'Who', 'Mara Quill')
    expect(await answered(pressed)).toContain('harbour quotes mara-quill')
    expect(pressed.original?.private).toBe(true)
    expect(pressed.original).not.toBe(post)
    expect(JSON.stringify(post.body)).toBe(before)
  })

  it('put a reply beside the private answer when it says so', async () => {
    const served = await started({
      answer: (request) =>
        request.origin === 'control'
          ? Promise.resolve({ ...privately(says('Shared.')), beside: true })
          : withControls(request),
    })
    const held = await clicked(served)
    if (!held.original) throw new Error('no answer')
    const body = held.original.body
    const pressed = served.discord.press(held.original, 'Quotes')
    await until(() => pressed.followUps.length === 1)
    expect(pressed.followUps[0]?.private).toBe(true)
    expect(held.original.body).toBe(body)
  })

  it('clicked twice are each acknowledged once', async () => {
    const served = await started({ answer: withControls })
    const held = await clicked(served)
    if (!held.original) throw new Error('no answer')
    const twice = [served.discord.press(held.original, 'Quotes'), served.discord.press(held.original, 'Quotes')]
    await until(() => twice.every(({ acked }) => acked))
    expect(twice.map(({ callbacks }) => callbacks)).toEqual([1, 1])
    expect(refused(served)).toEqual([])
  })

  it('D9: that are no longer kept, or not ours, say so privately', async () => {
    const served = await started({ answer: withControls })
    const held = await clicked(served)
    served.texts.kept.clear()
    if (!held.original) throw new Error('no answer')
    const gone = served.discord.press(held.original, 'Long')
    await until(() => gone.followUps.length === 1)
    expect(visible(gone)).toContain('too old')
    const foreign = served.discord.pressId({ ...held.original, private: false }, 'other:1')
    expect(await answered(foreign)).toContain('too old')
  })

  it('D10: have ids of their own, also when they do the same', async () => {
    const twice: MessageBlock = {
      kind: 'controls',
      controls: [
        { label: 'Back', command: 'harbour', args: {} },
        { label: 'Next', command: 'harbour', args: {} },
      ],
    }
    const served = await started({ answer: () => Promise.resolve(privately(says('pages', twice, twice))) })
    const held = await clicked(served)
    const ids = controls(held.original?.body).map((node) => node['custom_id'])
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(4)
  })
})

describe('suggestions while typing', () => {
  const handlers: Handlers = {
    commands: [
      ...definitions,
      {
        name: 'many',
        kind: 'general',
        description: 'Many',
        usage: '',
        options: [
          {
            name: 'which',
            description: 'Which',
            choices: Array.from({ length: 60 }, (_, index) => ({ label: `Choice ${index}`, value: `${index}` })),
          },
        ],
      },
    ],
    answer: echo,
    complete: ({ command, option, typed, place }) => [
      { label: `${command} ${option} ${typed} ${place.tenant}`, value: typed },
      { label: 'too long to send', value: 'v'.repeat(101) },
      ...Array.from({ length: 40 }, (_, index) => ({ label: `${'long '.repeat(30)}${index}`, value: `${index}` })),
    ],
  }

  it('D6: come at once, at most 25 of at most 100 characters', async () => {
    const served = await started({ handlers })
    const held = served.discord.autocomplete('harbour', 'speaker', 'ma')
    const choices = await until(() => held.choices)
    expect(held.acked?.after).toBeLessThan(2500)
    expect(choices).toHaveLength(25)
    expect(choices[0]).toEqual({ name: `harbour speaker ma ${guild}`, value: 'ma' })
    expect(refused(served)).toEqual([])
  })

  it('come from the list itself where it is too long for Discord', async () => {
    const served = await started({ handlers })
    const held = served.discord.autocomplete('many', 'which', 'choice 5')
    expect((await until(() => held.choices)).map(({ value }) => value)).toEqual([
      '5',
      '50',
      '51',
      '52',
      '53',
      '54',
      '55',
      '56',
      '57',
      '58',
      '59',
    ])
  })

  it('that fail crash nothing', async () => {
    const served = await started({
      handlers: {
        ...handlers,
        complete: () => {
          throw new Error('broken')
        },
      },
    })
    served.discord.autocomplete('harbour', 'speaker', 'ma')
    await until(() => served.lines.some(({ event }) => event === 'discord.interaction-failed'))
    expect(await answered(served.discord.command('harbour'))).toContain('harbour')
  })
})
