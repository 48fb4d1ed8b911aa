import type { CommandCall } from '../../message/message.ts'
import { plainOrders } from '../ports/typed.ts'

/** What somebody typed after a briefing's name. `words` may be a section, a speaker or a typo. */
export interface Asked {
  readonly words: readonly string[]
  readonly section?: string
  readonly speaker?: string
  readonly find?: string
  readonly page?: string
}

/**
 * The words after a command, taken apart: `quotes stoltenberg`, `find:office in Tokyo`, `speaker:"Ada Brook"`. What
 * follows `find` belongs to it, up to another `name:`.
 */
export function readAsked({ args }: Pick<CommandCall, 'args'>): Asked {
  const { words, named } = readLine(plainOrders(args['line'] ?? ''))
  const more = moreOf(args['more'])
  const pick = (name: 'section' | 'speaker' | 'find' | 'page') => {
    const value = (args[name] ?? more[name] ?? named[name])?.trim()
    return value ? { [name]: plainOrders(value) } : {}
  }
  return { words, ...pick('section'), ...pick('speaker'), ...pick('find'), ...pick('page') }
}

/** What was chosen in the menu of a page: `section:who`, `speaker:Ada Brook`. */
function moreOf(chosen = ''): Readonly<Record<string, string>> {
  const [, key, value = ''] = /^(section|speaker):(.*)$/s.exec(chosen) ?? []
  return key === undefined ? {} : { [key]: value }
}

interface Line {
  readonly words: readonly string[]
  readonly named: Readonly<Record<string, string>>
}

const name = /^(section|speaker|find|name)[:=](.*)$/is

function readLine(line: string): Line {
  const words: string[] = []
  const named: Record<string, string> = {}
  let open: string | undefined
  for (const token of line.match(/(?:(?<![a-z])[a-z]+[:=])?"[^"]*"|\S+/giu) ?? []) {
    const [, key, value = ''] = name.exec(token) ?? []
    if (key !== undefined) {
      open = key.toLowerCase()
      named[open] = unquoted(value)
    } else if (open !== undefined) named[open] = `${named[open] ?? ''} ${unquoted(token)}`.trim()
    else if (token.toLowerCase() === 'find' && words.length === 0) open = 'find'
    else words.push(unquoted(token))
  }
  return { words, named }
}

const unquoted = (token: string): string => token.replace(/^"(.*)"$/su, '$1')
