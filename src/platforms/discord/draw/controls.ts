import { createHash } from 'node:crypto'
import { isFormName, type FormName } from '../../../message/forms.ts'
import type { MessageBlock, CommandCall, Control, Message } from '../../../message/message.ts'
import { discordLimits } from '../connect/limits.data.ts'
import type { CommandDefinition } from '../../../bot/ports/platform.ts'
import { clip } from '../../shared/clip.ts'

/** What a click does. A menu puts the chosen value into the argument `arg`; `asks` names a form to fill in first. */
export interface Click {
  readonly call: CommandCall
  readonly arg?: string
  readonly asks?: FormName
}

/** Content too long for a custom_id or an option's value, which holds its key instead. */
export interface PackedControl {
  readonly key: string
  readonly content: string
}

/** Looks up the content stored under a key. */
export type FindPacked = (key: string) => Promise<string | undefined>

/**
 * The custom_id of a control. `b0|=nato-china|r7|section|quotes` is a button: kind and number (unique in a message),
 * command, revision, arguments. `s0|=speaker|nato-china|r7` is a menu, its argument first; `f0|=article|brief-this|` opens
 * a form, whose name is first. `b0|#key` stands for content that does not fit.
 */
export function customId(click: Click, number: number): string {
  const kind = click.asks !== undefined ? 'f' : click.arg === undefined ? 'b' : 's'
  return `${kind}${number}|${short(fieldsOf(click), idRoom)}`
}

/** The value of a menu's option, or its key. */
export function optionValue(value: string): string {
  return short(value, discordLimits.selectText)
}

/** The content that must be stored for the controls of a message to work, even after a restart. */
export function packedControls(message: Message): PackedControl[] {
  const contents = [
    ...[...message.blocks.flatMap(clicksOf), ...nextPage(message)].map((click) => [fieldsOf(click), idRoom] as const),
    ...message.blocks.flatMap(optionsOf).map((value) => [value, discordLimits.selectText] as const),
  ]
  return contents
    .filter(([content, room]) => !fits(content, room))
    .map(([content]) => ({ key: keyOf(content), content }))
}

/** The click that a custom_id stands for; undefined when it is not ours or its content is no longer stored. */
export async function readCustomId(id: string, find: FindPacked): Promise<Click | undefined> {
  const [, kind, rest = ''] = /^([bsf])\d+\|(.*)$/s.exec(id) ?? []
  const content = kind && (await long(rest, find))
  if (content === undefined || content === '') return undefined
  const fields = content.split('|').map(decode)
  const first = kind === 'b' ? undefined : fields.shift()
  const call = callOf(fields)
  if (first === undefined) return { call }
  if (kind === 's') return { call, arg: first }
  return isFormName(first) ? { call, asks: first } : undefined
}

/** Whether a click on the control opens a form. */
export const opensForm = (id: string): boolean => /^f\d+\|/.test(id)

/** The value that `optionValue` wrote; undefined when it is no longer stored. */
export async function readOptionValue(value: string, find: FindPacked): Promise<string | undefined> {
  return long(value, find)
}

/** The click that shows the next page; none when the message does not say which call it answers. */
export function nextPage({ call }: Message): Click[] {
  return call ? [{ call: { ...call, args: { ...call.args, page: String(pageOf(call) + 1) } } }] : []
}

/** The page that a call asks for, from 1. */
export function pageOf(call: CommandCall | undefined): number {
  const page = Number(call?.args['page'] ?? 1)
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

function clicksOf(block: MessageBlock): Click[] {
  if (block.kind === 'controls') return block.controls.map(clickOf)
  if (block.kind === 'row') return [clickOf(block.control)]
  if (block.kind === 'choice') return [{ call: block.choice, arg: block.choice.arg }]
  return []
}

/** What a click on a button does. */
export const clickOf = (control: Control): Click =>
  control.asks === undefined ? { call: control } : { call: control, asks: control.asks }

function optionsOf(block: MessageBlock): string[] {
  return block.kind === 'choice' ? block.choice.options.map(({ value }) => value) : []
}

/** What is left beside the kind, a number below 1000 and the bar. */
const idRoom = discordLimits.customId - 5

const fits = (content: string, room: number): boolean => content.length < room

const short = (content: string, room: number): string => (fits(content, room) ? `=${content}` : `#${keyOf(content)}`)

const long = (text: string, find: FindPacked): Promise<string | undefined> =>
  text.startsWith('#') ? find(text.slice(1)) : Promise.resolve(text.slice(1))

/** A hash, so that a button rendered twice is stored once. */
const keyOf = (content: string): string => createHash('sha256').update(content).digest('base64url').slice(0, 32)

function fieldsOf({ call, arg, asks }: Click): string {
  const fields = [call.command, call.revision ?? '', ...Object.entries(call.args).flat()]
  return [...[asks ?? arg ?? []].flat(), ...fields].map(encode).join('|')
}

function callOf([command = '', revision = '', ...rest]: readonly string[]): CommandCall {
  const pairs = rest.flatMap((name, index) => (index % 2 === 0 ? [[name, rest[index + 1] ?? ''] as const] : []))
  return { command, args: Object.fromEntries(pairs), ...(revision ? { revision } : {}) }
}

function encode(field: string): string {
  return field.replace(/[%|]/g, (sign) => (sign === '%' ? '%25' : '%7C'))
}

function decode(field: string): string {
  return field.replace(/%(25|7C)/g, (_, code) => (code === '25' ? '%' : '|'))
}

/** The name of a shortcut in Discord's menus. */
export function menuName({ description }: CommandDefinition): string {
  return clip(description, discordLimits.commandName)
}
