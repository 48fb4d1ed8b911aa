import { eitherNames, femaleNames, maleNames } from './names/firstnames.data.ts'
import * as words from './words.data.ts'

/** The word lists as bits of one number, so that each word is looked up once and tested many times. */
export const classes = {
  plainCue: 1,
  otherCue: 2,
  auxiliary: 4,
  preposition: 8,
  adverb: 16,
  functionWord: 32,
  origin: 64,
  title: 128,
  particle: 256,
  personNoun: 512,
  groupNoun: 1024,
  institutionNoun: 2048,
  documentNoun: 4096,
  institutionName: 8192,
  firstName: 16384,
  relayNoun: 32768,
} as const

const lists: readonly (readonly [number, ReadonlySet<string>])[] = [
  [classes.plainCue, words.plainCues],
  [classes.otherCue, words.otherCues],
  [classes.auxiliary, words.auxiliaries],
  [classes.preposition, words.prepositions],
  [classes.adverb, words.adverbs],
  [classes.functionWord, words.functionWords],
  [classes.origin, words.adjectivesOfOrigin],
  [classes.title, words.personTitles],
  [classes.particle, words.particles],
  [classes.personNoun, words.personNouns],
  [classes.groupNoun, words.groupNouns],
  [classes.institutionNoun, words.institutionNouns],
  [classes.documentNoun, words.documentNouns],
  [classes.institutionName, words.institutionNameWords],
  [classes.relayNoun, words.relayNouns],
  [classes.firstName, maleNames],
  [classes.firstName, femaleNames],
  [classes.firstName, eitherNames],
]

const known = new Map<string, number>()
for (const [bit, list] of lists) for (const word of list) known.set(word, (known.get(word) ?? 0) | bit)

/** The lists that contain a lower-case word; "co-host" counts as "host". */
export const classesOf = (lower: string): number =>
  known.get(lower) ?? (prefixed.test(lower) ? (known.get(lower.replace(prefixed, '')) ?? 0) : 0)

const prefixed = /^(?:co|ex|vice)-/

/** Whether a node's word is in one of the lists. */
export const isOf = (node: { readonly classes: number } | undefined, wanted: number): boolean =>
  node !== undefined && (node.classes & wanted) !== 0
