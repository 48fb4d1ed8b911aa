import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessageBlock, Inline, Message } from '../../../src/message/message.ts'
import { readCustomId, readOptionValue, packedControls } from '../../../src/platforms/discord/draw/controls.ts'
import { renderDiscord, renderNotice } from '../../../src/platforms/discord/draw/render.ts'
import { hostile } from './hostile.ts'
import { messageFaults, nested } from './limits.ts'
import { showMarkdown } from './markdown.ts'
import { readVisible, textsOf } from './read.ts'

const plain = (text: string): Inline[] => [{ kind: 'text', text }]
const message = (...blocks: MessageBlock[]): Message => ({ title: 'A briefing', blocks })
const faults = (made: Message): string[] => renderDiscord(made).flatMap((payload) => messageFaults(payload))
const marksIn = (made: Message): string[] =>
  renderDiscord(made).flatMap((payload) => textsOf(payload).flatMap((text) => showMarkdown(text).marks))

const unseen = /[\u202A-\u202E\u2066-\u2069\u0000-\u0008\u000E-\u001F\u007F]/g
const seen = (text: string): string => text.replace(unseen, '').replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, ' ')

/** A message with the same words in every field that can hold them. */
function everywhere(text: string): Message {
  const line: Inline[] = [
    { kind: 'text', text },
    { kind: 'strong', text },
    { kind: 'emphasis', text },
    { kind: 'link', text, url: 'https://paper.example/article' },
    { kind: 'time', at: 0, text },
    { kind: 'source', sentence: 1 },
  ]
  return message(
    { kind: 'heading', level: 1, line },
    { kind: 'heading', level: 2, line: plain(text) },
    { kind: 'paragraph', line },
    { kind: 'paragraph', line: plain(text) },
    { kind: 'list', items: [{ line }, { line: plain(text) }] },
    { kind: 'quote', exact: text, attribution: line },
    { kind: 'quote', exact: text, before: text, after: text, attribution: line },
    { kind: 'row', title: plain(text), line, control: { label: text, command: 'brief', args: {} } },
    { kind: 'fields', fields: [{ label: text, line }] },
    { kind: 'note', line },
    { kind: 'note', line: plain(text) },
    { kind: 'controls', controls: [{ label: text, command: 'brief', args: { find: text } }] },
    {
      kind: 'choice',
      choice: {
        label: text,
        command: 'brief',
        args: {},
        arg: 'speaker',
        options: [{ label: text, value: text, hint: text }],
      },
    },
  )
}

describe('what Discord shows', () => {
  it('has one line per block, with quotes above whoever said them', () => {
    const made = message(
      { kind: 'heading', level: 1, line: plain('Harbour talks') },
      {
        kind: 'paragraph',
        line: [...plain('The council meets. '), { kind: 'source', sentence: 3, mark: 'shortened' }],
      },
      { kind: 'list', items: [{ line: plain('One') }, { line: plain('Two') }] },
      { kind: 'divider' },
      { kind: 'quote', exact: 'We wait.\nWe hope.', attribution: plain('Mara Quill, harbour master ⁴') },
      { kind: 'fields', fields: [{ label: 'Publisher', line: plain('The Example') }] },
      { kind: 'note', line: [...plain('Read at '), { kind: 'time', at: 1_767_225_600_000, text: '1 January 2026' }] },
    )
    expect(readVisible(renderDiscord(made))).toBe(
      [
        'Harbour talks',
        'The council meets. ³ (shortened)',
        '• One',
        '• Two',
        '> We wait.',
        '> We hope.',
        'Mara Quill, harbour master ⁴',
        'Publisher: The Example',
        'Read at 2026-01-01T00:00:00Z',
      ].join('\n'),
    )
    expect(faults(made)).toEqual([])
  })

  it('keeps strong, emphasised and linked words apart from their neighbours', () => {
    const line: Inline[] = [
      { kind: 'strong', text: 'strong' },
      { kind: 'emphasis', text: 'soft ' },
      { kind: 'strong', text: ' a ' },
      { kind: 'link', text: '[Analysis] The [harbour] talks', url: 'https://paper.example/a_(b)' },
      ...plain(' end'),
    ]
    const { text, marks } = showMarkdown(textsOf(renderDiscord(message({ kind: 'paragraph', line })))[0] ?? '')
    expect(text.replace('\u2060', '')).toBe('strongsoft  a [Analysis] The [harbour] talks end')
    expect(marks).toEqual(['strong:strong', 'emphasis:soft', 'strong:a', 'link:https://paper.example/a_%28b%29'])
  })

  it('shows something even for a message without blocks', () => {
    expect(readVisible(renderDiscord(message()))).toBe('A briefing')
    expect(messageFaults(renderNotice('Try *again*.'))).toEqual([])
    expect(readVisible([renderNotice('Try *again*.')])).toBe('Try *again*.')
  })
})

