import type { CommandDefinition } from '../../bot/ports/platform.ts'
import type { CommandCall, Control, Message } from '../../message/message.ts'
import { withChannel } from './channel.ts'
import { menuCall } from './menu.ts'

/** What somebody has before them. */
export interface Seen {
  /** The last answer. */
  readonly shown?: Message | undefined
  /** The last answer that shows a briefing: trouble with something else does not close it. */
  readonly open?: Message | undefined
}

type Typed = CommandCall & Pick<Control, 'asks'>
type Commands = readonly CommandDefinition[]

/** A line as a call: a choice from the menu, a command with or without its slash, a file, a link, or words about the open briefing. */
export function readInput(line: string, commands: Commands, { shown, open }: Seen): Typed {
  const chosen = (shown && menuCall(shown, line)) ?? (open && menuCall(open, line.replace(/^\//, '')))
  if (chosen) return chosen
  const call = readCommand(line, commands)
  if (call) return call
  const [first = ''] = line.split(/\s/)
  const word = first.slice(1)
  if (first.startsWith('/') && !(open && menuCall(open, word)))
    return { command: word.toLowerCase(), args: { line: line.slice(first.length).trim() } }
  const words = line.replace(/^\//, '')
  if (open?.call) return { ...open.call, args: { ...named(open.call), line: lineOn(open.call, words) } }
  return { command: 'brief', args: { line: words } }
}

/** Whether a line is one of ours, and no part of a text. */
export const isCommand = (line: string, commands: Commands, { shown, open }: Seen): boolean =>
  line.startsWith('/') ||
  [shown, open].some((message) => message !== undefined && menuCall(message, line) !== undefined) ||
  (line.length < LONGEST_COMMAND && readCommand(line, commands) !== undefined)

/** In characters: what begins like a command and is longer is a text. */
const LONGEST_COMMAND = 120

/** `help`, a path, a link, `check "…"`, a command or a subcommand of `/briefdesk`; undefined for other words. */
function readCommand(line: string, commands: Commands): Typed | undefined {
  const [first = ''] = line.split(/\s/)
  const rest = line.slice(first.length).trim()
  const name = first.replace(/^\//, '').toLowerCase()
  if (isHelp.test(name)) return { command: 'briefdesk', args: { line: `help ${rest}`.trim() } }
  if (isPath.test(first) || isAddress.test(first)) return { command: 'brief', args: { line } }
  const quote = /^\/?check(?:-quote)?:?\s+(["“„«].*)$/isu.exec(line)?.[1]
  if (quote !== undefined) return { command: 'check-quote', args: { text: quote } }
  if (commands.some((command) => command.name === name && command.kind !== 'shortcut'))
    return { command: name, args: { line: withChannel(rest) } }
  if (subcommandsOf(commands).includes(name) && !line.endsWith('?'))
    return { command: 'briefdesk', args: { line: withChannel(`${name} ${rest}`.trim()) } }
  return undefined
}

const isHelp = /^(?:help|h|\?|man|menu|hello|hi|hilfe|aide)$/
const isAddress = /^https?:\/\//i
/** `~/article.txt`, `./article`, `C:\article.txt`, `/home/ada/article.txt`, `articles/pier.md` */
const isPath = /^(?:~|\.{1,2}|[a-z]:)[/\\]|^\/[^/]+\/.|^\.?[\w-]+\/\S*\.\w+$|^[\w.-]+\.(?:txt|md|markdown|html?)$/i

/** The names after `/briefdesk`. */
export const subcommandsOf = (commands: Commands): readonly string[] =>
  commands.find(({ name }) => name === 'briefdesk')?.options.flatMap(({ choices = [] }) => choices.map(valueOf)) ?? []

const valueOf = ({ value }: { readonly value: string }): string => value

/** Text typed after an answer is about the briefing shown. */
const lineOn = (call: CommandCall, line: string): string =>
  call.command === 'brief' && call.args['name'] === undefined ? `${call.args['line'] ?? ''} ${line}` : line

const named = ({ args }: CommandCall): CommandCall['args'] => (args['name'] === undefined ? {} : { name: args['name'] })
