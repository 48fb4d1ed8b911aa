import type { MessageBlock, Control, Message } from './message.ts'

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
    ...(controls.length > 0 ? [{ kind: 'controls', controls } satisfies MessageBlock] : []),
  ],
})

const listOf = (lines: readonly string[]): MessageBlock => ({
  kind: 'list',
  items: lines.map((text) => ({ line: [{ kind: 'text', text }] })),
})
