import { BotError } from '../../errors.ts'
import type { Control } from '../../message/message.ts'
import { findAddress } from './address.ts'
import { keepDocument, keepLink, keepText } from './pasted.ts'
import type { Attachment } from '../ports/sources.ts'
import type { CommandRequest } from '../ports/platform.ts'

/** A control that asks for a text, which arrives like a message's. */
export const pasting: Control = { label: 'Paste a text', command: 'brief-this', args: {}, asks: 'article' }

type HandedParts = Parameters<typeof keepText>[0]

/** Fewer words than this are not taken for an article. */
const FEWEST_WORDS = 25

/**
 * Keeps what somebody handed in: a file, a text, or what a text links to when it is little more than a link; the name
 * under which it is found. Rejects with a BotError that says what else to hand in.
 */
export async function keepHanded(parts: HandedParts, request: CommandRequest): Promise<string> {
  const { args, place, at, files = [] } = request
  const file = files.find((one) => parts.sources.refuse(one) === undefined)
  if (file) return await keepFile(parts, file, request)
  const text = args['text']?.trim() ?? ''
  if (text.split(/\s+/).length >= FEWEST_WORDS) return await keepText(parts, place.tenant, text, at)
  const address = findAddress(text)
  if (address !== undefined) return await keepLink(parts, place.tenant, address, at)
  throw (files[0] && parts.sources.refuse(files[0])) ?? tooLittle(request)
}

async function keepFile(parts: HandedParts, file: Attachment, { place, at }: CommandRequest): Promise<string> {
  const document = await parts.sources.document(file.name, await file.read(parts.sources.download))
  return await keepDocument(parts, place.tenant, document, at)
}

const tooLittle = ({ origin }: CommandRequest): BotError =>
  origin === 'shortcut'
    ? new BotError('input', 'There is too little text in this message to brief.', {
        hint: `Choose a message that holds an article (${FEWEST_WORDS} words or more), a link to one, or a file with one.`,
      })
    : new BotError('input', 'That is too little text to brief.', {
        hint: `Paste an article (${FEWEST_WORDS} words or more) or a link to one.`,
      })
