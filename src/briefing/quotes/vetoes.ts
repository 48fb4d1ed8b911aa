import { acts, fits } from '../speakers/antecedents.ts'
import { classes, isOf } from '../speakers/classes.ts'
import type { Facts } from '../speakers/facts.ts'
import type { Mention } from '../speakers/mentions.ts'
import { cueStrength } from '../speakers/cues.ts'
import { phraseSpan } from '../speakers/naming.ts'
import { actsInFull, type Answer, isHeOrShe, namesakes, namesItself, speaksBy, timesSpeaking } from './answer.ts'
import { between } from './between.ts'
import { nameVetoes } from './name-vetoes.ts'

/** A check that an answer has to pass, however much speaks for it; `says` is the objection in words for an editor. */
export interface Veto {
  readonly name: string
  readonly says: string
  readonly stops: (answer: Answer) => boolean
}

const veto = (name: string, says: string, stops: Veto['stops']): Veto => ({ name, says, stops })

export const vetoes: readonly Veto[] = [
  veto('spoken to', 'they are the ones who are spoken to', isSpokenTo),
  veto('tells it to itself', 'the sentence has them told, not telling', tellsItself),
  veto('names itself', 'the quotation names them', (answer) => isHeOrShe(answer) && namesItself(answer)),
  veto('passive', 'they are asked or told, and do not speak', isPassive),
  veto('according to another', 'the sentence gives the words to somebody else', isAccordingToAnother),
  veto('another speaks between', 'somebody else speaks between the verb and the quotation', anotherBetween),
  veto('another’s claim', 'the words are called somebody else’s', isAnothersClaim),
  veto('only passes it on', 'somebody else says it, and they only pass it on', passesOn),
  veto(
    'a loose description',
    'a description without a name has to stand beside the word of saying',
    isLooseDescription,
  ),
  veto('a mere fragment', 'a few words inside somebody’s sentence', isMereFragment),
  veto('a noun follows', 'the name only says whose the next noun is', nounFollows),
  veto('several of that name', 'several in the article have that surname', isOneOfSeveral),
  veto('a group', 'it is a group, or nobody in particular', isGroup),
  veto('a vague pronoun', 'whom the pronoun stands for is not told', ({ pronoun }) =>
    /^(?:they|who|we|i)$/.test(pronoun),
  ),
  veto('speaks nowhere by name', 'they speak nowhere in the article by name', speaksNowhere),
  veto('last name is another’s', 'the name before the pronoun is another’s', lastNameIsAnother),
  veto('paragraph opens with another', 'the paragraph is about somebody else first', opensWithAnother),
  veto('first to act is another', 'somebody else acts in the sentence before', firstToActIsAnother),
  veto('carried too far', 'too much stands between', carriedTooFar),
  veto('somebody else acts between', 'somebody else acts between the quotations', anotherActs),
  veto('says something else', 'what they say is another sentence', saysElse),
  veto('a label', 'the words are on a sign, in a heading or a name of something', isLabel),
  veto(
    'the owner',
    'the name only says whose something is',
    ({ mention }) => mention.kind === 'name' && mention.possessive,
  ),
  veto('another is named since', 'somebody else is named between', namedSince),
  ...nameVetoes.map(({ name, says, stops }) => veto(name, says, stops)),
]

const hearers = /^(?:told|tells|telling|tell|asked|asks|asking|ask|reminded|assured|informed|warned|urged)$/

/** "told Quill": the word before it has it for an object. */
function isSpokenTo({ facts }: Answer): boolean {
  return !facts.inverted && hearers.test(facts.before?.lower ?? '')
}

/** "“…,” he told Quill": he is not Quill. */
function tellsItself({ reading, mention, best, pronoun }: Answer): boolean {
  if (pronoun === '') return false
  const { mentions, facts, cast } = reading
  const end = facts[best.mention]?.predicate.at ?? mention.to
  for (let at = best.mention + 1; at < mentions.length && (mentions[at]?.from ?? 0) <= end + 6; at += 1)
    if (cast.entityOf[at] === best.entity && facts[at]?.sentence === facts[best.mention]?.sentence) return true
  return false
}

const isBe = (word: string | undefined): boolean => /^(?:was|were|is|are|been|being|be|got|gets)$/.test(word ?? '')
const suffered =
  /^(?:asked|told|warned|accused|reminded|informed|urged|called|described|dubbed|criticized|criticised|praised|mocked|quizzed|pressed|greeted|branded|labelled|labeled)$/

