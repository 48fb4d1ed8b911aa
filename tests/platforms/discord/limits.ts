import { showMarkdown } from './markdown.ts'
import { textsOf } from './read.ts'

/**
 * What Discord refuses, and what its clients fail to show, checked as strictly as it does. Sources:
 * https://discord.com/developers/docs/components/reference, …/resources/message, …/interactions/application-commands.
 * Imports nothing from src.
 */
type Json = Readonly<Record<string, unknown>>

const isObject = (node: unknown): node is Json => typeof node === 'object' && node !== null && !Array.isArray(node)
const list = (node: unknown): readonly unknown[] => (Array.isArray(node) ? node : [])
const V2 = 1 << 15

/** What is wrong with a message body; nothing when Discord takes it and its clients show it. */
export function messageFaults(body: unknown): string[] {
  if (!isObject(body)) return ['the body is no object']
  const v2 = (Number(body['flags'] ?? 0) & V2) !== 0
  const faults = [...unknownKeys(body, messageKeys, 'message'), ...mentionFaults(body)]
  if (!v2)
    return [
      ...faults,
      ...length(body['content'], 1, 2000, 'content'),
      ...(body['components'] ? ['components without V2'] : []),
    ]
  for (const key of ['content', 'embeds', 'poll', 'stickers'])
    if (key in body) faults.push(`${key} beside Components V2`)
  const top = list(body['components'])
  if (top.length < 1) faults.push('no components')
  const all = top.flatMap(nested)
  if (all.length > 40) faults.push(`${all.length} components`)
  faults.push(...top.flatMap((node) => componentFaults(node, 'message')), ...customIdFaults(all), ...textFaults(body))
  return faults
}

const messageKeys = [
  'flags',
  'components',
  'allowed_mentions',
  'content',
  'embeds',
  'nonce',
  'enforce_nonce',
  'poll',
  'stickers',
]

/** Leave to ping is leave for one, whose mention stands alone above all else. */
function mentionFaults(body: Json): string[] {
  const mentions = body['allowed_mentions']
  if (!isObject(mentions)) return ['allowed_mentions is missing: everybody named would be pinged']
  if (!Array.isArray(mentions['parse'])) return ['allowed_mentions lets everybody be pinged']
  const named = [
    ...list(mentions['parse']).map((what) => (what === 'everyone' ? '@here' : String(what))),
    ...list(mentions['roles']).map((id) => `<@&${String(id)}>`),
    ...list(mentions['users']).map((id) => `<@${String(id)}>`),
  ]
  const [first, ...others] = textsOf(body)
  if (named.length === 0) return []
  if (named.length > 1 || named[0] !== first) return ['allowed_mentions lets somebody be pinged']
  return others.some((text) => /@\W*(?:everyone|here)/i.test(text)) ? ['the text pings with it'] : []
}

function textFaults(body: Json): string[] {
  const texts = textsOf(body)
  const total = texts.reduce((sum, text) => sum + text.length, 0)
  const faults = total > 4000 ? [`${total} characters of text`] : []
  const bytes = Buffer.byteLength(JSON.stringify(body['components']))
  if (bytes > 10_170) faults.push(`${bytes} bytes`)
  for (const text of texts) {
    const { nodes } = showMarkdown(text)
    if (nodes > 100) faults.push(`${nodes} Markdown nodes in one text`)
    if (text.trim() === '') faults.push('a blank text')
    if (/\p{Surrogate}/u.test(text)) faults.push('half a surrogate pair')
  }
  return faults
}

export function nested(node: unknown): Json[] {
  return isObject(node) ? [node, ...[...list(node['components']), node['accessory']].flatMap(nested)] : []
}

function customIdFaults(all: readonly Json[]): string[] {
  const ids = all.flatMap((node) => (typeof node['custom_id'] === 'string' ? [node['custom_id']] : []))
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `custom_id ${id} twice`)
}

const allowedIn: Readonly<Record<string, readonly number[]>> = {
  message: [1, 9, 10, 12, 13, 14, 17],
  container: [1, 9, 10, 12, 13, 14],
  section: [10],
  accessory: [2],
  row: [2, 3],
}

function componentFaults(node: unknown, parent: string): string[] {
  if (!isObject(node)) return ['a component is no object']
  const type = Number(node['type'])
  const faults = allowedIn[parent]?.includes(type) ? [] : [`type ${type} in a ${parent}`]
  const children = list(node['components'])
  if (type === 17)
    return [
      ...faults,
      ...unknownKeys(node, ['type', 'accent_color', 'components', 'spoiler', 'id'], 'container'),
      ...count(children, 1, 39, 'container'),
      ...children.flatMap((child) => componentFaults(child, 'container')),
    ]
  if (type === 10)
    return [
      ...faults,
      ...unknownKeys(node, ['type', 'content', 'id'], 'text'),
      ...length(node['content'], 1, 4000, 'text'),
    ]
  if (type === 9)
    return [
      ...faults,
      ...unknownKeys(node, ['type', 'components', 'accessory', 'id'], 'section'),
      ...count(children, 1, 3, 'section'),
      ...children.flatMap((child) => componentFaults(child, 'section')),
      ...componentFaults(node['accessory'], 'accessory'),
    ]
  if (type === 14) return [...faults, ...unknownKeys(node, ['type', 'divider', 'spacing', 'id'], 'separator')]
  if (type === 1) return [...faults, ...rowFaults(children)]
  if (type === 2) return [...faults, ...buttonFaults(node)]
  return type === 3 ? [...faults, ...selectFaults(node)] : faults
}

