const digits = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?[⁰¹²³⁴⁵⁶⁷⁸⁹]*'
const scale = 'thousand|million|billion|trillion|bn|m|tn|k'
/** Numbers written as words. */
export const small =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const spelled = `(?:${small})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?`
/** "20-30", "$5 to $6", but not "by 2030 to 32 percent". */
const range = `(?:(?:\\s?[-–]\\s?|(?<!\\b(?:1[6-9]|20)\\d\\d) to )[$€£¥₹]?(?:${digits}))?`
const currency =
  'dollars|euros|pounds|yen|yuan|rupees|francs|crowns|cents|pence|pesos|roubles|rubles|kronor|kroner|shillings|guilders|rand|lira'
const share = `(?:an? )?(?:half|thirds?|quarters?|fifths?|tenths?|dozen|majority)|(?:${spelled}|three)[ -](?:thirds|quarters|fifths|tenths|dozen)`
const percentSign = '(?:\\s?%|[ -]per ?cent\\b(?: points?)?|[ -]percentage points?\\b)'
const number = `(?:${digits})(?: ?(?:${scale})\\b)?|${spelled}`

/** Qualifies a figure; the figure is incomplete without it. */
export const qualifier =
  /\b(?:(?:about|around|almost|nearly|roughly|approximately|some|at least|at most|up to|(?:just |well |slightly |far |no )?(?:more|less|fewer) than|(?:just |well )?(?:over|under)|only|just|barely|close to|as (?:many|much|few|little) as|an estimated|an average of|(?<=\b(?:costs?|starts?|priced|ranges?|ranging|sells?) )from|(?:a )?(?:minimum|maximum|total|record) (?:of )?) )+(?:an? )?$/i

/** The start of a range: the figure is neither of its ends. */
export const betweenEnds = new RegExp(`\\bbetween [$€£¥₹]?(?:${number})(?:${percentSign})? and $`, 'i')

const joiner =
  'in|on|at|to|by|for|from|with|without|and|or|but|than|as|that|which|who|whose|when|where|while|if|because|after|before|since|until|during|over|under|between|is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|did|does|do|said|say|says|went|goes|go|came|come|not|also|now|still|last|this|these|those|next|each|every|per|compared|according|against|into|through|across|about'
const word = `(?!(?:${joiner}|the|its|their|his|her|all|whom)\\b)\\p{Ll}{3,}`
/** A noun with its adjectives, up to where something else starts: "of the money", "of new home buyers". */
const whole = `of (?:the |its |their |all |his |her )?(?:(?:${word}(?<!s) ){0,2}${word}(?<=[^s]s)\\b|${word}(?: ${word})?(?=[.,;:)”"’—–-]|$| (?:${joiner}|\\p{Ll}+ed)\\b))`

/** The whole or the period that a figure relates to: "40 percent of the vote", "30 crowns a day". */
export const tail = new RegExp(
  `^(?: ${whole}| (?:an?|per|each) (?:day|week|month|year|hour|minute|second|night|head|household|person|family|tonne|ton|barrel|litre|kilo|share|ticket)\\b| in (?:10|100|1,000|ten|a hundred|a thousand)\\b(?! (?:\\p{Ll}+s|people|percent)\\b)| to \\d+(?=[.,](?!\\d)|$))`,
  'u',
)

/**
 * A share of a number: "one in four people", "7 of the 40 wells", "a third of the 64 districts", "15 percent of 300
 * jobs".
 */
export const partOf = new RegExp(
  `(?<![\\p{L}\\d.,$€£-])(?:(?:not )?one|${share}|(?:${number})(?:${percentSign})?) (?:in|out of|of)(?: every| all| the| its| their| his| her)? (?:${number}) (?=\\p{Ll})`,
  'giu',
)
/** "half of the budget", "a quarter of the vote". */
export const shareOf = new RegExp(`(?<![\\p{L}-])(?:${share}) ${whole}(?!-)`, 'giu')
/** "dozens of people". */
export const lotsOf =
  /(?<![\p{L}-])(?:dozens|scores|hundreds|thousands|(?:tens|hundreds) of thousands|millions|billions) of (?=\p{Ll})/giu
/** "won 3-1". */
export const score =
  /(?<=\b(?:won|wins|win|lost|lose|loses|beat|beats|drew|draw|led|leads|ahead|victory|defeat)(?: \p{L}+){0,3} )\d{1,3}[-–]\d{1,3}\b(?! ?(?:per|%|\p{Ll}+s\b))/gu

/** The margin of a poll. */
export const margin =
  /(?<=\bmargin of (?:sampling )?error (?:of|is|was) (?:about |plus or minus |± ?)?)\d+(?:\.\d+)?(?: (?:percentage )?points?| per ?cent|%)/gi

/** An amount of money. */
export const money = new RegExp(
  `(?:\\b(?:US|A|C|NZ|HK|S|R))?[$€£¥₹]\\s?(?:${digits})${range}(?:[ -]?(?:${scale})\\b)?|\\b(?:${digits}|${spelled})(?:[ -]?(?:${scale}))? (?:${currency})\\b`,
  'gi',
)
/** A percentage. */
export const percent = new RegExp(`(?<![\\d.,])(?:(?:${digits})${range}|\\b${spelled})${percentSign}`, 'gi')
/** A plain number, with its unit of size: "1.5 million". */
export const amount = new RegExp(
  `(?<![\\p{L}\\d.,:/$€£¥₹#–-])(?:(?:${digits})${range}(?:[ -](?:${scale}))?|(?:${spelled})(?: (?:hundred|thousand|million|billion))?|a (?:dozen|hundred|thousand|million))(?![\\d.:/%–-]|\\p{L})(?= )`,
  'giu',
)

/** Retracts a number, or says that one was wrong. */
export const takenBack =
  /\b(?:correction|clarification|editor['’]s note|an earlier version|(?:has|have) been (?:amended|corrected|updated)|wrongly|falsely|mistakenly|incorrectly|in error|retract(?:ed|s)?|withdr(?:ew|awn) (?:the|that|this|his|her|its))\b/i
