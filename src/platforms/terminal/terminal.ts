import type { Handlers, Health, Platform } from '../../bot/ports/platform.ts'
import { channelName } from './channel.ts'
import { converse, type Conversation, type Opening, type TerminalStreams } from './conversation.ts'
import { renderText } from './render.ts'
import { terminalStyleOf } from './style.ts'

interface TerminalOptions extends TerminalStreams {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => number
  /** The files and folders that a path may go on with, for Tab. Default: none. */
  readonly paths?: (typed: string) => readonly string[]
}

/** The terminal as a platform; `converse` reads the keyboard. */
export interface Terminal extends Platform {
  /** Answers `lines`, prints the hint, then reads commands until the input ends or the user quits. */
  converse(opening: Opening): Promise<void>
}

/** The terminal adapter. */
export function createTerminal(options: TerminalOptions): Terminal {
  const { output, environment, paths = () => [] } = options
  let handlers: Handlers | undefined
  let state: Health['state'] = 'starting'
  let asking: AbortController | undefined
  let conversation: Conversation | undefined
  const style = () => terminalStyleOf(output, environment)
  return {
    name: 'terminal',
    capabilities: {
      // Whoever sits at the bot's own machine sets its zone.
      ...{ threads: false, edits: false, dedupes: false, zones: true },
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
      const head = `\n── post${channel === '' ? '' : ` to ${channelName(channel)}`} ──\n`
      const post = head + renderText(message, { ...style(), controls: false })
      if (conversation) conversation.interrupt(post)
      else output.write(post)
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
      const { signal } = asking
      const { now } = options
      conversation = converse(options, { handlers: () => handlers, style, now, paths, opening, signal })
      await conversation.over
      conversation = undefined
    },
  }
}
