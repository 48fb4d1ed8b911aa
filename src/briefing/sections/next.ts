import { cite, wordsAt } from '../../article/article.ts'
import type { Claim, Entry } from '../briefing.ts'
import type { SectionContext } from './context.ts'
import { monthNames, weekdayNames } from './dates/calendar.ts'

/** What the article announces, in order, dated or not. Hopes, fears and forecasts don't count. */
export function writeNext({ article, dates, english }: SectionContext): readonly Entry[] {
  if (!english) return []
  const dated = new Map(dates.map((entry) => [entry.sentence.number, entry]))
  return article.sentences.flatMap((sentence): Entry[] => {
    const words = wordsAt(article, sentence.span)
    if (!isAnnounced(outsideMarks(words))) return []
    const when = dated.get(sentence.number)?.ahead.find(({ date }) => date.length > 'YYYY'.length)
    const evidence = cite(article, sentence.span)
    const claim: Claim = { text: evidence.exact, origin: 'verbatim', evidence: [evidence] }
    return [when ? { kind: 'event', when, claim } : { kind: 'claim', claim }]
  })
}

function isAnnounced(own: string): boolean {
  if (withdrawn.test(own) || /\?["”’']?\s*$/.test(own)) return false
  return arranged.test(own) || ahead.test(own)
}

/** Counts as announced by these words alone. */
const arranged =
  /\b(?:is|are) (?:now |also |still |then )?(?:(?:scheduled|slated|set|due) (?:for|in|on|at|back)|(?:scheduled|slated|lined up) to|to (?:be |appear |begin |close |decide |end |give |go |hold |meet |open |play |return |rule |sit |speak |start |take |visit |vote )|due to \w+ (?:in|on|at|to|by|the|an?|his|her|its|their|with|from|next|before|after|out|off|up|back)\b|planned (?:for|in)|expected (?:in|on|by|next|this|at|to (?:begin|open|start|arrive|rule|decide|vote|meet|resume|appear|be (?:published|released|held|announced|finished|completed|ready)))\b)|\b(?:has|have) (?:announced |unveiled )?plans to\b|(?<!\b(?:made|making|had|no|his|her|its|their|the|of|about|on|for|to|not|with|Despite) )\bplans? to (?!be\b)|\b(?:announced|announces) that (?:it|they|he|she) will\b/
const announced =
  "(?:\\bwill (?!be (?:able|remembered)\\b)\\p{Ll}+|\\b(?:(?:is|are) (?:expected|supposed)|expects?) to\\b|\\b(?:said|announced|confirmed) (?:that )?(?:[\\p{L}’'-]+ ){1,5}would\\b|(?<!\\b(?:the|an?|its|his|her|their|to|of|our|no|new) )\\b(?:(?:re)?opens|begins?|starts?|closes|ends|resumes?|meets?|returns|takes effect|comes into force|go(?:es)? on sale|goes to|go to|runs from|hosts|faces|plays|votes|launches|airs|holds|takes? place)\\b)"
const toCome =
  '(?:tomorrow|tonight|(?:[Nn]ext|[Tt]his|[Ll]ater this) (?:week|weekend|month|year|autumn|spring|summer|winter|fall))'
const time = `(?:${weekdayNames.join('|')}|${monthNames.join('|')}|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\\.|${toCome}|in the (?:autumn|spring|summer|winter|fall|coming)|shortly|soon|by the end of|20\\d\\d)\\b`
/** Counts as announced with a future time: right after it, or at the start of the sentence. */
const ahead = new RegExp(
  `${announced}(?:(?! (?:after|since|following|amid)\\b)[^;]){0,90}?\\b${time}|^(?:["“]?(?:Starting|From|In|On|By|Beginning|Later) )?(?:${toCome}|(?<=From |Starting |Beginning )[^,]{3,20}),? [^.;]{0,80}?${announced}`,
  'u',
)

const withdrawn =
  /\b(?:no plans|will not|won['’]t|would have|[Ii]f|[Uu]nless|[Ww]hether|cancell?ed|called off|hopes?|hoped|fears?|feared|believes?|thinks?|predicts?|could|might|may|every|always|likely|unlikely)\b/

/** A statement inside quotation marks isn't the article's announcement. */
const outsideMarks = (words: string): string => words.replace(/[“"][^”"]*[”"]?/g, ' ')
