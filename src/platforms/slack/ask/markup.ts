import { sayDate } from './dates.ts'

/** What readers see in place of ids, and the zone of whoever asks. */
export interface SlackNames {
  readonly person: (id: string) => string | undefined
  readonly channel: (id: string) => string | undefined
  /** IANA. */
  readonly zone: string
}

/** Where no names are known. */
export const noNames: SlackNames = { person: () => undefined, channel: () => undefined, zone: 'UTC' }

/**
 * Text with Slack's markup as its readers see it: people, groups and channels by name, links by label, dates in words, without the
 * signs of emphasis, code and quotes. https://docs.slack.dev/messaging/formatting-message-text
 */
export const readMarkup = (text: string, names: SlackNames): string =>
  unescapeSlack(withoutEmphasis(withNames(text, names)))

/** The same of a text that a person typed: its addresses stand whole, and its signs of emphasis, which may be meant as they stand. */
export const readTyped = (text: string, names: SlackNames): string =>
  unescapeSlack(withoutCode(withNames(text.replace(/<(https?:[^<>|]*)\|[^<>]*>/g, '<$1>'), names)))

function withNames(text: string, names: SlackNames): string {
  return text
    .replace(/<@([A-Z0-9]{1,30})(?:\|([^<>]*))?>/g, (_, id: string, label = '') =>
      sayPerson(id, names, label as string),
    )
    .replace(/<#([A-Z0-9]{1,30})(?:\|([^<>]*))?>/g, (_, id: string, label = '') =>
      sayChannel(id, names, label as string),
    )
    .replace(/<!date\^(\d{1,12})\^([^<>^|]{0,500})[^<>|]{0,2000}(?:\|[^<>]*)?>/g, (_, at: string, format: string) =>
      sayDate(Number(at), format, names.zone),
    )
    .replace(/<!subteam\^[A-Z0-9]{1,30}(?:\|([^<>]*))?>/g, (_, label = '') => sayGroup(label as string))
    .replace(/<!([a-z]{1,30})(?:[|^][^<>]*)?>/g, '@$1')
    .replace(/<((?:https?|mailto|tel|slack):[^<>|]*)\|([^<>]+)>/g, '$2')
    .replace(/<((?:https?|mailto|tel|slack):[^<>|]*)\|?>/g, '$1')
}

/** A person, as a mention shows them. */
export const sayPerson = (id: string, { person }: SlackNames, label = ''): string =>
  sign('@', (person(id) ?? label) || id)

/** A channel, as a mention shows it. */
export const sayChannel = (id: string, { channel }: SlackNames, label = ''): string =>
  sign('#', (channel(id) ?? label) || id)

/** A group: Slack tells its name only to apps that may read all groups. */
export const sayGroup = (label = ''): string => sign('@', label || 'group')

const sign = (mark: string, name: string): string => (name.startsWith(mark) ? name : mark + name)

/** The signs of emphasis stand at the edges of words: `3*4*5` has none. */
const withoutEmphasis = (text: string): string =>
  withoutCode(text)
    .replace(/(?<![\p{L}\p{N}*])\*(?! )([^*\n]{1,2000})(?<! )\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?! )([^_\n]{1,2000})(?<! )_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}~])~(?! )([^~\n]{1,2000})(?<! )~(?![\p{L}\p{N}~])/gu, '$1')

/** Code and quotes are set apart by lines and boxes. */
const withoutCode = (text: string): string =>
  text
    .replace(/```\n?/g, '')
    .replace(/`([^`\n]{1,2000})`/g, '$1')
    .replace(/^&gt;(?:&gt;&gt;)? ?/gm, '')

/** The three signs that Slack escapes. */
export const unescapeSlack = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The addresses that a text with markup links to. */
export const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/<(https?:[^<>|]*)(?:\|[^<>]*)?>/g)].map(([, url = '']) => unescapeSlack(url))
