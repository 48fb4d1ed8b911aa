import type { Block, Control, Message } from './message.ts'

/** What the desk answers: what was done or what there is, line by line, and what can be done about it. */
export const composeDesk = (
  title: string,
  lines: readonly string[] = [],
  controls: readonly Control[] = [],
): Message => ({
  title,
  blocks: [
    { kind: 'paragraph', line: [{ kind: 'strong', text: title }] },
    ...(lines.length > 0 ? [listOf(lines)] : []),
    ...(controls.length > 0 ? [{ kind: 'controls', controls } satisfies Block] : []),
  ],
})

const listOf = (lines: readonly string[]): Block => ({
  kind: 'list',
  items: lines.map((text) => ({ line: [{ kind: 'text', text }] })),
})
