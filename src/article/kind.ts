import type { Article, Block, TextKind } from './article.ts'

type Told = Pick<Article, 'kind' | 'text' | 'blocks' | 'sentences' | 'language'>

/** The kind that the article declares, or else that its form suggests; the default is news. */
export const tellKind = (article: Told): TextKind => article.kind ?? kindOfForm(article) ?? 'news'

/** The kind that a text's address or the label in its headline declares: sure enough to be shown. */
export const declaredKind = (url: string | undefined, headline: string | undefined): TextKind | undefined =>
  kindOfAddress(url) ?? kindOfHeadline(headline)

/** The first path folder that indicates a kind decides. */
function kindOfAddress(url: string | undefined): TextKind | undefined {
  const folders = url?.toLowerCase().match(/(?<=\/)[a-z-]+(?=\/)/g) ?? []
  return folders.map((folder) => addresses[folder]).find((kind) => kind !== undefined)
}

const addresses: Readonly<Record<string, TextKind>> = {
  opinion: 'opinion',
  opinions: 'opinion',
  commentisfree: 'opinion',
  comment: 'opinion',
  editorial: 'opinion',
  editorials: 'opinion',
  columnists: 'opinion',
  letters: 'opinion',
  analysis: 'analysis',
  features: 'feature',
  'long-reads': 'feature',
  interview: 'interview',
  interviews: 'interview',
  live: 'live',
  liveblog: 'live',
  reviews: 'opinion',
  forum: 'discussion',
  forums: 'discussion',
}

/** "Opinion: …", "… – live updates", "Ten ways to …". */
const kindOfHeadline = (headline = ''): TextKind | undefined => labels.find(([label]) => label.test(headline))?.[1]

const labels: readonly (readonly [RegExp, TextKind])[] = [
  [/^(?:opinion|op-ed|comment|editorial|column|letters?|review)\s*[:|–—-]|[|–—-] (?:opinion|editorial)$/i, 'opinion'],
  [/^analysis\s*[:|–—-]|[|–—-] analysis$/i, 'analysis'],
  [/^(?:interview|q&a)\s*[:|–—-]|[|–—-] (?:interview|q&a)$/i, 'interview'],
  [/\blive (?:updates|blog)\b|[|–—-] live$|^live\s*[:|–—-]/i, 'live'],
  [
    /^(?:the )?(?:\d+|five|six|seven|ten|twelve) (?:\p{L}+ )?(?:things|ways|reasons|tips|facts|questions|takeaways)\b/iu,
    'list',
  ],
]

function kindOfForm({ text, blocks, sentences, language }: Told): TextKind | undefined {
  const body = blocks.filter(({ sentences: own }) => own.length > 0)
  const share = (is: (words: string, block: Block) => boolean): number =>
    body.filter((block) => is(text.slice(block.span.start, block.span.start + signLength), block)).length /
    Math.max(1, body.length)
  if (body.length >= fewestBlocks) {
    if (share((words) => turn.test(words)) > 0.4) return 'interview'
    if (share((words) => clock.test(words)) > 0.2) return 'live'
    if (share((_, { kind }) => kind === 'list') > 0.5) return 'list'
  }
  return /^en\b/.test(language) && isOpinion(sentences.map(({ span }) => text.slice(span.start, span.end)))
    ? 'opinion'
    : undefined
}

/** In blocks. */
const fewestBlocks = 6
/** Number of characters at the start of a block that are examined. */
const signLength = 40
const turn = /^["“]?\p{Lu}[\p{L}.’' -]{0,30}:\s/u
const clock = /^(?:at )?\d{1,2}[:.]\d\d\b/i

/** Uses "I", "we" or "should" outside quotations, and rarely reports what others say. */
function isOpinion(sentences: readonly string[]): boolean {
  const own = sentences.filter((words) => !/["“”]/.test(words))
  if (own.length < fewestSentences) return false
  const share = (sign: RegExp): number => own.filter((words) => sign.test(words)).length / own.length
  return share(reporting) < 0.1 && share(singular) + share(plural) + 2.5 * share(urging) >= 0.25
}

const fewestSentences = 8
const reporting = /\b(?:said|told|announced|according to|reported|says)\b/
const singular = /\b(?:I|my|me)\b/
const plural = /\b(?:we|our|us|you|your)\b/i
const urging = /\b(?:should|must|needs? to|ought to|let['’]s)\b/
