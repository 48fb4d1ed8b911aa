import type { types } from '@slack/bolt'
import type { Choice, ChoiceOption, Control, LinkButton, MessageBlock } from '../../../message/message.ts'
import { bytesOf, type Drawn } from './drawn.ts'
import { pack, inertJson, writeCall, type Packed } from './calls.ts'
import { chunk } from '../../shared/chunk.ts'
import { clip } from '../../shared/clip.ts'
import { escapeText, slackUrl } from './escape.ts'
import { slackLimits } from '../connect/limits.data.ts'

/** Buttons, in as many rows as needed. */
export function renderControls({ controls, link }: Extract<MessageBlock, { kind: 'controls' }>, first: number): Drawn {
  const buttons = controls.map((control, at) => renderButton(control, first + at))
  const opens = link && renderLinkButton(link, first + controls.length)
  const elements = [...buttons.map(({ button }) => button), ...(opens ? [opens] : [])]
  return {
    blocks: chunk(elements, slackLimits.actionsElements).map((row) => ({ type: 'actions', elements: row })),
    stored: buttons.flatMap(({ packed }) => packed.stored ?? []),
  }
}

/** A click on it is told to us as well, and only acknowledged. */
function renderLinkButton({ label, url }: LinkButton, number: number): types.Button | undefined {
  const address = slackUrl(url, label)
  return address === undefined
    ? undefined
    : { type: 'button', action_id: `link-${number}`, text: plainText(label, slackLimits.buttonText), url: address }
}

/** A button, and what must be stored for it. */
export function renderButton(control: Control, number: number): { button: types.Button; packed: Packed } {
  const packed = pack(writeCall(control), slackLimits.buttonValue)
  const button: types.Button = {
    type: 'button',
    action_id: `${control.asks === undefined ? 'call' : 'ask'}-${number}`,
    text: plainText(control.label, slackLimits.buttonText),
    value: packed.id,
    ...(control.style === 'primary' && { style: 'primary' }),
  }
  return { button, packed }
}

/** A menu, whose block_id holds the call. Choices that are too long must be split by `breakChoice` first. */
export function renderChoice(choice: Choice, first: number): Drawn {
  const call = pack(writeCall(choice), slackLimits.blockId - `${first}`.length)
  const options = choice.options.map((option) => ({
    option,
    packed: pack(inertJson(option.value), slackLimits.optionValue),
  }))
  if (options.length === 0) return { blocks: [], stored: [] }
  const select: types.StaticSelect = {
    type: 'static_select',
    action_id: `pick-${first}`,
    placeholder: plainText(choice.label, slackLimits.placeholder),
    ...optionsOf(options),
  }
  return {
    blocks: [{ type: 'actions', block_id: `${first}${call.id}`, elements: [select] }],
    stored: [call, ...options.map(({ packed }) => packed)].flatMap(({ stored }) => stored ?? []),
  }
}

interface PackedOption {
  readonly option: ChoiceOption
  readonly packed: Packed
}

/** Options, under the names of their groups if they have any. */
function optionsOf(
  options: readonly PackedOption[],
): Pick<types.StaticSelect, 'options'> | Pick<types.StaticSelect, 'option_groups'> {
  const names = [...new Set(options.map(({ option }) => option.group))]
  if (names.includes(undefined)) return { options: options.map(optionOf) }
  return {
    option_groups: names.map((name) => ({
      label: plainText(name ?? '', slackLimits.optionText),
      options: options.filter(({ option }) => option.group === name).map(optionOf),
    })),
  }
}

const optionOf = ({ option, packed }: PackedOption) => ({
  text: plainText(option.label, slackLimits.optionText),
  value: packed.id,
  ...(option.hint !== undefined && { description: plainText(option.hint, slackLimits.optionDescription) }),
})

/** A choice split into as many menus as its options need. */
export function breakChoice(choice: Choice): readonly Choice[] {
  const fits = (options: Choice['options']): boolean =>
    options.length <= slackLimits.selectOptions &&
    bytesOf(renderChoice({ ...choice, options }, 0)) <= slackLimits.bytesPerMenu
  let menus: Choice['options'][] = [choice.options]
  for (let count = 2; count <= choice.options.length && !menus.every(fits); count++) {
    menus = chunk(choice.options, Math.ceil(choice.options.length / count))
  }
  if (menus.length === 1) return [choice]
  return menus.map((options, at) => ({ ...choice, options, label: `${choice.label} (${at + 1} of ${menus.length})` }))
}

/** A plain text object, shortened so that its escaped text, which Slack counts, fits the room. */
export function plainText(text: string, room: number): types.PlainTextElement {
  let label = clip(text.trim() || '…', room)
  while (escapeText(label).length > room) label = clip(label, label.length - 1)
  return { type: 'plain_text', text: escapeText(label), emoji: false }
}
