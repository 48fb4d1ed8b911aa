import { normaliseText, parseArticle, refuseUnreadable } from '../article/parse.ts'
import type { Hash } from '../article/article.ts'
import { withoutUnseen } from '../article/characters.ts'
import type { BriefingFile } from '../bot/ports/sources.ts'
import { BotError } from '../errors.ts'
import { decode } from './decode.ts'
import { parseMarkdown } from './markdown.ts'
import { FILE_MAX_BYTES, named } from './refuse.ts'

/**
 * Parses a file into an article and its front matter. `.md` is Markdown, as is any text that starts with a front matter
 * fence or a `# Title`; everything else is plain text. Throws BotError `input`, which names the file.
 */
export function parseFile(bytes: Uint8Array, path: string, hash: Hash): BriefingFile {
  if (bytes.byteLength > FILE_MAX_BYTES) {
    throw new BotError('input', `${path} has ${bytes.byteLength} bytes; the limit is ${FILE_MAX_BYTES}.`, {
      hint: 'Save the one article that you want briefed as a file of its own.',
    })
  }
  return parseText(decode(bytes), path, hash)
}

/** Does the same for decoded text. */
export function parseText(decoded: string, path: string, hash: Hash): BriefingFile {
  const text = withoutUnseen(normaliseText(decoded))
  try {
    refuseUnreadable(text)
    return isMarkdown(text, path)
      ? parseMarkdown(text, hash)
      : { article: parseArticle({ text, layout: 'whole' }, hash), front: {} }
  } catch (error) {
    throw named(error, path)
  }
}

const isMarkdown = (text: string, path: string): boolean =>
  /\.(?:md|markdown)$/i.test(path) || /^(?:---[^\n]*\n|#{1,2} \S)/.test(text)
