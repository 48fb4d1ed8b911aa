import { createInterface } from 'node:readline/promises'
import type { CommandRequest, Handlers, Health, Platform } from '../../bot/ports/platform.ts'
import { forms } from '../../message/forms.ts'
import type { CommandCall, Control, Message } from '../../message/message.ts'
import { menuCall } from './menu.ts'
import { renderText } from './render.ts'
import { lookOf } from './style.ts'

interface TerminalOptions {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => number
}

/** The terminal as a platform; `converse` is its keyboard. */
export interface Terminal extends Platform {
  /** Shows what `lines` ask and a hint, then reads commands until the input ends or somebody quits. */
  converse(opening: { readonly lines: readonly string[]; readonly hint: string }): Promise<void>
}

export function createTerminal(options: TerminalOptions): Terminal {
  let handlers: Handlers | undefined
  let state: Health['state'] = 'starting'
  let asking: AbortController | undefined
  return {
    name: 'terminal',
    capabilities: {
      ...{ threads: false, edits: false, dedupes: false },
      pace: { channel: 0, platform: 0 },
      groupWord: 'group',
      pings: () => false,
    },
    start(given) {
      handlers = given
      state = 'ready'
      return Promise.resolve()
    },
    update(commands) {
      if (handlers) handlers = { ...handlers, commands }
      return Promise.resolve()
    },
    post({ channel }, message, key) {
      const head = `\n── post${channel === '' ? '' : ` to ${channel}`} ──\n`
      options.output.write(head + renderText(message, { ...lookAt(options), controls: false }))
      return Promise.resolve({ outcome: 'sent', ref: key })
    },
    edit: () => Promise.resolve({ outcome: 'permanent', reason: 'what is printed cannot be changed' }),
    health: () => ({ state }),
    stop() {
      state = 'stopped'
      asking?.abort()
      return Promise.resolve()
    },
    async converse(opening) {
      asking = new AbortController()
      await converse(options, () => handlers, { ...opening, signal: asking.signal })
    },
  }
}

const lookAt = ({ output, environment }: TerminalOptions) => lookOf(output, environment)

interface Talk {
  readonly lines: readonly string[]
  readonly hint: string
  readonly signal: AbortSignal
}

async function converse(options: TerminalOptions, handlers: () => Handlers | undefined, talk: Talk): Promise<void> {
  const { input, output } = options
  let shown: Message | undefined
  let form: Writing | undefined
  const call = async (asked: CommandCall): Promise<void> => {
    const reply = await handlers()?.answer(requestOf(asked, options.now()))
    if (!reply) return
    shown = reply.message
    output.write(renderText(reply.message, lookAt(options)))
  }
  const ask = async (line: string): Promise<void> => {
    const serving = handlers()
    if (!serving) return
    const asked = readTyped(line, serving, shown)
    if (asked.asks === undefined) return await call(asked)
    form = { control: asked, lines: [] }
    output.write(`${forms[asked.asks].label}; end it with a line that is only a dot:\n`)
  }
  const write = async (line: string, { control, lines }: Writing): Promise<void> => {
    if (line.trim() !== '.') return void lines.push(line)
    form = undefined
    await call({ ...control, args: { ...control.args, text: lines.join('\n') } })
  }
  for (const line of talk.lines) {
    output.write(`> ${line}\n`)
    await ask(line)
  }
  output.write(`${talk.hint}\n`)
  const reader = createInterface({ input, output, terminal: input.isTTY === true && output.isTTY === true })
  talk.signal.addEventListener('abort', () => reader.close())
  if (input.isTTY === true) reader.setPrompt('> ')
  if (input.isTTY === true) reader.prompt()
  for await (const line of reader) {
    if (form) await write(line, form)
    else if (/^\s*(?:quit|exit|q)\s*$/i.test(line)) break
    else if (line.trim() !== '') {
      if (input.isTTY !== true) output.write(`> ${line.trim()}\n`)
      await ask(line.trim())
    }
    if (input.isTTY === true && !form) reader.prompt()
  }
  // A text that ends with the input is whole.
  if (form) await write('.', form)
  reader.close()
}

/** A text that is being written, line by line, before its control is called. */
interface Writing {
  readonly control: CommandCall
  readonly lines: string[]
}

/** A command with its slash or without; or a word or number of the menu under the last answer. */
function readTyped(
  line: string,
  { commands }: Handlers,
  shown: Message | undefined,
): CommandCall & Pick<Control, 'asks'> {
  const chosen = shown && menuCall(shown, line)
  if (chosen) return chosen
  const [first = '', ...rest] = line.split(/\s+/)
  const name = first.replace(/^\//, '').toLowerCase()
  if (first.startsWith('/') || commands.some((command) => command.name === name && command.kind !== 'shortcut'))
    return { command: name, args: { line: rest.join(' ') } }
  if (shown?.call) return { ...shown.call, args: { ...base(shown.call), line: lineOn(shown.call, line) } }
  return { command: 'brief', args: { line } }
}

/** Words after an answer are about the briefing that it shows. */
const lineOn = (call: CommandCall, line: string): string =>
  call.command === 'brief' && call.args['name'] === undefined ? `${call.args['line'] ?? ''} ${line}` : line

const base = ({ args }: CommandCall): CommandCall['args'] => (args['name'] === undefined ? {} : { name: args['name'] })

const requestOf = (call: CommandCall, at: number): CommandRequest => ({
  ...call,
  actor: { id: 'you', name: 'you', admin: true },
  place: { platform: 'terminal', tenant: 'terminal', local: true },
  locale: 'en',
  at,
})
