const number =
  '(?:\\d[\\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|dozens?|hundreds?|thousands?|half|third|quarter)'
const currency =
  '(?:dollars|euros|pounds|crowns|francs|yen|rupees|pesos|cents|pence|roubles|lira|kroner|kronor|rand|won|marks|shillings|dinars|dirhams|krona|krone|million|billion)'
const calendar =
  'January|February|March|April|May|June|July|August|September|October|November|December|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday'

const words = (pattern: string): RegExp => new RegExp(pattern, 'i')

/** The kind of answer a question asks for, and how a sentence with one looks; counts as one more search word. */
export const wanted: readonly { readonly asked: RegExp; readonly given: RegExp }[] = [
  {
    asked: /\bhow old\b|\bage\b/i,
    given: words(`\\baged? \\d|, \\d\\d?,|\\d[ -]years?[ -]old|\\b${number}-year-old|\\bborn\\b|\\bturned \\d`),
  },
  {
    asked: /\bhow long\b/i,
    given: words(
      `\\b${number}(?:[ -]\\w+)?[ -](?:second|minute|hour|day|night|week|month|year|decade|centur|kilomet|met(?:re|er)|mile|feet|km)`,
    ),
  },
  {
    asked: /\bhow (?:tall|wide|deep|far|high|big|large|fast|heavy|hot|cold|low)\b|\bwhat speed\b/i,
    given: words(
      `\\b${number}[ -]?(?:kilomet|met(?:re|er)|centimet|millimet|mile|feet|km|m\\b|hectare|square|degree|percent|ton|kilo|gram|pound|knot|crowns|dollars|euros)|size of|\\bper ?cent|%`,
    ),
  },
  {
    asked: /\bhow much\b|\b(?:price|costs?|salary|earn|pay|paid|fine|budget|worth|value)\b/i,
    given: words(`[$€£¥]|\\b${currency}\\b|\\bper ?cent\\b|%|\\b${number} (?:kilo|ton|lit)`),
  },
  { asked: /\bhow many\b/i, given: words(`\\b${number}\\b`) },
  { asked: /\bhow often\b/i, given: /\b(?:every|once|twice|times|daily|weekly|monthly|yearly|hourly)\b/i },
  {
    asked: /\bwhen\b|\b(?:what|which) (?:day|year|month|date|time)\b/i,
    given: words(
      `\\b(?:${calendar}|1[5-9]\\d\\d|20\\d\\d|yesterday|today|tomorrow|tonight|noon|midnight|spring|summer|autumn|winter|ago|(?:next|last) (?:week|month|year))\\b`,
    ),
  },
  { asked: /\bwhy\b/i, given: /\b(?:because|since|as|so that|due to|after|to|for|reason)\b/i },
  { asked: /\bwhere\b/i, given: /\b(?:in|at|near|from|to|into|off|outside|on|under|behind|beside) /i },
  {
    asked: /\bwhat (?:did|does|do|has|have)\b.*\b(?:say|said|think|call|tell)\b/i,
    given: /["“]|\b(?:said|says|told|called|added|warned|wrote)\b/,
  },
]

/** Asks for a name that isn't already in the question. */
export const asksName = /\bwho(?:se|m)?\b|\bnames?\b|\bcalled\?|\b(?:what|which) (?:company|firm|man|woman|person|team|party)\b/i

/** Capitalised, but not a name. */
export const calendarWord = new RegExp(`^(?:${calendar})$`, 'i')

/** Words that shape the question but carry no content. */
export const questionWords: ReadonlySet<string> = new Set('many much long old often far happen happened name called article'.split(' '))
