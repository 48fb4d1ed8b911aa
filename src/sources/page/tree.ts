import { Parser } from 'htmlparser2'
import { BotError } from '../../errors.ts'

/** An element of a page, reduced to what articles need. */
export interface Piece {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Piece | string)[]
}

/** HTML, whole or in parts. */
export type Markup = string | Iterable<string>

type Attributes = Piece['attributes']

/** A parsed page: its metadata and its visible content. */
export interface Tree {
  readonly title: string
  readonly metas: readonly Attributes[]
  readonly links: readonly Attributes[]
  /** The JSON-LD scripts. */
  readonly jsons: readonly string[]
  readonly language: string
  /** Whether it has a password field. */
  readonly password: boolean
  readonly body: Piece
}

/**
 * Limits. In 2,189 real pages the maximum was 56 levels and 15,797 elements; in 488, 190,000 characters of text and 41,000 of
 * JSON-LD.
 */
const DEPTH_MAX = 256
const ELEMENTS_MAX = 24_000
const TEXT_MAX = 1_500_000
const JSON_MAX = 500_000

/** Never holds text of an article. */
const mute = new Set(
  'script style title noscript template svg canvas iframe object embed audio video math select textarea button input map dialog'.split(
    ' ',
  ),
)
const voids = new Set('area base br col embed hr img input link meta source track wbr param'.split(' '))

/**
 * Parses HTML in one pass into a tree without scripts and styles. Rejects pages built to stall a parser while reading,
 * so a deep tree is never built. Throws BotError `source`.
 */
export function readTree(html: Markup): Tree {
  const reader = createReader()
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => reader.open(tag, attributes),
      ontext: (text) => reader.write(text),
      onclosetag: (tag) => reader.close(tag),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  for (const part of typeof html === 'string' ? [html] : html) parser.write(part)
  parser.end()
  return reader.tree
}

/** An open element without visible text: its depth, and its text if needed, of at most so many characters. */
interface Muted {
  readonly depth: number
  keeps: 'json' | 'title' | 'nothing'
  text: string
  readonly most: number
}

function createReader() {
  const tree = emptyTree()
  const path: Piece[] = [tree.body]
  const count = createCounter()
  let depth = 0
  let jsonLeft = JSON_MAX
  let muted: Muted | undefined

  function open(tag: string, attributes: Attributes): void {
    if (!voids.has(tag)) depth++
    count.element(depth)
    if (muted) return
    if (mute.has(tag)) openMute(tag, attributes)
    else if (tag === 'meta') {
      count.text(attributes['content'] ?? '')
      tree.metas.push(attributes)
    } else if (tag === 'link') tree.links.push(attributes)
    else if (tag === 'html') tree.language = attributes['lang'] ?? ''
    else if (tag === 'body') Object.assign(tree.body.attributes, attributes)
    else if (tag !== 'head') {
      const piece: Piece = { tag, attributes, children: [] }
      path.at(-1)?.children.push(piece)
      if (!voids.has(tag)) path.push(piece)
    }
  }

  function openMute(tag: string, attributes: Attributes): void {
    if (attributes['type']?.toLowerCase() === 'password') tree.password = true
    if (!voids.has(tag)) muted = { depth, text: '', keeps: whatIsKept(tag, attributes), most: jsonLeft }
  }

  function write(text: string): void {
    if (muted) return writeMute(muted, text)
    count.text(text)
    path.at(-1)?.children.push(text)
  }

  function close(tag: string): void {
    if (voids.has(tag)) return
    if (!muted) {
      if (tag === path.at(-1)?.tag && path.length > 1) path.pop()
    } else if (muted.depth === depth) {
      if (muted.keeps === 'json') {
        tree.jsons.push(muted.text)
        jsonLeft -= muted.text.length
      }
      if (muted.keeps === 'title') tree.title ||= muted.text.trim()
      muted = undefined
    }
    depth--
  }

  return { tree, open, write, close }
}

function whatIsKept(tag: string, { type = '' }: Attributes): Muted['keeps'] {
  if (tag === 'title') return 'title'
  return tag === 'script' && /ld\+json/i.test(type) ? 'json' : 'nothing'
}

function writeMute(muted: Muted, text: string): void {
  if (muted.keeps === 'nothing') return
  if (muted.text.length + text.length > muted.most) muted.keeps = 'nothing'
  else muted.text += text
}

/** Counts what a page holds, and refuses more than an article needs. */
function createCounter() {
  let elements = 0
  let length = 0
  return {
    element(depth: number): void {
      elements++
      if (depth > DEPTH_MAX || elements > ELEMENTS_MAX) throw tooTangled()
    },
    text(words: string): void {
      length += words.length
      if (length > TEXT_MAX) throw tooTangled()
    },
  }
}

const emptyTree = () => ({
  title: '',
  metas: [] as Attributes[],
  links: [] as Attributes[],
  jsons: [] as string[],
  language: '',
  password: false,
  body: { tag: 'body', attributes: {}, children: [] } as Piece,
})

const tooTangled = (): BotError =>
  new BotError(
    'source',
    'The page holds more text, is built of more parts, or is more deeply nested, than any article.',
    {
      hint: 'Paste the text of the article instead.',
    },
  )
