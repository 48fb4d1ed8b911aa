import { classes, isOf } from '../../speakers/classes.ts'
import { cueStrength } from '../../speakers/cues.ts'
import type { Node } from '../../speakers/outline.ts'
import type { SpeakerAnswer } from '../answer.ts'
import { veto, type Veto } from './veto.ts'

/** Checks that nothing in the sentence around the words gives them to somebody else, or leaves open whether they were said. */
export const leadVetoes: readonly Veto[] = [
  veto('led in by another', 'the words before the quotation lead to it, and do not name them', isLedIn),
  veto('in another’s clause', 'the clause before the quotation tells what somebody else says', isInAnothersClause),
  veto('another is said to speak', 'the words after the quotation say that somebody else speaks', anotherSpeaksAfter),
  veto('told by another', 'they tell what somebody else told them', isTold),
  veto('heard from another', 'they heard somebody else say it', isHeard),
  veto('a label', 'the words are on a sign, in a heading or a name of something', isLabel),
  veto('a title', 'the words are written as titles are, and nothing says that they were said', isTitle),
  veto('only asked about', 'the article asks about the words, and does not say that they were said', isAskedAbout),
]

/** "others held signs such as “No more ferries”", "You may be thinking: “Not at our pier.”" */
function isLedIn(answer: SpeakerAnswer): boolean {
  const { reading, frame, mention, best, facts } = answer
  const { nodes, mentions, cast } = reading
  const lead = leadOf(answer)
  if (answer.pronoun !== '' && lead.some(({ lower }) => lower === answer.pronoun)) return false
  const [first] = lead
  const inSentence = facts.sentence === first?.sentence && mention.from < frame.utterance.node
  if (!first || inSentence || isOf(first, classes.preposition) || !leads(lead)) return false
  return !mentions.some(({ from }, at) => cast.entityOf[at] === best.entity && lead.includes(nodes[from] as Node))
}

/** The words that stand before a quotation in its sentence, since the last one. */
function leadOf({ reading: { nodes }, frame: { utterance } }: SpeakerAnswer): readonly Node[] {
  let from = utterance.node
  while (nodes[from - 1]?.sentence === nodes[utterance.node]?.sentence && nodes[from - 1]?.kind !== 'quote') from -= 1
  return nodes.slice(from, utterance.node)
}

/** Whether words end as those do that somebody's words follow. */
function leads(lead: readonly Node[]): boolean {
  const words = lead.filter(({ kind }) => kind === 'word')
  const [last, before] = [words.at(-1), words.at(-2)]
  if (lead.at(-1)?.text === ':') return lead.some((node) => isOf(node, classes.auxiliary) || cueStrength(node) > 0)
  if (!last || last.capital || words.length < 2) return false
  return (
    isSaidTo(words) ||
    (last.lower === 'as' && before?.lower === 'such') ||
    /^(?:like|reads?|reading|chant(?:s|ed|ing)?)$/.test(last.lower) ||
    cueStrength(last.lower === 'out' ? before : last) > 1
  )
}

/** "those who were against it would say to their captain, “…”" */
const isSaidTo = (words: readonly Node[]): boolean =>
  words.some(({ lower }, at) => /^(?:say|says|said)$/.test(lower) && words[at + 1]?.lower === 'to')

/** "Quill said that he met two men who yelled out, “Stop!”", "Quill heard a crowd chanting “Stop!”" */
function isInAnothersClause(answer: SpeakerAnswer): boolean {
  const { reading, frame, mention } = answer
  if (mention.from > frame.utterance.node) return false
  const words = leadOf(answer).filter(({ kind }) => kind === 'word')
  const verb = words.findLastIndex(({ lower }, at) => at > words.length - 3 && sounds.test(lower))
  const told = words.slice(verb + 1)
  if (verb < 1 || told.some(({ lower }) => !/^(?:him|her|them|me|us|out|back|that)$/.test(lower))) return false
  let at = verb
  while (at > 0 && isHelper(words[at - 1])) at -= 1
  const [before, owner] = [words[at - 1], words[at - 2]]
  const own = reading.nodes[mention.to - 1]
  if (/^(?:who|that|which)$/.test(before?.lower ?? '')) return owner !== own && !isOf(owner, classes.documentNoun)
  return /ing$/.test(words[verb]?.lower ?? '') && before !== own && isNoun(before) && !isAfterComma(answer, before)
}

const sounds =
  /^(?:yell|shout|chant|scream|tell|ask|cri?e?|say|bark|whisper|repl(?:y|ie))(?:s|d|ed|ing)?$|^(?:said|told|wrote|writ(?:es|ing))$/

const isHelper = (node: Node | undefined): boolean =>
  isOf(node, classes.adverb | classes.auxiliary) || /ly$|^(?:keep|kept)$/.test(node?.lower ?? '')

/** "a crowd"; what documents say is said by whoever made them. */
const isNoun = (node: Node | undefined): boolean =>
  node?.kind === 'word' && !isOf(node, classes.preposition | classes.functionWord | classes.documentNoun)

/** "Quill left the room, shouting “…”": what stands behind a comma goes with the subject. */
const isAfterComma = ({ reading: { nodes } }: SpeakerAnswer, node: Node | undefined): boolean =>
  nodes[nodes.findIndex((one) => one === node) + 1]?.text === ','

