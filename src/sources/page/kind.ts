import type { TextKind } from '../../article/article.ts'
import { closest, type Line, type Region } from './layout.ts'
import type { Sighted } from './sighted.ts'
import { storySize } from './story.ts'

/** What fraction of a story must match a kind, and at least how many parts. */
const MOST = 0.6
const SEVERAL = 3

/** The kind of a page, from its metadata, then its structure; undefined for a plain report. */
export function kindOfPage(sight: Sighted): TextKind | undefined {
  return kinds.find(([, isOne]) => isOne(sight))?.[0]
}

/** The first match wins. */
const kinds: readonly (readonly [TextKind, (sight: Sighted) => boolean])[] = [
  ['live', (sight) => says(sight, /^LiveBlogPosting$/)],
  ['discussion', (sight) => says(sight, /^(?:DiscussionForumPosting|QAPage)$/) || isThread(sight)],
  ['recipe', (sight) => says(sight, /^Recipe$/)],
  ['guide', (sight) => says(sight, /^HowTo$/) || countLines(sight.story, isStep) >= SEVERAL],
  ['product', (sight) => !sight.isArticle && (says(sight, /^Product$/) || /^product/.test(sight.metadata.type ?? ''))],
  ['events', (sight) => says(sight, /Event$/) || countOf(sight, 'itemtype', /\/\w*Event$/) >= SEVERAL],
  ['gallery', (sight) => says(sight, /(?:Image|Media)Gallery$/) || isMostly(sight, isCaption)],
  [
    'paper',
    (sight) => says(sight, /ScholarlyArticle$/) || sight.tree.metas.some(({ name }) => name === 'citation_title'),
  ],
  ['transcript', (sight) => countLines(sight.story, isCaller) > SEVERAL || isMostly(sight, isTurn)],
  ['press release', ({ layout }) => layout.lines.some(({ words }) => release.test(words))],
  [
    'opinion',
    (sight) =>
      says(sight, /^OpinionNewsArticle$/) ||
      filed(
        sight,
        /^(?:opinions?|op-ed|editorials?|columns?|comment|meinung|kommentar|tribune|opinión|opinião|opinioni)$/i,
      ),
  ],
  [
    'analysis',
    (sight) => says(sight, /^AnalysisNewsArticle$/) || filed(sight, /^(?:analysis|analyse|análisis|análise|analisi)$/i),
  ],
  ['advice', (sight) => says(sight, /^AdviceNewsArticle$/) || filed(sight, /^(?:advice|agony aunt|dear \S+)$/i)],
  ['interview', ({ story }) => isInterview(story)],
  ['documentation', (sight) => says(sight, /^(?:TechArticle|APIReference)$/) || isManual(sight)],
  ['table', (sight) => isMostly(sight, ({ kind }) => kind === 'cell')],
  ['poem', (sight) => !sight.isArticle && isMostly(sight, isStanza)],
  ['list', (sight) => !sight.isArticle && isMostly(sight, ({ kind }) => kind === 'item')],
]

const says = ({ metadata }: Sighted, type: RegExp): boolean => metadata.types.some((one) => type.test(one))

/** The section of the paper, from metadata, URL or the line above the title. */
function filed({ metadata, layout, url }: Sighted, name: RegExp): boolean {
  const path = url !== undefined && URL.canParse(url) ? new URL(url).pathname.split('/').slice(1, -1) : []
  const title = layout.lines.findIndex(({ words }) => words === metadata.title)
  const above = title < 1 ? [] : layout.lines.slice(Math.max(0, title - 2), title).map(({ words }) => words)
  return [metadata.section ?? '', ...path, ...above].some((one) => name.test(one.trim()))
}

const countOf = ({ layout }: Sighted, attribute: string, value: RegExp): number =>
  layout.regions.filter(({ piece }) => value.test(piece.attributes[attribute] ?? '')).length

const countLines = (story: readonly Line[], isOne: (line: Line) => boolean): number => story.filter(isOne).length

const isMostly = ({ story }: Sighted, isOne: (line: Line) => boolean): boolean =>
  countLines(story, isOne) >= SEVERAL && storySize(story.filter(isOne)) >= MOST * storySize(story)

const isCaption = (line: Line): boolean => closest(line, ({ piece }) => piece.tag === 'figcaption') !== undefined

/** `HOST: Welcome …`, and `Host: Welcome …` */
const isCaller = ({ words }: Line): boolean => /^\p{Lu}[\p{Lu}\p{M} .'’-]{1,40}:\s+\S/u.test(words)
const isTurn = ({ words, kind }: Line): boolean =>
  kind === 'paragraph' && /^\p{Lu}[\p{L}\p{M} .'’-]{1,40}:\s+\S/u.test(words)

/** `Week 3`, `Step 2: …` */
const isStep = ({ words, kind }: Line): boolean => kind === 'heading' && /^(?:step|days?|weeks?)\s\d/i.test(words)

/** Several posts that hold most of the text, each with a name of its own. */
function isThread({ layout, story }: Sighted): boolean {
  const writers = layout.regions.filter(({ name }) => writerName.test(name))
  const posts = new Set(writers.map((region) => postAround({ region })).filter((post) => post !== undefined))
  const said = story.filter((line) => posts.has(postAround(line)!))
  return posts.size >= SEVERAL && storySize(said) >= MOST * storySize(story)
}

const postAround = (place: Pick<Line, 'region'>): Region | undefined =>
  closest(place, ({ name }) => postName.test(name))

const postName = /(?<![a-z0-9-])(?:post|message|reply|answer)(?![a-z0-9-])/
const writerName = /(?<![a-z0-9])(?:author|user(?:-?name)?|nick(?:name)?|poster)(?![a-z0-9])/
const release = /\bfor immediate release\b|^(?:media|press) contacts?:?$|^pressekontakt:?$|^contacto de prensa:?$/i

/** Bold questions, each with a few lines of answer, and few other headings; a guide puts its questions in headings. */
function isInterview(story: readonly Line[]): boolean {
  const asked = story.flatMap(({ words, strong, kind }, at) =>
    strong && kind === 'paragraph' && /[?？]["'”’»]?$/.test(words) ? [at] : [],
  )
  const headings = countLines(story, ({ kind }) => kind === 'heading')
  const answered = asked.filter((at, index) => (asked[index + 1] ?? story.length) - at <= 6).length
  return answered >= SEVERAL && headings < asked.length / 2
}

/** Commands to copy, on a page that is not declared an article. */
const isManual = ({ layout, isArticle, tree }: Sighted): boolean =>
  !isArticle && (layout.lines.some(({ kind }) => kind === 'code') || /\bdocumentation\b/i.test(tree.title))

/** Lines of verse, broken early. */
const isStanza = ({ words }: Line): boolean => {
  const verses = words.split('\n')
  return verses.length >= 3 && verses.every((verse) => verse.length <= 70)
}
