import type { Article, Citation, Span } from '../../../src/article/article.ts'
import { parseArticle } from '../../../src/article/parse.ts'
import { makeBriefing } from '../../../src/bot/library/make.ts'
import type { Briefing, Quote, SectionKind } from '../../../src/briefing/briefing.ts'
import { engine } from '../../../src/cli/engine.ts'
import type { Row } from './command.ts'

/**
 * What the private answer shows of an article, its title as the headline: spans in UTF-16 units of the row's `text`, of
 * the sentence that a line is cut from.
 */
export function briefingOf(row: Row): object {
  const { article, offset } = articleOf(row)
  return shownOf(makeBriefing(row.id, { article, front: {} }, engine).briefing, offset)
}

/** A row as an article, and where its text begins in the article's. */
export function articleOf({ text, title = '' }: Row): { readonly article: Article; readonly offset: number } {
  const head = title.trim() === '' ? '' : `${title.trim()}\n\n`
  const headline = { kind: 'headline', span: { start: 0, end: head.length - 2 } } as const
  const raw = { text: head + text, layout: 'body', ...(head !== '' && { known: [headline] }) } as const
  return { article: parseArticle(raw, engine.hash), offset: head.length }
}

/** What a briefing shows, as places in the row's text. */
export function shownOf(briefing: Briefing, offset: number): object {
  const place = ({ start, end }: Span): Span => ({ start: start - offset, end: end - offset })
  const linesOf = (kind: SectionKind): readonly Span[] =>
    briefing.sections
      .filter((section) => section.kind === kind)
      .flatMap(({ entries }) =>
        entries.flatMap((entry): readonly Citation[] => ('claim' in entry ? [entry.claim.evidence[0]] : [])),
      )
      .map(({ span }) => place(span))
  const said = ({ content, speaker }: Quote): object => ({
    ...place(content.span),
    ...(speaker && { speaker: speaker.name }),
  })
  return {
    bottomLine: linesOf('bottom-line'),
    points: linesOf('key-points'),
    keyQuotes: briefing.keyQuotes.flatMap((key) => briefing.quotes.filter((quote) => quote.id === key)).map(said),
    quotes: briefing.quotes.map(said),
    next: linesOf('next'),
  }
}
