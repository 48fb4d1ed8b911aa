import * as z from 'zod'
import { sayDate } from './dates.ts'
import { linksIn, readMarkup, readTyped, sayChannel, sayGroup, sayPerson, type SlackNames } from './markup.ts'

/** A message's words and the addresses that it links to. */
export interface SlackWords {
  readonly text: string
  readonly links: readonly string[]
}

/** A message, as shortcuts hand it in: https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export const messageShape = z.object({
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  text: z.string().default(''),
  blocks: z.array(z.unknown()).optional(),
  attachments: z.array(z.unknown()).optional(),
})

/** Every word of a message as its readers see it: text or blocks, then attachments and forwarded messages. */
export function readMessage(message: z.infer<typeof messageShape>, names: SlackNames): SlackWords {
  const links: string[] = []
  const reading: Reading = { names, links }
  const blocks = (message.blocks ?? []).map((block) => wordsIn(block, reading)).filter(Boolean)
  const hasRich = (message.blocks ?? []).some((block) => isNode(block) && block['type'] === 'rich_text')
  const typed = readTyped(message.text, names).trim()
  const shown = blocks.join('\n').trim()
  // People write rich text. What apps write in blocks has a text beside it, which may say more or less.
  const isTyped = shown === '' || (!hasRich && typed.length > shown.length)
  if (isTyped) links.splice(0, links.length, ...linksIn(message.text))
  const cards = (message.attachments ?? []).map((card) => wordsInCard(card, reading)).filter(Boolean)
  return { text: [isTyped ? typed : shown, ...cards].filter(Boolean).join('\n'), links: [...links] }
}

interface Reading {
  readonly names: SlackNames
  /** Gathers the addresses. */
  readonly links: string[]
}

type Node = Readonly<Record<string, unknown>>

const isNode = (node: unknown): node is Node => typeof node === 'object' && node !== null && !Array.isArray(node)
const textIn = (node: Node, name: string): string => (typeof node[name] === 'string' ? node[name] : '')
const listIn = (node: Node, name: string): readonly unknown[] => {
  const list = node[name]
  return Array.isArray(list) ? (list as unknown[]) : []
}

/** What is pressed or filled in is not read. */
const controls = new Set(['actions', 'input', 'button', 'context_actions', 'image'])

/** The parts of a block that are read, in the order in which they are shown. */
const shownParts = ['title', 'subtitle', 'text', 'fields', 'elements', 'body', 'description', 'rows', 'items', 'blocks']

/** The words of a block, of whatever kind: https://docs.slack.dev/reference/block-kit/blocks */
function wordsIn(node: unknown, reading: Reading): string {
  if (Array.isArray(node)) return linesOf(node.map((each) => wordsIn(each, reading)))
  if (!isNode(node)) return ''
  const type = textIn(node, 'type')
  if (type === 'rich_text') return richWords(node, reading)
  if (type === 'plain_text' || type === 'raw_text') return textIn(node, 'text')
  if (type === 'mrkdwn') return markup(textIn(node, 'text'), reading)
  if (type === 'markdown') return markdown(textIn(node, 'text'), reading)
  if (type === 'image') return isNode(node['title']) ? wordsIn(node['title'], reading) : ''
  if (controls.has(type)) return ''
  if (type === 'table')
    return linesOf(
      listIn(node, 'rows').map((row) =>
        Array.isArray(row) ? row.map((cell) => wordsIn(cell, reading)).join(' ') : '',
      ),
    )
  if (type === 'context')
    return listIn(node, 'elements')
      .map((each) => wordsIn(each, reading))
      .filter(Boolean)
      .join(' ')
  return linesOf(shownParts.map((name) => wordsIn(node[name], reading)))
}

const linesOf = (lines: readonly string[]): string => lines.filter(Boolean).join('\n')

function markup(text: string, { names, links }: Reading): string {
  links.push(...linksIn(text))
  return readMarkup(text, names)
}

