import type { Attachment, Document } from '../bot/ports/sources.ts'
import { BotError } from '../errors.ts'

/** Largest file that is decoded, in bytes. */
export const FILE_MAX_BYTES = 8 * 1024 * 1024

type Kind = Document['kind']

/** By file extension; otherwise by media type. */
const kindsByEnding: Readonly<Record<string, Kind>> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  markdown: 'text',
  html: 'page',
  htm: 'page',
  xhtml: 'page',
}
const kindsByType: Readonly<Record<string, Kind>> = {
  'text/plain': 'text',
  'text/markdown': 'text',
  'text/x-markdown': 'text',
  'text/html': 'page',
  'application/xhtml+xml': 'page',
}

/** Why a file is rejected by its name, type or size. */
export function refuseFile({ name, type, size }: Pick<Attachment, 'name' | 'type' | 'size'>): BotError | undefined {
  const shown = `“${name.slice(0, 80)}”`
  const isKnown = fileKindOf(name, type) !== undefined
  if (!isKnown)
    return new BotError('input', `${shown} is ${whatIs(name, type)}, which is not read.`, {
      hint: 'Copy the text of the article and paste it, or save it as a .txt, .md or .html file.',
    })
  if (size === 0) return new BotError('input', `${shown} is empty.`, { hint: 'Look into it and send it again.' })
  if (size === undefined || size <= FILE_MAX_BYTES) return undefined
  return new BotError('input', `${shown} has ${inMegabytes(size)} MB; the limit is ${inMegabytes(FILE_MAX_BYTES)}.`, {
    hint: 'Paste the text of the one article that you want briefed.',
  })
}

/** Adds the file name to an error. */
export const named = (error: unknown, path: string): unknown =>
  error instanceof BotError
    ? new BotError(error.code, `${path}: ${error.message}`, {
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        retryable: error.retryable,
        cause: error,
      })
    : error

/** What a file is by its name, else by its type; undefined for what is not read. */
export function fileKindOf(name: string, type: string | undefined): Kind | undefined {
  const ending = endingOf(name)
  if (ending !== undefined && Object.hasOwn(kindsByEnding, ending)) return kindsByEnding[ending]
  const plain = type?.split(';')[0]?.trim().toLowerCase() ?? ''
  return Object.hasOwn(kindsByType, plain) ? kindsByType[plain] : undefined
}

const endingOf = (name: string): string | undefined => /\.([a-z0-9]{1,12})$/i.exec(name)?.[1]?.toLowerCase()

function whatIs(name: string, type = ''): string {
  if (endingOf(name) === 'pdf' || type.startsWith('application/pdf')) return 'a PDF'
  if (/^image\//.test(type) || /\.(?:png|jpe?g|gif|webp|heic|svg)$/i.test(name)) return 'a picture'
  return 'no text, Markdown or HTML file'
}

const inMegabytes = (size: number): string => (size / 1024 / 1024).toFixed(size % 1_048_576 === 0 ? 0 : 1)
