import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '../../../src/bot/ports/platform.ts'
import { longMessage, openNewsroom, type Newsroom, type NewsroomOptions } from './newsroom.ts'
import { readVisible } from './read.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

let room: Newsroom
const open = async (options: NewsroomOptions = {}): Promise<Newsroom> => (room = await openNewsroom(options))
const seen = (user?: string, channel?: string) =>
  room.slack.seenBy(user, channel).map(({ payload }) => readVisible([payload]))
const untilSeen = (count: number, user?: string, channel?: string) =>
  vi.waitUntil(() => seen(user, channel).length >= count, { timeout: 5_000 })
const last = () => {
  const message = room.slack.seenBy().at(-1)
  if (!message) throw new Error('nothing is shown')
  return message
}

afterEach(async () => {
  await room.close()
  expect(room.slack.offences).toEqual([])
})

describe.each(['socket', 'http'] as const)('commands over %s', (mode) => {
  it('are acknowledged in time, however slow the answer is (R1), and answered once, privately (R3)', async () => {
    const slow: Answer = async () => {
      await pause(1_200)
      return { message: { title: 'Slow', blocks: [] }, visibility: 'private' }
    }
    await open({ mode, answer: slow })
    const deliveries = await Promise.all(Array.from({ length: 10 }, () => room.slack.command('/harbour')))
    for (const { failure } of deliveries) expect(failure).toBeUndefined()
    expect(seen()).toEqual([])
    await untilSeen(10)
    expect(seen()).toEqual(Array.from({ length: 10 }, () => 'Slow'))
    expect(seen('U8')).toEqual([])
  })

  it('answer bare, by section, by search, with help for a near miss and for an unknown name', async () => {
    await open({ mode })
    for (const [name, text] of [
      ['/harbour', ''],
      ['/harbour', 'quotes'],
      ['/harbour', 'who'],
      ['/harbour', 'find open sea'],
      ['/harbour', 'qotes'],
      ['/harbor', ''],
    ]) {
      const shown = seen().length
      expect((await room.slack.command(name ?? '', text)).failure).toBeUndefined()
      await untilSeen(shown + 1)
    }
    expect(seen()).toEqual([
      'The harbour reopens\nThe harbour reopened on Monday.',
      'quotes\n> We are open\nAda Brook, harbour master ²',
      'who\n• Ada Brook: 1 quotation',
      'Found\nfound open sea',
      'Help\nNo section qotes. Did you mean quotes?',
      'Help\nThere is no harbor. Did you mean /harbour?',
    ])
    expect(room.requests[0]).toMatchObject({
      command: 'harbour',
      args: { line: '' },
      origin: 'command',
      place: { platform: 'slack', tenant: 'T1', channel: 'C1' },
      actor: { id: 'U7', name: 'name of U7', admin: false },
      locale: 'en-GB',
    })
  })

  it('are answered again by buttons and menus, in place, also after a restart (R25)', async () => {
    await open({ mode })
    await room.slack.command('/harbour')
    await untilSeen(1)
    const answered = last()
    await room.slack.click(answered, 'Quotes')
    await vi.waitUntil(() => seen()[0]?.startsWith('quotes'))
    expect(seen()).toEqual(['quotes\n> We are open\nAda Brook, harbour master ²'])
    expect(room.requests.at(-1)).toMatchObject({ origin: 'control', revision: 'r1', onMessage: `C1/${answered.ts}` })
    await room.slack.command('/harbour')
    await untilSeen(2)
    await room.restart()
    expect((await room.slack.click(last(), 'Ada Brook')).failure).toBeUndefined()
    await vi.waitUntil(() => seen()[1]?.startsWith('Speaker'))
    expect(seen()[1]).toBe('Speaker Ada & "Brook" <A>\n> We are open\nAda Brook, harbour master ²')
  })

  it('begin at a message, too: "Brief this" and "Check this quote" get its words and links (R26)', async () => {
    await open({ mode })
    await room.slack.shortcut('check-quote', { text: 'She said *“We are open,”* &amp; left' })
    await untilSeen(1)
    const rich = {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Read ', style: { bold: true } },
            { type: 'link', url: 'https://news.example/a', text: 'this' },
            { type: 'text', text: ' and ' },
            { type: 'link', url: 'https://news.example/b' },
          ],
        },
      ],
    }
    await room.slack.shortcut('brief-this', { text: 'Read *…*', blocks: [rich] })
    await untilSeen(2)
    expect(room.requests.map(({ command, args, origin, onMessage }) => [command, args, origin, onMessage])).toEqual([
      ['check-quote', { text: 'She said *“We are open,”* & left' }, 'shortcut', 'C1/1700000000.000001'],
      [
        'brief-this',
        { text: 'Read this and https://news.example/b', links: 'https://news.example/a https://news.example/b' },
        'shortcut',
        'C1/1700000000.000001',
      ],
    ])
  })
})

