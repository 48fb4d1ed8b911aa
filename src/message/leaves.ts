import type { CommandCall, Control, Inline, ListItem, Message, MessageBlock } from './message.ts'

/** The weight of a leaf, roughly in characters: a few chat messages. Drawing one takes milliseconds, whatever is in it. */
const LEAF_MOST = 20_000
/** What a list item, a field or a block weighs besides its words. */
const EACH = 40

/**
 * The leaf of a long message that its call asks for (`args.leaf`, from 1), with a button for the next. Renderers page what
 * they are given, so whatever somebody handed in, they are given no more than this at a time.
 */
export function leafOf(message: Message): Message {
  const { call, blocks } = message
  if (!call || weigh(blocks) <= LEAF_MOST) return message
  const tail = blocks.findLastIndex(({ kind }) => kind !== 'controls' && kind !== 'choice') + 1
  const leaves = cut(blocks.slice(0, tail).flatMap(pieces))
  const at = Math.min(Math.max(1, Number.parseInt(call.args['leaf'] ?? '1', 10) || 1), leaves.length)
  const next: Control[] =
    at === leaves.length
      ? []
      : [
          {
            ...call,
            args: { ...withoutPage(call.args), leaf: `${at + 1}` },
            label: `Show part ${at + 1} of ${leaves.length}`,
          },
        ]
  const which: Inline = { kind: 'text', text: `Part ${at} of ${leaves.length}, because this is long.` }
  return {
    ...message,
    blocks: [
      ...(at === 1 ? [] : [{ kind: 'note', line: [which] } as const]),
      ...joined(leaves[at - 1] ?? []),
      ...(next.length > 0 ? [{ kind: 'controls', controls: next } as const] : []),
      ...blocks.slice(tail),
    ],
  }
}

const withoutPage = ({ page: _, ...args }: CommandCall['args']): CommandCall['args'] => args

const weigh = (blocks: readonly MessageBlock[]): number => blocks.reduce((sum, block) => sum + weightOf(block), 0)

function weightOf(block: MessageBlock): number {
  switch (block.kind) {
    case 'list':
      return block.items.reduce((sum, { line }) => sum + lengthOf(line) + EACH, 0)
    case 'fields':
      return block.fields.reduce((sum, { line }) => sum + lengthOf(line) + EACH, 0)
    case 'heading':
    case 'paragraph':
    case 'note':
      return lengthOf(block.line) + EACH
    case 'quote':
      return (
        block.exact.length +
        (block.before ?? '').length +
        (block.after ?? '').length +
        lengthOf(block.attribution) +
        EACH
      )
    case 'row':
      return lengthOf(block.title) + lengthOf(block.line) + 2 * EACH
    case 'divider':
      return EACH
    case 'controls':
      return block.controls.length * EACH
    case 'choice':
      return 0
  }
}

const lengthOf = (line: readonly Inline[]): number =>
  line.reduce((sum, inline) => sum + (inline.kind === 'source' ? EACH : inline.text.length), 0)

/** What leaves are filled with: single items, and parts of what is longer than a leaf. */
function pieces(block: MessageBlock): readonly MessageBlock[] {
  switch (block.kind) {
    case 'list':
      return block.items.flatMap((item) => linesOf(item.line).map((line) => ({ ...block, items: [{ ...item, line }] })))
    case 'fields':
      return block.fields.flatMap((field) =>
        linesOf(field.line).map((line) => ({ ...block, fields: [{ ...field, line }] })),
      )
    case 'heading':
    case 'paragraph':
    case 'note':
      return linesOf(block.line).map((line) => ({ ...block, line }))
    case 'quote':
      return parted(block.exact).map((exact) => ({ ...block, exact }))
    case 'row':
    case 'divider':
    case 'controls':
    case 'choice':
      return [block]
  }
}

function linesOf(line: readonly Inline[]): readonly (readonly Inline[])[] {
  if (lengthOf(line) <= LEAF_MOST) return [line]
  return line.flatMap((inline): readonly (readonly Inline[])[] =>
    inline.kind === 'source' ? [[inline]] : parted(inline.text).map((text) => [{ ...inline, text }]),
  )
}

/** Parts of a text that is too long for a leaf, broken at blanks where there are any. Together they are the text. */
function parted(text: string): readonly string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length;) {
    const blank = text.length - at > PART_MOST ? text.lastIndexOf(' ', at + PART_MOST) : text.length
    const end = blank > at ? blank : at + PART_MOST
    parts.push(text.slice(at, end))
    at = end
  }
  return parts.length === 0 ? [text] : parts
}

const PART_MOST = LEAF_MOST / 2

/** Full leaves; a heading is not the last thing in one. */
function cut(all: readonly MessageBlock[]): readonly (readonly MessageBlock[])[] {
  const leaves: MessageBlock[][] = [[]]
  let weight = 0
  for (const piece of all) {
    const its = weightOf(piece)
    const leaf = leaves.at(-1) ?? []
    if (leaf.length > 0 && weight + its > LEAF_MOST) {
      const along = leaf.length > 1 && leaf.at(-1)?.kind === 'heading' ? leaf.splice(-1) : []
      leaves.push(along)
      weight = weigh(along)
    }
    leaves.at(-1)?.push(piece)
    weight += its
  }
  return leaves
}

/** Items that stand next to each other are one list again. */
function joined(all: readonly MessageBlock[]): readonly MessageBlock[] {
  const blocks: MessageBlock[] = []
  let items: ListItem[] = []
  for (const block of all) {
    if (block.kind !== 'list') {
      blocks.push(block)
      continue
    }
    if (blocks.at(-1)?.kind !== 'list') {
      items = []
      blocks.push({ ...block, items })
    }
    items.push(...block.items)
  }
  return blocks
}
