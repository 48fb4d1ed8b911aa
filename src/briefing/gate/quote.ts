import type { Article } from '../../article/article.ts'
import type { Quote } from '../briefing.ts'
import type { Complaint, Report } from './rule.ts'
import { checkCitation, firstComplaint, shown, toFinding } from './rule.ts'
import { standingOf } from './source.ts'
import { checkSpeaker, checkRole } from './speaker.ts'
import { checkVia } from './via.ts'

/** The quotation as far as the article supports it: whole, with a part removed, or undefined. */
export function keepQuote(article: Article, quote: Quote, report: Report): Quote | undefined {
  const where = `quotes[id ${quote.id}]`
  const wrong = checkContent(article, quote)
  if (wrong) {
    report(toFinding('dropped', where, wrong))
    return undefined
  }
  let kept = quote
  for (const part of parts) {
    const complaint = part.check(article, kept)
    if (!complaint) continue
    report(toFinding('changed', `${where}.${part.name}`, { evidence: quote.content, ...complaint }))
    kept = part.without(kept)
  }
  return kept
}

interface Part {
  readonly name: string
  readonly check: (article: Article, quote: Quote) => Complaint | undefined
  readonly without: (quote: Quote) => Quote
}

const parts: readonly Part[] = [
  { name: 'via', check: checkVia, without: (quote) => without(quote, ['via']) },
  {
    name: 'cue',
    check: (article, { cue }) => cue && checkCitation(article, cue),
    without: (quote) => without(quote, ['cue']),
  },
  {
    name: 'tag',
    check: (article, { tag }) => tag && checkCitation(article, tag),
    without: (quote) => without(quote, ['tag']),
  },
  {
    name: 'speaker',
    check: checkSpeaker,
    without: (quote) => ({ ...without(quote, ['speaker']), unattributed: 'the words beside it bear out no speaker' }),
  },
  {
    name: 'speaker.role',
    check: checkRole,
    without: (quote) =>
      quote.speaker ? { ...quote, speaker: without(quote.speaker, ['role', 'roleMention']) } : quote,
  },
]

const without = <Whole extends object, Key extends keyof Whole>(whole: Whole, keys: readonly Key[]): Omit<Whole, Key> =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !keys.includes(key as Key))) as Omit<Whole, Key>

function checkContent(article: Article, { content }: Quote): Complaint | undefined {
  return firstComplaint(
    () => checkCitation(article, content),
    () =>
      standingOf(article, content.span) === 'body'
        ? undefined
        : {
            rule: 'quote-outside-the-story',
            message: `“${shown(content.exact)}” does not stand in the body of the article.`,
          },
  )
}
