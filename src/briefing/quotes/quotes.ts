import { type Article, type Citation, cite } from '../../article/article.ts'
import type { Quote, Reached, Speaker, SpeakerKind } from '../briefing.ts'
import { findRole, nameSpan, namingMention, phraseSpan } from '../speakers/naming.ts'
import { type Attribution, attributeAll, type Models, shipped } from './attribute.ts'
import { readArticle, type Reading } from './reading.ts'

/** Every quotation of the article, in order, with who said it as far as the article tells. */
export function findQuotes(article: Article, models: Models = shipped): readonly Quote[] {
  const reading = readArticle(article)
  return attributeAll(reading, models).map((attribution, index) => quoteOf(reading, attribution, index + 1))
}

function quoteOf(reading: Reading, attribution: Attribution, id: number): Quote {
  const { article } = reading
  const content = cite(article, attribution.utterance.span)
  const speaker = speakerOf(reading, attribution)
  const partial = /^[^\p{L}\p{N}]*\p{Ll}/u.test(content.exact)
  return {
    id,
    kind: partial ? 'mixed' : 'direct',
    partial,
    content,
    ...(speaker ? { speaker } : { unattributed: 'The article does not say clearly who said this.' }),
  }
}

function speakerOf(reading: Reading, { beliefs: [best] }: Attribution): Speaker | undefined {
  const { article, nodes, mentions, cast } = reading
  const mention = best && mentions[best.mention]
  const who = best && cast.entities[best.entity]
  if (!mention || !who) return undefined
  const whole = { start: nodes[mention.from]?.start ?? 0, end: nodes[mention.to - 1]?.end ?? 0 }
  const naming = namingMention(mentions, who)
  const described = naming ? undefined : mentions[who.first]
  const span = naming ? nameSpan(nodes, naming) : described ? phraseSpan(nodes, described) : whole
  const role = naming ? findRole(nodes, mentions, who) : undefined
  const named: Citation = cite(article, span)
  return {
    name: named.exact.replace(/\s+/g, ' '),
    ...(role ? { role: article.text.slice(role.start, role.end), roleMention: cite(article, role) } : {}),
    kind: kindOf(who.sort, naming !== undefined),
    mention: cite(article, whole),
    named,
    reached: reachedBy(mention.kind),
  }
}

const reachedBy = (kind: 'name' | 'pronoun' | 'nominal'): Reached =>
  kind === 'pronoun' ? 'pronoun' : kind === 'nominal' ? 'description' : 'direct'
const kindOf = (sort: SpeakerKind | 'unknown', named: boolean): SpeakerKind =>
  sort === 'unknown' ? (named ? 'person' : 'unnamed') : sort === 'person' && !named ? 'unnamed' : sort