/** A markdown block: https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
function markdown(text: string, { links }: Reading): string {
  return text
    .replace(/\[([^[\]\n]{1,500})\]\(<?(https?:[^\s()<>]{1,2000})>?\)/g, (_, label: string, url: string) => {
      links.push(url)
      return label
    })
    .replace(/^(?:#{1,6}|>|[-*]) /gm, '')
    .replace(/```[^\n`]*\n?/g, '')
    .replace(/\*\*|__|~~|`/g, '')
}

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
function richWords(node: Node, reading: Reading): string {
  const type = textIn(node, 'type')
  const elements = listIn(node, 'elements').filter(isNode)
  if (elements.length > 0 || type.startsWith('rich_text'))
    return elements
      .map((each) => richWords(each, reading))
      .join(type === 'rich_text' || type === 'rich_text_list' ? '\n' : '')
  const { names, links } = reading
  switch (type) {
    case 'link':
      links.push(textIn(node, 'url'))
      return textIn(node, 'text') || textIn(node, 'url')
    case 'user':
      return sayPerson(textIn(node, 'user_id'), names)
    case 'channel':
      return sayChannel(textIn(node, 'channel_id'), names)
    case 'usergroup':
      return sayGroup()
    case 'team':
      return 'workspace'
    case 'broadcast':
      return `@${textIn(node, 'range')}`
    case 'emoji':
      return emoji(node)
    case 'date':
      return sayDate(Number(node['timestamp']), textIn(node, 'format'), names.zone)
    case 'color':
      return textIn(node, 'value')
    default:
      return textIn(node, 'text') || textIn(node, 'fallback')
  }
}

/** An emoji of the workspace's own has no sign; readers see a picture. */
function emoji(node: Node): string {
  const points = textIn(node, 'unicode').split('-')
  return points.every((point) => /^[\da-f]{2,6}$/i.test(point))
    ? String.fromCodePoint(...points.map((point) => Number.parseInt(point, 16)))
    : `:${textIn(node, 'name')}:`
}

/** An attachment: https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments. The preview of a linked page is nobody's message. */
function wordsInCard(card: unknown, reading: Reading): string {
  if (!isNode(card)) return ''
  const isMessage = card['is_share'] === true || card['is_msg_unfurl'] === true
  if (textIn(card, 'from_url') !== '' && !isMessage) return ''
  if (textIn(card, 'title_link') !== '') reading.links.push(textIn(card, 'title_link'))
  const forwarded = listIn(card, 'message_blocks').map((each) =>
    isNode(each) && isNode(each['message']) ? wordsIn(each['message']['blocks'], reading) : '',
  )
  const inBlocks = linesOf([...forwarded, wordsIn(card['blocks'], reading)])
  const fields = listIn(card, 'fields')
    .filter(isNode)
    .flatMap((field) => [textIn(field, 'title'), markup(textIn(field, 'value'), reading)])
  const body = inBlocks === '' ? markup(textIn(card, 'text'), reading) : inBlocks
  const nested = listIn(card, 'attachments').map((each) => wordsInCard(each, reading))
  const head = [
    markup(textIn(card, 'pretext'), reading),
    textIn(card, 'author_name'),
    markup(textIn(card, 'title'), reading),
  ]
  const words = linesOf([...head, body, ...fields, ...nested, textIn(card, 'footer')])
  return words === '' ? markup(textIn(card, 'fallback'), reading) : words
}

/** The ids in a message of people and channels whose names are to be looked up. */
export function idsIn(
  message: z.infer<typeof messageShape>,
): Readonly<Record<'people' | 'channels', readonly string[]>> {
  const all = JSON.stringify([message.text, message.blocks, message.attachments])
  const found = (pattern: RegExp): string[] => [...new Set([...all.matchAll(pattern)].map(([, id = '']) => id))]
  return {
    people: found(/(?:<@|"user_id":")([A-Z0-9]{1,30})[|>"]/g),
    channels: found(/(?:<#|"channel_id":")([A-Z0-9]{1,30})[|>"]/g),
  }
}