describe('D14 D15 D16: an article cannot mark, mention or link anything', () => {
  it('has a corpus that is worth its name', () => {
    expect(new Set(hostile).size).toBeGreaterThanOrEqual(40)
    expect(hostile.filter((text) => showMarkdown(text).marks.length > 0).length).toBeGreaterThanOrEqual(30)
  })

  it.each(hostile.map((text) => [JSON.stringify(text), text]))('%s stays words in every field', (_, text) => {
    const made = everywhere(text)
    const alive = marksIn(made).filter((mark) => !/^(heading|small|quote|list|time|strong|emphasis):/.test(mark))
    expect(alive.filter((mark) => mark !== 'link:https://paper.example/article')).toEqual([])
    expect(marksIn(made).filter((mark) => /^(heading|small|quote|list):/.test(mark))).toHaveLength(
      marksIn(everywhere('words')).filter((mark) => /^(heading|small|quote|list):/.test(mark)).length +
        text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).length -
        1,
    )
    expect(faults(made)).toEqual([])
    expect(readVisible(renderDiscord(message({ kind: 'paragraph', line: plain(text) }))).trim()).toBe(seen(text).trim())
  })

  it('shows any text letter for letter and without markup', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'*_~`|<>@#-[]():/\\!&.1 aé‮😀\n'), maxLength: 60 })
    fc.assert(
      fc.property(signs, (text) => {
        const paragraph = message({ kind: 'paragraph', line: plain(`x${text}`) })
        expect(marksIn(paragraph)).toEqual([])
        expect(readVisible(renderDiscord(paragraph))).toBe(`x${seen(text)}`.trimEnd())
        const start = message({ kind: 'paragraph', line: plain(text) })
        expect(marksIn(start)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('links only to the web', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'discord://x',
      'nonsense',
      'https://user:secret@evil.example/',
      'https://x.example/' + 'a'.repeat(3000),
    ])
      expect(marksIn(message({ kind: 'paragraph', line: [{ kind: 'link', text: 'Here', url }] }))).toEqual([])
  })

  it('links no label that looks like another address', () => {
    for (const text of ['https://bank.example', 'bank.example/login', 'see www.bank.example now'])
      expect(
        marksIn(message({ kind: 'paragraph', line: [{ kind: 'link', text, url: 'https://evil.example' }] })),
      ).toEqual([])
  })
})

