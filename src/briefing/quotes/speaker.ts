import { type Citation, cite, type Span } from '../../article/article.ts'
import type { Reached, Speaker, SpeakerKind } from '../briefing.ts'
import { findIssuer } from '../speakers/documents.ts'
import type { Entity } from '../speakers/entities.ts'
import type { Mention } from '../speakers/mention.ts'
import { callingMention, findRole, nameSpan, phraseSpan } from '../speakers/names/naming.ts'
import type { Attribution, Belief } from './attribution.ts'
import type { Reading } from './reading.ts'

/** The speaker as shown to readers: canonical name, role, and the supporting words in the article. */
export function speakerOf(
  reading: Reading,
  attribution: Attribution,
  best: Belief,
  before: Attribution | undefined,
): Speaker | undefined {
  const { article, nodes, mentions, cast } = reading
  const mention = mentions[best.mention]
  const who = cast.entities[best.entity]
  if (!mention || !who) return undefined
  const whole = cite(article, { start: nodes[mention.from]?.start ?? 0, end: nodes[mention.to - 1]?.end ?? 0 })
  const naming = callingMention(nodes, mentions, who)
  const role = naming ? findRole(nodes, mentions, who) : undefined
  const { name, named } = naming ? plainName(reading, nameSpan(nodes, naming)) : describedName(reading, who, whole)
  return {
    name,
    ...(role
      ? { role: article.text.slice(role.start, role.end).replace(/\s+/g, ' '), roleMention: cite(article, role) }
      : {}),
    kind: kindOf(who.sort, naming !== undefined),
    mention: whole,
    named,
    reached: isCarried(reading, attribution, best, before) ? 'carried' : reachedBy[mention.kind],
    trust: attribution.judged?.trust ?? 0,
  }
}

/** A name and where the article gives it. */
interface Named {
  readonly name: string
  readonly named: Citation
}

const plainName = ({ article }: Reading, span: Span): Named => {
  const named = cite(article, span)
  return { name: named.exact.replace(/\s+/g, ' '), named }
}

/** An unnamed speaker keeps the article's own words; a document with a known issuer is credited to the issuer. */
function describedName(reading: Reading, who: Entity, whole: Citation): Named {
  const { nodes, mentions, cast } = reading
  const first = mentions[who.first] as Mention
  const issuer = who.sort === 'document' ? findIssuer(reading, who) : undefined
  const body = issuer === undefined ? undefined : cast.entities[cast.entityOf[issuer] ?? -1]
  const calling = body && callingMention(nodes, mentions, body)
  if (calling) {
    const { name, named } = plainName(reading, nameSpan(nodes, calling))
    const noun = /(?<![\p{L}-])[\p{L}-]+$/u.exec(whole.exact)?.[0]
    if (noun && noun.toLowerCase() === nodes[first.headFrom]?.lower) return { name: `${name} ${noun}`, named }
  }
  const span = phraseSpan(nodes, first)
  const indefinite = who.sort === 'document' && /^an?$/.test(nodes[first.from]?.lower ?? '')
  return plainName(reading, indefinite ? { start: nodes[first.from + 1]?.start ?? span.start, end: span.end } : span)
}

/** Whether nothing in its own sentence names the speaker, who is then the one of the previous quotation. */
function isCarried(
  reading: Reading,
  { utterance }: Attribution,
  best: Belief,
  before: Attribution | undefined,
): boolean {
  const { nodes, facts } = reading
  const sentence = facts[best.mention]?.sentence ?? -1
  const first = nodes[utterance.node]?.sentence ?? -1
  return sentence < first && before?.beliefs[0]?.mention === best.mention
}

const reachedBy: Readonly<Record<Mention['kind'], Reached>> = {
  name: 'direct',
  pronoun: 'pronoun',
  nominal: 'description',
}
const kindOf = (sort: SpeakerKind | 'unknown', named: boolean): SpeakerKind =>
  sort === 'unknown' ? (named ? 'person' : 'unnamed') : sort === 'person' && !named ? 'unnamed' : sort
