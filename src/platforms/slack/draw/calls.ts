import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isFormName, type FormName } from '../../../message/forms.ts'
import type { CommandCall } from '../../../message/message.ts'
import type { StoredText } from '../connect/parts.ts'

/** A control's id (`=content`, or `#key` of what is stored), with what must be kept for it. */
export interface Packed {
  readonly id: string
  readonly stored?: StoredText
}

/** The key is a hash of the content, so that the same button drawn twice is kept once. */
export function pack(content: string, room: number): Packed {
  if (content.length < room) return { id: `=${content}` }
  const key = createHash('sha256').update(content).digest('hex').slice(0, 40)
  return { id: `#${key}`, stored: { key, content } }
}

/** What `pack` packed; undefined when the texts does not have it (any more). */
export async function unpack(
  id: string,
  find: (key: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  if (id.startsWith('=')) return id.slice(1)
  return id.startsWith('#') ? find(id.slice(1)) : undefined
}

/** A call as text, with `arg` when a chosen value goes into it, and `asks` when a form comes first. */
export const writeCall = (call: CommandCall & { readonly arg?: string; readonly asks?: FormName }): string =>
  inertJson({ c: call.command, a: call.args, r: call.revision, g: call.arg, f: call.asks })

/** Slack hands `&`, `<` and `>` back as entities in places, and strips what is invisible; JSON has its own way to write them. */
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

/** The call that `writeCall` wrote; a button made by another app or an old release gives undefined. */
export function readCallJson(text: string, chosen?: string): CommandCall | undefined {
  const parsed = callShape.safeParse(parseJson(text))
  if (!parsed.success) return undefined
  const { c: command, a, r, g } = parsed.data
  const value = z.string().safeParse(parseJson(chosen ?? ''))
  const args = g !== undefined && value.success ? { ...a, [g]: value.data } : a
  return { command, args, ...(r !== undefined && { revision: r }) }
}

/** The form that has to be filled in before the call. */
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
