import { findGaps } from './align.ts'
import { isAside } from './aside.ts'
import type { Deletion } from './deletion.ts'
import { deletedText, deletedTokens, deletedWords } from './deletion.ts'
import { findQuoted } from './marks.ts'
import type { Complaint } from './rule.ts'
import { shown } from './rule.ts'
import { findGateTokens, plain } from './tokens.ts'
import { attributions, conditions, contrasts, hedges, negations } from './words.data.ts'

/** One kind of loss. The first that applies names the complaint. */
interface Loss {
  readonly rule: string
  /** Completes "The deletion of “…” ". */
  readonly means: string
  readonly applies: (deletion: Deletion) => boolean
}

const holds =
  (words: ReadonlySet<string>) =>
  (deletion: Deletion): boolean =>
    deletedWords(deletion).some((word) => words.has(plain(word)))

const losses: readonly Loss[] = [
  { rule: 'quotation-cut', means: 'changes a quotation', applies: touchesQuotation },
  { rule: 'negation-deleted', means: 'takes a negation away', applies: holdsNegation },
  { rule: 'condition-deleted', means: 'takes a condition away', applies: holds(conditions) },
  { rule: 'hedge-deleted', means: 'makes a guarded statement a flat one', applies: holdsHedge },
  { rule: 'attribution-deleted', means: 'takes away who says it', applies: holds(attributions) },
  { rule: 'contrast-deleted', means: 'takes a reservation away', applies: holds(contrasts) },
  { rule: 'not-an-aside', means: 'takes away more than an aside', applies: (deletion) => !isAside(deletion) },
]

/**
 * Checks how a line was shortened: complains when `kept` is not a token subsequence of `line`, or when the deletion is
 * more than an aside or removes something that matters.
 */
export function findLoss(line: string, kept: string): Complaint | undefined {
  const tokens = findGateTokens(line)
  const gaps = findGaps(tokens, findGateTokens(kept))
  if (!gaps)
    return {
      rule: 'not-a-subsequence',
      message: `“${shown(kept)}” has words that its sentence does not have in this order.`,
    }
  for (const gap of gaps) {
    const deletion = { line, tokens, gap }
    const loss = losses.find(({ applies }) => applies(deletion))
    if (loss) return { rule: loss.rule, message: `The deletion of “${shown(deletedText(deletion))}” ${loss.means}.` }
  }
  return undefined
}

function touchesQuotation(deletion: Deletion): boolean {
  const deleted = deletedTokens(deletion)
  const start = deleted[0]?.start ?? 0
  const end = deleted.at(-1)?.end ?? 0
  return findQuoted(deletion.line).some((quoted) => quoted.start < end && start < quoted.end)
}

function holdsNegation(deletion: Deletion): boolean {
  return deletedWords(deletion).some(isNegation)
}

function holdsHedge(deletion: Deletion): boolean {
  return deletedWords(deletion).some(isHedge)
}

/** Whether a word hedges a statement: "may", "alleged"; "May" is a month. */
const isHedge = (word: string): boolean => hedges.has(plain(word)) && word !== 'May'

/** Whether a word negates: "not", "never", "isn't". */
const isNegation = (word: string): boolean => negations.has(plain(word)) || /n['’]t$/i.test(word)
