import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { MessageBlock, Message } from '../../../src/message/message.ts'
import { renderSlack } from '../../../src/platforms/slack/draw/render.ts'
import { findViolations } from './check.ts'
import { hostile } from './hostile.data.ts'
import { readVisible } from './read.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

const text = (words: string) => ({ kind: 'text', text: words }) as const
const paragraph = (words: string): MessageBlock => ({ kind: 'paragraph', line: [text(words)] })
const message = (...blocks: readonly MessageBlock[]): Message => ({ title: 'Harbour reopens', blocks })
const payloadsOf = (of: Message) => renderSlack(of).parts.map(({ payload }) => payload)
const plainOf = (of: Message) => renderSlack(of).parts.flatMap(({ plain }) => plain)
const violations = (of: Message) => [...payloadsOf(of), ...plainOf(of)].flatMap(findViolations)
const visible = (of: Message) => readVisible(payloadsOf(of))

describe('what people see', () => {
  it('is the tree, line by line: headings, lists, quotes with their credit, labels, times', () => {
    const briefing = message(
      { kind: 'heading', level: 1, line: [text('Harbour reopens')] },
      { kind: 'heading', level: 2, line: [text('What happened')] },
      { kind: 'paragraph', line: [text('The port opened. '), { kind: 'source', sentence: 1 }] },
      {
        kind: 'list',
        items: [{ line: [text('One '), { kind: 'source', sentence: 2, mark: 'shortened' }] }, { line: [text('Two')] }],
      },
      {
        kind: 'quote',
        exact: 'We are\nopen',
        attribution: [{ kind: 'strong', text: 'Ada Brook' }, text(', mayor '), { kind: 'source', sentence: 4 }],
      },
      {
        kind: 'fields',
        fields: [
          { label: 'Missing', line: [text('the union')] },
          { label: 'Publisher', line: [text('A & B')] },
        ],
      },
      { kind: 'divider' },
      {
        kind: 'note',
        line: [text('Read '), { kind: 'link', text: 'the article', url: 'https://news.example/a?b=1&c=2' }],
      },
      { kind: 'note', line: [text('At '), { kind: 'time', at: Date.UTC(2024, 1, 29, 12, 30), text: '29 Feb 2024' }] },
    )
    expect(violations(briefing)).toEqual([])
    expect(visible(briefing).split('\n')).toEqual([
      'Harbour reopens',
      'What happened',
      'The port opened. ¹',
      '• One ² (shortened)',
      '• Two',
      '> We are',
      '> open',
      'Ada Brook, mayor ⁴',
      'Missing: the union',
      'Publisher: A & B',
      'Read the article',
      'At 2024-02-29T12:30:00Z',
    ])
  })

  it('begins, in a notification, with the title and goes on with the same words', () => {
    const [payload] = payloadsOf(message(paragraph('The port <opened> & closed.')))
    expect(payload?.text).toBe('Harbour reopens\nThe port &lt;opened&gt; &amp; closed.')
  })

  it('says a title only once', () => {
    const [payload] = payloadsOf(
      message({ kind: 'heading', level: 1, line: [text('Harbour reopens')] }, paragraph('Yes.')),
    )
    expect(payload?.text).toBe('Harbour reopens\nYes.')
  })

  it('is never unfurled (R22)', () => {
    for (const payload of [...payloadsOf(message(paragraph('x'))), ...plainOf(message(paragraph('x')))]) {
      expect(payload).toMatchObject({ unfurl_links: false, unfurl_media: false })
    }
  })
})

