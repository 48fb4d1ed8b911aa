import type { Hash } from '../../article/article.ts'
import { locate } from '../../article/locate.ts'
import { brief } from '../../briefing/brief.ts'
import type { VerifiedBriefing } from '../../briefing/briefing.ts'
import { holdAgainst, keyOfPrimary } from '../../briefing/primary/primary.ts'
import { verify } from '../../briefing/verify.ts'
import type { SearchedText } from '../ports/engine.ts'
import type { BriefingFile } from '../ports/sources.ts'

/** Briefs a file and checks it with the gate: the only way from an article to something that can be shown. */
export function makeBriefing(
  name: string,
  { article, front, primary, pointed }: BriefingFile,
  { hash, version }: EngineParts,
): VerifiedBriefing {
  const { overrides } = front
  const made = verify(brief(article, { name, hash, version, pointed, ...(overrides && { overrides }) }), article)
  if (!primary) return made
  const { briefing } = made
  // What readers see depends on the statement too, so a post is corrected when it changes.
  const revision = hash(JSON.stringify([briefing.revision, ...keyOfPrimary(primary)])).slice(
    0,
    briefing.revision.length,
  )
  return { ...made, briefing: { ...briefing, revision }, original: holdAgainst(briefing, primary) }
}

/** The settings shared by every briefing. */
export interface EngineParts {
  readonly hash: Hash
  /** Part of every revision: a new engine makes new briefings. */
  readonly version: string
}

/** Where each of these words stand in each of the texts. */
export const findPlaces = (sought: readonly string[], texts: readonly SearchedText[]) =>
  sought.map((words) => texts.map((text) => locate(text, words)))
