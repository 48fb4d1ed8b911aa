import type { Facts } from '../../speakers/facts.ts'
import type { Mention } from '../../speakers/mention.ts'
import type { Node } from '../../speakers/outline.ts'
import { classes, isOf } from '../../speakers/classes.ts'

const mentionsBack = 40

/** Indexes of mentions that only relay words: translators, and agencies that quote somebody "as saying". */
export function findRelays(nodes: readonly Node[], mentions: readonly Mention[], facts: readonly Facts[]): Set<number> {
  const relays = new Set<number>()
  mentions.forEach((mention, index) => {
    if (
      translates(nodes, mention) ||
      quotesAnother(nodes, mention, facts[index]) ||
      confirms(nodes, mentions, facts, index) ||
      carries(nodes, mention) ||
      describesRelay(relays, facts, mention, index)
    )
      relays.add(index)
  })
  return relays
}

/** "a Reuters translation", "a translation by CTGN". */
function translates(nodes: readonly Node[], mention: Mention): boolean {
  for (let at = mention.from; at < mention.to + 3; at += 1)
    if (isOf(nodes[at], classes.relayNoun) && nodes[at]?.sentence === nodes[mention.from]?.sentence) return true
  const [by, noun] = [nodes[mention.from - 1], nodes[mention.from - 2]]
  return isOf(noun, classes.relayNoun) && /^(?:by|from|of)$/.test(by?.lower ?? '')
}

/** "in remarks carried by Xinhua", "as reported by Reuters". */
function carries(nodes: readonly Node[], mention: Mention): boolean {
  const [by, verb] = [nodes[mention.from - 1], nodes[mention.from - 2]]
  return (
    mention.kind !== 'pronoun' &&
    by?.lower === 'by' &&
    /^(?:carried|published|broadcast|aired|reported|quoted|cited|translated|released|obtained|seen|provided)$/.test(
      verb?.lower ?? '',
    )
  )
}

/** "a translation by CTGN, the English arm of the broadcaster CCTV": the apposition only describes the relay. */
function describesRelay(
  relays: ReadonlySet<number>,
  facts: readonly Facts[],
  mention: Mention,
  index: number,
): boolean {
  const own = facts[index]
  if (!relays.has(index - 1) || facts[index - 1]?.sentence !== own?.sentence || own?.subject) return false
  return mention.describes === index - 1 || (facts[index - 1]?.before?.lower === 'by' && mention.kind !== 'pronoun')
}

/** "Xinhua quoted Ada Quill as saying". */
function quotesAnother(nodes: readonly Node[], mention: Mention, facts: Facts | undefined): boolean {
  const verb = facts && nodes[facts.predicate.at]
  if (!facts || !verb || !/^(?:quoted|quotes|quoting|cited|cites)$/.test(verb.lower)) return false
  for (let at = facts.predicate.at + 1; at < facts.predicate.at + 20; at += 1) {
    const node = nodes[at]
    if (node?.sentence !== facts.sentence || node?.kind === 'quote') return false
    if (node?.lower === 'as' && /^(?:saying|telling|writing)$/.test(nodes[at + 1]?.lower ?? ''))
      return mention.kind !== 'pronoun'
  }
  return false
}

/** "Quill told them that “…,” according to Xinhua": somebody else already speaks in that sentence. */
function confirms(
  nodes: readonly Node[],
  mentions: readonly Mention[],
  facts: readonly Facts[],
  index: number,
): boolean {
  const [mention, own] = [mentions[index], facts[index]]
  if (
    !mention ||
    !own ||
    mention.kind === 'pronoun' ||
    own.before?.lower !== 'to' ||
    nodes[mention.from - 2]?.lower !== 'according'
  )
    return false
  for (let other = index - 1; other > index - mentionsBack && facts[other]?.sentence === own.sentence; other -= 1) {
    const found = facts[other]
    const speaker = mentions[other]
    if (found?.subject && found.leadsTo >= 0 && found.predicate.strength === 3 && speaker?.kind !== 'pronoun')
      return mention.sort === 'institution' || mention.sort === 'unknown'
  }
  return false
}
