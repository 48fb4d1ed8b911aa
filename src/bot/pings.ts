import type { Ping } from '../message/message.ts'
import type { PlatformName } from './ports.ts'

interface Form {
  readonly form: RegExp
  readonly kind: Ping['kind']
}

/** As people write them, and as the platforms hand over what was chosen from their lists. */
const forms: readonly Form[] = [
  { form: /^(?:@?here|<!here(?:\|[^>]*)?>)$/i, kind: 'here' },
  { form: /^<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>$/, kind: 'group' },
  { form: /^<@&(\d{1,20})>$/, kind: 'group' },
  { form: /^(?:role|group):(S[A-Z0-9]+|\d{1,20})$/, kind: 'group' },
  { form: /^<@!?([UW][A-Z0-9]+|\d{1,20})(?:\|[^>]*)?>$/, kind: 'person' },
  { form: /^person:([UW][A-Z0-9]+|\d{1,20})$/, kind: 'person' },
]

/** `@here`, `<@&123>`, `role:123`: who is called; undefined for whatever else, everybody above all. */
export function readPing(words: string): Ping | undefined {
  for (const { form, kind } of forms) {
    const found = form.exec(words)
    if (found) return kind === 'here' ? { kind } : { kind, id: found[1] ?? '' }
  }
  return undefined
}

/** Whether it names somebody of that platform: ids of Discord are numbers. */
export const isOf = (ping: Ping, platform: PlatformName): boolean =>
  ping.kind === 'here' || (platform === 'discord') === /^\d+$/.test(ping.id)

/** `@here`, `the group S123`, `the role 123`. */
export function sayPing(ping: Ping): string {
  switch (ping.kind) {
    case 'here':
      return '@here'
    case 'group':
      return `the ${isOf(ping, 'discord') ? 'role' : 'group'} ${ping.id}`
    case 'person':
      return `the person ${ping.id}`
  }
}
