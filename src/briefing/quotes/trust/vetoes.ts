import { classes, isOf } from '../../speakers/classes.ts'
import type { Facts } from '../../speakers/facts.ts'
import type { Mention } from '../../speakers/mention.ts'
import { cueStrength } from '../../speakers/cues.ts'
import { phraseSpan } from '../../speakers/names/naming.ts'
import { actsInFull, namesItself, type SpeakerAnswer, namesakes, speaksBy } from '../answer.ts'
import { carriedVetoes } from './carried-vetoes.ts'
import { leadVetoes } from './lead-vetoes.ts'
import { nameVetoes } from './name-vetoes.ts'
import { pronounVetoes } from './pronoun-vetoes.ts'
import { veto, type Veto } from './veto.ts'
import type { WayReached } from './way.ts'

/** Checks that no answer may fail, in the order in which their objections are reported. */
export const vetoes: readonly Veto[] = [
  veto('passive', 'they are asked or told, and do not speak', isPassive),
  veto('according to another', 'the sentence gives the words to somebody else', isAccordingToAnother),
  veto(
    'a loose description',
    'a description without a name has to stand beside the word of saying',
    isLooseDescription,
  ),
  veto('a mere fragment', 'a few words inside somebody’s sentence', isMereFragment),
  veto('another’s claim', 'the words are called somebody else’s', isAnothersClaim),
  veto(
    'the owner',
    'the name only says whose something is',
    ({ mention }) => mention.kind === 'name' && mention.possessive,
  ),
  veto('names itself', 'the quotation names them', namesItself),
  veto('a new sentence', 'what follows the quotation says something else', beginsAnew),
  veto('somebody calls out', 'somebody else speaks before the quotation', somebodySays),
  ...leadVetoes,
  ...carriedVetoes,
  veto('several of that name', 'several in the article have that surname', isOneOfSeveral),
  veto('a group', 'it is a group, or nobody in particular', isGroup),
  ...pronounVetoes,
  ...nameVetoes,
]

/** Checks that count as signs: how much a failure lowers the trust is learnt. */
export const doubts: readonly Veto[] = [
  veto('another speaks between', 'somebody else speaks between the verb and the quotation', anotherBetween),
]

const isBe = (word: string | undefined): boolean => /^(?:was|were|is|are|been|being|be|got|gets)$/.test(word ?? '')
const suffered =
  /^(?:asked|told|warned|accused|reminded|informed|urged|called|described|dubbed|criticized|criticised|praised|mocked|quizzed|pressed|greeted|branded|labelled|labeled)$/

/** "Quill was asked": passive, unless quoted as saying. */
function isPassive({ reading: { nodes }, facts, way }: SpeakerAnswer): boolean {
  if (way === '“…” said X') return false
  for (let at = facts.predicate.at; at < facts.predicate.at + 4; at += 1)
    if (suffered.test(nodes[at]?.lower ?? '')) {
      for (let back = at - 1; back >= at - 3 && back >= facts.predicate.at; back -= 1)
        if (isBe(nodes[back]?.lower)) return true
      return false
    }
  return false
}

function isAccordingToAnother({ reading, frame, best, way }: SpeakerAnswer): boolean {
  if (way === 'according to X') return false
  return othersIn(reading, frame.sentence, best).some(
    (at) => isAccording(reading.nodes, reading.mentions[at] as Mention) && !reading.relays.has(at),
  )
}

const isAccording = (nodes: SpeakerAnswer['reading']['nodes'], { from }: Mention): boolean =>
  nodes[from - 1]?.lower === 'to' && nodes[from - 2]?.lower === 'according'

/** Mentions of other entities in a sentence. */
function othersIn(
  reading: SpeakerAnswer['reading'],
  sentence: number,
  { mention, entity }: SpeakerAnswer['best'],
): number[] {
  const found: number[] = []
  for (let at = mention - reach; at < mention + reach; at += 1)
    if (at !== mention && reading.facts[at]?.sentence === sentence && reading.cast.entityOf[at] !== entity)
      found.push(at)
  return found
}

