import type { APIEmbed, APIMessage, APIUser } from 'discord.js'

/** What readers see in place of ids. */
export interface DiscordNames {
  readonly role: (id: string) => string | undefined
  readonly channel: (id: string) => string | undefined
}

type Part = Partial<Pick<APIMessage, 'content' | 'embeds' | 'components' | 'mentions' | 'poll'>>

/**
 * Every word of a message as its readers see it, and of the messages forwarded in it: content, components, embeds, a poll. The
 * preview of a linked page is nobody's message. https://discord.com/developers/docs/resources/message#message-object
 */
export function readDiscordMessage(message: APIMessage, names: DiscordNames): string {
  const forwarded = (message.message_snapshots ?? []).map((snapshot): Part => snapshot.message)
  return [message as Part, ...forwarded]
    .flatMap((part) => linesIn(part).map((line) => plainWords(line, { ...names, people: part.mentions ?? [] })))
    .filter((line) => line !== '')
    .join('\n')
}

const linesIn = ({ content = '', embeds = [], components = [], poll }: Part): readonly string[] => [
  content,
  ...textsOf(components),
  ...embeds.filter((embed) => !isPreview(embed, content)).flatMap(wordsInEmbed),
  ...(poll ? [poll.question.text ?? '', ...poll.answers.map(({ poll_media: { text = '' } }) => text)] : []),
]

const isPreview = ({ url }: APIEmbed, content: string): boolean => url !== undefined && content.includes(url)

/** https://discord.com/developers/docs/resources/message#embed-object */
const wordsInEmbed = ({ author, title, description, fields = [], footer }: APIEmbed): readonly string[] => [
  author?.name ?? '',
  title ?? '',
  description ?? '',
  ...fields.flatMap(({ name, value }) => [name, value]),
  footer?.text ?? '',
]

function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf)
  if (typeof node !== 'object' || node === null) return []
  if ('content' in node && typeof node.content === 'string') return [node.content]
  return 'components' in node ? textsOf(node.components) : []
}

interface Named extends DiscordNames {
  readonly people: readonly APIUser[]
}

/** Mentions, times and emoji: https://discord.com/developers/docs/reference#message-formatting */
const withNames = (text: string, { people, role, channel }: Named): string =>
  text
    .replace(/<@!?(\d{1,20})>/g, (_, id: string) => `@${nameOf(people.find((user) => user.id === id)) ?? id}`)
    .replace(/<@&(\d{1,20})>/g, (_, id: string) => `@${role(id) ?? 'role'}`)
    .replace(/<#(\d{1,20})>/g, (_, id: string) => `#${channel(id) ?? id}`)
    .replace(/<\/([^:<>]{1,100}):\d{1,20}>/g, '/$1')
    .replace(/<a?:(\w{1,32}):\d{1,20}>/g, ':$1:')
    .replace(/<t:(-?\d{1,13})(?::([tTdDfFR]))?>/g, (_, at: string, style = 'f') => sayTime(Number(at), style as string))
    .replace(/<id:(\w{1,20})(?::\d{1,20})?>/g, '#$1')

const nameOf = (user: APIUser | undefined): string | undefined => user?.global_name ?? user?.username

/** Discord tells nobody's zone, so a time is said in UTC; "2 hours ago" is said as a day and a time, which stands longer. */
function sayTime(seconds: number, style: string): string {
  const at = new Date(seconds * 1_000)
  const say = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(at)
  if (style === 't') return `${say({ timeStyle: 'short' })} UTC`
  if (style === 'T') return `${say({ timeStyle: 'medium' })} UTC`
  if (style === 'd') return say({ day: '2-digit', month: '2-digit', year: 'numeric' })
  if (style === 'D') return say({ dateStyle: 'long' })
  return `${say({ dateStyle: style === 'F' ? 'full' : 'long' })} ${say({ timeStyle: 'short' })} UTC`
}

/** A text without its Markdown, as readers see it. Code keeps its words. */
const plainWords = (markdown: string, named: Named): string =>
  withNames(markdown, named)
    .replace(/```(?:[\w+#-]{1,30}\n)?\n?/g, '')
    .replace(/^(?:#{1,3}|-#|>{1,3}) /gm, '')
    .replace(/\[([^[\]\n]{1,500})\]\(<?https?:[^\s()]{1,2000}\)/g, '$1')
    .replace(/(?<!\\)(?:\*\*|__|~~|\|\|)/g, '')
    .replace(/(?<!\\)`([^`\n]{1,2000})`/g, '$1')
    .replace(/<(https?:\/\/[^<>\s]{1,2000})>/g, '$1')
    .replace(/\\([^0-9A-Za-z\s])/g, '$1')
    .trim()
