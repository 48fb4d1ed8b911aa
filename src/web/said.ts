import { wordsOfLine, type CommandCall, type Message, type MessageBlock } from '../message/message.ts'
import type { Reply } from '../bot/ports/platform.ts'

/** What an act had to say, and what can be done next. */
export interface DeskSaid {
  readonly words: string
  readonly trouble: boolean
  readonly more: readonly string[]
  readonly acts: readonly (CommandCall & { readonly label: string })[]
}

/** Acts that are offered. */
const ACTS_MOST = 6

/** A reply as the desk says it: its words, and its buttons but for those that show what the desk shows anyway. */
export function sayReply({ message, problem = false }: Reply): DeskSaid {
  const lines = message.blocks.flatMap(linesOf).filter((line) => line !== message.title)
  return { words: message.title, trouble: problem, more: lines, acts: actsOf(message).slice(0, ACTS_MOST) }
}

function linesOf(block: MessageBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return [wordsOfLine(block.line)]
    case 'list':
      return block.items.map(({ line }) => wordsOfLine(line))
    case 'fields':
      return block.fields.map(({ label, line }) => `${label}: ${wordsOfLine(line)}`)
    case 'row':
      return [`${wordsOfLine(block.title)} ${wordsOfLine(block.line)}`]
    case 'quote':
      return [block.exact]
    case 'divider':
    case 'controls':
    case 'choice':
      return []
  }
}

function actsOf({ blocks }: Message): DeskSaid['acts'] {
  return blocks
    .flatMap((block) => {
      if (block.kind === 'controls') return block.controls.filter(({ asks }) => asks === undefined)
      if (block.kind !== 'choice') return []
      const { choice } = block
      return choice.options.map(({ label, value }) => ({
        ...choice,
        label,
        args: { ...choice.args, [choice.arg]: value },
      }))
    })
    .filter(({ command, args }) => command === 'briefdesk' && /\S\s+\S/.test(args['line'] ?? ''))
    .map(({ label, command, args, revision }) => ({
      label,
      command,
      args,
      ...(revision !== undefined && { revision }),
    }))
}

/** Characters of a cookie's value. */
const COOKIE_MOST = 3_500

/** Carries what was said over to the page that shows it, whichever process serves it. */
export function writeSaid(said: DeskSaid): string {
  const write = (short: DeskSaid): string => Buffer.from(JSON.stringify(short)).toString('base64url')
  for (let lines = said.more.length; lines > 0; lines -= Math.ceil(lines / 4)) {
    const value = write({ ...said, more: said.more.slice(0, lines) })
    if (value.length <= COOKIE_MOST) return value
  }
  return write({ ...said, words: said.words.slice(0, 300), more: [], acts: [] })
}

/** What was carried over; undefined where it is none of ours. */
export function readSaid(value: string | undefined): DeskSaid | undefined {
  if (value === undefined) return undefined
  try {
    const said = JSON.parse(Buffer.from(value, 'base64url').toString()) as Partial<DeskSaid>
    const { words, trouble, more, acts } = said
    if (typeof words !== 'string' || typeof trouble !== 'boolean' || !Array.isArray(more) || !Array.isArray(acts))
      return undefined
    return { words, trouble, more: more.map(String), acts: acts.filter(isAct) }
  } catch {
    return undefined
  }
}

const isAct = (act: Partial<DeskSaid['acts'][number]>): boolean =>
  typeof act.label === 'string' &&
  typeof act.command === 'string' &&
  ['string', 'undefined'].includes(typeof act.revision) &&
  Object.values(act.args ?? {}).every((value) => typeof value === 'string')