/** In mentions. */
const reach = 20

const farther: readonly WayReached[] = [
  'X said “…”',
  'X warned “…”',
  'X did “…”',
  'according to X',
  'elsewhere in its sentence',
]

/** "Amsel replied after Korn argued that “…”": another speaker's verb is nearer. */
function anotherBetween({ reading, frame, mention, best, facts, way }: SpeakerAnswer): boolean {
  if (!farther.includes(way)) return false
  const after = mention.from > frame.utterance.node
  return othersIn(reading, facts.sentence, best).some((at) => {
    const [other, own] = [reading.mentions[at] as Mention, reading.facts[at] as Facts]
    if (
      other.to < frame.utterance.node &&
      other.from > mention.to &&
      /^(?:saying|telling|asking|shouting|yelling|writing)$/.test(reading.nodes[other.to]?.lower ?? '')
    )
      return true
    if (other.describes !== undefined || other.modifier || other.kind === 'pronoun') return false
    if (after && other.from > frame.utterance.lastNode) return other.from < mention.from && speaksBy(own) > 1
    return (after || other.from > mention.to) && leadsIn(own, frame.utterance.node, facts.predicate.strength)
  })
}

/** "“Is it safe?” Quill said many people were afraid": the quotation has ended, and its sentence, too. */
function beginsAnew({ reading: { nodes }, frame, facts: { predicate }, way }: SpeakerAnswer): boolean {
  const next = nodes[predicate.at + 1]
  return (
    way === '“…” X said' &&
    '.!?…'.includes(frame.last) &&
    /^(?:said|says|added|adds)$/.test(nodes[predicate.at]?.lower ?? '') &&
    next?.kind === 'word' &&
    !isOf(next, classes.preposition | classes.adverb) &&
    !next.capital &&
    !/^(?:when|while|as|after|before|last|this)$/.test(next.lower)
  )
}

/** "Quill was about to leave when somebody called out, “…”", "Quill told the court what he heard: “…”" */
function somebodySays({ reading: { nodes }, frame, mention }: SpeakerAnswer): boolean {
  const between = nodes.slice(Math.max(mention.to, frame.utterance.node - 30), frame.utterance.node)
  return between.some(
    ({ lower }, at) =>
      (indefinites.test(lower) && cueStrength(between[at + 1]) > 0) || (lower === 'heard' && at >= between.length - 2),
  )
}

const indefinites = /^(?:somebody|someone|nobody|others|another|everybody)$/

/**
 * Whether a verb leads to a quotation: a reporting verb, any verb in its own clause, or any at all if the rival's is
 * not a reporting verb.
 */
function leadsIn(
  { predicate, leadsTo, before, object, afterPreposition }: Facts,
  quote: number,
  rival: number,
): boolean {
  if (leadsTo !== quote || object) return false
  const clause = /^(?:after|as|when|while|before|since|until)$/.test(before?.lower ?? '')
  if (afterPreposition && !clause) return false
  return predicate.strength > (clause || rival < 2 ? 0 : 1)
}

const claims =
  /^(?:claims?|allegations?|charges?|accusations?|arguments?|assertions?|suggestions?|comments?|remarks?|statements?|speech|speeches|calls?|promises?|pledges?|words?|descriptions?|attacks?|rhetoric|response|question|answer|contention|warnings?|insistence|admission|belief|view)$/

/** "Hale’s claim that the board “built the fire”": the words belong to Hale. */
function isAnothersClaim({ reading, frame, best, mention }: SpeakerAnswer): boolean {
  const { nodes } = reading
  return othersIn(reading, nodes[frame.utterance.node]?.sentence ?? -1, best).some((at) => {
    const other = reading.mentions[at] as Mention
    if (other.to > frame.utterance.node || (other.from < mention.from && mention.from < frame.utterance.node))
      return false
    let next = other.to
    if (!isOwner(nodes[next - 1]) && !isOwner(nodes[next])) return false
    if (isOwner(nodes[next])) next += 1
    return [next, next + 1].some((place) => claims.test(nodes[place]?.lower ?? ''))
  })
}

