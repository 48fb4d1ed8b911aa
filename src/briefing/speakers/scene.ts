import type { Span } from '../../article/article.ts'
import { type Cast, findEntities } from './entities.ts'
import { type Facts, factsOf } from './facts.ts'
import { findMentions } from './mentions.ts'
import { type Mention } from './mention.ts'
import { type Node, outline, wordsWrittenSmall } from './outline.ts'

/** The outline of an article, its mentions with the facts around each, and its entities. */
export interface SpeakerScene {
  readonly nodes: readonly Node[]
  readonly mentions: readonly Mention[]
  /** One for each mention. */
  readonly facts: readonly Facts[]
  readonly cast: Cast
}

/** Sets the scene; each of `quotes` becomes one node, and `dropped` is left out. */
export function setScene(
  text: string,
  paragraphs: readonly Span[],
  quotes: readonly Span[] = [],
  dropped: readonly Span[] = [],
): SpeakerScene {
  const nodes = outline(text, paragraphs, quotes, dropped)
  const mentions = findMentions(nodes, wordsWrittenSmall(nodes))
  const facts = mentions.map((mention) => factsOf(nodes, mention))
  return { nodes, mentions, facts, cast: findEntities(nodes, mentions, facts) }
}
