import type { Article } from '../../article/article.ts'
import type { Entry, Quote, SectionKind, Verified } from '../briefing.ts'
import { isEnglish } from '../lines/words.ts'
import { writeGaps } from './gaps.ts'
import { writeQuotes } from './quotes.ts'
import { writeWho } from './who.ts'

/** What a section says about the quotations that passed the gate; undefined for sections that don't cover them. */
export function deriveEntries(
  kind: SectionKind,
  article: Article,
  quotes: Verified<readonly Quote[]>,
): readonly Entry[] | undefined {
  if (kind === 'quotes') return writeQuotes({ quotes })
  if (kind === 'who') return writeWho({ quotes })
  return kind === 'gaps' ? writeGaps({ article, quotes, english: isEnglish(article) }) : undefined
}
