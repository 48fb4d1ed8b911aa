import { wordsAt, type Article, type Block, type Sentence } from '../../article/article.ts'
import { isFurniture } from '../../article/kinds.ts'
import { notes, openings, speechBeforeColon, writersNote } from './english.data.ts'
import { findTorn } from './torn.ts'
import { isEnglish } from './words.ts'

/**
 * Why a sentence can never be a line, whatever it says: it repeats the headline or an earlier sentence; it is a
 * question, an exclamation, part of a longer quotation, or somebody's thought; it is a caption, note or heading; it is
 * too short; or an editor hid it.
 */
export type Unfit =
  'headline' | 'repeat' | 'question' | 'outcry' | 'quotation' | 'voice' | 'furniture' | 'fragment' | 'short' | 'hidden'

/** The reason each sentence can never be a line; undefined for those that can. */
export function findUnfit(article: Article): readonly (Unfit | undefined)[] {
  const english = isEnglish(article)
  const torn = findTorn(article)
  const quoted = findQuotedBlocks(article)
  const repeats = findRepeats(article)
  return article.sentences.map((sentence, at) => {
    const words = wordsAt(article, sentence.span)
    if (torn[at] || quoted.has(sentence.block)) return 'quotation'
    return repeats[at] ?? unfitAlone(words, english)
  })
}

/** Why words can never be a line, by nothing but themselves. */
export const unfitAlone = (words: string, english: boolean): Unfit | undefined =>
  unfitByLook(words) ?? (english ? unfitInEnglish(words) : undefined)

function unfitByLook(words: string): Unfit | undefined {
  const end = words.slice(-endLength)
  if (/[?？]["”’')\]\s]*$/.test(end)) return 'question'
  if (/[!！]["”’')\]\s]*$/.test(end)) return 'outcry'
  if (/(?:…|(?<!\.)\.\.|[—–-])["”’')\].\s]*$/.test(end)) return 'fragment'
  return isFurniture(words) || notALine.test(words) || isShouted(words) ? 'furniture' : undefined
}

/** Enough characters to hold the end of a sentence, with marks and brackets. */
const endLength = 8

/** The end of another sentence split in the wrong place; a list's lead-in; a remark in brackets; a standalone link. */
const notALine = /^["”’')\]]\s|[:;]\s*$|^\([^()]*\)\.?$|\s\.$/

const isShouted = (words: string): boolean => !/\p{Ll}/u.test(words) && /\p{Lu}{4}/u.test(words)

function unfitInEnglish(words: string): Unfit | undefined {
  if (!/[.!?:;]\P{L}{0,4}$/u.test(words.slice(-endLength))) return 'fragment'
  const isShort = words.split(/\s+/).length < leastWords
  if (notes.test(words) || isTitle(words) || isLabelled(words)) return isShort ? 'fragment' : 'furniture'
  if (isShort) return 'short'
  if (openings.test(words)) return 'voice'
  return words.length < longestNote && writersNote.test(words) ? 'furniture' : undefined
}

/** In English; a shorter sentence depends on others to make sense. */
const leastWords = 7
const longestNote = 200

/** "Old Hands Help Port Navigate Cuts.": a headline within the text. */
const isTitle = (words: string): boolean =>
  !/(?<!\p{L})\p{Ll}{4}/u.test(words) && (words.match(/(?<!\p{L})\p{Lu}\p{L}/gu) ?? []).length >= titleWords

const titleWords = 6

/** "Late start: Pupils cross …", "FALK: It takes …", "Poll: …": a label and its content. */
function isLabelled(words: string): boolean {
  const label = /^["“‘']?(\p{Lu}[^:.!?"“”]{0,50}):\s/u.exec(words)?.[1]
  return label !== undefined && label.split(/\s+/).length <= labelWords && !speechBeforeColon.test(label)
}

const labelWords = 5

/** Blocks that are one quotation without marks: set off or introduced by a colon; and the turns of an interview. */
function findQuotedBlocks({ text, blocks }: Article): ReadonlySet<number> {
  const found = new Set<number>()
  const turns = blocks.filter((block) => isTurn(text, block)).length >= fewestTurns
  blocks.forEach((block, at) => {
    const before = blocks[at - 1]
    const ledIn =
      before !== undefined && (endsInColon(text, before) || (found.has(at - 1) && goesOn(text, block, before)))
    if (block.kind === 'blockquote' || ledIn || (turns && isTurn(text, block))) found.add(at)
  })
  return found
}

const fewestTurns = 4
const turn = /^["“]?\p{Lu}[\p{L}.’' -]{0,30}:\s/u
const isTurn = (text: string, { kind, span }: Block): boolean =>
  kind === 'paragraph' && turn.test(text.slice(span.start, span.start + 40))

const endsInColon = (text: string, { kind, span }: Block): boolean =>
  (kind === 'paragraph' || kind === 'list') && text[span.end - 1] === ':'

/** A list continues to its end, and so does a letter whose next paragraph carries on from the one before. */
const goesOn = (text: string, { kind, span }: Block, before: Block): boolean =>
  kind === 'list'
    ? before.kind === 'list'
    : /^(?:They|It|He|She|We|I|You|This|That|Our)\b/.test(text.slice(span.start, span.start + 6))

/** Sentences that repeat the headline or an earlier sentence word for word. */
function findRepeats({ text, headline, sentences }: Article): readonly (Unfit | undefined)[] {
  const title = headline ? ` ${plain(headline.exact)} ` : ''
  const said = new Set<string>()
  return sentences.map(({ span }: Sentence, at) => {
    const words = plain(text.slice(span.start, span.end))
    if (words === '') return undefined
    if (at < headSentences && title.includes(` ${words} `)) return 'headline'
    const again = said.has(words)
    said.add(words)
    return again ? 'repeat' : undefined
  })
}

/** A headline and the lines below it come before the story. */
const headSentences = 6

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