function rowFaults(children: readonly unknown[]): string[] {
  const selects = children.filter((child) => isObject(child) && child['type'] === 3).length
  const faults = selects > 0 && children.length > 1 ? ['a select shares its row'] : []
  return [...faults, ...count(children, 1, 5, 'row'), ...children.flatMap((child) => componentFaults(child, 'row'))]
}

function buttonFaults(node: Json): string[] {
  if (node['style'] === 5)
    return [
      ...unknownKeys(node, ['type', 'style', 'label', 'url', 'disabled'], 'link button'),
      ...length(node['label'], 1, 80, 'button label'),
      ...length(node['url'], 1, 512, 'button url'),
      ...(/^https?:/.test(String(node['url'])) ? [] : ['a button that leads off the web']),
    ]
  const style = [1, 2, 3, 4].includes(Number(node['style'])) ? [] : ['button style']
  return [
    ...style,
    ...unknownKeys(node, ['type', 'style', 'label', 'custom_id', 'disabled'], 'button'),
    ...length(node['label'], 1, 80, 'button label'),
    ...length(node['custom_id'], 1, 100, 'custom_id'),
  ]
}

function selectFaults(node: Json): string[] {
  const options = list(node['options'])
  const values = options.map((option) => (isObject(option) ? option['value'] : undefined))
  return [
    ...unknownKeys(
      node,
      ['type', 'custom_id', 'placeholder', 'options', 'min_values', 'max_values', 'disabled'],
      'select',
    ),
    ...count(options, 1, 25, 'select options'),
    ...(new Set(values).size < values.length ? ['a select value twice'] : []),
    ...length(node['custom_id'], 1, 100, 'custom_id'),
    ...length(node['placeholder'] ?? 'none', 1, 150, 'placeholder'),
    ...options.flatMap((option) => (isObject(option) ? optionFaults(option) : ['an option is no object'])),
  ]
}

function optionFaults(option: Json): string[] {
  return [
    ...unknownKeys(option, ['label', 'value', 'description', 'default'], 'select option'),
    ...length(option['label'], 1, 100, 'option label'),
    ...length(option['value'], 1, 100, 'option value'),
    ...length(option['description'] ?? 'none', 1, 100, 'option description'),
  ]
}

/** What is wrong with the body of a bulk overwrite of commands. */
export function commandFaults(body: unknown): string[] {
  const commands = list(body).filter(isObject)
  const faults = Array.isArray(body) ? [] : ['the body is no list']
  for (const [type, most] of [
    [1, 100],
    [2, 15],
    [3, 15],
  ] as const) {
    const names = commands.filter((command) => (command['type'] ?? 1) === type).map((command) => command['name'])
    if (names.length > most) faults.push(`${names.length} commands of type ${type}`)
    if (new Set(names).size < names.length) faults.push('a command name twice')
  }
  return [...faults, ...commands.flatMap(oneCommandFaults)]
}

const chatName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

function oneCommandFaults(command: Json): string[] {
  const name = String(command['name'])
  const menu = (command['type'] ?? 1) !== 1
  const faults = length(name, 1, 32, `name ${name}`)
  if (menu && (command['description'] || command['options']))
    faults.push(`menu command ${name} with a description or options`)
  if (!menu && (!chatName.test(name) || name !== name.toLowerCase())) faults.push(`name ${name}`)
  if (!menu) faults.push(...length(command['description'], 1, 100, `description of ${name}`))
  for (const key of ['contexts', 'integration_types'])
    if (list(command[key]).length === 0) faults.push(`${name} without ${key}`)
  faults.push(...localFaults(command, menu))
  if (textIn(command) > 8000) faults.push(`${name} has ${textIn(command)} characters`)
  const options = list(command['options']).filter(isObject)
  const required = options.map((option) => option['required'] === true)
  if (required.includes(true) && required.lastIndexOf(true) > required.indexOf(false) && required.includes(false))
    faults.push(`${name}: required after optional`)
  if (new Set(options.map((option) => option['name'])).size < options.length) faults.push(`${name}: an option twice`)
  for (const locale of locales) {
    const local = options.map(
      (option) => (option['name_localizations'] as Json | null | undefined)?.[locale] ?? option['name'],
    )
    if (new Set(local).size < local.length) faults.push(`${name}: an option twice in ${locale}`)
  }
  return [
    ...faults,
    ...count(options, 0, 25, `options of ${name}`),
    ...options.flatMap((option) => commandOptionFaults(option, name)),
  ]
}

