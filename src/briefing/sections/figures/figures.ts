import {
  amount,
  betweenEnds,
  lotsOf,
  margin,
  money,
  partOf,
  percent,
  qualifier,
  score,
  shareOf,
  small,
  tail,
  takenBack,
} from './figures.data.ts'

/** A number with what it counts, as a span of its sentence. */
export interface Figure {
  readonly start: number
  readonly end: number
  /** `$`, `percent`, or the words counted: "hospital beds". */
  readonly unit: string
}

/**
 * The figures of one sentence in order, each with its qualifiers: "nearly a third of the 64 districts". Excludes dates,
 * years, clock times, ordinals, numbers in names, and any number that the sentence retracts.
 */
export function findFigures(words: string): readonly Figure[] {
  if (!mayHoldFigure.test(words) || takenBack.test(words)) return []
  const figures: Figure[] = []
  for (const find of finders)
    for (const found of find(words)) {
      const figure = withNeighbours(words, found)
      if (figures.every(({ start, end }) => end <= figure.start || figure.end <= start)) figures.push(figure)
    }
  return figures.sort((a, b) => a.start - b.start)
}

const mayHoldFigure = new RegExp(
  `\\d|\\b(?:one|${small}|dozens?|scores|hundreds?|thousands?|millions?|billions?|half|thirds?|quarters?)\\b`,
  'i',
)

/** Larger matches first: what one has taken, later ones skip. */
const finders: readonly ((words: string) => readonly Figure[])[] = [
  (words) => [...words.matchAll(partOf)].flatMap((match) => counted(words, match) ?? []),
  (words) => [...words.matchAll(shareOf)].map((match) => place(match, lastWord(match[0]))),
  (words) => [...words.matchAll(lotsOf)].flatMap((match) => counted(words, match) ?? []),
  (words) =>
    [...words.matchAll(money)].map((match) => place(match, /[$€£¥₹]/.exec(match[0])?.[0] ?? lastWord(match[0]))),
  (words) => [...words.matchAll(percent)].map((match) => place(match, 'percent')),
  (words) => [...words.matchAll(margin)].map((match) => place(match, 'points')),
  (words) => [...words.matchAll(score)].map((match) => place(match, 'score')),
  (words) =>
    [...words.matchAll(amount)].flatMap((match) =>
      isYear(match[0]) || inName(words, match.index) || isKnownGroup(words, match) || isOfMore(words, match.index)
        ? []
        : (counted(words, match) ?? []),
    ),
]

/** "four people" in "one in four people" is a different figure. */
const isOfMore = (words: string, at: number): boolean =>
  /\b(?:in|out of|of)(?: every| all| the| its| their)? $/.test(words.slice(Math.max(0, at - 16), at)) &&
  /\b(?:one|two|three|\d+|half|third|quarter|most|many|some|few|none|percent|cent|%)(?: \p{L}+)? (?:in|out of|of)(?: every| all| the| its| their)? $/iu.test(
    words.slice(Math.max(0, at - 40), at),
  )

/** Includes the things it counts. */
function counted(words: string, match: RegExpExecArray): Figure | undefined {
  const found = match[0].trimEnd()
  const unit = countedThings(words.slice(match.index + found.length + 1), /^one\b/i.test(found))
  return unit === undefined
    ? undefined
    : { start: match.index, end: match.index + found.length + 1 + unit.length, unit }
}

/** Includes qualifiers before it, and the whole that it is a part of. */
function withNeighbours(words: string, { start, end, unit }: Figure): Figure {
  const before = words.slice(Math.max(0, start - reach), start)
  const more = (betweenEnds.exec(before) ?? qualifier.exec(before))?.[0].length ?? 0
  const after = tail.exec(words.slice(end, end + reach))?.[0].length ?? 0
  return { start: start - more, end: end + after, unit }
}

/** In characters. */
const reach = 50

const place = (match: RegExpExecArray, unit: string): Figure => ({
  start: match.index,
  end: match.index + match[0].length,
  unit,
})

const lastWord = (words: string): string => words.slice(words.lastIndexOf(' ') + 1)

/**
 * The words up to the first that looks like a counted noun, a plural; at most two words precede it. After "one in six
 * households" a verb looks like a plural, too.
 */
function countedThings(rest: string, one: boolean): string | undefined {
  let end = 0
  for (let count = 0; count < 4; count++) {
    const [word = ''] = /^[\p{L}'’-]+/u.exec(rest.slice(end)) ?? []
    if (word === '' || function_.test(word)) return undefined
    end += word.length
    const [, after = ''] = /^ ([\p{Ll}]+)/u.exec(rest.slice(end)) ?? []
    if (isPlural(word) && (one || !isPlural(after)))
      return tooVague.test(word) || /^ (?:ago|old|later|earlier|away)\b/.test(rest.slice(end))
        ? undefined
        : rest.slice(0, end)
    if (rest[end] !== ' ') return undefined
    end++
  }
  return undefined
}

const isPlural = (word: string): boolean =>
  /(?:[^su'’i]s|people|men|women|children|feet|police|troops|staff|cattle)$/.test(word) &&
  !/[-'’]/.test(word) &&
  !notPlural.test(word) &&
  (/^\p{Ll}/u.test(word) || /(?:ans|ers|ists)$/.test(word))

const notPlural =
  /^(?:is|was|has|as|does|says|makes|takes|gives|comes|shows|seems|means|needs|wants|gets|lies|remains|begins|becomes|always|sometimes|perhaps|besides|towards|across|overseas|previous|various|serious|news|address|process|congress|class|business|pass|less|its|his|this|thus|yes)$/i
const function_ =
  /^(?:giving|making|having|being|and|or|of|in|on|at|to|the|a|an|than|who|that|which|by|for|from|with|but|when|where|while|if|as|is|was|are|were|has|have|had|will|would|can|could|not|no|it|he|she|they|we|you|i|said|says|his|her|its|their|this|these|those|a\.m|p\.m|am|pm|EST|EDT|GMT)$/
/** "two things", "three times": counts that are no use as figures. */
const tooVague =
  /^(?:things|times|ways|sides|others|questions|reasons|points|kinds|sorts|types|words|parts|occasions|matters|counts|halves|terms|cents)$/i

/** "Boeing 737 jets" isn't a count of jets, nor "Room 5 tenants" of tenants. */
const inName = (words: string, at: number): boolean =>
  /(?:\bNo\. ?|[\p{Ll},;:—] \p{Lu}[\p{L}]* )$/u.test(words.slice(Math.max(0, at - 40), at)) &&
  /^\d/.test(words.slice(at))

/** "the two women", "all seven continents": refers to those already mentioned, so not a figure. */
const isKnownGroup = (words: string, { index, 0: found }: RegExpExecArray): boolean =>
  (/^\p{L}/u.test(found) || /\b(?:first|last|next|past) $/i.test(words.slice(Math.max(0, index - 6), index))) &&
  /\b(?:the|these|those|other|first|last|next|past|all|both|every|each|one to|two to|three to|one or|two or|his|her|their|its|our|my|your) $/i.test(
    words.slice(Math.max(0, index - 8), index),
  )

const isYear = (words: string): boolean => /^(?:1[6-9]\d\d|20\d\d)$/.test(words)
