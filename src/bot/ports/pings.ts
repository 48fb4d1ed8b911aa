import type { Ping } from '../../message/message.ts'
import { groupNamed, personNamed } from './names.ts'
import type { PlatformName } from './target.ts'

/** `@here`, `<@&123>`, or `role:123` as files write it: who is called; undefined for whatever else, everybody above all. */
export function readPing(words: string): Ping | undefined {
  if (/^@?here$/i.test(words)) return { kind: 'here' }
  const group = groupNamed(words) ?? /^(?:role|group):(S[A-Z0-9]+|\d{1,20})$/.exec(words)?.[1]
  if (group !== undefined) return { kind: 'group', id: group }
  const person = personNamed(words) ?? /^person:([UW][A-Z0-9]+|\d{1,20})$/.exec(words)?.[1]
  return person === undefined ? undefined : { kind: 'person', id: person }
}

/** Whether it names somebody of that platform: ids of Discord are numbers. */
export const isPingFor = (ping: Ping, platform: PlatformName): boolean =>
  ping.kind === 'here' || (platform === 'discord') === /^\d+$/.test(ping.id)

/** `@here`, `the group S123`, `the role 123`. */
export function sayPing(ping: Ping): string {
  switch (ping.kind) {
    case 'here':
      return '@here'
    case 'group':
      return `the ${isPingFor(ping, 'discord') ? 'role' : 'group'} ${ping.id}`
    case 'person':
      return `the person ${ping.id}`
  }
}
