import { overlaps } from '../../../article/article.ts'
import { classes, isOf } from '../../speakers/classes.ts'
import type { Mention } from '../../speakers/mention.ts'
import { callingMention, phraseSpan } from '../../speakers/names/naming.ts'
import type { Node } from '../../speakers/outline.ts'
import type { SpeakerAnswer } from '../answer.ts'
import type { Veto } from './veto.ts'

/** Checks that the name is complete and nothing but a name. */
export const nameVetoes: readonly Veto[] = [
  {
    name: 'cut short',
    says: 'the name or description is cut short',
    stops: (answer) => isCut(answer) || isBareOffice(answer),
  },
  {
    name: 'stands for a name',
    says: 'the description stands for somebody whom the article names elsewhere',
    stops: standsForName,
  },
  { name: 'whose it is', says: 'only the sentence tells whose it is', stops: isRelative },
  { name: 'a title in marks', says: 'the words are the title of a work', stops: isInMarks },
  { name: 'a heading', says: 'the name is a heading', stops: isHeading },
  { name: 'no letters', says: 'the name is broken', stops: ({ said: _, ...answer }) => isBroken(answer) },
]

/** The mention that supplies the displayed name. */
function namingOf({
  reading: { nodes, mentions },
  who,
  mention,
}: Pick<SpeakerAnswer, 'reading' | 'who' | 'mention'>): Mention {
  return (who && callingMention(nodes, mentions, who)) ?? mention
}

const wordsOf = (answer: Pick<SpeakerAnswer, 'reading' | 'who' | 'mention'>): readonly Node[] => {
  const { headFrom, headTo, kind } = namingOf(answer)
  return kind === 'name' ? answer.reading.nodes.slice(headFrom, headTo) : []
}

/**
 * "the President", "the Frenchman": unclear to a reader who sees only the quotation. "The aide" is clear where the article
 * speaks of "an aide" before, and "the Daily Quill" is a name.
 */
function standsForName({ reading, who, mention }: SpeakerAnswer): boolean {
  const { nodes } = reading
  if (mention.kind === 'pronoun' || who?.sort === 'institution' || who?.sort === 'document') return false
  if (nodes[mention.from]?.lower !== 'the') return false
  if (nodes.slice(mention.from, mention.to).some(({ lower }) => /^['’]s?$/.test(lower))) return false
  if (mention.kind === 'nominal') return !isIntroduced(reading, mention)
  const last = nodes[mention.headTo - 1]
  const isName = mention.headTo - mention.headFrom > 1 && !isOf(last, someone) && !/m[ae]n$/.test(last?.lower ?? '')
  return who?.sort === 'unknown' && mention.headTo - mention.headFrom < 3 && !isName
}

const someone = classes.origin | classes.title | classes.personNoun

/** Whether the same noun stands before, with "a" or "an" and without a name. */
const isIntroduced = ({ nodes, mentions }: SpeakerAnswer['reading'], { headFrom, from }: Mention): boolean =>
  mentions.some(
    (one) =>
      one.from < from &&
      one.kind === 'nominal' &&
      one.describes === undefined &&
      /^an?$/.test(nodes[one.from]?.lower ?? '') &&
      nodes[one.headFrom]?.lower === nodes[headFrom]?.lower,
  )

/** "its report", wherever the description first appeared. */
const relatives = /^(?:his|her|its|their|our|my|whose)$/
function isRelative({ reading: { nodes, mentions }, who, mention }: SpeakerAnswer): boolean {
  const shown = mentions[who?.first ?? -1]
  return who?.words.length === 0 && [mention, shown].some((one) => relatives.test(nodes[one?.from ?? -1]?.lower ?? ''))
}

/** "George W", "the report by the": the phrase continues past the end of the name. */
function isCut(answer: SpeakerAnswer): boolean {
  const { nodes } = answer.reading
  const { headTo, to, kind } = namingOf(answer)
  if (kind === 'nominal') return isPhraseCut(answer)
  const end = kind === 'name' ? headTo : to
  const [last, next, third] = [nodes[end - 1], nodes[end], nodes[end + 1]]
  if (isOf(last, classes.preposition) || /^(?:the|a|an|and|or|his|her|their|its)$/.test(last?.lower ?? '')) return true
  if (kind !== 'name') return false
  if (last?.text.length === 1 && next?.text === '.' && third?.capital === true && third.sentence === last.sentence)
    return true
  return /^(?:in|van|von|de|der|den|’t|'t)$/.test(next?.lower ?? '') && /^['’]t$/.test(third?.lower ?? '')
}

/** "the Sheriff’s ⟨Office⟩", "the ⟨Committee⟩ to Protect Piers" */
function isBareOffice(answer: SpeakerAnswer): boolean {
  const { nodes } = answer.reading
  const { headFrom, headTo, kind } = namingOf(answer)
  const from = nodes[headFrom]?.lower === 'the' ? headFrom + 1 : headFrom
  if (kind !== 'name' || headTo - from !== 1 || !isOf(nodes[from], classes.institutionName)) return false
  const isNamedOn = /^(?:to|of|for|on)$/.test(nodes[headTo]?.lower ?? '') && nodes[headTo + 1]?.capital === true
  return isNamedOn || /^['’]s?$/.test(nodes[from - 1]?.lower ?? '')
}

/** "written statement in response ⟨to the board⟩", "a spokesman for committee ⟨Democrats⟩". */
function isPhraseCut({ reading: { nodes, mentions }, who, mention }: SpeakerAnswer): boolean {
  const shown = mentions[who?.first ?? -1] ?? mention
  const { end } = phraseSpan(nodes, shown)
  let at = shown.to
  while (at < shown.to + 16 && (nodes[at]?.end ?? Infinity) <= end) at += 1
  const [last, next] = [nodes[at - 1], nodes[at]]
  const glued = nodes
    .slice(shown.to, at)
    .some((node, place, all) => isOf(node, classes.institutionName) && all[place + 2]?.capital)
  if (glued || isOf(last, classes.preposition)) return true
  if (next?.kind !== 'word' || next.sentence !== last?.sentence) return false
  if (next.capital) return true
  return isOf(next, classes.documentNoun | classes.personNoun) || /^(?:of|to|for|from|by|['’]s)$/.test(next.lower)
}

function isInMarks(answer: SpeakerAnswer): boolean {
  const { passed, nodes } = answer.reading
  const { headFrom, headTo, kind } = namingOf(answer)
  const span = { start: nodes[headFrom]?.start ?? 0, end: nodes[headTo - 1]?.end ?? 0 }
  return kind === 'name' && passed.some((one) => one.why !== 'nickname' && overlaps(one.span, span))
}

/** WHO PAYS FOR THE FERRY */
function isHeading(answer: SpeakerAnswer): boolean {
  const words = wordsOf(answer)
  return words.length > 2 && words.every(({ text }) => text === text.toUpperCase())
}

/** Mojibake, a single letter, or somebody being addressed. */
const isBroken = (answer: Pick<SpeakerAnswer, 'reading' | 'who' | 'mention'>): boolean =>
  wordsOf(answer).some(({ text }) => /[ÃÂâ](?:$|\P{ASCII})|\uFFFD/u.test(text.normalize('NFC'))) ||
  (wordsOf(answer).length === 1 && wordsOf(answer)[0]?.text.length === 1) ||
  wordsOf(answer)[0]?.lower === 'dear'
