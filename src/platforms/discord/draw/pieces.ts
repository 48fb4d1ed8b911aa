import { ButtonStyle, ComponentType } from 'discord.js'
import type { APIButtonComponentWithCustomId, APIButtonComponentWithURL, APIComponentInContainer } from 'discord.js'
import type { MessageBlock, Choice, Control, Field, Inline, ListItem } from '../../../message/message.ts'
import { customId, optionValue, clickOf } from './controls.ts'
import { discordUrl, visible } from './escape.ts'
import { discordLimits } from '../connect/limits.data.ts'
import { wordsOfQuote } from '../../shared/source-text.ts'
import { chunk } from '../../shared/chunk.ts'
import { lineBreak, setLine, sizeOf, markdownWords } from './words.ts'
import type { MarkdownWord } from './words.ts'

/** A part of a container that is never split. */
export interface DiscordPiece {
  /** Never the last in a message: headings and dividers need something after them. */
  readonly leads: boolean
  /** Never the first in a message: controls and small print need what they stand under. */
  readonly trails?: boolean
  /** `number` keeps the custom_ids of one message apart. */
  readonly component: (number: number) => APIComponentInContainer
  /** Components, counted nested. */
  readonly count: number
  /** Of its text; see `sizeOf`. */
  readonly size: number
}

interface Room {
  readonly size: number
  readonly nodes: number
}

/** For one text: less than a message holds, to leave room for ellipses and what stands below. */
const textRoom: Room = { size: discordLimits.text - 400, nodes: discordLimits.nodes - 10 }

/** Nodes of a line besides its words. */
const lineNodes = 10

/** Starts a line about the pages of a message, which is not part of its content. */
export const pageMark = '-# ↓'

/** Longer lists are split between items, so that messages fill up evenly. */
const listRoom: Room = { size: 1500, nodes: textRoom.nodes }

/** A block as pieces, usually one. Text that is too long is split between words and marked with ellipses. */
export function piecesOf(block: MessageBlock): DiscordPiece[] {
  switch (block.kind) {
    case 'heading':
      return cut(block.line).map((line) => text(`${block.level === 1 ? '##' : '###'} ${line}`, true))
    case 'paragraph':
      return cut(block.line).map((line) => text(line))
    case 'note':
      return cut(block.line).map((line) => ({ ...text(`-# ${line}`), trails: true }))
    case 'list':
      return together(block.items.flatMap(itemLines), listRoom).map(({ markdown }) => text(markdown))
    case 'fields':
      return together(block.fields.flatMap(fieldLines), listRoom).map(({ markdown }) => text(markdown))
    case 'quote':
      return quote(block)
    case 'divider':
      return [{ leads: true, component: () => ({ type: ComponentType.Separator }), count: 1, size: 0 }]
    case 'row':
      return row(block)
    case 'controls':
      return rows(block)
    case 'choice':
      return menus(block.choice)
  }
}

/** A text that is Markdown already. */
export function text(content: string, leads = false): DiscordPiece {
  return { leads, component: () => ({ type: ComponentType.TextDisplay, content }), count: 1, size: sizeOf(content) }
}

/** A row of buttons, as one piece. */
export const buttons = (row: readonly Control[]): DiscordPiece => actionRow(row.map((control) => button(control)))

type DrawButton = (number: number) => APIButtonComponentWithCustomId | APIButtonComponentWithURL

const button =
  (control: Control): ((number: number) => APIButtonComponentWithCustomId) =>
  (number) => ({
    type: ComponentType.Button,
    style: control.style === 'primary' ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: label(control.label, discordLimits.buttonLabel),
    custom_id: customId(clickOf(control), number),
  })

const actionRow = (row: readonly DrawButton[]): DiscordPiece => ({
  leads: false,
  trails: true,
  component: (number) => ({
    type: ComponentType.ActionRow,
    components: row.map((each, index) => each(number + index)),
  }),
  count: 1 + row.length,
  size: 0,
})

function rows({ controls, link }: Extract<MessageBlock, { kind: 'controls' }>): DiscordPiece[] {
  const url = link && discordUrl(link.url, discordLimits.buttonUrl)
  const opens: DrawButton[] =
    link && url !== undefined
      ? [
          () => ({
            type: ComponentType.Button,
            style: ButtonStyle.Link,
            label: label(link.label, discordLimits.buttonLabel),
            url,
          }),
        ]
      : []
  return chunk([...controls.map(button), ...opens], discordLimits.buttonsPerRow).map(actionRow)
}

/** https://discord.com/developers/docs/components/reference#section; what is too long for one text goes on above it. */
function row({ title, line, control }: Extract<MessageBlock, { kind: 'row' }>): DiscordPiece[] {
  const bold = title.map((inline): Inline => (inline.kind === 'text' ? { ...inline, kind: 'strong' } : inline))
  const isLink = title.length === 1 && title[0]?.kind === 'link'
  const head = cut(bold).map((words) => (isLink && words.startsWith('[') ? `**${words}**` : words))
  const lines = [...head, ...cut(line)].map(lineOf)
  const texts = together(lines, textRoom).map(({ markdown }) => markdown)
  const last = texts.at(-1) ?? '…'
  const draw = button(control)
  return [
    ...texts.slice(0, -1).map((content) => text(content, true)),
    {
      leads: false,
      component: (number) => ({
        type: ComponentType.Section,
        components: [{ type: ComponentType.TextDisplay, content: last }],
        accessory: draw(number),
      }),
      count: 3,
      size: sizeOf(last),
    },
  ]
}

