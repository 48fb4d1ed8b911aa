import { locateBlock, type Span } from '../../article/article.ts'
import type { Quote, Speaker } from '../../briefing/briefing.ts'
import type { MessageBlock, Inline } from '../message.ts'
import { heldRemark } from './original.ts'
import { markOf, noBreak, sentenceOf, writeName, type Scene } from '../scene.ts'

/**
 * One quotation, and who said it. `fully`: also how the speaker was found, who passed the words on, and what the original
 * statement has.
 */
export function quotation(scene: Scene, quote: Quote, { fully = false } = {}): MessageBlock {
  const evidence = [quote.content, quote.cue, quote.speaker?.mention, quote.speaker?.named, quote.tag, quote.via]
  return {
    kind: 'quote',
    ...wordsOf(scene, quote),
    attribution: attribution(scene, quote, fully),
    evidence: evidence.filter((citation) => citation !== undefined),
  }
}

/** The words inside the marks, and around a fragment the rest of its sentence. */
function wordsOf({ article, quotes }: Scene, { content, partial }: Quote): Words {
  const { start, end } = insideMarks(content.exact)
  const words = { exact: content.exact.slice(start, end) }
  const sentence = article.sentences.find(
    ({ span }) => span.start <= content.span.start && content.span.end <= span.end,
  )
  if (!partial || !sentence) return words
  return {
    ...words,
    before: article.text.slice(startOf(sentence.span, quotes), content.span.start + start),
    after: article.text.slice(content.span.start + end, sentence.span.end),
  }
}

/** The sentence, or the earlier quotation that it begins in the middle of: no half quotation. */
const startOf = ({ start }: Span, quotes: Scene['quotes']): number =>
  [...quotes.values()].find(({ content: { span } }) => span.start < start && start < span.end)?.content.span.start ??
  start

type Words = Pick<Extract<MessageBlock, { kind: 'quote' }>, 'exact' | 'before' | 'after'>

/** Where the words stand inside their marks; a comma before the last mark belongs to the sentence outside. */
function insideMarks(marked: string): { start: number; end: number } {
  const whole = { start: 0, end: marked.length }
  const open = /^(?:''|``|["'“„«‘‹])/u.exec(marked)?.[0].length
  const close = /(?:''|["'”“»’›])$/u.exec(marked)?.[0].length
  if (open === undefined || close === undefined) return whole
  const words = marked.slice(open, -close).trimEnd().replace(/,$/, '').trimEnd()
  const start = open + words.length - words.trimStart().length
  return words.trim() === '' ? whole : { start, end: open + words.length }
}

function attribution(scene: Scene, quote: Quote, fully: boolean): Inline[] {
  const sentence = sentenceOf(scene, quote.content)
  const held = scene.original && heldRemark(scene.original, quote.id)
  const remarks = [
    ...(fully && quote.speaker ? speakerRemarks(scene, quote, quote.speaker) : []),
    ...(quote.speaker?.namedWith === undefined ? [] : [text(`named with ${quote.speaker.namedWith}`)]),
    ...(sentence === undefined ? [text(placeOf(scene, quote))] : []),
    ...(fully && quote.via ? [text(`via ${quote.via.exact}`)] : []),
    ...(fully && held !== undefined ? [text(held)] : []),
  ]
  return [
    ...speakerName(quote),
    ...inBrackets(remarks),
    ...(sentence === undefined ? [] : [...text(noBreak), markOf(scene, sentence)]),
  ]
}

/** Without a name, the article's own words for who speaks. */
function speakerName({ speaker, tag }: Quote): Inline[] {
  if (!speaker) return text(`We could not tell who said this${tag ? `: “${tag.exact}”` : ''}`)
  return [{ kind: 'strong', text: writeName(speaker) }, ...(speaker.role ? text(`, ${speaker.role}`) : [])]
}

function speakerRemarks(scene: Scene, quote: Quote, speaker: Speaker): Inline[][] {
  const kind = speaker.kind === 'document' || speaker.kind === 'unnamed' ? [text(speaker.kind)] : []
  const reached = howReached(scene, quote, speaker)
  return reached ? [...kind, reached] : kind
}

/** What a reader cannot see from the sentence alone: the speaker stands elsewhere, or somebody said so. */
function howReached(scene: Scene, quote: Quote, { reached, mention }: Speaker): Inline[] | undefined {
  const sentence = sentenceOf(scene, mention)
  const elsewhere = sentence !== undefined && sentence !== sentenceOf(scene, quote.content)
  switch (reached) {
    case 'editor':
      return text('set by an editor')
    case 'carried':
      return elsewhere ? [...text('same speaker as '), markOf(scene, sentence)] : text('same speaker as before')
    case 'pronoun':
    case 'description':
      return text(`“${mention.exact}”`)
    case 'direct':
      return elsewhere ? [...text('named in '), markOf(scene, sentence)] : undefined
  }
}

function placeOf({ article }: Scene, { content }: Quote): string {
  const block = locateBlock(article, content.span.start)
  return block ? `in the ${block.kind}` : 'in the article'
}

const inBrackets = (remarks: readonly Inline[][]): Inline[] =>
  remarks.length === 0
    ? []
    : [
        ...text(' ('),
        ...remarks.flatMap((remark, at) => (at === 0 ? remark : [...text('; '), ...remark])),
        ...text(')'),
      ]

const text = (words: string): Inline[] => [{ kind: 'text', text: words }]
