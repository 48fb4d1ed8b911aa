import { type Article, type Citation, cite, type Span } from '../../article/article.ts'
import type { Entity } from './entities.ts'
import type { Facts } from './facts.ts'
import type { Mention } from './mentions.ts'
import { findRole, namingMention, nameSpan } from './naming.ts'
import type { Node } from './outline.ts'
import { setScene } from './scene.ts'

/** A person whom the article names, with every place where it does, inside quotations too. */
export interface Person {
  /** The fullest name that the article gives, less its title. */
  readonly name: string
  /** Title, office or description as the article words it. */
  readonly role?: string
  readonly roleMention?: Citation
  readonly mentions: readonly Citation[]
}

/** The persons that the article names, in the order in which it does. */
export function findPeople(article: Article): readonly Person[] {
  const { nodes, mentions, facts, cast } = setScene(
    article.text,
    article.blocks.map((block) => block.span),
    [],
    [],
  )
  const named = cast.entities.filter((entity) => entity.words.length > 0)
  return named
    .filter((entity) => isPerson(entity, mentions, facts, nodes))
    .sort((a, b) => (a.mentions[0] ?? 0) - (b.mentions[0] ?? 0))
    .map((entity) => personOf(article, nodes, mentions, entity))
}

/** A title or a known first name tells; without them, what persons do: speak, be described, give their surname alone. */
function isPerson(
  entity: Entity,
  mentions: readonly Mention[],
  facts: readonly Facts[],
  nodes: readonly Node[],
): boolean {
  if (entity.sort !== 'unknown') return entity.sort === 'person'
  const names = entity.mentions.map((index) => mentions[index]).filter((mention) => mention?.kind === 'name')
  const lengths = new Set(names.map((mention) => (mention ? mention.headTo - mention.headFrom : 0)))
  const speaks = entity.mentions.some(
    (index) => facts[index]?.inverted || (facts[index]?.subject && facts[index]?.predicate.strength === 3),
  )
  const described = entity.mentions.some((index) => mentions[index]?.kind === 'nominal')
  const aged = names.some(
    (mention) => mention && nodes[mention.to]?.text === ',' && nodes[mention.to + 1]?.kind === 'number',
  )
  const votes =
    Number(speaks) +
    Number(described) * 2 +
    Number(aged) * 2 +
    Number(lengths.size > 1 && entity.words.length < 4) * 2 +
    Number(entity.words.length === 2) * 0.5
  return votes >= 1.5
}

function personOf(article: Article, nodes: readonly Node[], mentions: readonly Mention[], entity: Entity): Person {
  const own = entity.mentions
    .map((index) => mentions[index])
    .filter((mention) => mention !== undefined && mention.kind === 'name')
  const spans = own.map((mention): Span => nameSpan(nodes, mention as Mention))
  const naming = namingMention(mentions, entity)
  const role = findRole(nodes, mentions, entity)
  return {
    name: naming ? cite(article, nameSpan(nodes, naming)).exact.replace(/\s+/g, ' ') : '',
    ...(role ? { role: cite(article, role).exact, roleMention: cite(article, role) } : {}),
    mentions: spans.map((span) => cite(article, span)),
  }
}
