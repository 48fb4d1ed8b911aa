import { Parser } from 'htmlparser2'
import { BotError } from '../../errors.ts'

/** An element of a page, as far as an article is concerned. */
export interface Piece {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Piece | string)[]
}

/** A page parted: what it says of itself, and what it shows. */
export interface Tree {
  readonly title: string
  readonly metas: readonly Readonly<Record<string, string>>[]
  readonly links: readonly Readonly<Record<string, string>>[]
  /** The texts of its JSON-LD. */
  readonly jsons: readonly string[]
  readonly language: string
  readonly body: Piece
}

/** Of 2,189 real pages the deepest had 56 levels and the largest 15,797 elements. */
const DEPTH_MAX = 256
const ELEMENTS_MAX = 60_000

/** Holds no words of an article. */
const mute = new Set(
  'script style noscript template svg canvas iframe object embed audio video math select textarea button input map dialog'.split(' '),
)
const voids = new Set('area base br col embed hr img input link meta source track wbr param'.split(' '))

/**
 * Reads HTML in one pass into a tree of its own, without scripts and styles. Refuses what is made to keep a parser
 * busy while it reads, so no deep tree is ever built.
 */
export function readTree(html: string): Tree {
  const body: Piece = { tag: 'body', attributes: {}, children: [] }
  const found = { title: '', metas: [] as Piece['attributes'][], links: [] as Piece['attributes'][], jsons: [] as string[] }
  const open: Piece[] = [body]
  let language = ''
  let elements = 0
  let depth = 0
  /** The mute element that is open, at which depth, and its text where it is wanted. */
  let muted: { depth: number; text: string; kind: 'json' | 'title' | 'none' } | undefined
  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        elements++
        if (!voids.has(tag)) depth++
        if (depth > DEPTH_MAX || elements > ELEMENTS_MAX) {
          parser.pause()
          throw tooTangled()
        }
        if (muted) return
        if (tag === 'meta') found.metas.push(attributes)
        else if (tag === 'link') found.links.push(attributes)
        else if (tag === 'html') language = attributes['lang'] ?? ''
        else if (tag === 'title' && found.title === '') muted = { depth, text: '', kind: 'title' }
        else if (mute.has(tag)) {
          if (voids.has(tag)) return
          const kind = tag === 'script' && /ld\+json/i.test(attributes['type'] ?? '') ? 'json' : 'none'
          muted = { depth, text: '', kind }
        } else if (tag === 'body') Object.assign(body.attributes, attributes)
        else if (tag !== 'head') {
          const piece: Piece = { tag, attributes, children: [] }
          open.at(-1)?.children.push(piece)
          if (!voids.has(tag)) open.push(piece)
        }
      },
      ontext(text) {
        if (!muted) open.at(-1)?.children.push(text)
        else if (muted.kind !== 'none') muted.text += text
      },
      onclosetag(tag) {
        if (voids.has(tag)) return
        if (muted) {
          if (muted.depth === depth) {
            if (muted.kind === 'json') found.jsons.push(muted.text)
            if (muted.kind === 'title') found.title = muted.text
            muted = undefined
          }
        } else if (tag === open.at(-1)?.tag && open.length > 1) open.pop()
        depth--
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(html)
  return { ...found, language, body }
}

const tooTangled = (): BotError =>
  new BotError('source', 'The page is built of more parts, or more deeply nested, than any article is.', {
    hint: 'Paste the text of the article instead.',
  })
