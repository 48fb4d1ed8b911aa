import type { Quote, Speaker } from '../briefing/briefing.ts'
import type { MessageBlock, Inline } from './message.ts'
import { sentenceOf, writeName, type Scene } from './scene.ts'

/** One quotation with its speaker, how the speaker was found, and who passed the words on. */
export function quotation(scene: Scene, quote: Quote): MessageBlock {
  const sentence = sentenceOf(scene, quote.content)
  const evidence = [quote.content, quote.cue, quote.speaker?.mention, quote.speaker?.named, quote.tag, quote.via]
  return {
    kind: 'quote',
    exact: quote.content.exact,
    ...(sentence === undefined ? {} : { sentence }),
    attribution: attribution(scene, quote),
    evidence: evidence.filter((citation) => citation !== undefined),
  }
}

function attribution(scene: Scene, quote: Quote): Inline[] {
  const remarks = [
    ...(quote.speaker ? speakerRemarks(scene, quote, quote.speaker) : []),
    ...(sentenceOf(scene, quote.content) === undefined ? [text(placeOf(scene, quote))] : []),
    ...(quote.partial ? [text('partial')] : []),
    ...(quote.speaker?.namedWith === undefined ? [] : [text(`named with ${quote.speaker.namedWith}`)]),
    ...(quote.via ? [text(`via ${quote.via.exact}`)] : []),
  ]
  return [...speakerName(scene, quote), ...inBrackets(remarks)]
}

/** Without a name, the article's own words for who speaks, with their place. */
function speakerName(scene: Scene, { speaker, tag }: Quote): Inline[] {
  if (!speaker) {
    const sentence = tag && sentenceOf(scene, tag)
    const words = tag ? text(`: “${tag.exact}”${sentence === undefined ? '' : ', '}`) : []
    const place: Inline[] = sentence === undefined ? [] : [{ kind: 'source', sentence }]
    return [{ kind: 'strong', text: 'We could not tell who said this' }, ...words, ...place]
  }
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
      return text('set by the editor')
    case 'carried':
      return elsewhere ? [...text('carried on from '), { kind: 'source', sentence }] : text('carried on')
    case 'pronoun':
    case 'description':
      return text(`“${mention.exact}”`)
    case 'direct':
      return elsewhere ? [...text('named in '), { kind: 'source', sentence }] : undefined
  }
}

function placeOf({ article }: Scene, { content }: Quote): string {
  const block = article.blocks.find(({ span }) => span.start <= content.span.start && content.span.start < span.end)
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
