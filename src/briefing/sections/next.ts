import { cite, wordsAt } from '../../article/article.ts'
import type { Claim, Entry } from '../briefing.ts'
import type { SectionContext } from './context.ts'

/** What the article says has been announced for after its day of publication. Hopes, fears and forecasts are not. */
export function writeNext({ article, dates, english }: SectionContext): readonly Entry[] {
  if (!english) return []
  const dated = new Map(dates.map((entry) => [entry.sentence.number, entry]))
  return article.sentences.flatMap((sentence): Entry[] => {
    const words = wordsAt(article, sentence.span)
    if (!announcing.test(words) && !planning.test(words)) return []
    const own = outsideMarks(words)
    const when = dated.get(sentence.number)?.ahead.find(({ date }) => date.length > 'YYYY'.length)
    const announced = (announcing.test(own) || (when && planning.test(own))) && !withdrawn.test(own)
    if (!announced) return []
    const evidence = cite(article, sentence.span)
    const claim: Claim = { text: evidence.exact, origin: 'verbatim', evidence: [evidence] }
    return [when ? { kind: 'event', when, claim } : { kind: 'claim', claim }]
  })
}

/** Announced by these words alone. */
const announcing =
  /\b(?:(?:is|are) (?:now |also |still )?(?:scheduled|slated|due) (?:to|for|in|on|at)|(?<!\b(?:his|her|its|their|the|an|our|of) )(?:announced|announces) (?:plans|that (?:it|they|he|she) will)|(?:is|are) to be (?:held|published|released|opened|unveiled|launched))\b/
/** Announced if a date to come stands beside it. */
const planning =
  /\b(?:will|plans? to|planned|planning to|scheduled|set to|expected to|due|begins|starts|opens|deadline|upcoming)\b/
const withdrawn =
  /\b(?:no plans|will not|won['’]t|would|if|unless|cancelled|canceled|called off|was scheduled|were scheduled|was due|were due)\b/i

/** What somebody says in marks is no announcement of the article's. */
const outsideMarks = (words: string): string => words.replace(/[“"][^”"]*[”"]/g, ' ')
