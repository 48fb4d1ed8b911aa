import { cite, wordsAt } from '../../article/article.ts'
import type { Claim, Entry } from '../briefing.ts'
import type { Unfit } from '../lines/unfit.ts'
import type { SectionContext } from './context.ts'
import { monthNames, weekdayNames } from './dates/calendar.ts'
import { presentVerbs } from './dates/tense.data.ts'

/** What the article announces, in order, dated or not. Hopes, fears and forecasts don't count. */
export function writeNext({ article, dates, ranking, english }: SectionContext): readonly Entry[] {
  if (!english) return []
  const dated = new Map(dates.map((entry) => [entry.sentence.number, entry]))
  return article.sentences.flatMap((sentence, at): Entry[] => {
    const words = wordsAt(article, sentence.span)
    if (!isFit(ranking.sentences[at]?.unfit) || leansOnPronouns.test(words) || !isAnnounced(outsideMarks(words)))
      return []
    const when = dated.get(sentence.number)?.ahead.find(({ date }) => date.length > 'YYYY'.length)
    const evidence = cite(article, sentence.span)
    const claim: Claim = { text: evidence.exact, origin: 'verbatim', evidence: [evidence] }
    return [when ? { kind: 'event', when, claim } : { kind: 'claim', claim }]
  })
}

/** "Talks resume on Monday." is short, and says enough here. */
const isFit = (unfit: Unfit | undefined): boolean => unfit === undefined || unfit === 'fragment' || unfit === 'short'

/** "She said it would open.", "She plans to vote.": whose plan it is stands in another sentence. */
const leansOnPronouns =
  /^(?:He|She|It|They) (?:also )?(?:said|says|added|announced|confirmed) (?:that )?(?:he|she|it|they)\b|^(?:He|She) plans to\b/

/** A doubt that follows what is announced takes nothing from it: "meets on Friday to decide whether …". */
const isAnnounced = (own: string): boolean =>
  !/\?["”’']?\s*$/.test(own) &&
  [announced, takesPlace, arranged].some((pattern) => {
    const match = pattern.exec(own)
    return match !== null && !uncertain.test(own.slice(0, match.index + match[0].length))
  })

const adverb = '(?:now |also |still |then |\\p{Ll}+ly )?'
const announcing = `(?:\\bwill (?!not\\b|have\\b|be able\\b)|\\b(?:is|are) ${adverb}(?:to (?!be able\\b)\\p{Ll}|(?:due|set|scheduled|slated|lined up|planned|supposed|expected)\\b)|\\b(?:has|have) plans to\\b|(?<!^|, |\\b(?:the|made|making|no|his|her|its|their|of|about|on|for|not|with|and) )\\b(?:plans?|expects?) to\\b|\\b(?:said|announced|confirmed|told (?:\\p{L}+ ){1,6}that)\\b[^.;]{0,40}\\bwould\\b)`
const season = '(?:autumn|spring|summer|winter|fall)'
const day = `(?:${weekdayNames.join('|')}|(?:${monthNames.join('|')}|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\\.)(?: \\d{1,2}\\b)?|[Tt]omorrow|[Tt]onight|[Nn]ext (?:week|month|year|season|${season}))\\b`
const time = `(?:${day}|(?:[Ll]ater this \\p{Ll}+|[Tt]his (?:week|weekend|month|${season})|in (?:the (?:coming|${season})|20\\d\\d)|soon|shortly|by the end of|after \\p{Ll}+ (?:weeks|months))\\b)`

/** A verb that announces, with the time near it: after the verb, or at the start of the sentence. */
const announced = new RegExp(
  `${announcing}[^;]{0,100}?\\b${time}|^(?:\\p{L}+ )?(?:\\d{1,2} )?${time}[^.;]{0,60}${announcing}`,
  'u',
)

/** "Talks resume on Monday." */
const takesPlace = new RegExp(
  `(?<!\\b(?:the|an?|its|his|her|their|to|of|our|no|new|did|not|would|could) )\\b(?:${presentVerbs}|go(?:es)? on sale|takes? effect)\\b(?:(?! (?:after|since|following|amid|when|that|which|who|about|over)\\b)[^;,]){0,50}?\\b${day}`,
  'u',
)

/** Enough without a time, when the sentence begins with who arranges it or what is arranged. */
const arranged = new RegExp(
  `^[^,;:]{3,60}\\b(?:(?:is|are) ${adverb}(?:(?:due|scheduled|slated|lined up) to|to be \\p{Ll}+(?:ed|en|t)\\b)|(?<!\\bthe )plans? to (?!be\\b)|(?:has|have) (?:announced |unveiled )?plans to|(?:said|announced) (?:that )?it would (?!not\\b))|^[^,;:]{3,40}\\b(?:is|are) due back\\b`,
  'u',
)

const uncertain =
  /\b(?:no plans|won['’]t|would have|will have been|[Ii]f|[Uu]nless|[Ww]hether|cancell?ed|called off|put off|hopes? (?:to|that)|hoped|fears?|feared|believes?|thinks?|predicts?|forecasts?|warned|expects? that|speculation|[Mm]aybe|[Pp]erhaps|could|might|may|every|always|likely|unlikely|\d+ (?:percent|voters))\b/

/** A statement inside quotation marks isn't the article's announcement. */
const outsideMarks = (words: string): string => words.replace(/[“"][^”"]*[”"]?/g, ' ')
