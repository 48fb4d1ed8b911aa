import { femaleNames, maleNames } from './names/firstnames.data.ts'
import { acts, type Facts } from './facts.ts'
import type { Mention } from './mention.ts'
import type { Node } from './outline.ts'
import { femaleTitles, maleTitles } from './words.data.ts'

/** The gender of an entity, as far as the article tells. */
export type Gender = 'male' | 'female' | 'unknown'

/** Somebody or something the article names, with every mention. */
export interface Entity {
  readonly index: number
  sort: Mention['sort']
  gender: Gender
  /** True if a title or noun gives the gender, not just a first name. */
  genderIsSure: boolean
  /** Words of the fullest name, in lower case, without initials and suffixes; empty if it is only described. */
  words: readonly string[]
  /** "jr", "iii": keeps father and son apart. */
  readonly suffix: string
  /** Its first mention. */
  readonly first: number
  readonly mentions: number[]
}

/** The entities, and the entity index of each mention (-1 for pronouns). */
export interface Cast {
  readonly entities: readonly Entity[]
  readonly entityOf: Int32Array
}

interface Draft {
  readonly nodes: readonly Node[]
  readonly mentions: readonly Mention[]
  readonly facts: readonly Facts[]
  readonly entities: Entity[]
  readonly entityOf: Int32Array
  readonly byLast: Map<string, Entity[]>
  readonly byFirst: Map<string, Entity[]>
  readonly byInitials: Map<string, Entity>
}

/** Groups mentions by entity: full names first, then surnames, first names and acronyms, then descriptions. */
export function findEntities(nodes: readonly Node[], mentions: readonly Mention[], facts: readonly Facts[]): Cast {
  const draft: Draft = {
    nodes,
    mentions,
    facts,
    entities: [],
    entityOf: new Int32Array(mentions.length).fill(-1),
    byLast: new Map(),
    byFirst: new Map(),
    byInitials: new Map(),
  }
  const names = mentions.map((mention) => (mention.kind === 'name' ? wordsOf(nodes, mention) : []))
  names.forEach((words, index) => {
    if (words.length > 1) assign(draft, index, withFullName(draft, index, words) ?? create(draft, index, words))
  })
  names.forEach((words, index) => {
    if (words.length === 1)
      assign(draft, index, withShortName(draft, index, words[0] ?? '') ?? create(draft, index, words))
  })
  mentions.forEach((mention, index) => {
    if (mention.kind === 'nominal') assign(draft, index, described(draft, index) ?? create(draft, index, []))
  })
  for (const entity of draft.entities) entity.mentions.sort((a, b) => a - b)
  return draft
}

const suffix = /^(?:jr|sr|ii|iii|iv)$/

/** The distinguishing words of a name: no initials, no suffixes. */
function wordsOf(nodes: readonly Node[], mention: Mention): string[] {
  const words = nodes.slice(mention.headFrom, mention.headTo).filter((node) => node.kind === 'word')
  const telling = words.filter((node) => node.text.length > 1 && !suffix.test(node.lower) && node.lower !== 'the')
  return (telling.length > 0 ? telling : words).map((node) => node.lower)
}

function suffixOf({ nodes, mentions }: Draft, index: number): string {
  const { headFrom, headTo } = mentions[index] as Mention
  const found = nodes.slice(headFrom + 1, headTo).find((node) => suffix.test(node.lower))
  return found?.lower ?? ''
}

function assign(draft: Draft, index: number, entity: Entity): void {
  draft.entityOf[index] = entity.index
  entity.mentions.push(index)
}

function create(draft: Draft, index: number, words: readonly string[]): Entity {
  const mention = draft.mentions[index] as Mention
  const gender = genderOf(draft, mention, words)
  const genderIsSure = titleGender(draft.nodes, mention) !== 'unknown' || words.length === 0
  const entity: Entity = {
    index: draft.entities.length,
    sort: mention.sort,
    gender,
    genderIsSure,
    words,
    suffix: suffixOf(draft, index),
    first: index,
    mentions: [],
  }
  draft.entities.push(entity)
  const [first, last] = [words[0], words[words.length - 1]]
  if (last !== undefined) add(draft.byLast, last, entity)
  if (first !== undefined && words.length > 1) add(draft.byFirst, first, entity)
  const initials = initialsOf(words)
  if (initials.length > 1 && !draft.byInitials.has(initials)) draft.byInitials.set(initials, entity)
  return entity
}

const add = (map: Map<string, Entity[]>, key: string, entity: Entity): void => {
  const list = map.get(key)
  if (list) list.push(entity)
  else map.set(key, [entity])
}

const initialsOf = (words: readonly string[]): string =>
  words
    .filter((word) => !/^(?:of|the|for|and|on|in)$/.test(word))
    .map((word) => word[0] ?? '')
    .join('')

/** The entity with this full name, or one whose first name is merely spelt differently. */
function withFullName(draft: Draft, index: number, words: readonly string[]): Entity | undefined {
  const same = draft.byLast
    .get(words[words.length - 1] ?? '')
    ?.find((entity) => entity.suffix === suffixOf(draft, index) && isSameName(entity.words, words))
  if (!same) return undefined
  if (words.length > same.words.length) same.words = words
  const sort = draft.mentions[index]?.sort ?? 'unknown'
  if (same.sort === 'unknown') same.sort = sort
  return same
}

function isSameName(a: readonly string[], b: readonly string[]): boolean {
  const [first, other] = [a[0] ?? '', b[0] ?? '']
  if (a.length < 2 || b.length < 2) return false
  if (first === other) return true
  if (first.length > 2 && other.startsWith(first)) return true
  if (other.length > 2 && first.startsWith(other)) return true
  return a.every((word) => b.includes(word)) || b.every((word) => a.includes(word))
}

