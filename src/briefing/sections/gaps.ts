import { cite, wordsAt, type Citation } from '../../article/article.ts'
import type { Entry, Quote } from '../briefing.ts'
import type { SectionContext } from './context.ts'
import { tally } from './who.ts'

type About = Pick<SectionContext, 'article' | 'quotes' | 'english'>
type Find = (about: About) => readonly Entry[]

const gap = (text: string, evidence: readonly Citation[] = []): Entry => ({ kind: 'gap', gap: text, evidence })

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`

/** What was searched for and not found, or found from one side only; never a claim that the article lacks it. */
export const writeGaps = (about: About): readonly Entry[] => looks.flatMap((look) => look(about))

const looks: readonly Find[] = [standDown, unattributed, oneSided, unnamed, unsourced, missingRecord]

function standDown({ article, english }: About): readonly Entry[] {
  if (english) return []
  const language = article.language === 'und' ? 'a language that could not be told' : `“${article.language}”`
  return [
    gap(
      `The article is in ${language}: speakers, people, timeline, numbers, announced events and shortening are made for English only and were left out.`,
    ),
  ]
}

function unattributed({ quotes }: About): readonly Entry[] {
  const without = quotes.filter(({ speaker }) => !speaker)
  if (without.length === 0) return []
  const evidence = without.map(({ content }) => content)
  const [only] = evidence
  if (only && without.length === 1 && only.exact.length <= 60)
    return [gap(`We could not tell who said ${only.exact}.`, evidence)]
  return [gap(`We could not tell who said ${without.length} of ${count(quotes.length, 'quotation')}.`, evidence)]
}

/** Reported only when there is enough quoted text to call it a side, and all of it has a speaker. */
function oneSided({ quotes }: About): readonly Entry[] {
  const rows = [...tally(quotes)]
  const total = rows.reduce((sum, { words }) => sum + words, 0)
  if (total < 40 || quotes.some(({ speaker }) => !speaker)) return []
  const most = rows.reduce((a, b) => (b.words > a.words ? b : a))
  const mention = most.speaker.named ?? most.speaker.mention
  if (rows.length === 1) return [gap(`${most.speaker.name} is the only speaker we could tell.`, [mention])]
  const share = Math.round((100 * most.words) / total)
  return share < 75 ? [] : [gap(`${share} percent of the words quoted are from ${most.speaker.name}.`, [mention])]
}

function unnamed({ quotes }: About): readonly Entry[] {
  const evidence = quotes.flatMap(({ speaker }) =>
    speaker?.kind === 'unnamed' && withoutName.test(speaker.name) ? [speaker.mention] : [],
  )
  return evidence.length === 0
    ? []
    : [gap(`We found no name for the speaker of ${count(evidence.length, 'quotation')}.`, evidence)]
}

/** "a senior official": unlike "the minister", who may be named elsewhere. */
const withoutName = /^(?:an?|one) /i

function unsourced({ article, quotes, english }: About): readonly Entry[] {
  if (!english) return []
  const evidence = article.sentences.flatMap((sentence) => {
    const match = hearsay.exec(wordsAt(article, sentence.span))
    if (!match) return []
    const start = sentence.span.start + match.index
    return inMarks(quotes, start) ? [] : [cite(article, sentence.span)]
  })
  return evidence.length === 0
    ? []
    : [
        gap(
          `${count(evidence.length, 'sentence')} ${evidence.length === 1 ? 'reports' : 'report'} what is said by words such as “reportedly” or “critics say”.`,
          evidence,
        ),
      ]
}

const hearsay =
  /\b(?:reportedly|allegedly|rumou?red|it is (?:believed|understood|thought|said)|(?:is|are|was|were) (?:widely )?(?:believed|understood|thought|said) to|(?:some|many|critics|experts|analysts|observers|insiders|sources|officials) (?:say|said|believe|claim|argue|fear)|on condition of anonymity|people familiar with)\b/i

const inMarks = (quotes: readonly Quote[], at: number): boolean =>
  quotes.some(({ content }) => content.span.start <= at && at < content.span.end)

function missingRecord({ article }: About): readonly Entry[] {
  return [
    ...(article.authors.length === 0 ? [gap('We found no author.')] : []),
    ...(article.published ? [] : [gap('We found no date of publication.')]),
    ...(article.publisher === undefined ? [gap('We found no publisher.')] : []),
  ]
}
