import type { types } from '@slack/bolt'
import type { MessageBlock, Message, Ping } from '../../../message/message.ts'
import { splitBlocks } from '../../../message/split.ts'
import { drawBlock } from './blocks.ts'
import type { StoredText } from '../connect/parts.ts'
import { breakChoice } from './controls.ts'
import { bytesOf, type Drawn } from './drawn.ts'
import { clip } from '../../shared/clip.ts'
import { clean, escapeText } from './escape.ts'
import { slackLimits } from '../connect/limits.data.ts'
import { drawPing, mentionOf } from './ping.ts'
import { plainLines } from './plain.ts'

/** One Slack message. */
export interface SlackPayload {
  /** For notifications and screen readers: the title, then the text of the blocks. */
  readonly text: string
  /** Absent when Slack refused the blocks and only `text` is shown. */
  readonly blocks?: types.KnownBlock[]
  readonly unfurl_links: false
  readonly unfurl_media: false
  /** Set where `text` is shown, so that it is not parsed either. */
  readonly mrkdwn?: false
}

/** A Slack message, and its text without controls for when Slack refuses the blocks. */
export interface SlackPart {
  readonly payload: SlackPayload
  readonly plain: readonly SlackPayload[]
}

/** A message as one or more Slack messages, with what must be stored for their controls. */
export interface Rendered {
  readonly parts: readonly SlackPart[]
  readonly stored: readonly StoredText[]
}

/** Renders a message for Slack. */
export function renderSlack(message: Message): Rendered {
  const blocks = message.blocks.flatMap(prepare)
  // Most answers fit; splitting is slow because it measures repeatedly.
  const drawn = (fits(blocks) ? [blocks] : splitBlocks(blocks, fits).pages).map(drawPage)
  const pages = drawn.filter(({ blocks }) => blocks.length > 0)
  const parts =
    pages.length === 0 ? [wordless(message.title)] : pages.map((page, at) => partOf(message.title, page, at))
  return {
    parts: withPing(parts, message.ping),
    stored: pages.flatMap((page) => page.stored),
  }
}

/** Puts the mention at the top of the first part. */
function withPing([first, ...rest]: readonly SlackPart[], ping: Ping | undefined): readonly SlackPart[] {
  const mention = ping && mentionOf(ping)
  if (!first || mention === undefined) return first ? [first, ...rest] : rest
  const { payload, plain } = first
  const called = (text: string): string => `${mention}\n${text}`
  const blocks = payload.blocks && [drawPing(mention), ...payload.blocks]
  return [
    {
      payload: { ...payload, text: called(payload.text), ...(blocks && { blocks }) },
      plain: plain.map((each, at) => (at === 0 ? { ...each, text: called(each.text) } : each)),
    },
    ...rest,
  ]
}

const wordless = (title: string): SlackPart => ({
  payload: { text: textOf(title, []), ...quiet },
  plain: writePlain([title]),
})

const partOf = (title: string, { blocks, lines }: Page, at: number): SlackPart => ({
  payload: { text: textOf(at === 0 ? title : `${title} (continued)`, lines), blocks, ...quiet },
  plain: writePlain(at === 0 && clean(title) !== lines[0] ? [title, ...lines] : lines),
})

const quiet = { unfurl_links: false, unfurl_media: false } as const

/** Splits what pages never split but no message could hold: long quotations and menus. */
function prepare(block: MessageBlock): readonly MessageBlock[] {
  if (block.kind === 'choice') return breakChoice(block.choice).map((choice) => ({ kind: 'choice', choice }))
  if (block.kind === 'quote' && !fits([block])) return breakQuote(block.exact).map((exact) => ({ ...block, exact }))
  return [block]
}

/** A quotation longer than a message, in parts: broken at line ends or spaces where possible. */
function breakQuote(exact: string): readonly string[] {
  return exact.match(/.{1,2499}[\n ]|.{1,2500}/gsu) ?? []
}

function fits(blocks: readonly MessageBlock[]): boolean {
  const drawn = blocks.map(measure)
  const count = drawn.reduce((sum, each) => sum + each.count, 0)
  // One block is reserved for a ping.
  return (
    blocks.filter((block) => block.kind === 'list' && block.head).length <= 1 &&
    count < slackLimits.blocksPerMessage &&
    drawn.reduce((sum, each) => sum + each.bytes, 0) <= slackLimits.bytesPerMessage
  )
}

const measured = new WeakMap<MessageBlock, { readonly count: number; readonly bytes: number }>()

/** Cached, because splitting measures the same blocks repeatedly. */
function measure(block: MessageBlock): { readonly count: number; readonly bytes: number } {
  const known = measured.get(block)
  if (known) return known
  const drawn = drawBlock(block, widest)
  const measures = { count: drawn.blocks.length, bytes: bytesOf(drawn) }
  measured.set(block, measures)
  return measures
}

/** Numbers of controls: blocks start this far apart, so that no two controls share one; `widest` has the most digits. */
const apart = 1_000
const widest = slackLimits.blocksPerMessage * apart

interface Page extends Drawn {
  readonly blocks: types.KnownBlock[]
  readonly lines: readonly string[]
}

function drawPage(page: readonly MessageBlock[]): Page {
  const shown = page[0]?.kind === 'divider' ? page.slice(1) : page
  const drawn = shown.map((block, at) => drawBlock(block, at * apart))
  return {
    blocks: drawn.flatMap(({ blocks }) => blocks),
    stored: drawn.flatMap(({ stored }) => stored),
    // Small print last: a notification shows how the text begins.
    lines: [...shown.filter(({ kind }) => kind !== 'note'), ...shown.filter(({ kind }) => kind === 'note')].flatMap(
      plainLines,
    ),
  }
}

function textOf(title: string, lines: readonly string[]): string {
  const head = escapeText(clip(title, slackLimits.header))
  const shown = head.trim() === '' || clean(title) === lines[0] ? [] : [head]
  let room = slackLimits.text - (shown[0]?.length ?? 0) - 2
  for (const line of lines.map(escapeText)) {
    if (line.length + 1 > room) return [...shown, '…'].join('\n')
    shown.push(line)
    room -= line.length + 1
  }
  const text = shown.join('\n')
  return text.trim() === '' ? '…' : text
}

/** Lines as texts within the limit, which Slack does not parse. */
function writePlain(lines: readonly string[]): readonly SlackPayload[] {
  const texts: string[] = []
  for (const line of lines.flatMap(breakAtWidth)) {
    const before = texts.at(-1)
    if (before !== undefined && before.length + 1 + line.length <= slackLimits.text)
      texts[texts.length - 1] = `${before}\n${line}`
    else texts.push(line)
  }
  const shown = texts.filter((text) => text.trim() !== '')
  return (shown.length > 0 ? shown : ['…']).map((text) => ({ text, ...quiet, mrkdwn: false }))
}

/** A line as escaped pieces within the limit; broken before escaping, so that no entity is broken. */
function breakAtWidth(line: string): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  for (const word of line.split(/(?<=\s)/).flatMap((long) => long.match(/.{1,500}/gsu) ?? [])) {
    const escaped = escapeText(word)
    if (piece.length + escaped.length > slackLimits.text) {
      pieces.push(piece)
      piece = ''
    }
    piece += escaped
  }
  return piece === '' && pieces.length > 0 ? pieces : [...pieces, piece]
}