/** The entity that a surname, first name or acronym alone refers to. */
function withShortName(draft: Draft, index: number, word: string): Entity | undefined {
  const mention = draft.mentions[index] as Mention
  const gender = titleGender(draft.nodes, mention)
  const bearers = (draft.byLast.get(word) ?? []).filter(
    (entity) => agrees(entity, gender) && introduced(draft, entity, index),
  )
  const chosen =
    bearers.length > 0
      ? likeliest(draft, knownBy(bearers, index), index)
      : (byFirstName(draft, word, index) ?? byInitials(draft, mention))
  // "Richard III" is not Richard Quill.
  const number = suffixOf(draft, index)
  if (!chosen || (number !== '' && number !== chosen.suffix)) return undefined
  if (gender !== 'unknown') [chosen.gender, chosen.genderIsSure] = [gender, true]
  if (chosen.sort === 'unknown') chosen.sort = mention.sort
  return chosen
}

/** Those already introduced where the surname stands, or else all. */
const knownBy = (bearers: readonly Entity[], index: number): readonly Entity[] => {
  const known = bearers.filter(({ first }) => first < index)
  return known.length > 0 ? known : bearers
}

/** "President Quill" before any Quill is introduced in full is not the later Ada Quill, unless the titles match. */
const introduced = (draft: Draft, entity: Entity, index: number): boolean => {
  const mention = draft.mentions[index]
  if (entity.words.length === 1 || entity.first < index || mention === undefined || mention.headFrom === mention.from)
    return true
  const full = draft.mentions[entity.first]
  const title = (of: Mention | undefined): string => draft.nodes[(of?.headFrom ?? 0) - 1]?.lower ?? ''
  return full !== undefined && full.headFrom > full.from && title(full) === title(mention)
}

const agrees = (entity: Entity, gender: Gender): boolean =>
  entity.gender === 'unknown' || gender === 'unknown' || entity.gender === gender

/** "Quill’s brother Steve" is no Steve whom the article names later. */
const byFirstName = (draft: Draft, word: string, index: number): Entity | undefined =>
  draft.byFirst.get(word)?.find((entity) => entity.sort === 'person' && introduced(draft, entity, index))

/** Among entities with the same surname, the likeliest by how often each acted, and how often and how recently it was named. */
function likeliest({ facts, mentions }: Draft, bearers: readonly Entity[], at: number): Entity | undefined {
  let best: Entity | undefined
  let highest = -Infinity
  for (const entity of bearers) {
    const last = lastBefore(entity.mentions, at)
    const acted = entity.mentions.filter((index) => isFull(mentions[index]) && acts(facts[index] as Facts)).length
    const score = entity.mentions.length + 2 * acted + (last === undefined ? -3 : 4 / (1 + (at - last) / 4))
    if (score > highest) [best, highest] = [entity, score]
  }
  return best
}

const isFull = (mention: Mention | undefined): boolean => mention !== undefined && mention.headTo - mention.headFrom > 1

/** The last mention before `at`. The list is not fully sorted: full names are added before short ones. */
function lastBefore(mentions: readonly number[], at: number): number | undefined {
  let last: number | undefined
  for (let back = mentions.length - 1; back >= 0 && back > mentions.length - 60; back -= 1) {
    const mention = mentions[back] ?? 0
    if (mention < at && (last === undefined || mention > last)) last = mention
  }
  return last
}

function byInitials(draft: Draft, mention: Mention): Entity | undefined {
  const letters = draft.nodes[mention.headFrom]?.text.replaceAll('.', '') ?? ''
  return /^\p{Lu}{2,6}$/u.test(letters) ? draft.byInitials.get(letters.toLowerCase()) : undefined
}

/** The entity described by a phrase next to a comma. */
function described(draft: Draft, index: number): Entity | undefined {
  const mention = draft.mentions[index]
  const entity = mention?.describes === undefined ? undefined : draft.entities[draft.entityOf[mention.describes] ?? -1]
  if (!mention || !entity) return undefined
  if (entity.sort === 'unknown') entity.sort = 'person'
  const gender = nounGender(draft.nodes[mention.headFrom]?.lower ?? '')
  if (gender !== 'unknown') [entity.gender, entity.genderIsSure] = [gender, true]
  return entity
}

function titleGender(nodes: readonly Node[], mention: Mention): Gender {
  for (let index = mention.from; index < mention.headFrom; index += 1) {
    const gender = nounGender(nodes[index]?.lower ?? '')
    if (gender !== 'unknown') return gender
  }
  return 'unknown'
}

function genderOf(draft: Draft, mention: Mention, words: readonly string[]): Gender {
  const byTitle = titleGender(draft.nodes, mention)
  if (byTitle !== 'unknown') return byTitle
  if (mention.kind === 'nominal')
    return mention.sort === 'person' ? nounGender(draft.nodes[mention.headFrom]?.lower ?? '') : 'unknown'
  const first = words[0] ?? ''
  if (words.length < 2 && mention.sort !== 'person') return 'unknown'
  return maleNames.has(first) ? 'male' : femaleNames.has(first) ? 'female' : 'unknown'
}

/** A title in -man does not imply a man. */
function nounGender(noun: string): Gender {
  if (/[a-z]man$/.test(noun) && !/woman$|^(?:gentle|police)man$/.test(noun)) return 'unknown'
  if (maleTitles.has(noun) || /^(?:man|boy|guy)$/.test(noun)) return 'male'
  return femaleTitles.has(noun) || /^(?:.*woman|girl|heiress)$/.test(noun) ? 'female' : 'unknown'
}