describe('a message with links (R26)', () => {
  it('without rich text is read from its text, whatever else it is made of', async () => {
    await open()
    const section = { type: 'section', text: { type: 'mrkdwn', text: 'Read' } }
    await room.slack.shortcut('brief-this', {
      text: 'Read <https://news.example/a|this>',
      blocks: [section, { type: 'divider' }],
    })
    await untilSeen(1)
    expect(room.requests[0]?.args).toEqual({ text: 'Read https://news.example/a', links: 'https://news.example/a' })
  })

  it.each([
    [[]],
    [['https://news.example/a']],
    [['https://news.example/a?b=1&c=2', 'https://news.example/b', 'https://news.example/c']],
  ])('hands them over as they are, in order: %j', async (links) => {
    await open()
    const marked = links.map((link) => `<${link.replaceAll('&', '&amp;')}|${new URL(link).host}>`)
    await room.slack.shortcut('brief-this', { text: `Read ${marked.join(' and ')} today` })
    await untilSeen(1)
    expect(room.requests[0]?.args['links']).toBe(links.length === 0 ? undefined : links.join(' '))
    expect(room.requests[0]?.args['text']).toBe(`Read ${links.join(' and ')} today`)
  })
})

describe('the answer', () => {
  it('is announced after two seconds, and comes once (R2)', async () => {
    await open({
      answer: async () => (await pause(2_600), { message: { title: 'Done', blocks: [] }, visibility: 'private' }),
    })
    await room.slack.command('/harbour')
    await pause(2_300)
    expect(seen()).toEqual(['Working on it…'])
    await untilSeen(2)
    expect(seen()).toEqual(['Working on it…', 'Done'])
  })

  it('finds another way when the response URL has expired: privately in the channel, else by direct message (R2)', async () => {
    await open({
      answer: async () => (await pause(300), { message: { title: 'Late', blocks: [] }, visibility: 'private' }),
    })
    await room.slack.command('/harbour')
    await room.slack.command('/harbour', '', { channel: 'C9' })
    room.slack.pass(31 * 60_000)
    await untilSeen(1)
    await untilSeen(1, 'U7', 'DU7')
    expect([seen(), seen('U8'), seen('U7', 'C9'), seen('U7', 'DU7')]).toEqual([['Late'], [], [], ['Late']])
  })

  it('comes in pages of three messages when it is long, and a button goes on (R2, R20)', async () => {
    await open({
      answer: ({ args }) => {
        const message = longMessage(90)
        return Promise.resolve({
          message: { ...message, call: { command: 'harbour', args: { ...args, section: 'source' } } },
          visibility: 'private',
        })
      },
    })
    await room.slack.command('/harbour', 'source')
    await untilSeen(4)
    const first = seen().join('\n')
    await room.slack.click(last(), 'Show more')
    await vi.waitUntil(() => room.slack.seenBy().length >= 5)
    await pause(100)
    const all = [first, ...seen().slice(3)].join('\n')
    expect(Array.from({ length: 90 }, (_, at) => at).filter((at) => !all.includes(`${at}. something`))).toEqual([])
    expect(room.requests.at(-1)?.args['page']).toBe('2')
  })

  it('is an apology, and a log line that names the command and no secret, when answering fails (R4, R31)', async () => {
    await open({ answer: () => Promise.reject(new Error('no xoxb-1-bot at https://hooks.example/T1/secret')) })
    await room.slack.command('/harbour')
    await untilSeen(1)
    expect(seen()[0]).toMatch(/^Something went wrong here/)
    const failed = room.logged.find((line) => line.includes('slack.answer.failed'))
    expect(failed).toContain('"command":"harbour"')
    expect(failed).not.toMatch(/xoxb-1|secret/)
  })

  it('survives a listener that fails in any way: the next command is answered (R15)', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    let calls = 0
    await open({
      answer: () => {
        calls += 1
        if (calls === 1) throw new Error('at once')
        if (calls === 2) return Promise.reject(new Error('later'))
        return Promise.resolve({ message: { title: 'Fine', blocks: [] }, visibility: 'private' })
      },
    })
    for (const count of [1, 2, 3]) {
      await room.slack.command('/harbour')
      await untilSeen(count)
    }
    await room.slack.event({ type: 'app_mention', text: 42 })
    process.off('unhandledRejection', unhandled)
    expect(seen()[2]).toBe('Fine')
    expect(unhandled).not.toHaveBeenCalled()
  })

  it('comes as plain text when Slack refuses the blocks, not unfurled either (R22, R23, R24)', async () => {
    await open()
    room.slack.trouble('response_url', { how: 'error', error: 'invalid_blocks' })
    await room.slack.command('/harbour', 'quotes')
    await untilSeen(1)
    expect(last().payload).toMatchObject({ mrkdwn: false, unfurl_links: false, unfurl_media: false })
    expect(last().payload['blocks']).toBeUndefined()
    expect(seen()).toEqual(['quotes\n“We are open”\n— Ada Brook, harbour master ²'])
  })

  it('is for all only when the reply says so', async () => {
    await open()
    await room.slack.command('/public')
    await untilSeen(1, 'U8')
    expect(seen('U8')).toEqual(['For all\nEverybody sees this.'])
  })
})

