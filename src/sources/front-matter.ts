import { distance } from 'fastest-levenshtein'
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import type * as z from 'zod'
import { BotError } from '../errors.ts'
import { frontMatterKeys, frontMatterShape, type FileFront } from './front-matter-shape.ts'

/** Longest front matter, in characters. */
export const FRONT_MATTER_MAX_CHARACTERS = 64 * 1024
/** Limit on YAML aliases: enough for normal use, too few for an expansion bomb. */
const ALIASES_MAX = 20

/** A Markdown text split into front matter and body. */
export interface Fenced {
  readonly front: FileFront
  readonly body: string
}

/** Parses the front matter between `---` lines, if the text starts with one. YAML only; nothing is executed. */
export function readFrontMatter(text: string): Fenced {
  const opening = /^---([^\n]*)(?:\n|$)/.exec(text)
  if (!opening) return { front: {}, body: text }
  const label = (opening[1] ?? '').trim()
  if (label !== '') {
    throw refusal(1, 'front matter opens with more than "---", and only YAML is read', 'Write "---" alone.')
  }
  const closing = /^(?:---|\.\.\.)[ \t]*$/gm
  closing.lastIndex = opening[0].length
  const match = closing.exec(text)
  if (!match) throw refusal(1, 'the front matter is not closed', 'Put a line "---" after its last key.')
  const yaml = text.slice(opening[0].length, match.index)
  if (yaml.length > FRONT_MATTER_MAX_CHARACTERS) {
    throw refusal(1, `the front matter has ${yaml.length} characters; the limit is ${FRONT_MATTER_MAX_CHARACTERS}`)
  }
  return { front: readYaml(yaml), body: text.slice(match.index + match[0].length) }
}

/** The URL of the article, for a file without text of its own. */
export function addressIn(text: string): string | undefined {
  const { front, body } = readFrontMatter(text)
  return body.trim() === '' ? front.source : undefined
}

function readYaml(yaml: string): FileFront {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { schema: 'core', lineCounter: lines, prettyErrors: false })
  const fault = document.errors[0] ?? document.warnings[0]
  if (fault)
    throw refusal(
      lineAt(lines, fault.pos[0]),
      `the front matter is not plain YAML: ${unquoted(fault.message)}`,
      quoting,
    )
  const parsed = frontMatterShape.safeParse(toPlain(document) ?? {})
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  if (!issue) throw refusal(2, 'the front matter cannot be read')
  throw issueError(issue, document, lines)
}

/** These messages reach the log, and behind a misplaced fence stands an article: nothing of it is quoted. */
const unquoted = (message: string): string => message.replace(/(["'`]).*?(?:\1|$)/gs, '…').replace(/: .*$/s, '')

/** A word that could be a key. */
const isKey = (word: string): boolean => /^[A-Za-z][\w-]{0,30}$/.test(word)

const quoting = 'Put a value in quotes when it holds ": ", "#" or starts with a mark.'

function toPlain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: ALIASES_MAX })
  } catch (cause) {
    throw refusal(
      2,
      `the front matter repeats itself through more than ${ALIASES_MAX} aliases`,
      'Write the values out.',
      cause,
    )
  }
}

function issueError(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): BotError {
  const path = issue.path.filter((key) => typeof key !== 'symbol')
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const line = lineAt(lines, offsetOf(document, path, unknown))
  if (unknown === undefined) return refusal(line, `"${nameOf(path)}" ${issue.message}`)
  const allowed = frontMatterKeys(path)
  const near = nearest(unknown, allowed)
  return refusal(
    line,
    isKey(unknown)
      ? `"${nameOf([...path, unknown])}" is not a key of the front matter`
      : 'what stands before the colon is not a key of the front matter',
    `${near === undefined ? '' : `Did you mean "${near}"? `}Allowed: ${allowed.join(', ')}.`,
  )
}

/** Formats a path, e.g. `post[1].when`. */
const nameOf = (path: readonly (string | number)[]): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('')

/** Position of a value or unknown key in the YAML; for a missing key, the position of its map. */
function offsetOf(document: Document, path: readonly (string | number)[], unknown?: string): number {
  const node = document.getIn(path, true)
  if (unknown !== undefined && isMap(node)) {
    const key = node.items.find((pair) => isScalar(pair.key) && pair.key.value === unknown)?.key
    if (isScalar(key)) return key.range?.[0] ?? 0
  }
  const range =
    typeof node === 'object' && node !== null && 'range' in node ? (node.range as number[] | null) : undefined
  if (range) return range[0] ?? 0
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1))
}

/** Line numbers count the fence as line 1. */
const lineAt = (lines: LineCounter, offset: number): number => lines.linePos(offset).line + 1

const nearest = (word: string, keys: readonly string[]): string | undefined =>
  keys.find((key) => distance(key.toLowerCase(), word.toLowerCase().replace(/[-_ ]/g, '')) <= 2)

const refusal = (line: number, message: string, hint?: string, cause?: unknown): BotError =>
  new BotError('input', `line ${line}: ${message}.`, { ...(hint === undefined ? {} : { hint }), cause })
