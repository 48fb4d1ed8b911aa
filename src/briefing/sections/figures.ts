/** A number with what it counts, as a place in its sentence. */
export interface Figure {
  readonly start: number
  readonly end: number
  /** `$`, `percent`, or the words counted: "hospital beds". */
  readonly unit: string
}

const digits = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const scale = 'thousand|million|billion|trillion|bn|m|tn|k'
const small =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const spelled = `(?:${small})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?`
/** "20-30", "$5 to $6", but not "by 2030 to 32 percent". */
const range = `(?:(?:\\s?[-–]\\s?|(?<!\\b(?:1[6-9]|20)\\d\\d) to )\\$?(?:${digits}))?`
const currency =
  'dollars|euros|pounds|yen|yuan|rupees|francs|crowns|cents|pence|pesos|roubles|rubles|kronor|kroner|shillings|guilders|rand|lira'

const money = new RegExp(
  `(?:\\b(?:US|A|C|NZ|HK|S|R))?[$€£¥₹]\\s?(?:${digits})${range}(?:[ -]?(?:${scale})\\b)?|\\b(?:${digits}|${spelled})(?:[ -](?:${scale}))? (?:${currency})\\b`,
  'gi',
)
const percent = new RegExp(
  `(?<![\\d.,])(?:(?:${digits})${range}|\\b${spelled})(?:\\s?%|[ -]per ?cent\\b(?: points?)?|[ -]percentage points?\\b)`,
  'gi',
)
const amount = new RegExp(
  `(?<![\\p{L}\\d.,:/$€£¥₹#–-])(?:(?:${digits})${range}(?:[ -](?:${scale}))?|(?:${spelled}|hundreds|thousands|dozens)(?: (?:hundred|thousand|million|billion))?|a (?:dozen|hundred|thousand|million))(?![\\d.:/%–-]|\\p{L})(?= )`,
  'giu',
)

/** The figures of one sentence in order. Dates, years, clock times, ordinals and numbers in names are none. */
export function findFigures(words: string): readonly Figure[] {
  if (!mayHoldFigure.test(words)) return []
  const figures: Figure[] = []
  for (const match of words.matchAll(money))
    figures.push(place(match, /[$€£¥₹]/.exec(match[0])?.[0] ?? lastWord(match[0])))
  for (const match of words.matchAll(percent)) figures.push(place(match, 'percent'))
  for (const match of words.matchAll(amount)) {
    const unit = countedThings(words.slice(match.index + match[0].length + 1))
    if (unit === undefined || isYear(match[0]) || inName(words, match.index) || isKnownGroup(words, match)) continue
    figures.push({ ...place(match, unit), end: match.index + match[0].length + 1 + unit.length })
  }
  return figures
    .sort((a, b) => a.start - b.start)
    .filter((figure, at) => figures.slice(0, at).every((earlier) => earlier.end <= figure.start))
}

const mayHoldFigure = new RegExp(`\\d|\\b(?:${small}|dozen|hundred|thousand|million|billion)`, 'i')

const place = (match: RegExpExecArray, unit: string): Figure => ({
  start: match.index,
  end: match.index + match[0].length,
  unit,
})

const lastWord = (words: string): string => words.slice(words.lastIndexOf(' ') + 1)

/** The words up to the first that looks like things counted, a plural; at most two words stand before it. */
function countedThings(rest: string): string | undefined {
  let end = 0
  for (let count = 0; count < 4; count++) {
    const [word = ''] = /^[\p{L}'’-]+/u.exec(rest.slice(end)) ?? []
    if (word === '' || function_.test(word)) return undefined
    end += word.length
    const [, after = ''] = /^ ([\p{Ll}]+)/u.exec(rest.slice(end)) ?? []
    if (isPlural(word) && !isPlural(after))
      return tooVague.test(word) || /^ (?:ago|old|later|earlier)\b/.test(rest.slice(end))
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
  /^(?:and|or|of|in|on|at|to|the|a|an|than|who|that|which|by|for|from|with|but|when|where|while|if|as|is|was|are|were|has|have|had|will|would|can|could|not|no|it|he|she|they|we|you|i|said|says|his|her|its|their|this|these|those|a\.m|p\.m|am|pm|EST|EDT|GMT)$/
/** "two things", "three times": numbers of nothing that a desk would count. */
const tooVague =
  /^(?:things|times|ways|sides|others|questions|reasons|points|kinds|sorts|types|words|parts|occasions|matters|counts|halves|terms|cents)$/i

/** "Boeing 737 jets" is no count of jets, nor "Room 5 tenants" of tenants. */
const inName = (words: string, at: number): boolean =>
  /(?:\bNo\. ?|[\p{Ll},;:—] \p{Lu}[\p{L}]* )$/u.test(words.slice(Math.max(0, at - 40), at)) &&
  /^\d/.test(words.slice(at))

/** "the two women", "all seven continents": said of those already met, and no figure. */
const isKnownGroup = (words: string, { index, 0: found }: RegExpExecArray): boolean =>
  (/^\p{L}/u.test(found) || /\b(?:first|last|next|past) $/i.test(words.slice(Math.max(0, index - 6), index))) &&
  /\b(?:the|these|those|other|first|last|next|past|all|both|every|each|one to|two to|three to|one or|two or|his|her|their|its|our|my|your) $/i.test(
    words.slice(Math.max(0, index - 8), index),
  )

const isYear = (words: string): boolean => /^(?:1[6-9]\d\d|20\d\d)$/.test(words)
