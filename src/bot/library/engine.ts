import type { Article } from '../../article/article.ts'
import type { VerifiedBriefing } from '../../briefing/briefing.ts'
import { keyOfPrimary } from '../../briefing/primary/primary.ts'
import type { Engine } from '../ports/engine.ts'
import { createBounded } from './bounded.ts'
import type { EngineParts } from './make.ts'

/** The engine on the calling thread. It is loaded on first use: a bot that briefs in worker threads never needs it here. */
export const engineHere = (parts: EngineParts): Engine => ({
  brief: async (name, file) => (await import('./make.ts')).makeBriefing(name, file, parts),
  quotes: async (article) => (await import('../../briefing/quotes/quotes.ts')).findQuotes(article),
  sheet: async (article) => (await import('../../briefing/pointed/sheet.ts')).writeSheet(article),
  answers: async (article, question, pointed) =>
    (await import('../../briefing/find/find.ts')).findSentences(article, question, pointed),
  places: async (sought, texts) => (await import('./make.ts')).findPlaces(sought, texts),
})

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