describe('hostile words (R21)', () => {
  const everywhere = (words: string): Message => ({
    title: words,
    blocks: [
      { kind: 'heading', level: 1, line: [text(words)] },
      { kind: 'heading', level: 2, line: [{ kind: 'emphasis', text: words }] },
      { kind: 'paragraph', line: [text(words), { kind: 'strong', text: words }] },
      { kind: 'list', items: [{ line: [text(words)] }] },
      { kind: 'quote', exact: words, before: words, after: words, attribution: [text(words)] },
      { kind: 'quote', exact: words, attribution: [{ kind: 'strong', text: words }, text(words)] },
      {
        kind: 'row',
        title: [{ kind: 'link', text: words, url: 'https://news.example/' }],
        line: [text(words), { kind: 'source', sentence: 3, url: 'https://news.example/' }],
        control: { label: words, command: words, args: {} },
      },
      { kind: 'list', head: [words, 'B'], items: [{ line: [text(words)], cells: [words, words] }] },
      { kind: 'fields', fields: [{ label: words, line: [text(words)] }] },
      { kind: 'note', line: [text(words), { kind: 'link', text: words, url: words }] },
      { kind: 'note', line: [{ kind: 'link', text: words, url: 'https://news.example/' }] },
      { kind: 'note', line: [{ kind: 'time', at: 0, text: words }] },
      { kind: 'controls', controls: [{ label: words, command: words, args: { find: words } }] },
      {
        kind: 'choice',
        choice: {
          label: words,
          command: 'x',
          args: {},
          arg: 'speaker',
          options: [{ label: words, value: words, hint: words }],
        },
      },
    ],
  })

  it.each(hostile.map((words) => [words]))('%j pings nobody, becomes no markup and stays readable', (words) => {
    const all = everywhere(words)
    expect(violations(all)).toEqual([])
    const payloads = payloadsOf(all)
    for (const mrkdwn of findMrkdwn(payloads))
      expect(mrkdwn).toMatch(
        /^(?:[^<>*_~`|@#&]|&(?:amp|lt|gt);|\*[^<>*_~`|\n]+\*|_[^<>*_~`|\n]+_|<(?:https:\/\/news\.example\/|!date\^0\^\{[^|]*)\|[^<>|*_~`]*>)+$/,
      )
    for (const { text: notification } of [...payloads, ...plainOf(all)]) {
      expect(notification).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
    }
    expect(JSON.stringify(payloads)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    const links = [...JSON.stringify(payloads).matchAll(/"url":"([^"]*)"/g)].map(([, url]) => new URL(url ?? ''))
    for (const link of links) expect(link.protocol).toMatch(/^https?:$/)
    const shown =
      words.replace(/[\u202A-\u202E\u2066-\u2069\u0000-\u0008\u000B-\u001F]|\p{Cs}/gu, '').split('\n')[0] ?? ''
    expect(readVisible(payloads).replaceAll('�', '')).toContain(`> ${shown}`)
  })

  it('in a link whose label names another host is no link', () => {
    const line = (label: string, url: string) =>
      JSON.stringify(renderSlack(message({ kind: 'paragraph', line: [{ kind: 'link', text: label, url }] })))
    expect(line('https://bank.example', 'https://evil.example/')).not.toContain('evil.example')
    expect(line('bank.example/login', 'https://evil.example/')).not.toContain('evil.example')
    expect(line('www.bank.example', 'https://bank.example/a')).toContain('https://bank.example/a')
    expect(line('the article', 'https://user:secret@evil.example/')).not.toContain('evil.example')
  })
})

describe('too much for one message (R19, R20)', () => {
  it('fits for a day of 200 articles, a title of 5,000 characters, emoji, right-to-left, no title, nothing at all', () => {
    const day = message(
      ...Array.from({ length: 200 }, (_, at) => paragraph(`Article ${at}: ${'something happened '.repeat(12)}`)),
    )
    const list: Message = {
      title: 'Day',
      blocks: [
        {
          kind: 'list',
          items: Array.from({ length: 200 }, (_, at) => ({ line: [text(`${at} 新闻 “שלום” 👩‍👩‍👧‍👦 `.repeat(9))] })),
        },
      ],
    }
    const title: Message = {
      title: 'T'.repeat(5000),
      blocks: [{ kind: 'heading', level: 1, line: [text('<&>'.repeat(1666))] }],
    }
    for (const each of [
      day,
      list,
      title,
      message(),
      { title: '', blocks: [] },
      { title: '', blocks: [paragraph('')] },
    ]) {
      expect(violations(each)).toEqual([])
    }
    expect(visible(day).split('\n')).toHaveLength(200)
    expect(
      visible(list)
        .split('\n')
        .filter((line) => line.startsWith('• ')),
    ).toHaveLength(200)
  })

  it('keeps every word, whatever the lengths', () => {
    const words = fc.string({ unit: 'binary', maxLength: 4000 })
    const block = fc.oneof(
      words.map(paragraph),
      words.map((exact): MessageBlock => ({ kind: 'quote', exact, attribution: [text('Ada')] })),
      fc
        .array(words, { maxLength: 12 })
        .map((items): MessageBlock => ({ kind: 'list', items: items.map((item) => ({ line: [text(item)] })) })),
      words.map((line): MessageBlock => ({ kind: 'fields', fields: [{ label: 'L', line: [text(line)] }] })),
      words.map((line): MessageBlock => ({ kind: 'note', line: [text(line)] })),
      words.map((line): MessageBlock => ({ kind: 'heading', level: 2, line: [text(line)] })),
    )
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const all = message(...blocks)
        expect(violations(all)).toEqual([])
        const expected = lettersOf(
          blocks
            .map((each) => JSON.stringify(each))
            .map(wordsOf)
            .join(''),
        )
        const shown = expected === '' ? '' : lettersOf(visible(all).replaceAll(/Ada/g, ''))
        expect(shown).toBe(expected)
      }),
      { numRuns: 30 },
    )
  })

  it('cuts a quotation only where it exceeds a whole message, between characters, and calls each part a quotation', () => {
    const exact = '“' + '😀'.repeat(6000) + '”'
    const quote = message({ kind: 'quote', exact, attribution: [text('Ada')] })
    expect(violations(quote)).toEqual([])
    expect(visible(quote).replaceAll(/^(?:> |Ada$)|\n/gm, '')).toBe(exact)
    const long = message(paragraph('x'.repeat(9000)), {
      kind: 'quote',
      exact: '“' + 'y '.repeat(1000) + '”',
      attribution: [],
    })
    expect(visible(long)).toContain('“' + 'y '.repeat(1000) + '”')
  })

  it('never leaves a heading at the end of a message', () => {
    const blocks = Array.from({ length: 120 }, (_, at) => [
      { kind: 'heading', level: 2, line: [text(`H${at}`)] } as const,
      paragraph('x'.repeat(300)),
    ]).flat()
    for (const { blocks: drawn } of payloadsOf(message(...blocks))) {
      expect(JSON.stringify(drawn?.at(-1))).not.toContain('"bold":true')
    }
  })
})

