import type { Article } from '../article/article.ts'
import type { Quote, VerifiedBriefing } from '../briefing/briefing.ts'
import { findSentences, type Matches } from '../briefing/find/find.ts'
import { findQuotes } from '../briefing/quotes/quotes.ts'
import { makeBriefing } from '../bot/library/make.ts'
import type { BriefingFile } from '../bot/ports/sources.ts'
import { sha256 } from '../sources/hash.ts'
import { reading } from '../sources/reading.ts'

/** All that is done in a worker thread, by name: whatever reads or briefs what is not ours. */
export const jobs = {
  ...reading,
  /** Without its article: whoever asks has it. */
  brief(name: string, file: BriefingFile, version: string): Omit<VerifiedBriefing, 'article'> {
    const { briefing, findings } = makeBriefing(name, file, { hash: sha256, version })
    return { briefing, findings }
  },
  quotes: (article: Article): readonly Quote[] => findQuotes(article),
  answers: (article: Article, question: string): Matches => findSentences(article, question),
}

/** Everything that a worker thread can be asked to do. */
export type Jobs = typeof jobs
/** The name of a job. */
export type JobName = keyof Jobs
