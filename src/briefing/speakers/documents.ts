import type { Entity } from './entities.ts'
import type { Facts } from './facts.ts'
import type { Mention } from './mention.ts'
import type { SpeakerScene } from './scene.ts'

const documentBlocksBack = 12
/** In mentions. Bounds the search, since a paragraph can be as long as a book. */
const mentionsBack = 400
const firstMentions = 30

/** Nouns that can refer back to any document: "a joint communique … The statement said". */
const anyDocument = /^(?:statement|document|text|paper)$/
const takenUp =
  /^(?:communiqu[eé]|report|letter|declaration|memo|memorandum|resolution|e-?mail|release|filing|indictment|affidavit|complaint|readout|manifesto|bulletin|agreement)$/
const issues = /^(?:issued|issues|published|publishes|released|releases|sent|put|posted|distributed)$/

/** "the statement" after "a statement" or "a joint communique": the mention that a definite description refers to. */
export function findDocument(scene: SpeakerScene, at: number): number | undefined {
  const { nodes, mentions } = scene
  const mention = mentions[at]
  if (mention?.sort !== 'document' || !isDefinite(scene, mention) || isOwned(scene, mention)) return undefined
  const noun = nodes[mention.headFrom]?.lower ?? ''
  const before = documentsBefore(scene, at)
  const nounOf = (index: number): string => nodes[mentions[index]?.headFrom ?? -1]?.lower ?? ''
  const same = before.find((index) => nounOf(index) === noun)
  const other = anyDocument.test(noun)
    ? before.find((index) => takenUp.test(nounOf(index)) && mentions[index]?.possessive === false)
    : undefined
  return same ?? other
}

/** Recently described documents, last first. */
function documentsBefore({ mentions, facts }: SpeakerScene, at: number): number[] {
  const found: number[] = []
  for (let index = at - 1; index >= Math.max(0, at - mentionsBack); index -= 1) {
    if ((facts[at]?.block ?? 0) - (facts[index]?.block ?? 0) > documentBlocksBack) break
    if (mentions[index]?.kind === 'nominal' && mentions[index]?.sort === 'document') found.push(index)
  }
  return found
}

/** "the mission’s statement" does not refer back to another document. */
const isOwned = ({ nodes }: SpeakerScene, { from, headFrom }: Mention): boolean =>
  nodes.slice(from, headFrom).some(({ lower }) => lower === "'s" || lower === '’')

/** "The mission issued a statement": the mention of the issuer, where the article names one. */
export function findIssuer(scene: SpeakerScene, document: Entity): number | undefined {
  for (const at of document.mentions.slice(0, firstMentions)) {
    const from = scene.mentions[at]?.from ?? 0
    for (
      let index = at - 1;
      index > at - firstMentions && scene.facts[index]?.sentence === scene.facts[at]?.sentence;
      index -= 1
    ) {
      const { predicate, subject } = scene.facts[index] as Facts
      if (
        subject &&
        predicate.at < from &&
        from - predicate.at < 6 &&
        issues.test(scene.nodes[predicate.at]?.lower ?? '')
      )
        return index
    }
  }
  return undefined
}

const isDefinite = (scene: SpeakerScene, mention: Mention): boolean =>
  mention.kind === 'nominal' &&
  mention.describes === undefined &&
  /^(?:the|this|that)$/.test(scene.nodes[mention.from]?.lower ?? '')