/** "Quill was asked": unless quoted as saying. */
function isPassive({ reading: { nodes }, facts, way }: Answer): boolean {
  if (way === '“…” said X') return false
  for (let at = facts.predicate.at; at < facts.predicate.at + 4; at += 1)
    if (suffered.test(nodes[at]?.lower ?? '')) {
      for (let back = at - 1; back >= at - 3 && back >= facts.predicate.at; back -= 1)
        if (isBe(nodes[back]?.lower)) return true
      return false
    }
  return false
}

function isAccordingToAnother({ reading, frame, best, way }: Answer): boolean {
  if (way === 'according to X') return false
  return othersIn(reading, frame.sentence, best).some(
    (at) => isAccording(reading.nodes, reading.mentions[at] as Mention) && !reading.relays.has(at),
  )
}

const isAccording = (nodes: Answer['reading']['nodes'], { from }: Mention): boolean =>
  nodes[from - 1]?.lower === 'to' && nodes[from - 2]?.lower === 'according'

/** Mentions of others in a sentence. */
function othersIn(reading: Answer['reading'], sentence: number, { mention, entity }: Answer['best']): number[] {
  const found: number[] = []
  for (let at = mention - reach; at < mention + reach; at += 1)
    if (at !== mention && reading.facts[at]?.sentence === sentence && reading.cast.entityOf[at] !== entity)
      found.push(at)
  return found
}

/** Mentions. */
const reach = 20

