import type { Ping } from '../../message/message.ts'
import { groupNamed, personNamed } from './names.ts'

/** Parses who is pinged: `@here`, `<@&123>`, or `role:123` as files write it; undefined for anything else, notably everybody. */
export function readPing(words: string): Ping | undefined {
  if (/^@?here$/i.test(words)) return { kind: 'here' }
  const group = groupNamed(words) ?? /^(?:role|group):([A-Z0-9]+)$/.exec(words)?.[1]
  if (group !== undefined) return { kind: 'group', id: group }
  const person = words.startsWith('<@') ? personNamed(words) : /^person:([A-Z0-9]+)$/.exec(words)?.[1]
  return person === undefined ? undefined : { kind: 'person', id: person }
}

/** `@here`, `the group S123`, `the role 123`: each platform has its own word for a group. */
export function sayPing(ping: Ping, groupWord: string): string {
  switch (ping.kind) {
    case 'here':
      return '@here'
    case 'group':
      return `the ${groupWord} ${ping.id}`
    case 'person':
      return `the person ${ping.id}`
  }
}
