import { createHash } from 'node:crypto'
import * as z from 'zod'
import { isFormName, type FormName } from '../../../message/forms.ts'
import type { CommandCall } from '../../../message/message.ts'
import type { StoredText } from '../connect/parts.ts'

/** A control's id, `=content` or `#key`, with the content to store under that key. */
export interface Packed {
  readonly id: string
  readonly stored?: StoredText
}

/** The id of a control. The key is a hash, so that a button rendered twice is stored once. */
export function pack(content: string, room: number): Packed {
  if (content.length < room) return { id: `=${content}` }
  const key = createHash('sha256').update(content).digest('hex').slice(0, 40)
  return { id: `#${key}`, stored: { key, content } }
}

/** The content that `pack` packed; undefined when it is no longer stored. */
export async function unpack(
  id: string,
  find: (key: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  if (id.startsWith('=')) return id.slice(1)
  return id.startsWith('#') ? find(id.slice(1)) : undefined
}

/** A call as JSON, with `arg` for the argument that a chosen value fills, and `asks` for a form to fill in first. */
export const writeCall = (call: CommandCall & { readonly arg?: string; readonly asks?: FormName }): string =>
  inertJson({ c: call.command, a: call.args, r: call.revision, g: call.arg, f: call.asks })

/** JSON with `&`, `<`, `>` and invisible characters escaped: Slack may return them as entities or strip them. */
export const inertJson = (content: unknown): string =>
  JSON.stringify(content).replace(
    /[&<>\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const callShape = z.object({
  c: z.string(),
  a: z.record(z.string(), z.string()),
  r: z.string().optional(),
  g: z.string().optional(),
  f: z.string().optional(),
})

/** The call that `writeCall` wrote; undefined for buttons of other apps or old releases. */
export function readCallJson(text: string, chosen?: string): CommandCall | undefined {
  const parsed = callShape.safeParse(parseJson(text))
  if (!parsed.success) return undefined
  const { c: command, a, r, g } = parsed.data
  const value = z.string().safeParse(parseJson(chosen ?? ''))
  const args = g !== undefined && value.success ? { ...a, [g]: value.data } : a
  return { command, args, ...(r !== undefined && { revision: r }) }
}

/** The form to fill in before the call, if any. */
export function readForm(text: string): FormName | undefined {
  const parsed = callShape.safeParse(parseJson(text))
  return parsed.success && isFormName(parsed.data.f) ? parsed.data.f : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
