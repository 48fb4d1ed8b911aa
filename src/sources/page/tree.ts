import { Parser } from 'htmlparser2'
import { BotError } from '../../errors.ts'

/** An element of a page, reduced to what articles need. */
export interface Piece {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Piece | string)[]
}

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

/** Limits. In 2,189 real pages the maximum was 56 levels and 15,797 elements. */
const DEPTH_MAX = 256
const ELEMENTS_MAX = 24_000

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
export function readTree(html: string): Tree {
  const reader = createReader()
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => reader.open(tag, attributes),
      ontext: (text) => reader.write(text),
      onclosetag: (tag) => reader.close(tag),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(html)
  return reader.tree
}

/** An open element without visible text: its depth, and its text if needed. */
interface Muted {
  readonly depth: number
  readonly keeps: 'json' | 'title' | 'nothing'
  text: string
}

function createReader() {
  const tree = emptyTree()
  const path: Piece[] = [tree.body]
  let elements = 0
  let depth = 0
  let muted: Muted | undefined

  function open(tag: string, attributes: Attributes): void {
    elements++
    if (!voids.has(tag)) depth++
    if (depth > DEPTH_MAX || elements > ELEMENTS_MAX) throw tooTangled()
    if (muted) return
    if (mute.has(tag)) openMute(tag, attributes)
    else if (tag === 'meta') tree.metas.push(attributes)
    else if (tag === 'link') tree.links.push(attributes)
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
    if (voids.has(tag)) return
    const isJson = tag === 'script' && /ld\+json/i.test(attributes['type'] ?? '')
    const isTitle = tag === 'title' && tree.title === ''
    muted = { depth, text: '', keeps: isJson ? 'json' : isTitle ? 'title' : 'nothing' }
  }

  function write(text: string): void {
    if (!muted) path.at(-1)?.children.push(text)
    else if (muted.keeps !== 'nothing') muted.text += text
  }

  function close(tag: string): void {
    if (voids.has(tag)) return
    if (!muted) {
      if (tag === path.at(-1)?.tag && path.length > 1) path.pop()
    } else if (muted.depth === depth) {
      if (muted.keeps === 'json') tree.jsons.push(muted.text)
      if (muted.keeps === 'title') tree.title = muted.text.trim()
      muted = undefined
    }
    depth--
  }

  return { tree, open, write, close }
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
  new BotError('source', 'The page is built of more parts, or more deeply nested, than any article is.', {
    hint: 'Paste the text of the article instead.',
  })