describe('D11 D13: every body is one that Discord takes and shows', () => {
  const words = 'The harbour council weighs the offer of the dredging firm '
  const texts = {
    empty: '',
    long: words.repeat(180),
    Chinese: '港口委员会正在考虑疏浚公司的提议。'.repeat(600),
    'right to left': 'مجلس الميناء يدرس عرض شركة التجريف '.repeat(300),
    emoji: '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿😀 '.repeat(400),
    'one word': 'a'.repeat(10_000),
    'one word of signs': '*'.repeat(1_500),
    'one grapheme': `a${'\u0301'.repeat(5_000)}`,
    spaces: ' '.repeat(5_000),
    'many escapes': '[a_b] '.repeat(1_000),
  }
  it.each(Object.entries(texts))(
    'for 0, 1 and 200 items of: %s',
    (_, text) => {
      for (const count of [0, 1, 200]) {
        const items = Array.from({ length: count }, () => ({ line: plain(text.slice(0, 2_000)) }))
        const quotes = Array.from({ length: Math.min(count, 20) }, (): MessageBlock => ({
          kind: 'quote',
          exact: text,
          attribution: plain(text),
        }))
        const made = message({ kind: 'heading', level: 1, line: plain(text) }, { kind: 'list', items }, ...quotes, {
          kind: 'note',
          line: plain(text),
        })
        expect(faults(made)).toEqual([])
      }
      expect(faults(everywhere(text))).toEqual([])
    },
    20_000,
  )

  it('for 200 options, all of which can be chosen', () => {
    const options = Array.from({ length: 200 }, (_, index) => ({
      label: `Speaker ${index}`,
      value: `speaker ${index} ${'x'.repeat(index)}`,
    }))
    const made = message({
      kind: 'choice',
      choice: { label: 'Who', command: 'brief', args: {}, arg: 'speaker', options },
    })
    expect(faults(made)).toEqual([])
    const shown = renderDiscord(made)
      .flatMap(({ components }) => components.flatMap(nested))
      .flatMap(({ options }) => (Array.isArray(options) ? (options as unknown[]) : []))
    expect(shown).toHaveLength(200)
  })
})

