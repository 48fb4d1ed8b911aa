import { BotError } from '../../errors.ts'
import { closest, type Line } from './layout.ts'
import { findStories, type ListedStory } from './listed.ts'
import type { Sighted } from './sighted.ts'
import { storySize } from './story.ts'

/** Why a page does not hold one whole article. We never try to bypass it. */
export interface Hurdle {
  readonly kind: 'paywall' | 'login' | 'consent' | 'robot' | 'error' | 'search' | 'video' | 'list' | 'empty'
  /** The stories that a list links to. */
  readonly stories?: readonly ListedStory[]
}

/** Lengths below which a story may be a teaser, is no story, or is cut off if there is also a paywall notice. */
const TEASER_MAX = 1500
const STORY_MIN = 250
const WALLED_MAX = 4000
/** Longest notice shown instead of an article. */
const NOTICE_MAX = 1500
/** A page of less than this, with fewer lines, may say in its text alone that it is a notice. */
const BARE_MAX = 600
const NOTICE_LINES = 60

const subject = String.raw`(?:subscribe|register|sign (?:up|in)|log ?in|become a (?:member|subscriber)|join)`
const wall = new RegExp(
  String.raw`\b${subject}\b.{0,40}\bto (?:continue|keep reading|read (?:on|more|the|this|full)|unlock|access|view) ?(?!our|newsletter)|\b(?:continue|keep) reading (?:for|with)\b|\b(?:rest of )?this (?:article|story|content) is (?:available |exclusive(?:ly)? |reserved |only )*(?:for|to) (?:our |paying )?(?:subscribers|members)\b|\b(?:jetzt|weiter)lesen mit\b|\br[ée]serv[ée] aux abonnés\b|\b(?:exclusivo|contenido) para (?:assinantes|suscriptores)\b|\bcontenuto riservato agli abbonati\b`,
  'i',
)
const wallName = /(?<![a-z0-9])(?:paywall|pay-wall|regwall|subscriber-only|subscription-required)(?![a-z0-9])/

/** What kind of hurdle words tell of. */
type Notice = readonly [Hurdle['kind'], RegExp]

const consent = /\b(?:cookies?|consent|gdpr|datenschutz|your privacy|votre vie privée|tu privacidad)\b/i

