import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLine } from '../../src/message/break-line.ts'
import type { MessageBlock, Inline } from '../../src/message/message.ts'
import { splitBlocks } from '../../src/message/split.ts'
import { lineText, textOf } from './text.ts'

const lengthOf = (blocks: readonly MessageBlock[]): number => textOf({ title: '', blocks }).length
const within = (limit: number) => (blocks: readonly MessageBlock[]) => lengthOf(blocks) <= limit
const squeeze = (text: string): string => text.replace(/\s+|• /gu, '')

const paragraph = (text: string): MessageBlock => ({ kind: 'paragraph', line: [{ kind: 'text', text }] })
const heading = (text: string): MessageBlock => ({ kind: 'heading', level: 2, line: [{ kind: 'text', text }] })
const note = (text: string): MessageBlock => ({ kind: 'note', line: [{ kind: 'text', text }] })
const quote = (exact: string): MessageBlock => ({
  kind: 'quote',
  exact,
  attribution: [{ kind: 'strong', text: 'Ida Falk' }],
})

const words = fc.array(fc.constantFrom('pier', 'Eastmere', '港口', '👩‍👩‍👧', '“closed”', 'don’t', 'naïve', 'e\u0301tat'), {
  minLength: 1,
  maxLength: 40,
})
const prose = words.map((list) => list.join(' '))
const inline: fc.Arbitrary<Inline> = fc.oneof(
  prose.map((text): Inline => ({ kind: 'text', text })),
  prose.map((text): Inline => ({ kind: 'strong', text })),
  fc.constant<Inline>({ kind: 'source', sentence: 7 }),
)
const line = fc.array(inline, { minLength: 1, maxLength: 4 })
const block: fc.Arbitrary<MessageBlock> = fc.oneof(
  line.map((parts): MessageBlock => ({ kind: 'paragraph', line: parts })),
  line.map((parts): MessageBlock => ({ kind: 'heading', level: 2, line: parts })),
  fc
    .array(line, { minLength: 1, maxLength: 6 })
    .map((lines): MessageBlock => ({ kind: 'list', items: lines.map((line) => ({ line })) })),
  prose.map(quote),
  prose.map(note),
)
const controls: fc.Arbitrary<MessageBlock> = fc.constant({
  kind: 'controls',
  controls: [{ label: 'Open', command: 'pier', args: {} }],
})
const blocks = fc.array(block, { maxLength: 12 })

