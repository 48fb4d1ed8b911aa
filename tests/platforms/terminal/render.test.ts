import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { composeOverview, composeSection } from '../../../src/message/compose.ts'
import type { Message } from '../../../src/message/message.ts'
import { inert } from '../../../src/platforms/terminal/inert.ts'
import { renderText } from '../../../src/platforms/terminal/render.ts'
import { terminalStyleOf } from '../../../src/platforms/terminal/style.ts'
import { sectionCalled, verified } from '../../message/fixture.ts'

const options = { now: Date.UTC(2024, 5, 1) }
const plain = { width: 80, colour: false, links: false }
const overview = composeOverview(verified, options)

const saying = (text: string): Message => ({
  title: text,
  blocks: [
    { kind: 'heading', level: 1, line: [{ kind: 'text', text }] },
    { kind: 'quote', exact: text, attribution: [{ kind: 'strong', text }] },
    { kind: 'list', items: [{ line: [{ kind: 'emphasis', text }] }] },
    { kind: 'fields', fields: [{ label: text, line: [{ kind: 'link', text, url: `https://news.example/${text}` }] }] },
    { kind: 'controls', controls: [{ label: text, command: 'brief', args: { name: text } }] },
  ],
})

describe('a message in the terminal', () => {
  it('is one screen of plain lines when piped', () => {
    expect(renderText(overview, plain)).toBe(
      [
        'Harbour town of Eastmere closes its old pier',
        'Mara Quill · 3 March 2021 · three years old',
        '  The harbour office of Eastmere closed the old pier on Monday.\u00A0¹',
        '• Repairs will cost 2.4 million crowns.\u00A0⁵',
        '│ We would rather lose a summer than a visitor',
        '  Ilse Brandt, Harbour master\u00A0³',
        '│ Nine of forty posts have lost more than half of their strength.',
        '  Report\u00A0⁴',
        '4 quotes, each letter for letter in the article. Not checked against the',
        'original statements. Shortened:\u00A0¹.',
        'More: quotes timeline who numbers gaps source wrong | 1 The pier',
        '',
      ].join('\n'),
    )
  })

  it('puts the number of a sentence in place of the bullet, and what wraps below the words', () => {
    const item = [
      { kind: 'source', sentence: 12 } as const,
      { kind: 'text', text: ` ${'word '.repeat(20).trim()}` } as const,
    ]
    const lines = renderText({ title: '', blocks: [{ kind: 'list', items: [{ line: item }] }] }, plain).split('\n')
    expect(lines[0]).toMatch(/^¹² {2}word word/)
    expect(lines[1]).toMatch(/^ {4}word/)
    expect(renderText({ title: '', blocks: [{ kind: 'divider' }] }, { ...plain, width: 5 })).toBe('─────\n')
  })

  it('has no control characters without colour', () => {
    expect(renderText(overview, plain)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  })

  it('is the same words with colour', () => {
    const coloured = renderText(overview, { ...plain, colour: true })
    expect(coloured).not.toBe(renderText(overview, plain))

    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderText(overview, plain))
  })

  it('keeps to the width, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 120 }), (width) => {
        for (const line of renderText(overview, { ...plain, width }).split('\n'))
          expect(stringWidth(line)).toBeLessThanOrEqual(width)
      }),
      { numRuns: 25 },
    )
  })

  it('keeps to the width in a script of double width, too', () => {
    const wide = saying('港口办公室周一关闭了旧码头因为潜水员发现九根木桩有裂缝'.repeat(3))
    const lines = renderText({ ...wide, blocks: wide.blocks.slice(0, 3) }, { ...plain, width: 40 }).split('\n')
    expect(lines.every((line) => stringWidth(line) <= 40)).toBe(true)
  })

  it('numbers the sentences of the article in the source section', () => {
    const source = composeSection(verified, sectionCalled('source'), options)
    expect(renderText(source, plain)).toContain('\n⁵   Repairs will cost 2.4 million crowns.\n')
  })

  it('makes links clickable where the terminal can, and prints the address where it cannot', () => {
    const link = { kind: 'link', text: 'the article', url: 'https://news.example/pier' } as const
    const message: Message = { title: '', blocks: [{ kind: 'paragraph', line: [link] }] }
    expect(renderText(message, { ...plain, colour: true, links: true })).toContain(
      '\u001b]8;;https://news.example/pier\u0007the article\u001b]8;;\u0007',
    )
    expect(renderText(message, plain)).toBe('  the article (https://news.example/pier)\n')
  })

  it('leaves the buttons out where nothing can be typed', () => {
    expect(renderText(overview, { ...plain, controls: false })).not.toContain('More:')
  })
})

describe('article text that would act on the terminal', () => {
  it('is shown as signs', () => {
    expect(inert('a\u001b[31mred\u0007 \u202eevil\u202c\tb\nc\u009b2J')).toBe('a␛[31mred␇ �evil� b c�2J')
  })

  it('does nothing in any field, with colour and links or without', () => {
    const hostile = [
      '\u001b[2J\u001b[H',
      '\u001b]8;;https://evil.example\u0007x',
      '\u009b31m',
      '\u202egnp.exe',
      '\r\u0008\u007f',
    ]
    for (const text of hostile)
      for (const rich of [true, false]) {
        const rendered = renderText(saying(text), { ...plain, colour: rich, links: rich })

        const own = /\u001b\[(1|2|3|22|23|36|39)m|\u001b\]8;;(https:\/\/news\.example\/[^\u0000-\u001f]*)?\u0007|\n/g

        expect(rendered.replace(own, '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
      }
  })

  it('is otherwise unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '港', '“', '😀', ' ') }), (text) => {
        expect(inert(text)).toBe(text)
      }),
    )
  })
})

describe('what a terminal can show', () => {
  const terminal = { isTTY: true, columns: 90 }
  it('is colour on a terminal, and none when piped, with NO_COLOR or on a dumb one', () => {
    expect(terminalStyleOf(terminal, {})).toEqual({ width: 90, colour: true, links: false })
    expect(terminalStyleOf({}, {}).colour).toBe(false)
    expect(terminalStyleOf(terminal, { NO_COLOR: '1' }).colour).toBe(false)
    expect(terminalStyleOf(terminal, { TERM: 'dumb' }).colour).toBe(false)
    expect(terminalStyleOf({}, { FORCE_COLOR: '1' }).colour).toBe(true)
  })

  it('is links in the terminals known for them', () => {
    expect(terminalStyleOf(terminal, { TERM_PROGRAM: 'WezTerm' }).links).toBe(true)
    expect(terminalStyleOf(terminal, { VTE_VERSION: '6800' }).links).toBe(true)
    expect(terminalStyleOf(terminal, { TERM_PROGRAM: 'Apple_Terminal' }).links).toBe(false)
  })

  it('is between 20 and 120 columns wide, and 100 when nobody knows', () => {
    expect(terminalStyleOf({ isTTY: true, columns: 300 }, {}).width).toBe(120)
    expect(terminalStyleOf({ isTTY: true, columns: 3 }, {}).width).toBe(20)
    expect(terminalStyleOf({}, {}).width).toBe(100)
    expect(terminalStyleOf({}, { COLUMNS: '70' }).width).toBe(70)
  })
})
