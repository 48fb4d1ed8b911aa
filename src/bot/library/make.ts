import type { Article, Hash } from '../../article/article.ts'
import { brief } from '../../briefing/brief.ts'
import type { VerifiedBriefing } from '../../briefing/briefing.ts'
import { findSentences } from '../../briefing/find/find.ts'
import { findQuotes } from '../../briefing/quotes/quotes.ts'
import { verify } from '../../briefing/verify.ts'
import type { Engine } from '../ports/engine.ts'
import type { BriefingFile } from '../ports/sources.ts'
import { createBounded } from './bounded.ts'

/** Briefs a file and takes it through the gate: the one way from an article to what can be shown. */
export const makeBriefing = (
  name: string,
  { article, front }: BriefingFile,
  { hash, version }: EngineParts,
): VerifiedBriefing =>
  verify(brief(article, { name, hash, version, ...(front.overrides && { overrides: front.overrides }) }), article)

/** What every briefing is made with. */
export interface EngineParts {
  readonly hash: Hash
  /** Part of every revision: a new engine makes new briefings. */
  readonly version: string
}

/** The engine on the calling thread. */
export const engineHere = (parts: EngineParts): Engine => ({
  brief: (name, file) => settled(() => makeBriefing(name, file, parts)),
  quotes: (article) => settled(() => findQuotes(article)),
  answers: (article, question) => settled(() => findSentences(article, question)),
})

/** A failure rejects, as it does when the work is done elsewhere. */
const settled = <Result>(work: () => Result): Promise<Result> => new Promise((resolve) => resolve(work()))

/** Characters of the articles whose briefings are remembered. */
const REMEMBERED = 8_000_000

/** The same engine, but the same briefing of the same article is made once as long as it is remembered; `made` is called for each. */
export function rememberMade(engine: Engine, made: () => void = () => undefined): (patient?: Engine) => Engine {
  const briefings = createBounded<VerifiedBriefing>(REMEMBERED)
  const quotes = createBounded<Awaited<ReturnType<Engine['quotes']>>>(REMEMBERED)
  const idOf = numbering()
  return (used = engine) => ({
    ...used,
    brief(name, file) {
      const { article, front } = file
      const key = JSON.stringify([idOf(article), name, front.overrides ?? {}])
      return briefings(key, article.text.length, () => {
        made()
        return used.brief(name, file)
      })
    },
    quotes: (article) => quotes(String(idOf(article)), article.text.length, () => used.quotes(article)),
  })
}

/** Articles told apart as they were read: the same words may stand under another date. */
function numbering(): (article: Article) => number {
  const numbers = new WeakMap<Article, number>()
  let last = 0
  return (article) => {
    const number = numbers.get(article) ?? ++last
    numbers.set(article, number)
    return number
  }
}
