import type { CommandDefinition, Complete } from '../../bot/ports/platform.ts'
import type { Place } from '../../bot/ports/target.ts'
import { menuOf } from './menu.ts'
import { subcommandsOf, type Seen } from './typed.ts'

interface Around extends Seen {
  readonly commands: readonly CommandDefinition[]
  readonly complete: Complete
  /** The files and folders that a path may go on with. */
  readonly paths: (typed: string) => readonly string[]
  readonly place: Place
}

/** What Tab offers for a line, and the end of the line that it takes the place of, as readline wants it. */
export function completeLine(line: string, around: Around): [offered: string[], replaced: string] {
  const [, command = '', rest = ''] = /^(\S+)\s+(\S.*)?$/s.exec(line) ?? []
  const typed = command === '' ? line : rest
  const offered =
    command === '' ? firstWords(around) : wordsAfter(command.replace(/^\//, '').toLowerCase(), typed, around)
  const fitting = [...new Set([...offered, ...around.paths(typed)])].filter((each) => startsWith(each, typed))
  return [fitting, typed]
}

const startsWith = (whole: string, start: string): boolean => whole.toLowerCase().startsWith(start.toLowerCase())

function firstWords({ commands, shown, open }: Around): readonly string[] {
  const words = [shown, open].flatMap((message) => (message ? menuOf(message).words : []))
  const slashed = commands.filter(({ kind }) => kind !== 'shortcut').map(({ name }) => `/${name}`)
  return [...words.map(({ typed }) => typed), ...slashed, ...subcommandsOf(commands), 'help', 'quit']
}

function wordsAfter(name: string, typed: string, { commands, complete, place }: Around): readonly string[] {
  const subcommands = subcommandsOf(commands)
  const names = () => complete({ command: 'brief', option: 'name', typed, place })
  if (name === 'briefdesk') return subcommands
  if (name === 'brief' || subcommands.includes(name)) return names().map(({ value }) => value)
  const command = commands.find((each) => each.name === name)
  return (command?.options ?? []).flatMap(({ name: option, choices }) =>
    option === 'find' ? [] : (choices ?? complete({ command: name, option, typed, place })).map(({ value }) => value),
  )
}