/** "Amsel replied after Korn argued that “…”": another's verb is the nearer one. */
function anotherBetween({ reading, frame, mention, best, facts, way }: Answer): boolean {
  if (way !== 'X said “…”' && way !== 'X warned “…”' && way !== 'X did “…”' && way !== 'elsewhere in its sentence')
    return false
  const after = mention.from > frame.utterance.node
  if (somebodySays(reading.nodes, mention.to, frame.utterance.node)) return true
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

/** "when somebody called out, “…”" */
function somebodySays(nodes: Answer['reading']['nodes'], from: number, to: number): boolean {
  for (let at = from; at < to && at < from + 30; at += 1)
    if (
      /^(?:somebody|someone|nobody|others|another|everybody)$/.test(nodes[at]?.lower ?? '') &&
      cueStrength(nodes[at + 1]) > 0
    )
      return true
  return false
}

/** Whether somebody's verb leads to a quotation: one of saying, or any in a clause of its own, or where the rival's is none either. */
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

/** "Hale’s claim that the board “built the fire”", "Hale’s “coarse” speech". */
function isAnothersClaim({ reading, frame, best, mention }: Answer): boolean {
  const { nodes } = reading
  return othersIn(reading, nodes[frame.utterance.node]?.sentence ?? -1, best).some((at) => {
    const other = reading.mentions[at] as Mention
    if (other.to > frame.utterance.node || (other.from < mention.from && mention.from < frame.utterance.node))
      return false
    let next = other.to
    if (!isOwner(nodes[next - 1]) && !isOwner(nodes[next])) return false
    if (isOwner(nodes[next])) next += 1
    return next === frame.utterance.node || [next, next + 1].some((place) => claims.test(nodes[place]?.lower ?? ''))
  })
}

const isOwner = (node: { readonly lower: string } | undefined): boolean =>
  node?.lower === "'s" || node?.lower === '’' || node?.lower === "'"

/** "“…,” Quill said, according to a transcript". */
function passesOn({ reading, frame, best, way }: Answer): boolean {
  return (
    way === 'according to X' &&
    othersIn(reading, frame.sentence, best).some((at) => {
      const own = reading.facts[at] as Facts
      return speaksBy(own) > 1 && Math.abs((reading.mentions[at]?.from ?? 0) - frame.utterance.lastNode) < 6
    })
  )
}

const besideSaying: readonly string[] = [
  '“…” said X',
  '“…” X said',
  'X said “…”',
  'X warned “…”',
  'according to X',
  'carried on',
]

function isLooseDescription({ who, mention, way, facts, reading }: Answer): boolean {
  const { nodes } = reading
  if (!who || who.words.length > 0 || mention.kind === 'pronoun') return false
  if (/^(?:his|her|its|their|our|my)$/.test(nodes[mention.from]?.lower ?? '')) return true
  const bare = mention.to - mention.from === 1 || (nodes[mention.from]?.capital ?? false)
  if (
    bare &&
    !facts.startsSentence &&
    mention.kind === 'nominal' &&
    !/^(?:the|a|an|one)$/.test(nodes[mention.from]?.lower ?? '')
  )
    return true
  return !besideSaying.includes(way) || isNamedBehind(reading, mention)
}

/** "an uncle of Captain Olm’s first mate, Jen Rods": the name of the one described follows. */
function isNamedBehind({ nodes }: Answer['reading'], mention: Mention): boolean {
  const { end } = phraseSpan(nodes, mention)
  let at = mention.to
  while (at < mention.to + 16 && (nodes[at]?.start ?? end) < end) at += 1
  return nodes[at]?.text === ',' && (nodes[at + 1]?.capital ?? false) && (nodes[at + 2]?.capital ?? false)
}

/** "After “less advanced schools,” Quill said: …": words that another sentence began. */
function isMereFragment({ frame, way }: Answer): boolean {
  return way === '“…” X said' && frame.words < 5 && !',.!?…'.includes(frame.last)
}

/** "said Korn ⟨constituent⟩ Dan Golv". */
function nounFollows({ reading: { nodes }, mention, way }: Answer): boolean {
  if (mention.kind !== 'name' || way !== '“…” said X') return false
  const [next, third] = [nodes[mention.to], nodes[mention.to + 1]]
  if (next?.kind !== 'word' || next.sentence !== nodes[mention.from]?.sentence || next.capital) return false
  if (isOf(next, classes.personNoun | classes.title)) return true
  return (third?.capital ?? false) && !isOf(next, small)
}

const small =
  classes.functionWord | classes.preposition | classes.adverb | classes.auxiliary | classes.plainCue | classes.otherCue

/** A bare surname that others have, too, where not just this one of them acts under the full name. */
function isOneOfSeveral(answer: Answer): boolean {
  const { reading, mention, who } = answer
  if (!who || mention.kind !== 'name' || mention.headTo - mention.headFrom > 1 || mention.headFrom > mention.from)
    return false
  const others = namesakes(answer)
  return others.length > 0 && !(actsInFull(reading, who) && !others.some((other) => actsInFull(reading, other)))
}

const nobody =
  /^(?:another|other|others|many|some|most|both|several|one|former|few|all|none|each|everyone|everybody|somebody|someone|anyone|nobody|people|dozens|hundreds|thousands)$/

const indefinite = /^(?:that|these|those|another|many|some|most|several|few|no|any|other|each|every|both|such)$/

function isGroup({ who, mention, reading: { nodes } }: Answer): boolean {
  if (mention.kind === 'nominal' && indefinite.test(nodes[mention.from]?.lower ?? '')) return true
  if (who?.sort === 'group') return true
  if (nodes[mention.from]?.kind === 'number' || mention.kind !== 'nominal')
    return nobody.test(nodes[mention.headFrom]?.lower ?? '') && mention.to - mention.from === 1
  return mention.to - mention.from === 1 && nobody.test(nodes[mention.from]?.lower ?? '')
}

/** Whom a pronoun stands for must be known to speak. */
function speaksNowhere({ reading, who, pronoun, habit }: Answer): boolean {
  if (pronoun !== 'he' && pronoun !== 'she') return false
  if (!who) return true
  const plain = habit('gender fits') === 1 && habit('others since') === 0
  const first = habit('acts first in the sentence before') + habit('acts first in the paragraph') > 0
  return who.words.length > 0 && timesSpeaking(reading, who) === 0 && !(plain && first)
}

function lastNameIsAnother({ who, habit, pronoun }: Answer): boolean {
  return (pronoun === 'he' || pronoun === 'she') && who?.gender === 'unknown' && habit('others since') > 0
}

/** The first person of the paragraph who fits and acts. */
function opensWithAnother(answer: Answer): boolean {
  if (!isHeOrShe(answer)) return false
  const { reading, facts, best, habit } = answer
  if (habit('acts first in the paragraph') === 1) return false
  return actorsBefore(answer, (own) => own.block === facts.block).some(
    (at) => reading.cast.entityOf[at] !== best.entity,
  )
}

function firstToActIsAnother(answer: Answer): boolean {
  if (!isHeOrShe(answer) || answer.habit('acts first in the sentence before') === 1) return false
  const { facts, reading, best } = answer
  const [first] = actorsBefore(answer, (own) => own.sentence === facts.sentence - 1 && own.block === facts.block)
  return first !== undefined && reading.cast.entityOf[first] !== best.entity
}

/** Named actors before the mention whom its pronoun could mean, in the order of the text. */
function actorsBefore({ reading, best, pronoun }: Answer, isThere: (facts: Facts) => boolean): number[] {
  const found: number[] = []
  for (let at = best.mention - 1; at >= Math.max(0, best.mention - reach); at -= 1) {
    const own = reading.facts[at] as Facts
    const entity = reading.cast.entities[reading.cast.entityOf[at] ?? -1]
    if (isThere(own) && (acts(own) || opens(reading, at)) && entity && entity.words.length > 0 && fits(entity, pronoun))
      found.unshift(at)
  }
  return found
}

/** "And Quill, for all the noise, seems to agree": a name that opens its sentence acts in it. */
const opens = ({ facts, mentions }: Answer['reading'], at: number): boolean =>
  mentions[at]?.kind === 'name' &&
  !mentions[at]?.possessive &&
  (facts[at]?.startsSentence === true ||
    /^(?:and|but|so|yet|for|to|then|still|,)$/.test(facts[at]?.before?.lower ?? ''))

/** "said, ⟨and the caretaker⟩ spoke over her": whoever that is. */
function clauseFollows(nodes: Answer['reading']['nodes'], from: number, to: number): boolean {
  for (let at = from; at < to && at < from + 40; at += 1)
    if (
      nodes[at]?.text === ',' &&
      /^(?:and|but|while|as)$/.test(nodes[at + 1]?.lower ?? '') &&
      /^(?:the|a|an|his|her|their)$/.test(nodes[at + 2]?.lower ?? '')
    )
      return true
  return false
}

/** "Olm said, and his wife broke in." */
const breaksIn = ({ facts, mentions, nodes }: Answer['reading'], at: number): boolean => {
  const next = nodes[mentions[at]?.to ?? -1]
  return (
    /^(?:and|but|while|as)$/.test(facts[at]?.before?.lower ?? '') &&
    next?.kind === 'word' &&
    !isOf(next, classes.preposition | classes.functionWord) &&
    mentions[at]?.kind !== 'pronoun'
  )
}

function carriedTooFar(answer: Answer): boolean {
  const { way, frame } = answer
  if (way === 'in a paragraph before') return true
  if (way !== 'carried on') return false
  const { paragraphs, words } = between(answer)
  return paragraphs > 1 || words > 45 || (paragraphs === 1 && (frame.alone || frame.lead !== undefined))
}

/** "“I measured it twice,” Lund said. Brook laughed. “He never …”" */
function anotherActs({ reading, frame, way, best, before, mention }: Answer): boolean {
  if (way !== 'carried on' || !before) return false
  if (clauseFollows(reading.nodes, mention.to, frame.utterance.node)) return true
  for (let at = best.mention + 1; at < reading.mentions.length; at += 1) {
    const [other, own] = [reading.mentions[at] as Mention, reading.facts[at] as Facts]
    if (other.from > frame.utterance.lastNode + 12) return false
    if (other.from < before.utterance.node || other.describes !== undefined) continue
    if (other.from > frame.utterance.lastNode && own.sentence !== frame.sentence) return false
    if (other.kind === 'pronoun' || reading.cast.entityOf[at] === best.entity) continue
    const same = own.sentence === reading.facts[best.mention]?.sentence
    if (same ? breaksIn(reading, at) : acts(own) || opens(reading, at)) return true
  }
  return false
}

/** "“… my savings.” Camus said many are afraid": the quotation has ended, and the sentence is about other words. */
function saysElse({ reading: { nodes }, frame, way, facts }: Answer): boolean {
  if (way !== '“…” X said' || frame.last === ',') return false
  const next = nodes[facts.predicate.at + 1]
  if (frame.last === '.' && nodes[frame.utterance.lastNode]?.sentence !== facts.sentence) return true
  return (
    '.!?…'.includes(frame.last) &&
    next?.kind === 'word' &&
    !isOf(next, classes.preposition | classes.adverb) &&
    !/^(?:he|she|the|a|reporters|cnn|me|us)$/i.test(next.lower) &&
    next.sentence === facts.sentence &&
    !next.capital
  )
}

const labels =
  /^(?:labell?ed|marked|stamped|titled|entitled|headed|headlined|inscribed|reading|headline|heading|title|titles|slogan|slogans|sign|banner|subject|line|caption|label|placard|poster|card|board|law|act|rule|under|beneath|beside)$/

/** "a gate labelled “Staff only”", "with the subject line “…”". */
function isLabel({ reading: { nodes }, frame, way }: Answer): boolean {
  return !(way.startsWith('“…”') && frame.last === ',') && labels.test(nodes[frame.utterance.node - 1]?.lower ?? '')
}

/** A pronoun passes over a name only for who acts first in the sentence before or in the paragraph. */
function namedSince(answer: Answer): boolean {
  const { habit } = answer
  if (!isHeOrShe(answer) || habit('others since') === 0) return false
  return habit('acts first in the sentence before') + habit('acts first in the paragraph') === 0
}
