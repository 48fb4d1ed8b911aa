import { overlaps, type Article, type Sentence } from '../../article/article.ts'
import type { Claim, Quote, Verified } from '../briefing.ts'
import { chooseBottomLine } from '../lines/lines.ts'
import { rankSentences, type Ranking } from '../lines/rank.ts'
import type { Unfit } from '../lines/unfit.ts'
import { isEnglish } from '../lines/words.ts'
import { findDates, type DatedSentence } from './dates/dates.ts'
import { findPeople, type Person } from '../speakers/people.ts'

/** The input to every section, computed once and shared. */
export interface SectionContext {
  readonly article: Article
  /** Those that passed the gate. */
  readonly quotes: Verified<readonly Quote[]>
  readonly ranking: Ranking
  readonly bottomLine: Claim | undefined
  readonly people: readonly Person[]
  readonly dates: readonly DatedSentence[]
  /** Whether rules that only know English words apply. */
  readonly english: boolean
}

/**
 * The sentences that state something by themselves: not cut out of somebody's quotation, no heading, label or lead-in to
 * a list.
 */
export const findOwnSentences = ({
  article,
  ranking,
}: Pick<SectionContext, 'article' | 'ranking'>): readonly Sentence[] =>
  article.sentences.filter((_, at) => !statesNothing.has(ranking.sentences[at]?.unfit))

const statesNothing: ReadonlySet<Unfit | undefined> = new Set(['quotation', 'headline', 'furniture'])

/** What an editor can influence: the chosen bottom line, and quotations whose words no line may repeat. */
interface Edited {
  readonly pinned?: Claim | undefined
  readonly hidden?: readonly Quote[]
}

/** Computes the input that all sections share. */
export function readContext(
  article: Article,
  quotes: Verified<readonly Quote[]>,
  { pinned, hidden = [] }: Edited = {},
): SectionContext {
  const english = isEnglish(article)
  const ranking = withoutHidden(article, rankSentences(article), hidden)
  return {
    article,
    quotes,
    ranking,
    bottomLine: pinned ?? chooseBottomLine(article, ranking),
    people: findPeople(article).filter((person) => !isOnlyCredited(article, ranking, person)),
    dates: english ? findDates(article, quotes) : [],
    english,
  }
}

/** "The Herald's Ada Quill reported from Lisbon." */
const isOnlyCredited = ({ sentences }: Article, ranking: Ranking, { mentions }: Person): boolean =>
  mentions.every(({ span }) => {
    const at = sentences.findIndex((sentence) => overlaps(sentence.span, span))
    return ranking.sentences[at]?.unfit === 'furniture'
  })

function withoutHidden({ sentences }: Article, ranking: Ranking, hidden: readonly Quote[]): Ranking {
  if (hidden.length === 0) return ranking
  const isHidden = (number: number): boolean =>
    hidden.some(({ content }) => sentences.some((one) => one.number === number && overlaps(one.span, content.span)))
  return {
    ...ranking,
    sentences: ranking.sentences.map((one) => (isHidden(one.number) ? { ...one, unfit: 'hidden' } : one)),
  }
}
