import type { Article } from '../../article/article.ts'
import type { Claim, Quote } from '../briefing.ts'
import { chooseBottomLine, rankSentences, type Ranking } from '../lines/lines.ts'
import { isEnglish } from '../lines/words.ts'
import { findDates, type DatedSentence } from './dates/dates.ts'
import { findPeople, type Person } from '../speakers/people.ts'

/** What every section is written from; found once, so that no section looks twice. */
export interface SectionContext {
  readonly article: Article
  readonly quotes: readonly Quote[]
  readonly ranking: Ranking
  readonly bottomLine: Claim | undefined
  readonly people: readonly Person[]
  readonly dates: readonly DatedSentence[]
  /** Whether what knows only English words may speak. */
  readonly english: boolean
}

/** `pinned`: the bottom line that an editor has chosen. */
export function readContext(article: Article, quotes: readonly Quote[], pinned?: Claim): SectionContext {
  const english = isEnglish(article)
  const ranking = rankSentences(article)
  return {
    article,
    quotes,
    ranking,
    bottomLine: pinned ?? chooseBottomLine(article, ranking),
    people: findPeople(article),
    dates: english ? findDates(article, quotes) : [],
    english,
  }
}
