import type { Article } from '../../article/article.ts'
import type { Matches } from '../../briefing/find/find.ts'
import type { Quote, VerifiedBriefing } from '../../briefing/briefing.ts'
import type { BriefingFile } from './sources.ts'

/** What is worked out of articles that are not ours: seldom here, mostly away from the thread that answers. Rejects with BotError. */
export interface Engine {
  /** A file briefed and through the gate. */
  brief(name: string, file: BriefingFile): Promise<VerifiedBriefing>
  /** All quotations, before any editor. */
  quotes(article: Article): Promise<readonly Quote[]>
  answers(article: Article, question: string): Promise<Matches>
}

/** Who waits: `answer`, a person; `story`, nobody. */
export type Patience = 'answer' | 'story'