const isOwner = (node: { readonly lower: string } | undefined): boolean =>
  node?.lower === "'s" || node?.lower === '’' || node?.lower === "'"

const besideSaying: readonly string[] = [
  '“…” said X',
  '“…” X said',
  'X said “…”',
  'X warned “…”',
  'according to X',
  'carried on',
]

function isLooseDescription({ who, mention, way, facts, reading }: SpeakerAnswer): boolean {
  const { nodes } = reading
  if (!who || who.words.length > 0 || mention.kind === 'pronoun') return false
  if (/^(?:his|her|its|their|our|my)$/.test(nodes[mention.from]?.lower ?? '')) return true
  if (mention.kind === 'nominal' && mention.sort === 'unknown' && nodes[mention.headFrom]?.capital) return true
  if (mention.kind === 'nominal' && !facts.startsSentence && isBare(nodes, mention)) return true
  return !besideSaying.includes(way) || isNamedBehind(reading, mention)
}

/** A noun by itself, or one that a capital opens, without an article. */
const isBare = (nodes: SpeakerAnswer['reading']['nodes'], { from, to }: Mention): boolean =>
  (to - from === 1 || (nodes[from]?.capital ?? false)) && !/^(?:the|a|an|one)$/.test(nodes[from]?.lower ?? '')

/** "an uncle of Captain Olm’s first mate, Jen Rods": the name of the person described comes next. */
function isNamedBehind({ nodes }: SpeakerAnswer['reading'], mention: Mention): boolean {
  const { end } = phraseSpan(nodes, mention)
  let at = mention.to
  while (at < mention.to + 16 && (nodes[at]?.start ?? end) < end) at += 1
  return nodes[at]?.text === ',' && (nodes[at + 1]?.capital ?? false) && (nodes[at + 2]?.capital ?? false)
}

/** "After “less advanced schools,” Quill said: …": words that belong to another sentence. */
function isMereFragment({ frame, way }: SpeakerAnswer): boolean {
  return way === '“…” X said' && frame.words < 5 && !',.!?…'.includes(frame.last)
}

/** How many times as often as any namesake somebody is named whom a bare surname surely means. */
const dominant = 6

/** A surname shared by several people, unless this one acts under the full name, and no other does or all are rare. */
function isOneOfSeveral(answer: SpeakerAnswer): boolean {
  const { reading, mention, who } = answer
  if (!who || mention.kind !== 'name' || mention.headTo - mention.headFrom > 1 || mention.headFrom > mention.from)
    return false
  const others = namesakes(answer)
  if (others.length === 0) return false
  const most = Math.max(...others.map((other) => other.mentions.length))
  return (
    !actsInFull(reading, who) ||
    (who.mentions.length < dominant * most && others.some((other) => actsInFull(reading, other)))
  )
}

const nobody =
  /^(?:another|other|others|many|some|most|both|several|one|former|few|all|none|each|everyone|everybody|somebody|someone|anyone|nobody|people|dozens|hundreds|thousands)$/

const indefinite = /^(?:that|these|those|another|many|some|most|several|few|no|any|other|each|every|both|such)$/

function isGroup({ who, mention, reading: { nodes } }: SpeakerAnswer): boolean {
  if (mention.kind === 'nominal' && indefinite.test(nodes[mention.from]?.lower ?? '')) return true
  if (who?.sort === 'group') return true
  if (nodes[mention.from]?.kind === 'number' || mention.kind !== 'nominal')
    return nobody.test(nodes[mention.headFrom]?.lower ?? '') && mention.to - mention.from === 1
  return mention.to - mention.from === 1 && nobody.test(nodes[mention.from]?.lower ?? '')
}
