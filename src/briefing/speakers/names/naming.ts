import type { Span } from '../../../article/article.ts'
import type { Entity } from '../entities.ts'
import { isAgeAt } from '../mentions.ts'
import { type Mention } from '../mention.ts'
import type { Node } from '../outline.ts'
import { classes, isOf } from '../classes.ts'
import { cueStrength } from '../cues.ts'

const starters = /^(?:the|a|an)$/

/** The span of the name alone, without title and article. */
export function nameSpan(nodes: readonly Node[], mention: Mention): Span {
  let from = mention.headFrom
  if (from < mention.headTo - 1 && starters.test(nodes[from]?.lower ?? '')) from += 1
  return { start: nodes[from]?.start ?? 0, end: nodes[mention.headTo - 1]?.end ?? 0 }
}

/** A description with its complements: "a preliminary report by the safety board". */
export function phraseSpan(nodes: readonly Node[], mention: Mention): Span {
  const first = nodes[/^['’]s?$/.test(nodes[mention.from]?.lower ?? '') ? mention.from + 1 : mention.from]
  let to = mention.to
  for (let round = 0; round < 2; round += 1) {
    const end = extend(nodes, to)
    if (end === to) break
    to = end
  }
  return { start: first?.start ?? 0, end: nodes[to - 1]?.end ?? 0 }
}

/** One past the prepositional phrase that starts here: of, for, by … */
function extend(nodes: readonly Node[], at: number): number {
  const first = nodes[at]
  if (
    !first ||
    first.block !== nodes[at - 1]?.block ||
    !/^(?:of|for|by|from|at|in|to|with|close|familiar)$/.test(first.lower)
  )
    return at
  let to = at
  for (let index = at + 1; index < at + 8; index += 1) {
    const node = nodes[index]
    if (
      !node ||
      node.sentence !== first.sentence ||
      (node.kind !== 'word' && node.kind !== 'number' && !isInitialStop(nodes, index)) ||
      node.lower === 'that' ||
      node.lower === 'who'
    )
      break
    if (isVerb(nodes, index)) break
    if (isOf(node, classes.preposition) && index > at + 1 && !/^(?:of|to|with|the)$/.test(node.lower)) break
    to = index + 1
  }
  return trimmed(nodes, at, to)
}

const isVerb = (nodes: readonly Node[], at: number): boolean =>
  nodes[at]?.capital === false &&
  (isOf(nodes[at], classes.auxiliary | classes.plainCue) || (cueStrength(nodes[at]) > 0 && !isQualified(nodes, at)))

/** "environmental ⟨engineering⟩": what looks like a verb, but stands right after an adjective. */
const isQualified = (nodes: readonly Node[], at: number): boolean =>
  cueStrength(nodes[at]) === 1 &&
  !/ed$/.test(nodes[at]?.lower ?? '') &&
  /.(?:al|ic|ive|ary|ous)$/.test(nodes[at - 1]?.lower ?? '')

/** Trims function words from the end. */
function trimmed(nodes: readonly Node[], at: number, end: number): number {
  let to = end
  while (
    to > at &&
    (isOf(nodes[to - 1], classes.preposition | classes.auxiliary) ||
      /^(?:the|a|an|his|her|their|its|and|or)$/.test(nodes[to - 1]?.lower ?? ''))
  )
    to -= 1
  return to
}

/** The full stop in "George W. Alt". */
const isInitialStop = (nodes: readonly Node[], at: number): boolean =>
  nodes[at]?.text === '.' &&
  nodes[at - 1]?.text.length === 1 &&
  (nodes[at - 1]?.capital ?? false) &&
  (nodes[at + 1]?.capital ?? false)

/** The mention with an entity's fullest name. */
export function namingMention(mentions: readonly Mention[], entity: Entity): Mention | undefined {
  const named = namesOf(mentions, entity)
  return named.reduce((best, mention) => (sizeOf(mention) > sizeOf(best) ? mention : best), named[0])
}

const sizeOf = (mention: Mention | undefined): number => (mention ? mention.headTo - mention.headFrom : 0)
const namesOf = (mentions: readonly Mention[], entity: Entity): Mention[] =>
  entity.mentions.flatMap((index) => mentions[index] ?? []).filter((mention) => mention.kind === 'name')

const called = new WeakMap<Entity, { readonly mention: Mention | undefined }>()

/** The mention with the name readers know: "NATO" in an article that spells the name out once. */
export function callingMention(
  nodes: readonly Node[],
  mentions: readonly Mention[],
  entity: Entity,
): Mention | undefined {
  const known = called.get(entity) ?? { mention: findCalling(nodes, mentions, entity) }
  called.set(entity, known)
  return known.mention
}

function findCalling(nodes: readonly Node[], mentions: readonly Mention[], entity: Entity): Mention | undefined {
  const fullest = namingMention(mentions, entity)
  if (sizeOf(fullest) < 2 || entity.sort === 'person') return fullest
  const named = namesOf(mentions, entity)
  const short = named.filter(
    (mention) => /^(?:\p{Lu}\.?){2,6}$/u.test(nodes[mention.headTo - 1]?.text ?? '') && isAlone(nodes, mention),
  )
  return short.length * 2 > named.length ? short[0] : fullest
}

const isAlone = (nodes: readonly Node[], { headFrom, headTo }: Mention): boolean =>
  headTo - headFrom === 1 || (headTo - headFrom === 2 && starters.test(nodes[headFrom]?.lower ?? ''))

const roles = new WeakMap<Entity, { readonly span: Span | undefined }>()

/** A person's title or description as the article words it, with its position. */
export function findRole(nodes: readonly Node[], mentions: readonly Mention[], entity: Entity): Span | undefined {
  const known = roles.get(entity) ?? { span: lookForRole(nodes, mentions, entity) }
  roles.set(entity, known)
  return known.span
}

const relative = /^(?:his|her|its|their|our|my|whose|another|other)$/
const joins = /^(?:and|or|&|of|for|to|in|at|the|a|an|['’]s?|pro)$/
/** Cues that are nouns in this form: "the author of a Crisis Group ⟨report⟩". */
const noun = /^(?:report|claim|comment|note|call|order|demand|statement|study|state)$/
const notInRole = /^(?:appears?|says?|said|was|is|were|are|has|had|who|that|with)$/

/** A role must be a complete phrase of the article and make sense outside its sentence. */
function isWhole(nodes: readonly Node[], { start, end }: Span, { from, to }: Mention): boolean {
  const near = nodes.slice(Math.max(0, from - roleReach), to + roleReach)
  const first = near.findIndex((node) => node.start >= start)
  const last = near.findLastIndex((node) => node.end <= end)
  const inside = near.slice(first, last + 1)
  if (first < 0 || relative.test(inside[0]?.lower ?? '') || joins.test(inside.at(-1)?.lower ?? '')) return false
  if (inside.some(({ kind, lower }) => kind === 'quote' || notInRole.test(lower))) return false
  return !goesOn(near.slice(last, last + 3), nodes.slice(from, to)) && !isBegunBefore(near, first)
}

/** Whether the phrase continues into the next word, which is not part of the name: no role is cut. */
function goesOn([last, next, after]: readonly Node[], mention: readonly Node[]): boolean {
  if (!next || !last || next.block !== last.block || next.start <= (mention[0]?.start ?? 0)) return false
  if (next.start === last.end && /^['’]/.test(next.text)) return true
  if (next.kind !== 'word') return false
  if (joins.test(next.lower)) return true
  return next.start >= (mention.at(-1)?.end ?? 0) && !isNewPhrase(last, next, after)
}

/** Whether a word begins something else: who the person is, where or when, or what they do. */
function isNewPhrase(last: Node, next: Node, after: Node | undefined): boolean {
  if (/^whos?e?$/.test(next.lower)) return !/^(?:those|one|people)$/.test(last.lower)
  if (/^(?:on|from|by)$/.test(next.lower)) return !last.capital || after?.capital !== true
  return !next.capital && !noun.test(next.lower) && cueStrength(next) > 0
}

/** "party leader and ⟨chairman⟩ Ann Roe", "the Harbour ⟨Watch director⟩ Ann Roe", "St. ⟨Louis County Police Chief⟩". */
function isBegunBefore(near: readonly Node[], first: number): boolean {
  const [before, own] = [near[first - 1], near[first]]
  if (!before || before.sentence !== own?.sentence) return false
  if (before.text === '.') return /^(?:st|mt|ft)$/.test(near[first - 2]?.lower ?? '')
  if (before.text === '&' || before.lower === 'and') return true
  return before.capital && before.kind === 'word' && !isOf(before, classes.plainCue | classes.functionWord)
}

const roleReach = 16

function lookForRole(nodes: readonly Node[], mentions: readonly Mention[], entity: Entity): Span | undefined {
  for (const index of entity.mentions) {
    const mention = mentions[index]
    if (!mention) continue
    for (const span of rolesOf(nodes, mention)) if (span && isWhole(nodes, span, mention)) return span
  }
  return undefined
}

const rolesOf = (nodes: readonly Node[], mention: Mention): readonly (Span | undefined)[] =>
  mention.kind === 'name'
    ? [
        mention.headFrom > mention.from ? titleSpan(nodes, mention) : undefined,
        bareAfter(nodes, mention),
        bareBefore(nodes, mention),
      ]
    : [mention.describes === undefined ? undefined : phraseSpan(nodes, mention)]

/**
 * The title with its possessor but without its article: "NATO’s Secretary General", "deputy minister"; "Mr." does not
 * count.
 */
function titleSpan(nodes: readonly Node[], mention: Mention): Span | undefined {
  let from = mention.from
  while (from < mention.headFrom && /^(?:the|a|an|his|her|their|its|our)$/.test(nodes[from]?.lower ?? '')) from += 1
  const first = nodes[from]
  const last = nodes[mention.headFrom - 1]
  if (!first || !last || from >= mention.headFrom || /^(?:mr|mrs|ms|miss)$/.test(first.lower)) return undefined
  return { start: first.start, end: last.end }
}

const isOffice = (node: Node | undefined): boolean =>
  node !== undefined && !node.capital && isOf(node, classes.personNoun | classes.title)

/** "Nadia Haddad, 54, ⟨governor of the district⟩": an office without an article, with or without an age before it. */
function bareAfter(nodes: readonly Node[], { to }: Mention): Span | undefined {
  if (nodes[to]?.text !== ',') return undefined
  const at = isAgeAt(nodes, to + 1) ? to + 2 : to
  if (nodes[at]?.text !== ',' || !plainWord(nodes[at + 1])) return undefined
  const head = [1, 2, 3, 4].find((step) => isOffice(nodes[at + step]) && !plainWord(nodes[at + step + 1]))
  if (head === undefined || ![1, 2, 3, 4].slice(0, head).every((step) => plainWord(nodes[at + step]))) return undefined
  return spanTo(nodes, at + 1, extend(nodes, at + head + 1))
}

const plainWord = (node: Node | undefined): boolean =>
  node?.kind === 'word' &&
  !node.capital &&
  !isOf(node, classes.preposition | classes.auxiliary) &&
  !starters.test(node.lower) &&
  node.lower !== 'who' &&
  node.lower !== 'and'

/** "⟨head of the fund⟩, Nadia Haddad,": an office without an article, before the name. */
function bareBefore(nodes: readonly Node[], { from }: Mention): Span | undefined {
  if (nodes[from - 1]?.text !== ',') return undefined
  for (let start = from - 3; start > from - 12; start -= 1) {
    const before = nodes[start - 1]
    if (nodes[start]?.sentence !== nodes[from]?.sentence || nodes[start]?.kind !== 'word') return undefined
    if (!isOffice(nodes[start]) || nodes[start + 1]?.lower !== 'of') continue
    const opens = before?.sentence !== nodes[from]?.sentence || !plainWord(before)
    return opens && extend(nodes, start + 1) === from - 1 ? spanTo(nodes, start, from - 1) : undefined
  }
  return undefined
}

const spanTo = (nodes: readonly Node[], from: number, to: number): Span => ({
  start: nodes[from]?.start ?? 0,
  end: nodes[to - 1]?.end ?? 0,
})
