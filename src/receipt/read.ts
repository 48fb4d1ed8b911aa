import * as z from 'zod'
import { BotError } from '../errors.ts'
import type { Receipt } from './receipt.ts'

const place = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative(), exact: z.string() })

const line = z.object({
  where: z.string(),
  text: z.string(),
  origin: z.enum(['verbatim', 'words', 'shortened', 'about']),
  places: z.array(place),
})

const finding = z.object({
  action: z.enum(['dropped', 'changed', 'noted']),
  rule: z.string(),
  where: z.string(),
  message: z.string(),
})

const text = z.object({ hash: z.string(), length: z.int().nonnegative() })

const receipt = z.object({
  format: z.literal('briefdesk-receipt/1'),
  at: z.iso.datetime(),
  engine: z.object({ name: z.string(), version: z.string() }),
  briefing: z.object({ name: z.string(), revision: z.string() }),
  text,
  lines: z.array(line),
  findings: z.array(finding),
  original: z.object({ name: z.string(), text, lines: z.array(line) }).optional(),
  digest: z.string(),
})

const hint = 'Make one with: briefdesk receipt FILE'

/** Parses a receipt from JSON. Throws BotError `input` if it is not one. */
export function readReceipt(json: string): Receipt {
  const read = receipt.safeParse(parse(json))
  if (read.success) {
    const { original, ...rest } = read.data
    return { ...rest, ...(original && { original }) }
  }
  const [issue] = read.error.issues
  const place = issue?.path.join('.') || 'the whole'
  throw new BotError('input', `This is not a receipt: ${place}: ${issue?.message ?? 'unknown'}.`, { hint })
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new BotError('input', 'This is not a receipt: it is not JSON.', { hint, cause })
  }
}
