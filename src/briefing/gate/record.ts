import type { Article } from '../../article/article.ts'
import type { ArticleRef, Briefing, Entry } from '../briefing.ts'
import type { Complaint, Report } from './rule.ts'
import { checkCitation, toFinding } from './rule.ts'

/** Checks facts about the article; the article's own record takes precedence over the briefing's. */
export function keepRecord(briefing: Briefing, article: Article, report: Report): Briefing['articles'] {
  const record = refer(article)
  const [given, ...more] = briefing.articles
  if (more.length === 0 && JSON.stringify(refer(given)) === JSON.stringify(record)) return briefing.articles
  const message = 'What the briefing says of its article (headline, authors, date) is not what the article says.'
  report(toFinding('changed', 'articles', { rule: 'record-differs', message }))
  return [record]
}

function refer(article: ArticleRef): ArticleRef {
  const { id, headline, standfirst, authors, published, modified, kind, publisher, url, language } = article
  return {
    id,
    ...(headline && { headline }),
    ...(standfirst && { standfirst }),
    authors,
    ...(published && { published }),
    ...(modified !== undefined && { modified }),
    ...(kind !== undefined && { kind }),
    ...(publisher !== undefined && { publisher }),
    ...(url !== undefined && { url }),
    language,
  }
}

/** A fact about the article must cite words that occur there. */
export function checkFact(article: Article, fact: Extract<Entry, { kind: 'fact' }>): Complaint | undefined {
  return fact.evidence && checkCitation(article, fact.evidence)
}
