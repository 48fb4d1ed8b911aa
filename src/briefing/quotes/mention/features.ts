import type { Facts } from '../../speakers/facts.ts'
import type { Mention } from '../../speakers/mention.ts'
import type { Node } from '../../speakers/outline.ts'
import type { Frame } from './frame.ts'
import type { Relation } from './relation.ts'

/** A mention paired with an utterance: all that a feature may use. */
export interface Pair {
  readonly frame: Frame
  readonly mention: Mention
  readonly index: number
  readonly facts: Facts
  readonly relation: Relation
  /** First word of the mention, in lower case. */
  readonly word: string
  readonly entity: number
  /** How often the article names the entity. */
  readonly times: number
  readonly nodeBefore: Node | undefined
  /** How many others speak in the utterance's sentence. */
  readonly othersSpeak: number
}

/** A named feature; flags are 0 or 1. */
export interface Feature {
  readonly name: string
  readonly of: (pair: Pair) => number
}

const overCode = { nothing: 0, parenthesis: 1, phrase: 2, apposition: 3 } as const
const subordinators = new Set([
  'that',
  'when',
  'as',
  'if',
  'because',
  'after',
  'before',
  'where',
  'how',
  'what',
  'why',
  'whether',
])
const leadCode = { quote: 1, word: 2, number: 2, mark: 3 } as const
const isHeOrShe = (word: string): boolean => word === 'he' || word === 'she'
const is = (pair: Pair, words: readonly string[]): boolean => words.includes(pair.facts.before?.lower ?? '')

const table: readonly (readonly [string, (pair: Pair) => boolean | number])[] = [
  // What it is
  ['name', (pair) => pair.mention.kind === 'name'],
  ['he or she', (pair) => pair.mention.kind === 'pronoun' && isHeOrShe(pair.word)],
  ['it', (pair) => pair.mention.kind === 'pronoun' && pair.word === 'it'],
  ['who', (pair) => pair.mention.kind === 'pronoun' && pair.word === 'who'],
  ['person', (pair) => pair.mention.sort === 'person'],
  ['institution', (pair) => pair.mention.sort === 'institution'],
  ['document', (pair) => pair.mention.sort === 'document'],
  ['group', (pair) => pair.mention.sort === 'group'],
  ['times named', (pair) => Math.min(12, pair.times)],
  // Where it stands
  ['after the quotation', (pair) => pair.relation.after],
  ['paragraphs before', (pair) => pair.relation.back],
  ['next paragraph', (pair) => pair.relation.next],
  ['same sentence', (pair) => pair.relation.same],
  ['words between', (pair) => pair.relation.words],
  ['sentence ends between', (pair) => pair.relation.ends],
  ['mentions between', (pair) => pair.relation.rank],
  ['quotations between', (pair) => pair.relation.quotes],
  ['first candidate', (pair) => pair.relation.firstCandidate],
  // What it does
  ['predicate', (pair) => pair.facts.predicate.strength],
  ['words to its predicate', (pair) => Math.min(30, pair.facts.predicate.at - pair.mention.to)],
  ['over an aside', (pair) => overCode[pair.facts.predicate.over]],
  ['predicate leads to this quotation', (pair) => pair.facts.leadsTo === pair.frame.utterance.node],
  [
    'predicate leads to another quotation',
    (pair) => pair.facts.leadsTo >= 0 && pair.facts.leadsTo !== pair.frame.utterance.node,
  ],
  ['says that', (pair) => pair.facts.saysThat],
  [
    'spoke before without marks',
    (pair) => pair.facts.predicate.strength === 3 && !pair.relation.after && pair.relation.ends > 0,
  ],
  ['subject', (pair) => pair.facts.subject],
  // What stands before it
  ['cue before it', (pair) => pair.facts.cueBefore],
  ['quotation before it', (pair) => pair.facts.before?.kind === 'quote'],
  ['object of a cue', (pair) => pair.facts.object],
  ['after a preposition', (pair) => pair.facts.afterPreposition],
  ['after by', (pair) => is(pair, ['by'])],
  ['after according to', (pair) => is(pair, ['to']) && pair.nodeBefore?.lower === 'according'],
  ['after a comma', (pair) => pair.facts.before?.text === ','],
  ['after a dash', (pair) => is(pair, ['—', '–', '―', '-'])],
  ['after and, but or while', (pair) => is(pair, ['and', 'but', 'while'])],
  ['starts a clause', (pair) => subordinators.has(pair.facts.before?.lower ?? '')],
  ['starts its sentence', (pair) => pair.facts.startsSentence],
  // What the quotation looks like
  ['led in by', ({ frame }) => (frame.lead ? leadCode[frame.lead.kind] : 0)],
  ['led in by a colon', ({ frame }) => frame.lead?.text === ':'],
  ['led in by a comma', ({ frame }) => frame.lead?.text === ','],
  ['led in by a cue', ({ frame }) => frame.leadCue],
  ['followed by a cue', ({ frame }) => frame.nextCue],
  ['followed by a capital', ({ frame }) => frame.next?.capital ?? false],
  ['ends its paragraph', ({ frame }) => frame.next === undefined],
  ['starts small', ({ frame }) => frame.startsSmall],
  ['ends with a comma', ({ frame }) => frame.last === ','],
  ['ends a sentence', ({ frame }) => '.!?…'.includes(frame.last)],
  ['words quoted', ({ frame }) => frame.words],
  // What was decided before
  ['spoke last', ({ frame, index }) => frame.carried?.mention === index],
  ['is who spoke last', ({ frame, entity }) => entity >= 0 && frame.carried?.entity === entity],
  [
    'words since the last quotation',
    ({ frame }) => (frame.carried ? Math.min(200, frame.utterance.node - frame.carried.utterance.lastNode) : 200),
  ],
  [
    'paragraphs since the last quotation',
    ({ frame }) => (frame.carriedBlock < 0 ? 9 : Math.min(8, frame.block - frame.carriedBlock)),
  ],
  ['others who speak here', (pair) => Math.min(3, pair.othersSpeak)],
  ['stands alone', ({ frame }) => frame.alone],
  ['last quotation ended with a comma', ({ frame }) => frame.carriedLast === ','],
]

/** Every feature, in the order of the values from `measure`. */
export const features: readonly Feature[] = table.map(([name, look]) => ({ name, of: (pair) => Number(look(pair)) }))

const looks = table.map(([, look]) => look)

/** Writes the pair's feature values into `values`, one per feature. */
export function measure(pair: Pair, values = new Array<number>(looks.length)): readonly number[] {
  for (let at = 0; at < looks.length; at += 1)
    values[at] = Number((looks[at] as (pair: Pair) => boolean | number)(pair))
  return values
}
