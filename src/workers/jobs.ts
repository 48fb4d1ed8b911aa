import type { Article } from '../article/article.ts'
import type { Quote, VerifiedBriefing } from '../briefing/briefing.ts'
import { findSentences, type Matches } from '../briefing/find/find.ts'
import type { PointedAnswer } from '../briefing/pointed/pointed.ts'
import { writeSheet, type Sheet } from '../briefing/pointed/sheet.ts'
import { findQuotes } from '../briefing/quotes/quotes.ts'
import { findPlaces, makeBriefing } from '../bot/library/make.ts'
import type { BriefingFile } from '../bot/ports/sources.ts'
import { sha256 } from '../sources/hash.ts'
import { reading } from '../sources/reading.ts'

/** Everything that runs in a worker thread, by name: whatever parses or briefs untrusted text. */
export const jobs = {
  ...reading,
  /** Without the article, which the caller has. */
  brief(name: string, file: BriefingFile, version: string): Omit<VerifiedBriefing, 'article'> {
    const { briefing, findings, original } = makeBriefing(name, file, { hash: sha256, version })
    return { briefing, findings, ...(original && { original }) }
  },
  quotes: (article: Article): readonly Quote[] => findQuotes(article),
  sheet: (article: Article): Sheet => writeSheet(article),
  answers: (article: Article, question: string, pointed?: PointedAnswer): Matches =>
    findSentences(article, question, pointed),
  places: findPlaces,
}

/** The jobs that a worker thread can run. */
export type Jobs = typeof jobs
/** The name of a job. */
export type JobName = keyof Jobs