describe('splitting into pages', () => {
  it('drops nothing and keeps the order, whatever the limit', () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 30, max: 2000 }), (all, limit) => {
        const { pages } = splitBlocks(all, within(limit))
        const together = pages.map((page) => textOf({ title: '', blocks: page })).join('\n')
        expect(squeeze(together)).toBe(squeeze(textOf({ title: '', blocks: all })))
      }),
    )
  })

  it('gives pages that fit, but for the blocks it reports', () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 30, max: 2000 }), (all, limit) => {
        const { pages, oversized } = splitBlocks(all, within(limit))
        for (const page of pages)
          if (!within(limit)(page)) expect(page.some((shown) => oversized.includes(shown))).toBe(true)
        expect(oversized.every(({ kind }) => kind === 'quote')).toBe(true)
      }),
    )
  })

  it('never cuts a quotation', () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 30, max: 400 }), (all, limit) => {
        const shown = splitBlocks(all, within(limit))
          .pages.flat()
          .filter(({ kind }) => kind === 'quote')
        expect(shown).toEqual(all.filter(({ kind }) => kind === 'quote'))
      }),
    )
  })

  it('leaves what fits on one page as it is', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        fc.pre(all.length > 0)
        expect(splitBlocks(all, () => true)).toEqual({ pages: [all], oversized: [] })
      }),
    )
  })

  it('moves a heading to the page of what it stands over', () => {
    const { pages } = splitBlocks([paragraph('a'.repeat(20)), heading('Pier'), paragraph('b'.repeat(20))], within(30))
    expect(pages).toEqual([[paragraph('a'.repeat(20))], [heading('Pier'), paragraph('b'.repeat(20))]])
  })

  it('moves a quotation, with its heading, to the page of the note under it', () => {
    const [said, under] = [quote('c'.repeat(20)), note('d'.repeat(20))]
    const { pages } = splitBlocks([paragraph('a'.repeat(20)), heading('Pier'), said, under], within(65))
    expect(pages).toEqual([[paragraph('a'.repeat(20))], [heading('Pier'), said, under]])
  })

  it('never leaves controls or notes alone on a page, whatever is above them and however long it is', () => {
    const under = fc.array(fc.oneof(controls, prose.map(note)), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 8 }),
        under,
        fc.integer({ min: 400, max: 2000 }),
        (all, last, limit) => {
          // Room for what stands under a block: the platforms keep it free.
          fc.pre(all.every((each) => lengthOf([each, ...last]) <= limit))
          const words: MessageBlock[] = all.filter(({ kind }) => kind !== 'note')
          fc.pre(words.length > 0)
          const { pages } = splitBlocks([...words, ...last], within(limit))
          for (const page of pages)
            expect(
              page.some(({ kind }) => kind !== 'controls' && kind !== 'note'),
              JSON.stringify(page),
            ).toBe(true)
        },
      ),
    )
  })

  it('keeps a note over the controls, where the block above both fills the page', () => {
    const [said, under] = [paragraph('b'.repeat(20)), note('d'.repeat(10))]
    const long: MessageBlock = {
      kind: 'controls',
      controls: [{ label: 'Open the whole article', command: 'pier', args: {} }],
    }
    const { pages } = splitBlocks([paragraph('a'.repeat(5)), said, under, long], within(40))
    expect(pages).toEqual([[paragraph('a'.repeat(5))], [said], [under, long]])
  })

  it('breaks a list between its items', () => {
    const items = ['one pier', 'two piers', 'three piers'].map((text) => ({ line: [{ kind: 'text', text } as const] }))
    const { pages } = splitBlocks([{ kind: 'list', items }], within(24))
    expect(pages.map((page) => textOf({ title: '', blocks: page }))).toEqual([
      '• one pier\n• two piers',
      '• three piers',
    ])
  })

  it('splits a list of three thousand sentences in good time', () => {
    const items = Array.from({ length: 3000 }, (_, at) => ({
      line: [{ kind: 'text', text: `Sentence ${at}.` } as const],
    }))
    const started = performance.now()
    expect(splitBlocks([{ kind: 'list', items }], within(3000)).pages.length).toBeGreaterThan(15)
    expect(performance.now() - started).toBeLessThan(4000)
  })
})

describe('breaking a line', () => {
  const fits = (limit: number) => (parts: readonly Inline[]) => lineText(parts).length <= limit

  it('never breaks inside a word that fits', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 60 }), (list, limit) => {
        const spaced = list.map((word) => word.replace('港口', 'port'))
        const parts = breakLine([{ kind: 'text', text: spaced.join(' ') }], fits(limit))
        expect(parts.flatMap((part) => lineText(part).trim().split(/ +/))).toEqual(spaced)
      }),
    )
  })

  it('never cuts a surrogate pair or a grapheme, however small the room', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('😀', '👩‍👩‍👧', 'e\u0301', '港'), { minLength: 1 }), (list) => {
        const parts = breakLine([{ kind: 'text', text: list.join('') }], fits(9))
        const graphemes = parts.flatMap((part) =>
          Array.from(new Intl.Segmenter('en').segment(lineText(part)), ({ segment }) => segment),
        )
        expect(graphemes).toEqual(list)
      }),
    )
  })

  it('keeps a link and a source number whole', () => {
    const link: Inline = { kind: 'link', text: 'the whole article', url: 'https://news.example/pier' }
    const parts = breakLine([{ kind: 'text', text: 'See ' }, link, { kind: 'source', sentence: 12 }], fits(6))
    expect(parts.flat()).toContainEqual(link)
    expect(parts.flat()).toContainEqual({ kind: 'source', sentence: 12 })
  })
})
