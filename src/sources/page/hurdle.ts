import { BotError } from '../../errors.ts'
import type { Layout, Line } from './layout.ts'
import type { Metadata } from './metadata/metadata.ts'
import type { Tree } from './tree.ts'

/** Why a page does not give the whole of one article. Nothing is done to get round it. */
export type Hurdle = 'paywall' | 'login' | 'consent' | 'video' | 'list' | 'empty'

/** What a page is judged by. */
export interface Sight {
  readonly tree: Tree
  readonly layout: Layout
  readonly metadata: Metadata
  readonly story: readonly Line[]
  readonly url: string | undefined
}

/** A story of fewer characters may be a teaser; one of still fewer is none. */
const TEASER_MAX = 1500
const STORY_MIN = 250
/** Linked headings and items that make a page a list, when its story is short against it. */
const LIST_LINKS = 25

const wall =
  /\b(?:subscribe|subscription|subscribers?|sign up|register|become a member|log in|sign in)\b.{0,60}\b(?:to (?:continue|read|keep|access|unlock)|continue reading|full (?:article|story|access)|unlimited|exclusive|only)\b|\b(?:continue|keep) reading (?:for|with|your)\b|\bthis (?:article|story|content) is (?:for|only|exclusive|reserved)\b|\b(?:jetzt|weiter)lesen mit\b|\bréservé aux abonnés\b|\b(?:exclusivo|contenido) para (?:assinantes|suscriptores)\b|\bcontenuto riservato agli abbonati\b/i
const wallName =
  /(?<![a-z0-9])(?:paywall|pay-wall|regwall|piano|premium-(?:wall|content)|subscriber-only|subscription-required|metered)(?![a-z0-9])/
const consent = /\b(?:cookies?|consent|gdpr|datenschutz|your privacy|votre vie privée)\b/i

/** What stands between a reader and the article, if anything does. */
export function findHurdle(sight: Sight): Hurdle | undefined {
  const { tree, layout, metadata, story } = sight
  const length = story.reduce((sum, line) => sum + line.words.length, 0)
  if (length >= TEASER_MAX) return isList(sight, length) ? 'list' : undefined
  if (metadata.free === false || isWalled(layout)) return 'paywall'
  if (length >= STORY_MIN) return isList(sight, length) ? 'list' : undefined
  if (tree.password) return 'login'
  if (/^video/.test(metadata.type ?? '')) return 'video'
  if (isList(sight, length)) return 'list'
  return layout.lines.some(({ words }) => consent.test(words)) && layout.lines.length < 60 ? 'consent' : 'empty'
}

const isWalled = ({ lines, regions }: Layout): boolean =>
  lines.some(({ words }) => words.length < 300 && wall.test(words)) || regions.some(({ name }) => wallName.test(name))

/** A front page or an overview: many linked headlines and little prose, by a page that does not say it is an article. */
function isList({ layout, metadata, story, url }: Sight, length: number): boolean {
  if (metadata.type === 'article' || metadata.published?.from === 'json-ld') return false
  const links = layout.lines.filter(
    ({ kind, words, linked }) => words.length >= 25 && linked >= words.length * 0.8 && kind !== 'cell',
  ).length
  const page = layout.lines.reduce((sum, line) => sum + line.words.length, 0)
  const longest = story.reduce((most, line) => Math.max(most, line.words.length - line.linked), 0)
  const isFront = url !== undefined && URL.canParse(url) && /^\/(?:index\.\w+)?$/.test(new URL(url).pathname)
  return links >= LIST_LINKS && longest < 400 && (isFront || length < page * 0.15)
}

const reasons: Readonly<Record<Hurdle, string>> = {
  paywall: 'The site shows only the beginning of this article; the rest is for subscribers.',
  login: 'The site asks for a password before it shows the article.',
  consent: 'The site asks about cookies before it shows the article.',
  video: 'That page holds a video, not an article.',
  list: 'That page lists articles; it is not one.',
  empty: 'There is no article on that page, or only a script would show it.',
}

/** What a person is told, and what to do instead. */
export const hurdleError = (hurdle: Hurdle): BotError =>
  new BotError('source', reasons[hurdle], {
    hint:
      hurdle === 'list'
        ? 'Give the address of one article on it.'
        : 'Open it in your browser, copy the text of the article and paste it.',
  })