describe('D12: nothing is lost and nothing is cut in the wrong place', () => {
  it('splits a long paragraph between words and marks the cut', () => {
    const words = Array.from({ length: 2_000 }, (_, index) => `word${index}`)
    const texts = textsOf(renderDiscord(message({ kind: 'paragraph', line: plain(words.join(' ')) })))
    expect(texts.length).toBeGreaterThan(2)
    expect(texts.slice(0, -1).every((text) => text.endsWith(' …'))).toBe(true)
    expect(texts.slice(1).every((text) => text.startsWith('… '))).toBe(true)
    expect(texts.map((text) => text.replace(/^… | …$/g, '')).join(' ')).toBe(words.join(' '))
  })

  it('never cuts inside a link, a time, a source mark or a pair', () => {
    const line: Inline[] = Array.from({ length: 400 }, (_, index): Inline[] => [
      { kind: 'link', text: `report ${index} 😀`, url: `https://paper.example/${index}` },
      { kind: 'text', text: ', ' },
      { kind: 'time', at: 1_000 * index, text: '' },
      { kind: 'text', text: ' ' },
      { kind: 'source', sentence: index },
      { kind: 'text', text: ' ' },
    ]).flat()
    const made = message({ kind: 'paragraph', line })
    expect(marksIn(made).filter((mark) => mark.startsWith('link:'))).toHaveLength(400)
    expect(marksIn(made).filter((mark) => mark.startsWith('time:'))).toHaveLength(400)
    expect(faults(made)).toEqual([])
  })

  it('keeps a quotation in one text, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2_500 }), { minLength: 1, maxLength: 12 }), (sizes) => {
        const blocks = sizes.map((size): MessageBlock => ({
          kind: 'quote',
          exact: `“${'word '.repeat(size / 5)}end”`,
          attribution: plain('Mara Quill'),
        }))
        const texts = textsOf(renderDiscord(message(...blocks)))
        expect(texts).toHaveLength(blocks.length)
        expect(texts.every((text) => /^> “.*end”\n-# Mara Quill$/s.test(text))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('says so when a quotation longer than any message goes on', () => {
    const exact = Array.from(
      { length: 30 },
      (_, index) => `“Paragraph ${index}: ${'we wait and see '.repeat(15)}.”`,
    ).join('\n')
    const made = message({ kind: 'quote', exact, attribution: plain('Mara Quill ⁹') })
    expect(faults(made)).toEqual([])
    expect(textsOf(renderDiscord(made))[0]).toMatch(/-# ↓ The quote goes on\.$/)
    expect(readVisible(renderDiscord(made))).toBe(
      `${exact
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')}\nMara Quill ⁹`,
    )
  })

  it('pages a long answer behind one button, and every page together is the whole', async () => {
    const items = Array.from({ length: 200 }, (_, index) => ({
      line: plain(`${index}: ${'a summary of the day '.repeat(30)}`),
    }))
    const call = { command: 'harbour', args: { section: 'all' }, revision: 'r1' }
    const whole = readVisible(renderDiscord(message({ kind: 'list', items })))
    const pages: string[] = []
    let next: typeof call | undefined = call
    while (next && pages.length < 100) {
      const shown = renderDiscord({ ...message({ kind: 'list', items }), call: next })
      expect(shown.length).toBeLessThanOrEqual(3)
      expect(shown.flatMap((payload) => messageFaults(payload))).toEqual([])
      pages.push(readVisible(shown))
      const id = shown
        .flatMap(({ components }) => components.flatMap(nested))
        .find((node) => node['label'] === 'Show more')?.['custom_id']
      next =
        id === undefined
          ? undefined
          : ((await readCustomId(id as string, () => Promise.resolve(undefined)))?.call as typeof call)
    }
    expect(pages.join('\n')).toBe(whole)
  })

  it('never leaves a heading alone at the end of a message', () => {
    const blocks = Array.from({ length: 60 }, (_, index): MessageBlock[] => [
      { kind: 'heading', level: 2, line: plain(`Section ${index}`) },
      { kind: 'paragraph', line: plain('A long line. '.repeat(index)) },
    ]).flat()
    for (const payload of renderDiscord(message(...blocks))) expect(textsOf(payload).at(-1)).not.toMatch(/^###/)
  })
})

describe('D8 D10: controls carry their calls', () => {
  const call = fc.record({
    command: fc.string({ minLength: 1, maxLength: 40 }),
    revision: fc.string({ minLength: 1, maxLength: 12 }),
    args: fc.dictionary(fc.string({ maxLength: 12 }), fc.string({ maxLength: 120 }), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  })

  it('and give them back, however long, from what was kept', async () => {
    await fc.assert(
      fc.asyncProperty(call, fc.string({ minLength: 1, maxLength: 200 }), async (made, value) => {
        const blocks: MessageBlock[] = [
          {
            kind: 'controls',
            controls: [
              { label: 'One', ...made },
              { label: 'Same', ...made },
            ],
          },
          { kind: 'choice', choice: { label: 'Who', ...made, arg: 'speaker', options: [{ label: 'S', value }] } },
        ]
        const kept = new Map(packedControls(message(...blocks)).map(({ key, content }) => [key, content]))
        const find = (key: string): Promise<string | undefined> => Promise.resolve(kept.get(key))
        expect(faults(message(...blocks))).toEqual([])
        const nodes = renderDiscord(message(...blocks)).flatMap(({ components }) => components.flatMap(nested))
        const ids = nodes.flatMap(({ custom_id }) => (typeof custom_id === 'string' ? [custom_id] : []))
        expect(await Promise.all(ids.map((id) => readCustomId(id, find)))).toEqual([
          { call: made },
          { call: made },
          { call: made, arg: 'speaker' },
        ])
        const [option] = nodes.flatMap(({ options }) =>
          Array.isArray(options) ? (options as { value: string }[]) : [],
        )
        expect(await readOptionValue(option?.value ?? '', find)).toBe(value)
      }),
      { numRuns: 200 },
    )
  })

  it('and an id that is not ours is no call', async () => {
    for (const id of ['', 'x', 'b', 'b0|', 'other-bot:1', 'b0|#gone'])
      expect(await readCustomId(id, () => Promise.resolve(undefined))).toBeUndefined()
  })
})
