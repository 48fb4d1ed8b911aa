import type { Span } from '../../article/article.ts'
import { type Cast, findEntities } from './entities.ts'
import { type Facts, factsOf } from './facts.ts'
import { findMentions, type Mention } from './mentions.ts'
import { type Node, outline, wordsWrittenSmall } from './outline.ts'

/** Who is in an article: its outline, the mentions in it, what stands round them, and who is who. */
export interface Scene {
  readonly nodes: readonly Node[]
  readonly mentions: readonly Mention[]
  /** One for each mention. */
  readonly facts: readonly Facts[]
  readonly cast: Cast
}

/** Sets the scene: each of `quotes` is folded into one node, `dropped` is left out. */
export function setScene(
  text: string,
  paragraphs: readonly Span[],
  quotes: readonly Span[],
  dropped: readonly Span[],
): Scene {
  const nodes = outline(text, paragraphs, quotes, dropped)
  const mentions = findMentions(nodes, wordsWrittenSmall(nodes))
  return {
    nodes,
    mentions,
    facts: mentions.map((mention) => factsOf(nodes, mention)),
    cast: findEntities(nodes, mentions),
  }
}
