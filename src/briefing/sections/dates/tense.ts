import { futureWords, pastWords, presentVerbs, reportingWords, unclearWords } from './tense.data.ts'

/** Whether the words around a date look back or ahead; unknown when nothing shows it, or when it could be either. */
export type Tense = 'past' | 'future' | 'unknown'

interface Cue {
  readonly start: number
  readonly end: number
  readonly tense: Tense
  readonly reporting: boolean
}

/** Decided by the nearest verb before the date, otherwise by the first one after it. */
export function tellTense(words: string, start: number, end: number): Tense {
  const from = Math.max(0, start - reach)
  const before = words.slice(from, start)
  const left = findCues(before).at(-1)
  const right = findCues(words.slice(end, end + reachAfter))[0]?.tense ?? 'unknown'
  if (/\bsince (?:last |early |late )?$/i.test(before)) return 'past'
  const bound = /\b(?:until|till|by|before|ahead of)(?: (?:the|end|of|early|late|mid|next))* $/.test(before)
  if (bound) return (left?.tense ?? right) === 'past' ? 'unknown' : 'future'
  if (!left) return right
  const saidThen =
    !left.reporting || right === 'unknown' || /^(?: that\b|[,.;]?$|[.;])/.test(words.slice(end, end + 6).trimEnd())
  return saidThen || !/\S\s+\S+\s+\S+\s+\S/.test(before.slice(left.end)) ? left.tense : right
}

/** In characters: keeps distant verbs from deciding, and the work linear. */
const reach = 160
/** A verb far after a date probably concerns something else. */
const reachAfter = 60

/** The verbs in order; a participle counts with its auxiliary: "will be closed on Friday and reopened on Monday". */
function findCues(words: string): readonly Cue[] {
  const cues: Cue[] = []
  /** The word before is a participle, which an "and" carries on. */
  let joins = false
  for (const match of words.matchAll(anyCue)) {
    const [found] = match
    const before = words.slice(Math.max(0, match.index - 24), match.index)
    const told = kindOfCue(found, before)
    const kind: CueKind = joins && told === 'past' && /\b(?:and|or|then) $/.test(before) ? 'led' : told
    joins = kind === 'led'
    const end = match.index + found.length
    if (kind === 'led' || (kind === 'present' && elsewhere.test(words.slice(end)))) continue
    const tense = kind === 'past' || kind === 'future' ? kind : kind === 'present' ? 'future' : 'unknown'
    cues.push({ start: match.index, end, tense, reporting: reportingVerb.test(found) })
  }
  return cues
}

type CueKind = 'past' | 'future' | 'present' | 'unclear' | 'led'

function kindOfCue(found: string, before: string): CueKind {
  if (unclear.test(found)) return 'unclear'
  if (future.test(found)) return 'future'
  if (present.test(found)) return noun.test(before) ? 'led' : 'present'
  return /^(?:was|were|had|did|has)$/.test(found) || !leading.test(before) ? 'past' : 'led'
}

const adverb = '(?: (?:not|also|now|still|then|first|later|\\p{Ll}+ly))?'
const leading = new RegExp(
  `\\b(?:be|been|being|is|are|was|were|to|will|would|shall|may|might|could|get|gets|got|having)${adverb} $`,
  'u',
)
/** One of these before the word makes it a noun, or puts it after another verb: "the starts", "to open". */
const noun = /\b(?:the|a|an|its|his|her|their|to|did|not|will|would|could|may|might|can|must|should|['’]s|no) $/
/** Words between such a verb and the date that point to another time: "comes after the fire on Monday". */
const elsewhere = /\b(?:after|since|following|over|about|when|who|which|that|of|amid)\b/

const anyCue = new RegExp(`\\b(?:${futureWords}|${unclearWords}|${presentVerbs}|${pastWords})\\b(?!-)`, 'g')
const only = (words: string): RegExp => new RegExp(`^(?:${words})$`)
const unclear = only(unclearWords)
const future = only(futureWords)
const present = only(presentVerbs)
const reportingVerb = only(reportingWords)
