import type { Hash } from '../article/article.ts'
import { refuseUnreadable } from '../article/parse.ts'
import type { Attachment, Document, Downloaded } from '../bot/ports/sources.ts'
import { BotError } from '../errors.ts'
import { cutText } from './bound.ts'
import { decode } from './decode.ts'
import { FILE_MAX_BYTES, parseText } from './file.ts'
import { pageArticle } from './page/article.ts'
import { readPage } from './page/page.ts'

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
  const isKnown = kindOf(name, type) !== undefined
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

/** Converts a file for storage: text is kept unchanged, a page becomes the record of its article. Throws BotError. */
export function readDocument(name: string, { bytes, type, charset }: Downloaded, hash: Hash): Document {
  const refused = refuseFile({ name, size: bytes.byteLength, ...(type !== undefined && { type }) })
  if (refused) throw refused
  const hint = charset === undefined ? {} : { charset }
  const text = decode(bytes, hint)
  if (kindOf(name, type) === 'page' || /^\s*<(?:!doctype html|html)[\s>]/i.test(text)) {
    refuseUnreadable(text)
    return { kind: 'page', content: JSON.stringify(pageArticle(readPage(decode(bytes, { markup: true, ...hint })))) }
  }
  // Unsupported types were already rejected by name.
  parseText(cutText(text).text, name, hash)
  return { kind: 'text', content: text }
}

function kindOf(name: string, type: string | undefined): Kind | undefined {
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
