import { oneLine } from '../../article/characters.ts'
import type { Article } from '../../article/article.ts'
import type { Claim } from '../briefing.ts'
import { isBalanced } from './marks.ts'
import type { Complaint } from './rule.ts'
import { checkCitations, firstComplaint, shown } from './rule.ts'
import { findLoss } from './shortening.ts'
import { sourceLine, standingOf } from './source.ts'

/** Checks a line against the sentences it cites; each origin has its own check. */
export function checkClaim(article: Article, claim: Claim): Complaint | undefined {
  const complaint = firstComplaint(
    () => checkCitations(article, claim.evidence),
    () => checkStanding(article, claim),
    () => checkWords(article, claim),
    () => checkMarks(claim),
  )
  return complaint && { evidence: claim.evidence[0], ...complaint }
}

function checkStanding(article: Article, { evidence }: Claim): Complaint | undefined {
  const stray = evidence.find((citation) => standingOf(article, citation.span) === 'outside')
  return stray && { rule: 'not-in-the-story', message: `“${shown(stray.exact)}” is no part of the story.` }
}

/** Half a quotation would read as our own words. */
const checkMarks = ({ text }: Claim): Complaint | undefined =>
  isBalanced(text)
    ? undefined
    : { rule: 'marks-unbalanced', message: `The quotation marks or brackets of “${shown(text)}” do not balance.` }

function checkWords(article: Article, claim: Claim): Complaint | undefined {
  const line = oneLine(sourceLine(article, claim.evidence))
  switch (claim.origin) {
    case 'verbatim':
      return checkVerbatim(claim, line)
    case 'shortened':
      return findLoss(line, claim.text)
  }
}

/** The words must be those cited; when less than a sentence is cited, the rest is checked like a deletion. */
function checkVerbatim(claim: Claim, line: string): Complaint | undefined {
  const text = oneLine(claim.text)
  if (text === line) return undefined
  if (text === oneLine(claim.evidence.map((citation) => citation.exact).join(' '))) return findLoss(line, text)
  return {
    rule: 'words-not-in-evidence',
    message: `“${shown(claim.text)}” is not what its sentence says, word for word.`,
  }
}