function findMrkdwn(payloads: unknown): readonly string[] {
  return [...JSON.stringify(payloads).matchAll(/\{"type":"mrkdwn","text":("(?:[^"\\]|\\.)*")/g)].map(
    ([, json]) => JSON.parse(json ?? '') as string,
  )
}

/** The words of a block, from its JSON: every string but the names of things. */
function wordsOf(json: string): string {
  const found: string[] = []
  const collect = (node: unknown, key = ''): void => {
    if (typeof node === 'string' && ['text', 'exact', 'label'].includes(key)) found.push(node)
    else if (Array.isArray(node)) node.forEach((each) => collect(each))
    else if (node && typeof node === 'object') Object.entries(node).forEach(([name, each]) => collect(each, name))
  }
  const block = JSON.parse(json) as { attribution?: unknown }
  delete block.attribution
  collect(block)
  return found.join('')
}

/** Letters and digits, in order: layout, marks and what is refused left out. */
const lettersOf = (words: string): string => words.replaceAll(/[^\p{L}\p{N}]/gu, '')

describe('the text beside the blocks', () => {
  it('is what the blocks say, as far as a text may be long, and then a sign that it goes on', () => {
    const long = Array.from({ length: 30 }, (_, at) => paragraph(`${at}. ${'word '.repeat(80)}`))
    const [first] = payloadsOf(message(...long))
    expect(first?.text.split('\n').slice(0, 2)).toEqual([
      'Harbour reopens',
      expect.stringMatching(/^0\. word/) as string,
    ])
    expect(first?.text).toMatch(/\n…$/)
    expect(first?.text.length).toBeLessThanOrEqual(4_000)
    expect(payloadsOf(message(paragraph('The pier is shut.')))[0]?.text).toBe('Harbour reopens\nThe pier is shut.')
  })
})

describe('a note', () => {
  const noteOf = (...line: Extract<MessageBlock, { kind: 'note' }>['line']) =>
    JSON.stringify(payloadsOf(message({ kind: 'note', line }))[0]?.blocks)

  it('is small print, with its links in it', () => {
    expect(noteOf({ kind: 'link', text: 'The Harbour Post', url: 'https://post.example/pier' })).toBe(
      '[{"type":"context","elements":[{"type":"mrkdwn","text":"<https://post.example/pier|The Harbour Post>","verbatim":true}]}]',
    )
    expect(noteOf(text('Seen at 14:12'))).toContain('"type":"context"')
  })

  it('takes no words of a link for markup', () => {
    expect(noteOf({ kind: 'link', text: 'The *Harbour* Post', url: 'https://post.example/pier' })).not.toContain(
      'mrkdwn',
    )
    expect(noteOf({ kind: 'link', text: 'Post', url: 'https://post.example/a|b' })).not.toContain('a|b|')
  })
})