/** A line as one or more texts, with an ellipsis at each break. */
function cut(line: readonly Inline[]): string[] {
  const lines = fill(markdownWords(line), textRoom).map(setLine)
  const last = lines.length - 1
  return lines
    .map((part, index) => `${index > 0 ? '… ' : ''}${part}${index < last ? ' …' : ''}`)
    .filter((part) => part.trim() !== '')
}

interface Line {
  readonly markdown: string
  readonly nodes: number
}

const itemLines = ({ line }: ListItem): Line[] => cut(line).map((part) => lineOf(`- ${part}`))

const fieldLines = ({ label: name, line }: Field): Line[] =>
  cut([{ kind: 'strong', text: `${name}:` }, { kind: 'text', text: ' ' }, ...line]).map(lineOf)

const lineOf = (markdown: string): Line => ({ markdown, nodes: nodesIn(markdown) })

/** Markdown nodes: escapes, marks, links and the line itself. Never fewer than clients count. */
const nodesIn = (markdown: string): number =>
  2 + (markdown.match(/\\.|\*+|\]\(</g)?.length ?? 0) + 2 * (markdown.match(/\]\(<|<t:/g)?.length ?? 0)

/** Lines joined into as few texts as the room allows. */
function together(lines: readonly Line[], room: Room): Line[] {
  const texts: Line[] = []
  for (const line of lines) {
    const open = texts.at(-1)
    const joined = { markdown: `${open?.markdown ?? ''}\n${line.markdown}`, nodes: (open?.nodes ?? 0) + line.nodes }
    if (open && sizeOf(joined.markdown) <= room.size && joined.nodes <= room.nodes) texts[texts.length - 1] = joined
    else texts.push(line)
  }
  return texts
}

/** A quotation, and small below it who said it. One that is too long for a text goes on in the next and says so. */
function quote(block: Extract<MessageBlock, { kind: 'quote' }>): DiscordPiece[] {
  const by = cut(block.attribution).map((line) => lineOf(`-# ${line}`))
  const lines =
    block.before !== undefined
      ? quoteLines(wordsOfQuote(block))
      : block.exact.split(lineBreak).flatMap((line) => quoteLines([{ kind: 'text', text: line }]))
  const texts = together(lines, textRoom)
  const goesOn = texts.slice(0, -1).map(({ markdown }) => text(`${markdown}\n${pageMark} The quote goes on.`))
  return [...goesOn, ...together([...texts.slice(-1), ...by], textRoom).map(({ markdown }) => text(markdown))]
}

function quoteLines(line: readonly Inline[]): Line[] {
  const parts = fill(markdownWords(line), textRoom)
  return parts.length === 0 ? [lineOf('> ')] : parts.map((part) => lineOf(`> ${setLine(part)}`))
}

function menus(choice: Choice): DiscordPiece[] {
  const options = new Map(choice.options.map((option) => [option.value, option]))
  const parts = chunk([...options.values()], discordLimits.selectOptions)
  return parts.map((part, index) => ({
    leads: false,
    trails: true,
    component: (number) => ({
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: customId({ call: choice, arg: choice.arg }, number),
          placeholder: label(
            choice.label,
            discordLimits.selectPlaceholder,
            parts.length > 1 ? ` (${index + 1} of ${parts.length})` : '',
          ),
          options: part.map((option) => ({
            label: label(option.label, discordLimits.selectText),
            value: optionValue(option.value),
            ...describe(option.hint ?? option.group),
          })),
        },
      ],
    }),
    count: 2,
    size: 0,
  }))
}

/** Discord has no groups of options: the name of one stands under each. */
const describe = (words: string | undefined) =>
  words === undefined || words === '' ? {} : { description: label(words, discordLimits.selectText) }

/** A label of at most `room` characters, `end` included; shortened between graphemes, with an ellipsis. */
export function label(words: string, room: number, end = ''): string {
  const shown = visible(words).replace(lineBreak, ' ').trim() || '…'
  if (shown.length + end.length <= room) return shown + end
  let short = ''
  for (const { segment } of new Intl.Segmenter('en').segment(shown)) {
    if (short.length + segment.length + 1 + end.length > room) break
    short += segment
  }
  return `${short.trimEnd()}…${end}`
}

/** Words in groups that fit the room. */
function fill(words: readonly MarkdownWord[], room: Room): MarkdownWord[][] {
  const found: MarkdownWord[][] = []
  let size = 0
  let nodes = 0
  for (const word of words) {
    if (found.length === 0 || size + word.size > room.size || nodes + word.nodes > room.nodes - lineNodes) {
      found.push([])
      size = nodes = 0
    }
    found.at(-1)?.push(word)
    size += word.size
    nodes += word.nodes
  }
  return found
}
