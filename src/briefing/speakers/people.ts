import { type Article, type Citation, cite, type Span } from '../../article/article.ts'
import type { Entity } from './entities.ts'
import type { Facts } from './facts.ts'
import { isAgeAt } from './mentions.ts'
import { type Mention } from './mention.ts'
import { findRole, namingMention, nameSpan } from './names/naming.ts'
import type { Node } from './outline.ts'
import { setScene, type SpeakerScene } from './scene.ts'
import { classes, isOf } from './classes.ts'
import { institutionNouns } from './words.data.ts'

/** A person the article names, with every occurrence, including those inside quotations. */
export interface Person {
  /** The fullest name in the article, without the title. */
  readonly name: string
  /** Title, office or description, as the article words it. */
  readonly role?: string
  readonly roleMention?: Citation
  readonly mentions: readonly Citation[]
}

/** The persons the article names, in order of first mention. */
export function findPeople(article: Article): readonly Person[] {
  const scene = setScene(
    article.text,
    article.blocks.map((block) => block.span),
  )
  const { nodes, mentions, cast } = scene
  const named = cast.entities.filter((entity) => entity.words.length > 0)
  return named
    .filter((entity) => isPerson(entity, scene))
    .sort((a, b) => (a.mentions[0] ?? 0) - (b.mentions[0] ?? 0))
    .map((entity) => personOf(article, nodes, mentions, entity))
    .filter(({ role }) => !isInstitution(role))
}

/** "a software company", "the party of the left": no role of a person. */
const isInstitution = (role = ''): boolean => {
  const [head] = role.split(/,| (?:of|for|to|in|at|on|from|with|that|which|surrounding)\b/)
  return institutionNouns.has(head?.split(' ').at(-1) ?? '')
}

/** Judges by title or a known first name, or else by what persons do: speak, have a description, go by surname. */
function isPerson(entity: Entity, { nodes, mentions, facts: all }: SpeakerScene): boolean {
  if (entity.words.length > 2 && /^(?:chair|chief)$/.test(entity.words.at(-1) ?? '')) return false
  if (entity.sort !== 'unknown') return entity.sort === 'person'
  if (
    entity.words.length === 1 &&
    /^\p{Lu}{3,}$/u.test(nodes[mentions[entity.mentions[0] ?? -1]?.headFrom ?? -1]?.text ?? '')
  )
    return false
  const facts = entity.mentions.map((index) => all[index] as Facts)
  const names = entity.mentions.flatMap((index) => (mentions[index]?.kind === 'name' ? [mentions[index]] : []))
  const lengths = new Set(names.map((mention) => mention.headTo - mention.headFrom))
  const speaks = facts.some(({ inverted, subject, predicate }) => inverted || (subject && predicate.strength === 3))
  const somewhere = facts.some(({ before }) => placing.test(before?.lower ?? ''))
  const described = !somewhere && entity.mentions.some((index) => mentions[index]?.kind === 'nominal')
  const votes =
    Number(speaks) +
    Number(described) * 2 +
    Number(names.some((mention) => isAged(nodes, mention))) * 2 +
    Number(!somewhere && names.some((mention) => isPut(nodes, mention))) * 2 +
    Number(lengths.size > 1 && entity.words.length < 4) * 2 +
    Number(entity.words.length === 2) * 0.5 -
    Number(facts.some((own) => isIt(nodes, own))) * 2
  return votes >= 1.5
}

/** Prepositions followed by a place. */
const placing = /^(?:in|at|near|from|to|into|through|outside|inside|between|across|around)$/

/** "Ann Roe, 44,". */
const isAged = (nodes: readonly Node[], { to }: Mention): boolean => nodes[to]?.text === ',' && isAgeAt(nodes, to + 1)

/**
 * In apposition to a noun for a person, or followed by "who": "the mayor of Alden, Ann Roe, ", "the merchant Ann Roe",
 * "Ann Roe, who".
 */
function isPut(nodes: readonly Node[], { from, to }: Mention): boolean {
  if (nodes[to]?.text === ',' && /^who(?:se)?$/.test(nodes[to + 1]?.lower ?? '')) return true
  if (namesPerson(nodes[from - 1])) return true
  if (nodes[from - 1]?.text !== ',') return false
  for (let at = from - 2; at > from - 2 - farthestNoun; at -= 1) {
    const node = nodes[at]
    if (!node || node.kind !== 'word' || node.sentence !== nodes[from]?.sentence) return false
    if (isOf(node, classes.institutionNoun)) return false
    if (namesPerson(node)) return true
  }
  return false
}

/** In words, from a name back to the noun it is in apposition to. */
const farthestNoun = 7

const namesPerson = (node: Node | undefined): boolean =>
  node !== undefined && (isOf(node, classes.personNoun) || moreNouns.test(node.lower)) && !node.capital

const moreNouns =
  /(?:ist|man|woman|cian|eneur|ess)$|^(?:bishop|farmer|lawyer|teacher|painter|singer|player|worker|officer|speaker|dancer|banker|baker|driver|trader|grocer|engineer|adviser|lawmaker|striker|goalkeeper|keeper|skipper|sailor|tailor|actor|author|sculptor|conductor|donor|tutor|surgeon|poet|cook|chef|nurse|clerk|merchant|captain|pilot|diver|composer|apprentice|violinist|widow|widower|tenant|landlord|caretaker|headmaster)$/

/** "said that it had": the speaker is an institution. */
const isIt = (nodes: readonly Node[], { predicate }: Facts): boolean =>
  predicate.strength > 0 && nodes.slice(predicate.at + 1, predicate.at + 3).some(({ lower }) => /^its?$/.test(lower))

/** Plurals of offices, and words that modify an office without being one. */
const bare =
  /^(?:Sens|Reps|Govs|Messrs|Drs|Profs)\.?$|^(?:an? |the )?(?:former|senior|junior|new|then|late|ex|American|British|Russian|Chinese|German|French|longtime|fellow|young|old)$/i

function personOf(article: Article, nodes: readonly Node[], mentions: readonly Mention[], entity: Entity): Person {
  const own = entity.mentions
    .map((index) => mentions[index])
    .filter((mention) => mention !== undefined && mention.kind === 'name')
  const spans = own.map((mention): Span => nameSpan(nodes, mention as Mention))
  const naming = namingMention(mentions, entity)
  const found = findRole(nodes, mentions, entity)
  const role = found && !bare.test(cite(article, found).exact) ? found : undefined
  return {
    name: naming ? cite(article, nameSpan(nodes, naming)).exact.replace(/\s+/g, ' ') : '',
    ...(role ? { role: cite(article, role).exact, roleMention: cite(article, role) } : {}),
    mentions: spans.map((span) => cite(article, span)),
  }
}
