import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leafOf } from '../../src/message/leaves.ts'
import type { Inline, Message, MessageBlock } from '../../src/message/message.ts'

const text = (words: string): Inline[] => [{ kind: 'text', text: words }]
const words = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.integer({ min: 0, max: 50_000 }).map((length) => 'word and word '.repeat(length / 14)),
  fc.integer({ min: 0, max: 50_000 }).map((length) => 'x'.repeat(length)),
)
const block: fc.Arbitrary<MessageBlock> = fc.oneof(
  words.map((exact): MessageBlock => ({ kind: 'paragraph', line: text(exact) })),
  words.map((exact): MessageBlock => ({ kind: 'heading', level: 2, line: text(exact) })),
  words.map((exact): MessageBlock => ({ kind: 'quote', exact, attribution: text('Ada Brook') })),
  fc
    .array(words, { minLength: 1, maxLength: 6 })
    .map((items): MessageBlock => ({ kind: 'list', items: items.map((item) => ({ line: text(item) })) })),
)
const share: MessageBlock = { kind: 'controls', controls: [{ label: 'Overview', command: 'brief', args: {} }] }
const messageOf = (blocks: readonly MessageBlock[], leaf?: number): Message => ({
  title: 'A long day',
  blocks: [...blocks, share],
  call: { command: 'brief', args: { name: 'day', page: '3', ...(leaf !== undefined && { leaf: String(leaf) }) } },
})

const textsIn = (blocks: readonly MessageBlock[]): string =>
  JSON.stringify(blocks)
    .match(/"(?:text|exact)":"(?:[^"\\]|\\.)*"/g)
    ?.map(
      (found) =>
        (JSON.parse(`{${found}}`) as { text?: string; exact?: string }).text ??
        (JSON.parse(`{${found}}`) as { exact?: string }).exact ??
        '',
    )
    .filter((found) => found !== 'Ada Brook' && !/^Part \d+ of \d+, because/.test(found))
    .join('') ?? ''

const nextIn = (message: Message) =>
  message.blocks
    .flatMap((each) => (each.kind === 'controls' ? each.controls : []))
    .find(({ label }) => label.startsWith('Show part'))

describe('a long message', () => {
  it('is read leaf by leaf, each of a bounded size with the buttons of the whole, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        let read = ''
        let leaf = leafOf(messageOf(blocks))
        for (let turned = 0; ; turned++) {
          expect(turned).toBeLessThan(200)
          expect(JSON.stringify(leaf.blocks).length).toBeLessThan(60_000)
          expect(leaf.blocks).toContainEqual(share)
          read += textsIn(leaf.blocks)
          const next = nextIn(leaf)
          if (!next) break
          expect(next.args['page']).toBeUndefined()
          leaf = leafOf(messageOf(blocks, Number(next.args['leaf'])))
        }
        expect(read).toBe(textsIn(blocks))
      }),
      { numRuns: 60 },
    )
  })

  it('is left alone where it fits, or where no call would find its next leaf', () => {
    const short = messageOf([{ kind: 'paragraph', line: text('The harbour reopened.') }])
    expect(leafOf(short)).toBe(short)
    const silent: Message = { title: 'A long day', blocks: [{ kind: 'paragraph', line: text('x'.repeat(90_000)) }] }
    expect(leafOf(silent)).toBe(silent)
  })
})