/** What pages that are not articles say, in the most common news languages. */
const plain: readonly Notice[] = [
  [
    'robot',
    /^(?:just a moment|attention required|one more step|security check|access (?:to this page )?(?:has been )?denied)|\b(?:verify(?:ing)?|sure|confirm) (?:that )?you(?: are|['’]re) (?:a )?(?:human|person)\b|\bcheck(?:ing)? your (?:browser|connection)\b|\benable javascript and cookies\b|\bunusual (?:traffic|activity) from your\b/i,
  ],
  [
    'error',
    /\bpage (?:not|cannot be|can['’]t be|could not be) found\b|\b(?:cannot|can['’]t|could(?: not|n['’]t)) find (?:that|the|this|your) page\b|\bpage (?:that )?you (?:asked for|are looking for|requested|wanted|tried to \w+) (?:has|is|was|does|did|may|might|can|could|no)\b|\bseite nicht gefunden\b|\bpage introuvable\b|\bpágina no encontrada\b|\bpágina não encontrada\b|\bpagina non trovata\b/i,
  ],
]
/** What only their titles say. */
const titles: readonly Notice[] = [
  ['consent', consent],
  ['robot', /\b(?:not|are you) (?:a )?robot\b/i],
  [
    'error',
    /\b(?:40[34]|50[0-4])\b(?=.{0,20}(?:error|not found|$))|\bsomething went wrong\b|\ban error occurred\b|\bservice unavailable\b/i,
  ],
  ['login', /^(?:sign in|log ?in|anmelden|einloggen|connexion|iniciar sesión|accedi|entrar)\b/i],
]
const searched =
  /^(?:\d[\d,.]* )?(?:search )?results? (?:for|of)\b|^search(?: results)?\b|\bsuchergebnisse\b|^résultats\b|^resultados\b/i

const noticeIn = (words: readonly string[], of: readonly Notice[]): Hurdle['kind'] | undefined =>
  of.find(([, pattern]) => words.some((one) => pattern.test(one)))?.[0]

/** What keeps the reader from the article, if anything. */
export function findHurdle(sight: Sighted): Hurdle | undefined {
  const { tree, layout, metadata, story, isArticle } = sight
  const length = storySize(story)
  const heads = [tree.title, ...layout.lines.filter(({ kind }) => kind === 'heading').map(({ words }) => words)].slice(
    0,
    4,
  )
  const isBare = length < BARE_MAX && layout.lines.length < NOTICE_LINES
  const said = isBare ? layout.lines.map(({ words }) => words) : []
  const notice = noticeIn(heads, [...plain, ...titles]) ?? noticeIn(said, plain)
  if (notice !== undefined && !isArticle && length < NOTICE_MAX) return { kind: notice }
  if (isWalled(sight, length)) return { kind: 'paywall' }
  const stories = isArticle ? [] : findStories(sight)
  if (stories.length > 0) return { kind: heads.some((head) => searched.test(head)) ? 'search' : 'list', stories }
  if (length >= STORY_MIN || story.length >= 3) return undefined
  if (tree.password) return { kind: 'login' }
  if (/^video/.test(metadata.type ?? '')) return { kind: 'video' }
  const isAsked = layout.lines.length < 60 && layout.lines.some(({ words }) => consent.test(words))
  return { kind: isAsked ? 'consent' : 'empty' }
}

/** Whether the site or a visible line declares a paywall; a class name alone proves nothing about a long story. */
function isWalled({ layout, metadata, story }: Sighted, length: number): boolean {
  const isSaid = layout.lines.some((line) => line.words.length < 300 && wall.test(line.words) && !isPopUp(line))
  if (isSaid && length < WALLED_MAX) return true
  if (metadata.free === false) return length < TEASER_MAX || /(?:…|\.\.\.)$/.test(story.at(-1)?.words ?? '')
  const isNamed = layout.regions.some(({ name, hidden, from, to }) => !hidden && to > from && wallName.test(name))
  return isNamed && length < TEASER_MAX
}

/** Whether a line is in a subscription overlay, which a site may put on any page. */
const isPopUp = (line: Line): boolean =>
  closest(
    line,
    ({ hidden, piece, name }) => hidden || piece.attributes['role'] === 'dialog' || popUpName.test(name),
  ) !== undefined

const popUpName = /(?<![a-z0-9])(?:modal|pop-?up|overlay|newsletter|nav|menu|header|footer)(?![a-z0-9])/

const reasons: Readonly<Record<Hurdle['kind'], string>> = {
  paywall: 'The site shows only the free part of this article; the rest is for subscribers.',
  login: 'The site asks for a password before it shows the article.',
  consent: 'The site asks about cookies before it shows the article.',
  robot: 'The site asks for proof that its reader is no robot, and Briefdesk is one.',
  error: 'The site shows an error instead of an article.',
  search: 'That page holds the results of a search, not an article.',
  video: 'That page holds a video, not an article.',
  list: 'That page lists articles; it is not one.',
  empty: 'There is no article on that page, or only a script would show it.',
}

/** The message for the reader, with what to do instead. */
export const hurdleError = ({ kind, stories = [] }: Hurdle): BotError =>
  new BotError('source', reasons[kind], { hint: hintOf(kind, stories) })

function hintOf(kind: Hurdle['kind'], stories: readonly ListedStory[]): string {
  if (stories.length > 0)
    return ['Give the address of one of them:', ...stories.map(({ title, url }) => `${title}: ${url}`)].join('\n')
  if (kind === 'error') return 'Check the address, or try again later.'
  return 'Open it in your browser, copy the text of the article and paste it.'
}
