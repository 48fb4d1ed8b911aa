import type { Article } from '../../article/article.ts'
import type { Matches } from '../../briefing/find/find.ts'
import type { Quote, VerifiedBriefing } from '../../briefing/briefing.ts'
import type { BriefingFile } from './sources.ts'

/** Processes untrusted articles, mostly in a worker thread. Rejects with BotError. */
export interface Engine {
  /** Briefs a file and checks it with the gate. */
  brief(name: string, file: BriefingFile): Promise<VerifiedBriefing>
  /** All quotations, before any editor's override. */
  quotes(article: Article): Promise<readonly Quote[]>
  answers(article: Article, question: string): Promise<Matches>
}

/** Who waits: `answer`, a person; `background`, nobody. */
export type Patience = 'answer' | 'background'
