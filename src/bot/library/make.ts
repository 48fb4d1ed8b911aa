import type { Hash } from '../../article/article.ts'
import { brief } from '../../briefing/brief.ts'
import type { VerifiedBriefing } from '../../briefing/briefing.ts'
import { verify } from '../../briefing/verify.ts'
import type { BriefingFile } from '../ports/sources.ts'

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
