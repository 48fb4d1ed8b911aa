import { clearScreenDown, createInterface, cursorTo, moveCursor, type Interface } from 'node:readline'
import type { CommandRequest, Handlers } from '../../bot/ports/platform.ts'
import { forms } from '../../message/forms.ts'
import type { CommandCall, Control, Message } from '../../message/message.ts'
import { composeNotice } from '../../message/notices.ts'
import { CHANNEL } from './channel.ts'
import { completeLine } from './complete.ts'
import { queueLines } from './lines.ts'
import { countPasted } from './pasted.ts'
import { renderText } from './render.ts'
import { sayWaiting } from './waiting.ts'
import type { TerminalStyle } from './style.ts'
import { isCommand, readInput, type Seen } from './typed.ts'

/** The keyboard and the screen. */
export interface TerminalStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
}

/** What is shown before anything is typed. */
export interface Opening {
  readonly lines: readonly string[]
  /** What is made of it while the lines are answered. */
  readonly hint: () => Promise<string>
}

/** A conversation under way. */
export interface Conversation {
  /** Resolves when the input has ended or the user has quit. */
  readonly over: Promise<void>
  /** Prints something and leaves the line that is being typed as it was. */
  interrupt(text: string): void
}

interface Around {
  readonly handlers: () => Handlers | undefined
  readonly style: () => TerminalStyle
  readonly now: () => number
  readonly paths: (typed: string) => readonly string[]
  readonly opening: Opening
  readonly signal: AbortSignal
}

/** Reads lines and answers them, one after the other. */
export function converse(streams: TerminalStreams, around: Around): Conversation {
  const { input, output } = streams
  const isKeyboard = input.isTTY === true
  const talk = createTalk(output, { ...around, isKeyboard })
  let reader: Interface | undefined
  let isAsking = false
  const over = async (): Promise<void> => {
    for (const line of around.opening.lines) {
      output.write(`> ${line}\n`)
      await talk.answer(line)
    }
    output.write(`${await around.opening.hint()}\n`)
    reader = openReader(streams, around, talk)
    const next = queueLines(reader, isKeyboard)
    const prompt = (): void => {
      isAsking = true
      if (isKeyboard && !talk.isWriting()) reader?.prompt()
    }
    prompt()
    for (let lines = await next(talk.together); lines && !isQuit(lines); lines = await next(talk.together)) {
      isAsking = false
      if (!isKeyboard && !talk.isWriting()) for (const line of lines) echo(output, line)
      await talk.hear(lines)
      prompt()
    }
    // The end of the input ends a text too.
    if (talk.isWriting()) await talk.hear(['.'])
    reader.close()
  }
  return {
    over: over(),
    interrupt(text) {
      if (!reader || !isKeyboard || !isAsking) return void output.write(text)
      const { rows } = reader.getCursorPos()
      moveCursor(output, 0, -rows)
      cursorTo(output, 0)
      clearScreenDown(output)
      output.write(text)
      reader.prompt(true)
    },
  }
}

const isQuit = ([line = '', ...more]: readonly string[]): boolean =>
  more.length === 0 && /^\s*(?:quit|exit|q|:q|bye)\s*$/i.test(line)

/** What was typed elsewhere is shown too. */
const echo = (output: NodeJS.WritableStream, line: string): void =>
  void (line.trim() !== '' && output.write(`> ${line.trim()}\n`))

function openReader({ input, output }: TerminalStreams, { signal, ...around }: Around, talk: Talk): Interface {
  const terminal = input.isTTY === true && output.isTTY === true
  const completer = (line: string) =>
    completeLine(line, {
      commands: around.handlers()?.commands ?? [],
      complete: around.handlers()?.complete ?? (() => []),
      paths: around.paths,
      ...talk.seen(),
      place,
    })
  const reader = createInterface({ input, output, terminal, completer, prompt: '> ' })
  signal.addEventListener('abort', () => reader.close())
  return reader
}

/** The state of a conversation: what is on the screen, and a text that is being written. */
interface Talk {
  answer(line: string): Promise<void>
  /** One line that was typed, or those of a text that was pasted. */
  hear(lines: readonly string[]): Promise<void>
  /** How many of some lines are one pasted text; 0 = the first is to be heard by itself. */
  readonly together: (lines: readonly string[]) => number
  isWriting(): boolean
  seen(): Seen
}

function createTalk(
  output: NodeJS.WritableStream,
  { handlers, style, now, isKeyboard }: Around & { readonly isKeyboard: boolean },
): Talk {
  let seen: Seen = {}
  let form: OpenForm | undefined
  const show = (message: Message): void => {
    seen = { shown: message, open: message.call ? message : seen.open }
    output.write(renderText(message, style()))
  }
  const call = async (asked: CommandCall): Promise<void> => {
    const waiting = isKeyboard ? sayWaiting(output) : undefined
    const reply = await handlers()?.answer(requestOf(asked, now()))
    waiting?.end()
    if (reply) show(reply.message)
  }
  const answer = async (line: string): Promise<void> => {
    const asked = readInput(line, handlers()?.commands ?? [], seen)
    if (asked.asks === undefined) return await call(asked)
    form = { control: asked, lines: [] }
    output.write(`${forms[asked.asks].label}; end it with a line that is only a dot:\n`)
  }
  const write = async (line: string, { control, lines }: OpenForm): Promise<void> => {
    if (line.trim() !== '.') return void lines.push(line)
    form = undefined
    await call({ ...control, args: { ...control.args, text: lines.join('\n') } })
  }
  return {
    answer,
    isWriting: () => form !== undefined,
    seen: () => seen,
    async hear([line = '', ...more]) {
      if (form) await write(line, form)
      else if (more.length > 0) show(offerBriefing([line, ...more].join('\n')))
      else if (line.trim() !== '') await answer(line.trim())
    },
    together: (lines) => (form ? 0 : countPasted(lines, (line) => isCommand(line, handlers()?.commands ?? [], seen))),
  }
}

function offerBriefing(pasted: string): Message {
  const text = pasted.trim().replace(/\n\.$/, '').trim()
  return composeNotice(
    `That looks like an article of ${text.split(/\s+/).length} words.`,
    ['Type 1 to brief it; anything else leaves it.'],
    [{ label: 'Brief it', command: 'brief-this', args: { text } }],
  )
}

/** A text being typed line by line before its control is called. */
interface OpenForm {
  readonly control: CommandCall & Pick<Control, 'asks'>
  readonly lines: string[]
}

const place: CommandRequest['place'] = { platform: 'terminal', tenant: 'terminal', channel: CHANNEL, local: true }

const requestOf = (call: CommandCall, at: number): CommandRequest => ({
  ...call,
  actor: { id: 'you', name: 'you', admin: true },
  place,
  locale: 'en',
  at,
})