/** "Can Quill argue for a “reasonable fare” that was broken?" */
function isAskedAbout(answer: SpeakerAnswer): boolean {
  const { reading, frame, facts } = answer
  const { nodes } = reading
  const { utterance, sentence } = frame
  if (
    !/^(?:can|could|did|does?|do|has|have|is|are|was|were|will|would|should|what|why|how)$/.test(
      leadOf(answer)[0]?.lower ?? '',
    )
  )
    return false
  let at = utterance.lastNode
  while (nodes[at + 1]?.sentence === sentence) at += 1
  return facts.sentence === sentence && at > utterance.lastNode && nodes[at]?.text === '?'
}

/** "“It leaks,” one tenant said. “It floods,” said another.", "“Do you row?” harbour master Ida Holt asked Quill." */
function anotherSpeaksAfter({ reading: { nodes }, frame: { utterance, last }, way }: SpeakerAnswer): boolean {
  if (way !== 'carried on' && way !== 'in another sentence') return false
  const from = utterance.lastNode + (nodes[utterance.lastNode + 1]?.text === ',' ? 2 : 1)
  const behind = nodes.slice(from, from + tail)
  const end = behind.findIndex((node) => node.block !== nodes[utterance.lastNode]?.block || node.kind !== 'word')
  const words = behind.slice(0, end < 0 ? tail : end)
  // "“Do you row?” Ida Holt asked": a question ends the sentence only by its mark.
  const same = words[0]?.sentence === nodes[utterance.lastNode]?.sentence
  return words.some((node) => (same ? cueStrength(node) > 1 : last === '?' && node.lower === 'asked'))
}

/** In nodes: a name with its title, and the verb. */
const tail = 10

/** "“Do not move,” Quill testified that the man told him." */
function isTold({ reading: { nodes }, facts, way }: SpeakerAnswer): boolean {
  if (way !== '“…” X said' || nodes[facts.predicate.at + 1]?.lower !== 'that') return false
  const behind = nodes.slice(facts.predicate.at + 2, facts.predicate.at + tail)
  const told = behind.findIndex(({ lower }) => /^(?:told|tell|asked)$/.test(lower))
  const [own, whom] = [behind[told], behind[told + 1]]
  return told >= 0 && own?.sentence === facts.sentence && /^(?:him|her|them|me)$/.test(whom?.lower ?? '')
}

/** "A pilot said that he heard the captain yelling from the cabin, “…”" */
function isHeard(answer: SpeakerAnswer): boolean {
  const { reading, mention, frame } = answer
  const lead = leadOf(answer)
  const heard = lead.find(({ lower }) => /^(?:hear|hears|heard|overheard|hearing)$/.test(lower))
  if (!heard || heard.start < (reading.nodes[mention.to - 1]?.end ?? Infinity)) return false
  const last = reading.nodes[frame.utterance.node]?.start ?? 0
  return reading.mentions.some(({ from, kind }) => {
    const { start = 0 } = reading.nodes[from] ?? {}
    return kind !== 'pronoun' && start > heard.start && start < last
  })
}

/** "on the network’s “Morning Tide,” Quill said that …" */
function isTitle({ reading: { nodes }, frame: { utterance }, said }: SpeakerAnswer): boolean {
  const before = nodes[utterance.node - 1]
  const words = said.match(/\p{L}[\p{L}’'-]*/gu) ?? []
  return (
    before?.kind === 'word' &&
    cueStrength(before) < 2 &&
    words.length <= longestTitle &&
    words.every((word) => /^\p{Lu}/u.test(word) || small.test(word)) &&
    /^\p{Lu}/u.test(words[0] ?? '') &&
    /^\p{Lu}/u.test(words.at(-1) ?? '')
  )
}

const longestTitle = 6
const small = /^(?:the|a|an|and|or|of|in|on|at|to|for|from|with)$/

const labels =
  /^(?:labell?ed|marked|stamped|titled|entitled|headlined|headline|heading|title|slogan|sign|banner|line|caption|label|placard|poster|card|law|act|rule)s?$/

/** "a gate labelled “Staff only”", "under a headline that said “…”", "the caption reads “…”". */
function isLabel({ reading: { nodes }, frame, mention, way }: SpeakerAnswer): boolean {
  if (mention.kind === 'nominal' && labels.test(nodes[mention.headFrom]?.lower ?? '')) return true
  if (isKnownAs(nodes, frame.utterance.node)) return true
  if (way.startsWith('“…”') && frame.last === ',') return false
  let at = frame.utterance.node - 1
  while (/^(?:that|which|said|says|read|reads|[,:])$/.test(nodes[at]?.lower ?? '')) at -= 1
  return labels.test(nodes[at]?.lower ?? '')
}

/** "the weasel, known as a “least weasel” in some countries" */
function isKnownAs(nodes: SpeakerAnswer['reading']['nodes'], quote: number): boolean {
  const at = quote - (/^(?:a|an|the)$/.test(nodes[quote - 1]?.lower ?? '') ? 2 : 1)
  return nodes[at]?.lower === 'as' && /^(?:known|billed|listed|registered)$/.test(nodes[at - 1]?.lower ?? '')
}
