import { BotError } from '../../errors.ts'
import type { Ping } from '../../message/message.ts'
import type { Place, Target } from './target.ts'

/** Parses what people type, and the channels, people and groups in it in the form in which platforms pass them on (`CommandRequest`). */

/** What phones and word processors make of a hyphen: https://www.unicode.org/charts/PDF/U2000.pdf, and the minus sign. */
const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g

/** Typed words with each dash as a hyphen, where a hyphen means something: `–dam`, `22:00–07:00`. */
export const plainDashes = (words: string): string => words.replace(dashes, '-')

/** Typed words with each double quotation mark as `"`: “harbour wall”, „Hafen“, «port». */
export const plainQuotes = (words: string): string => words.replace(/[\u201C-\u201F\u00AB\u00BB\uFF02]/g, '"')

/** Typed orders with plain hyphens and quotation marks; what is an address stays as it is. */
export const plainOrders = (words: string): string =>
  words.replace(/\S+/g, (word) => (word.includes('://') ? word : plainDashes(plainQuotes(word))))

/** Options such as `quiet:22:00-07:00` or `quiet 22:00-07:00`, wherever they stand, by name without hyphens; and the rest of the words. */
export function takeOptions(words: string, names: readonly string[]) {
  const chosen = new Map<string, string>()
  const typed = plainQuotes(plainDashes(words))
    .replace(/((?:^|\s)quiet)(?::\s*| +)(?=\d\d:\d\d ?-)/gi, '$1:')
    .replace(/(quiet:\d\d:\d\d) ?- ?(?=\d\d:\d\d)/gi, '$1-')
  const rest = typed.replace(
    new RegExp(`(?:^|\\s)(${names.join('|')}):\\s*(<[^>]*>|\\S+)`, 'gi'),
    (_, name: string, value: string) => {
      // Ids of people and groups are case-sensitive.
      chosen.set(
        name.toLowerCase().replace('-', ''),
        ['ping', 'approve'].includes(name.toLowerCase()) ? value : value.toLowerCase(),
      )
      return ''
    },
  )
  return { chosen, rest }
}

/** One of the values that an option may have. Throws BotError `input`. */
export function oneOf<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((each) => each === value)
  if (found === undefined) throw new BotError('input', `${name}:${value} is none of ${choices.join(', ')}.`)
  return found
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `90m`, `6h`, `2d` → ms. Throws BotError `input`. */
export function readAge(value: string, name = 'too-old'): number {
  const [, count = '', unit = ''] = /^(\d{1,4})([mhd])$/.exec(value) ?? []
  if (count === '')
    throw new BotError('input', `${name}:${value} is not a time such as ${name}:90m, ${name}:6h or ${name}:2d.`)
  return Number(count) * (units[unit] ?? 0)
}

/** A platform's id: capitals and digits, with at least one digit so that no word matches. */
const bareId = String.raw`(?=[A-Z]*\d)[A-Z0-9]{7,}`

const wish = String.raw`(?:publish(?![^\s&])|tag=(?:"[^"]*"|[^\s&"]+))`
/** What stands behind a channel: `?tag=Markets`, `?publish`, `tag:"New York"`. */
const wishes = String.raw`(?:\s*\?${wish}(?:&${wish})*|\s+tag:(?:"[^"]*"|[^\s"]+))?`

/** A pattern for a channel: chosen from a list, typed, its bare id, or as files write it; what is wished for there behind it. */
export const channelWord = String.raw`(?:<#[^>]+>|#[^\s?]+|(?:[a-z]+:)?${bareId})${wishes}`

/** The channel of a `channelWord`, as targets have it: `456`, `456?tag=Markets`. Undefined for a typed name, which several channels may share. */
export function channelNamed(word: string): string | undefined {
  const [all = '', listed, bare] = /^(?:<#([A-Z0-9]+)(?:\|[^>]*)?>|(?:[a-z]+:)?([A-Z0-9]+)(?![^\s?]))/u.exec(word) ?? []
  const id = listed ?? bare
  const behind = word.slice(all.length).trim()
  if (id === undefined || behind === '') return id
  const query = behind.replace(/^\?|^tag:/, (sign) => (sign === '?' ? '' : 'tag='))
  return `${id}?${query.replaceAll('"', '').replaceAll(' ', '+')}`
}

/** The id of a person, chosen from a list or bare. */
export const personNamed = (word: string): string | undefined =>
  /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1] ?? /^(?=[A-Z]*\d)[A-Z0-9]{3,}$/.exec(word)?.[0]

/** The id of a group or role. */
export const groupNamed = (word: string): string | undefined => /^<@&([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1]

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

/** The named channel, or the asker's own. */
export function targetOf({ platform, tenant, channel }: Place, named: string | undefined, hint?: string): Target {
  const id = named === undefined ? channel : channelNamed(named)
  if (id === undefined && named !== undefined)
    throw unclear(
      `It is not clear which channel “${named}” is: choose it from the list that # opens, or give its id.`,
      hint,
    )
  if (id === undefined) throw unclear('There is no channel here to post to.', hint)
  return { platform, tenant, channel: id }
}

const unclear = (what: string, hint: string | undefined): BotError =>
  new BotError('input', what, { ...(hint !== undefined && { hint }) })
