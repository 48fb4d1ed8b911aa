import { wordsOfLine, type CommandCall, type Control, type Message, type MessageBlock } from '../../message/message.ts'

/** A button that is chosen by typing. */
export interface MenuChoice {
  /** What to type to choose it. */
  readonly typed: string
  readonly control: Control
}

/** A message's buttons as things to type: sections by word, the rest by number. */
export function menuOf(message: Message): { words: readonly MenuChoice[]; numbered: readonly MenuChoice[] } {
  const controls = message.blocks.flatMap(controlsOf)
  const words = controls.flatMap((control) => word(control))
  const rest = controls.filter((control) => word(control).length === 0)
  // Parts keep their numbers on every page, their own too; other buttons are numbered after them.
  let last = Math.max(0, ...[...rest, message.call].map((call) => Number((call && partNumber(call)) ?? 0)))
  const numbered = rest.map((control) => ({ typed: partNumber(control) ?? String(++last), control }))
  return { words, numbered }
}

/** The call that a typed word or number stands for. */
export function menuCall(message: Message, typed: string): Control | undefined {
  const { words, numbered } = menuOf(message)
  return [...words, ...numbered].find((choice) => choice.typed === typed.toLowerCase())?.control
}

/** Buttons, those of rows under the title of the row; and of a menu the sections, since a name is typed as it is. */
function controlsOf(block: MessageBlock): readonly Control[] {
  if (block.kind === 'controls') return block.controls
  if (block.kind === 'row') return [{ ...block.control, label: `${block.control.label} ${wordsOfLine(block.title)}` }]
  if (block.kind !== 'choice') return []
  const { options, arg, ...choice } = block.choice
  return options
    .filter(({ value }) => !value.startsWith('speaker:'))
    .map(({ label, value }): Control => {
      const [, section] = /^section:(.*)$/s.exec(value) ?? []
      const chosen = section === undefined ? { [arg]: value } : { section }
      return { ...choice, label, args: { ...choice.args, ...chosen } }
    })
}

function word(control: Control): MenuChoice[] {
  const section = control.args['section']
  if (section !== undefined) return partNumber(control) === undefined ? [{ typed: section, control }] : []
  if (control.args['more'] === 'wrong') return [{ typed: 'wrong', control }]
  return control.label === 'Overview' ? [{ typed: 'overview', control }] : []
}

const partNumber = ({ args }: CommandCall): string | undefined => /^(\d{1,3})(-|$)/.exec(args['section'] ?? '')?.[1]
