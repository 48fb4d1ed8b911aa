import type { Span } from '../../article/article.ts'
import { type Cast, findEntities } from './entities.ts'
import { type Facts, factsOf } from './facts.ts'
import { findMentions } from './mentions.ts'
import { type Mention } from './mention.ts'
import { type Node, outline, wordsWrittenSmall } from './outline.ts'

/** The outline of an article, its mentions and its entities. */
export interface Stage {
  readonly nodes: readonly Node[]
  readonly mentions: readonly Mention[]
  readonly cast: Cast
}

/** A stage with the facts around each mention. */
export interface SpeakerScene extends Stage {
  /** One for each mention. */
  readonly facts: readonly Facts[]
}

/** Builds the stage; each of `quotes` becomes one node, and `dropped` is left out. */
export function setStage(
  text: string,
  paragraphs: readonly Span[],
  quotes: readonly Span[] = [],
  dropped: readonly Span[] = [],
): Stage {
  const nodes = outline(text, paragraphs, quotes, dropped)
  const mentions = findMentions(nodes, wordsWrittenSmall(nodes))
  return { nodes, mentions, cast: findEntities(nodes, mentions) }
}

/** Adds the facts of each mention to a stage. */
export const setScene = (stage: Stage): SpeakerScene => ({
  ...stage,
  facts: stage.mentions.map((mention) => factsOf(stage.nodes, mention)),
})