describe('the same once more', () => {
  it('a command, click or mention delivered again within ten minutes shows nothing new (R6)', async () => {
    await open()
    const command = await room.slack.command('/harbour')
    await untilSeen(1)
    expect((await room.slack.redeliver(command)).failure).toBeUndefined()
    const click = await room.slack.click(last(), 'Quotes')
    await room.slack.redeliver(click)
    const mention = await room.slack.mention('harbour')
    await untilSeen(2)
    await room.slack.redeliver(mention)
    await pause(200)
    expect(seen()).toHaveLength(2)
    expect(room.requests).toHaveLength(3)
  })

  it('a double click has one effect (R25)', async () => {
    await open({
      answer: async (request) => (
        await pause(100),
        { message: { title: request.origin ?? '', blocks: overviewOf() }, visibility: 'private' }
      ),
    })
    await room.slack.command('/harbour')
    await untilSeen(1)
    const message = last()
    await Promise.all([room.slack.click(message, 'Quotes'), room.slack.click(message, 'Quotes')])
    await pause(300)
    expect(room.requests).toHaveLength(2)
  })

  it('the bot ignores itself and other bots (R9)', async () => {
    await open()
    await room.slack.mention('harbour', { user: 'UBOT' })
    await room.slack.mention('harbour', { bot_id: 'BBOT', user: 'UBOT' })
    await room.slack.mention('harbour', { bot_id: 'BOTHER', user: 'U5', subtype: 'bot_message' })
    await pause(200)
    expect(room.requests).toEqual([])
    await room.slack.mention('harbour quotes')
    await untilSeen(1)
    expect(last().thread).toBeDefined()
    expect(seen('U8')).toEqual(['quotes\n> We are open\nAda Brook, harbour master ²'])
  })
})

describe('controls', () => {
  it('on a public message answer privately beside it', async () => {
    await open({
      answer: (request) =>
        Promise.resolve({
          message: { title: 'To', blocks: overviewOf(`To ${request.actor.id}`) },
          visibility: request.origin === 'control' ? 'private' : 'public',
        }),
    })
    await room.slack.command('/harbour')
    await untilSeen(1)
    await room.slack.click(last(), 'Quotes', 'U8')
    await untilSeen(2, 'U8')
    expect([seen('U7'), seen('U8')]).toEqual([['To U7'], ['To U7', 'To U8']])
  })

  it('whose reply stands beside the answer leave the answer', async () => {
    await open()
    await room.slack.command('/harbour')
    await untilSeen(1)
    await room.slack.click(last(), 'Share')
    await untilSeen(2)
    expect(seen()[0]).toMatch(/^The harbour reopens/)
    expect(seen()[1]).toBe('Shared\nShared to the channel.')
  })

  it('too long for a button are kept on the texts, and found there', async () => {
    const kept = new Map<string, string>()
    const texts = {
      keep: (tenant: string, key: string, content: string) =>
        Promise.resolve(void kept.set(`${tenant} ${key}`, content)),
      find: (tenant: string, key: string) => Promise.resolve(kept.get(`${tenant} ${key}`)),
    }
    await open({ texts })
    await room.slack.command('/harbour')
    await untilSeen(1)
    await room.slack.click(last(), 'Long')
    await vi.waitUntil(() => room.requests.length === 2)
    expect(room.requests[1]?.args['find']).toHaveLength(3_000)
    expect(kept.size).toBe(1)
    await vi.waitUntil(() => seen()[0]?.startsWith('quotes'))
    kept.clear()
    await room.slack.command('/harbour')
    await untilSeen(2)
    kept.clear()
    await room.slack.click(last(), 'Long')
    await vi.waitUntil(() => room.requests.length === 4)
    expect(room.requests[3]).toMatchObject({ command: 'briefdesk', args: { line: 'help' } })
  })
})

describe('what people type', () => {
  it('arrives as they mean it: whom and what it names by their ids, links as addresses, signs as signs', async () => {
    await open()
    await room.slack.command(
      '/harbour',
      ' post <#C123|news> <@U8|ada> <!subteam^S1|@desk> <!here> <https://news.example/a?b=1&amp;c=2|news> a &lt;b&gt; &amp;amp; ',
    )
    await untilSeen(1)
    expect(room.requests[0]?.args['line']).toBe(
      'post <#C123> <@U8> <@&S1> @here https://news.example/a?b=1&c=2 a <b> &amp;',
    )
  })

  it('odd as it may be, gets an answer (R3)', async () => {
    await open()
    for (const text of [
      '\u0000',
      '<',
      '<#>',
      '&amp',
      '😀'.repeat(1_000),
      'x'.repeat(4_000),
      '\n\n',
      '<!channel>',
      '"; DROP',
    ]) {
      const before = seen().length
      expect((await room.slack.command('/harbour', text)).failure).toBeUndefined()
      await untilSeen(before + 1)
    }
  })
})

function overviewOf(heading = 'Overview') {
  return [
    { kind: 'heading', level: 1, line: [{ kind: 'text', text: heading }] },

    { kind: 'controls', controls: [{ label: 'Quotes', command: 'harbour', args: { section: 'quotes' } }] },
  ] as const
}
