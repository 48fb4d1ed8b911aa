import { BotError } from '../../errors.ts'
import type { Control } from '../../message/message.ts'
import { findAddress } from './address.ts'
import { keepDocument, keepLink, keepText } from './pasted.ts'
import type { Attachment } from '../ports/sources.ts'
import type { CommandRequest } from '../ports/platform.ts'

/** A control that asks for a text, which arrives as a message would. */
export const pasting: Control = { label: 'Paste a text', command: 'brief-this', args: {}, asks: 'article' }

/** A control that asks for a link. */
export const linking: Control = { label: 'Brief a link', command: 'brief-this', args: {}, asks: 'link' }

type HandedParts = Parameters<typeof keepText>[0]

/** A text with fewer words than this is not treated as an article. */
const FEWEST_WORDS = 25

/**
 * Stores a submission: a file, a text, or the article that a text links to if it is little more than a link. Returns its name.
 * Rejects with a BotError that says what to submit instead.
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
