import type { Article } from '../../article/article.ts'
import type { Located } from '../../article/locate.ts'
import type { Matches } from '../../briefing/find/find.ts'
import type { Quote, VerifiedBriefing } from '../../briefing/briefing.ts'
import type { PointedAnswer } from '../../briefing/pointed/pointed.ts'
import type { Sheet } from '../../briefing/pointed/sheet.ts'
import type { BriefingFile } from './sources.ts'

/** An article without its sentences, which are many. */
export type SearchedText = Pick<Article, 'id' | 'text'>
type Place = Located | undefined

/** Processes untrusted articles, mostly in a worker thread. Rejects with BotError. */
export interface Engine {
  /** Briefs a file and checks it with the gate. */
  brief(name: string, file: BriefingFile): Promise<VerifiedBriefing>
  /** All quotations, before any editor's override. */
  quotes(article: Article): Promise<readonly Quote[]>
  /** What a model may point at. */
  sheet(article: Article): Promise<Sheet>
  /** `pointed`: what a model found. */
  answers(article: Article, question: string, pointed?: PointedAnswer): Promise<Matches>
  /** Where each of these words stand in each of the texts. */
  places(sought: readonly string[], texts: readonly SearchedText[]): Promise<readonly (readonly Place[])[]>
}

/** Who waits: `answer`, a person; `background`, nobody. */
export type Patience = 'answer' | 'background'
