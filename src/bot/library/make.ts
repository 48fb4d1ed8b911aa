import type { Article, Hash } from '../../article/article.ts'
import { locate } from '../../article/locate.ts'
import { brief } from '../../briefing/brief.ts'
import type { VerifiedBriefing } from '../../briefing/briefing.ts'
import { findSentences } from '../../briefing/find/find.ts'
import { writeSheet } from '../../briefing/pointed/sheet.ts'
import { holdAgainst, type Primary } from '../../briefing/primary/primary.ts'
import { findQuotes } from '../../briefing/quotes/quotes.ts'
import { verify } from '../../briefing/verify.ts'
import type { Engine, SearchedText } from '../ports/engine.ts'
import type { BriefingFile } from '../ports/sources.ts'
import { createBounded } from './bounded.ts'

/** Briefs a file and checks it with the gate: the only way from an article to something that can be shown. */
export function makeBriefing(
  name: string,
  { article, front, primary, pointed }: BriefingFile,
  { hash, version }: EngineParts,
): VerifiedBriefing {
  const { overrides } = front
  const made = verify(brief(article, { name, hash, version, pointed, ...(overrides && { overrides }) }), article)
  if (!primary) return made
  const { briefing } = made
  // What readers see depends on the statement too, so a post is corrected when it changes.
  const revision = hash(JSON.stringify([briefing.revision, ...keyOfPrimary(primary)])).slice(
    0,
    briefing.revision.length,
  )
  return { ...made, briefing: { ...briefing, revision }, original: holdAgainst(briefing, primary) }
}

/** What tells one original statement from another, for a key. */
export const keyOfPrimary = ({ statement, issuers, name }: Primary): readonly unknown[] => [statement.id, issuers, name]

/** The settings shared by every briefing. */
export interface EngineParts {
  readonly hash: Hash
  /** Part of every revision: a new engine makes new briefings. */
  readonly version: string
}

/** The engine, run on the calling thread. */
export const engineHere = (parts: EngineParts): Engine => ({
  brief: (name, file) => settled(() => makeBriefing(name, file, parts)),
  quotes: (article) => settled(() => findQuotes(article)),
  sheet: (article) => settled(() => writeSheet(article)),
  answers: (article, question) => settled(() => findSentences(article, question)),
  places: (sought, texts) => settled(() => findPlaces(sought, texts)),
})

/** Where each of these words stand in each of the texts. */
export const findPlaces = (sought: readonly string[], texts: readonly SearchedText[]) =>
  sought.map((words) => texts.map((text) => locate(text, words)))

/** Turns a throw into a rejection, as a worker would. */
const settled = <Result>(work: () => Result): Promise<Result> => new Promise((resolve) => resolve(work()))

/** The size of the briefing cache, in characters of their articles. */
const REMEMBERED = 8_000_000

/** Caches an engine: a briefing of the same article is made once while it is cached; `made` is called each time. */
export function rememberMade(engine: Engine, made: () => void = () => undefined): (patient?: Engine) => Engine {
  const briefings = createBounded<VerifiedBriefing>(REMEMBERED)
  const quotes = createBounded<Awaited<ReturnType<Engine['quotes']>>>(REMEMBERED)
  const idOf = numbering()
  return (used = engine) => ({
    ...used,
    brief(name, file) {
      const { article, front, primary, pointed } = file
      const held = primary && keyOfPrimary(primary)
      const key = JSON.stringify([idOf(article), name, front.overrides ?? {}, held, pointed])
      return briefings(key, article.text.length, () => {
        made()
        return used.brief(name, file)
      })
    },
    quotes: (article) => quotes(String(idOf(article)), article.text.length, () => used.quotes(article)),
  })
}

/** Articles are told apart by identity, not by text: the same words may appear under another date. */
function numbering(): (article: Article) => number {
  const numbers = new WeakMap<Article, number>()
  let last = 0
  return (article) => {
    const number = numbers.get(article) ?? ++last
    numbers.set(article, number)
    return number
  }
}
