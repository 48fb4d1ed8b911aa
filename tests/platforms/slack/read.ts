/**
 * What a person sees of Slack messages, as text; imports nothing from src. One line per block; lists as "• …", quotes as
 * "> …" with the attribution below, the rows of a table as list items, times as ISO 8601 UTC seconds; dividers and controls left out.
 */
export function readVisible(payloads: readonly unknown[]): string {
  return payloads.flatMap((payload) => readPayload(payload as Payload)).join('\n')
}

interface Payload {
  readonly text: string
  readonly blocks?: readonly Block[]
}

interface Block {
  readonly type: string
  readonly text?: TextObject
  readonly elements?: readonly unknown[]
  readonly rows?: readonly (readonly TextObject[])[]
}

interface TextObject {
  readonly type: string
  readonly text: string
}

interface Rich {
  readonly type: string
  readonly text?: string
  readonly url?: string
  readonly channel_id?: string
  readonly user_id?: string
  readonly timestamp?: number
  readonly elements?: readonly Rich[]
}

function readPayload(payload: Payload): readonly string[] {
  return payload.blocks ? payload.blocks.flatMap(readBlock) : [decode(payload.text)]
}

function readBlock(block: Block): readonly string[] {
  if (block.type === 'header' || block.type === 'section') return readText(block.text as TextObject).split('\n')
  if (block.type === 'context') return [(block.elements as readonly TextObject[]).map(readText).join('')]
  if (block.type === 'table')
    return (block.rows ?? []).slice(1).map((cells) => `• ${cells.map(({ text }) => text).join(': ')}`)
  if (block.type === 'rich_text') return (block.elements as readonly Rich[]).flatMap(readRich)
  if (block.type === 'divider' || block.type === 'actions') return []
  throw new Error(`a block this reader does not know: ${block.type}`)
}

function readRich(rich: Rich): readonly string[] {
  if (rich.type === 'rich_text_list') return (rich.elements ?? []).map((section) => `• ${readLine(section)}`)
  if (rich.type === 'rich_text_quote')
    return readLine(rich)
      .split('\n')
      .map((line) => `> ${line}`)
  return readLine(rich).replace(/^— /, '').split('\n')
}

const readLine = (rich: Rich): string => (rich.elements ?? []).map(readElement).join('')

function readElement(element: Rich): string {
  if (element.type === 'date') return isoSeconds(element.timestamp ?? Number.NaN)
  if (element.type === 'channel') return `#${element.channel_id ?? ''}`
  if (element.type === 'user') return `@${element.user_id ?? ''}`
  if (element.type === 'text' || element.type === 'link') return element.text ?? element.url ?? ''
  throw new Error(`an element this reader does not know: ${element.type}`)
}

function readText(object: TextObject): string {
  if (object.type === 'plain_text') return decode(object.text)
  return decode(
    object.text
      .replace(/<!date\^(\d+)\^[^>]*>/g, (_, seconds: string) => isoSeconds(Number(seconds)))
      .replace(/<[^|>]+\|([^>]*)>/g, '$1')
      // Words that hold one of these signs are never written as mrkdwn.
      .replace(/[*_]/g, ''),
  )
}

const isoSeconds = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`

const decode = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