/** https://discord.com/developers/docs/reference#locales */
const locales = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
)

function localFaults(node: Json, menu: boolean): string[] {
  const names = isObject(node['name_localizations']) ? node['name_localizations'] : {}
  const descriptions = isObject(node['description_localizations']) ? node['description_localizations'] : {}
  return [
    ...Object.keys({ ...names, ...descriptions }).flatMap((locale) =>
      locales.has(locale) ? [] : [`locale ${locale}`],
    ),
    ...Object.values(names).flatMap((name) => [
      ...length(name, 1, 32, `local name ${String(name)}`),
      ...(menu || (chatName.test(String(name)) && String(name) === String(name).toLowerCase())
        ? []
        : [`local name ${String(name)}`]),
    ]),
    ...Object.values(descriptions).flatMap((words) => length(words, 1, 100, `local description ${String(words)}`)),
  ]
}

function commandOptionFaults(option: Json, command: string): string[] {
  const name = String(option['name'])
  const choices = list(option['choices']).filter(isObject)
  return [
    ...localFaults(option, false),
    ...(chatName.test(name) && name === name.toLowerCase() ? [] : [`${command}: option ${name}`]),
    ...length(option['description'], 1, 100, `${command} ${name}: description`),
    ...(choices.length > 0 && option['autocomplete'] === true ? [`${command} ${name}: choices and autocomplete`] : []),
    ...count(choices, 0, 25, `${command} ${name}: choices`),
    ...choices.flatMap((choice) => [
      ...length(choice['name'], 1, 100, 'choice'),
      ...length(choice['value'], 1, 100, 'choice value'),
    ]),
  ]
}

function textIn(node: unknown): number {
  if (typeof node === 'string') return node.length
  if (Array.isArray(node)) return node.reduce((sum: number, child) => sum + textIn(child), 0)
  if (!isObject(node)) return 0
  return ['name', 'description', 'value', 'options', 'choices'].reduce((sum, key) => sum + textIn(node[key]), 0)
}

/** What is wrong with an answer to autocomplete. */
export function choiceFaults(choices: unknown): string[] {
  const all = list(choices).filter(isObject)
  return [
    ...count(all, 0, 25, 'choices'),
    ...all.flatMap((choice) => [
      ...length(choice['name'], 1, 100, 'choice'),
      ...length(choice['value'], 1, 100, 'choice value'),
    ]),
  ]
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
export function formFaults(form: Json): string[] {
  const parts = list(form['components']).filter(isObject)
  return [
    ...unknownKeys(form, ['custom_id', 'title', 'components'], 'form'),
    ...length(form['custom_id'], 1, 100, 'custom_id of a form'),
    ...length(form['title'], 1, 45, 'title of a form'),
    ...count(parts, 1, 5, 'form'),
    ...parts.flatMap((part) => [
      ...(part['type'] === 18 ? [] : ['something else than a label in a form']),
      ...unknownKeys(part, ['type', 'label', 'description', 'component'], 'label'),
      ...length(part['label'], 1, 45, 'label'),
      ...length(part['description'] ?? 'none', 1, 100, 'description of a label'),
      ...(isObject(part['component']) ? inputFaults(part['component']) : ['an empty label']),
    ]),
  ]
}

/** https://discord.com/developers/docs/components/reference#file-upload */
function uploadFaults(input: Json): string[] {
  const [least, most] = [Number(input['min_values'] ?? 1), Number(input['max_values'] ?? 1)]
  return [
    ...unknownKeys(input, ['type', 'custom_id', 'required', 'min_values', 'max_values'], 'file upload'),
    ...length(input['custom_id'], 1, 100, 'custom_id of an upload'),
    ...(least >= 0 && least <= most && most >= 1 && most <= 10 ? [] : [`an upload of ${least} to ${most} files`]),
  ]
}

function inputFaults(input: Json): string[] {
  if (input['type'] === 19) return uploadFaults(input)
  const most = Number(input['max_length'] ?? 4000)
  return [
    ...(input['type'] === 4 ? [] : ['something else than a text input']),
    ...unknownKeys(input, ['type', 'custom_id', 'style', 'required', 'max_length'], 'text input'),
    ...length(input['custom_id'], 1, 100, 'custom_id of an input'),
    ...([1, 2].includes(Number(input['style'])) ? [] : ['style of an input']),
    ...(most >= 1 && most <= 4000 ? [] : [`an input of ${most} characters`]),
  ]
}

function unknownKeys(node: Json, known: readonly string[], what: string): string[] {
  return Object.keys(node)
    .filter((key) => !known.includes(key))
    .map((key) => `${what} has ${key}`)
}

function length(text: unknown, least: number, most: number, what: string): string[] {
  if (typeof text !== 'string') return [`${what} is no text`]
  return text.length < least || text.length > most ? [`${what} has ${text.length} characters`] : []
}

function count(nodes: readonly unknown[], least: number, most: number, what: string): string[] {
  return nodes.length < least || nodes.length > most ? [`${what} holds ${nodes.length}`] : []
}
