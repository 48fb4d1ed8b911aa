import type { Article, Block, Citation, Span } from '../../../article/article.ts'
import { overlaps, wordsAt } from '../../../article/article.ts'
import type { Quote } from '../../../briefing/briefing.ts'
import { html, type Html } from '../../html.ts'
import { shownWords } from './words.ts'

/** The article with what is to be seen in it. */
export interface MarkedArticle {
  readonly article: Article
  /** All that were found, hidden ones too. */
  readonly quotes: readonly Quote[]
  /** Those of them that are hidden. */
  readonly hidden: ReadonlySet<number>
  /** Numbers of the sentences that the post cites. */
  readonly posted: ReadonlySet<number>
}

/** The article as it was read: every quotation leads to its card, every sentence has its number. */
export const articleText = (marked: MarkedArticle): Html => {
  const seen = new Set<number>()
  return html`<div class="paper" lang="${marked.article.language}" tabindex="0" role="region" aria-label="The article">
    ${marked.article.blocks.map((block) => drawBlock(marked, block, seen))}
  </div>`
}

function drawBlock(marked: MarkedArticle, block: Block, seen: Set<number>): Html {
  const { article } = marked
  const words = (): Html[] => runsOf(marked, block.span).map((run) => drawRun(marked, run, seen))
  switch (block.kind) {
    case 'headline':
      return html`<h3 class="headline">${words()}</h3>`
    case 'standfirst':
      return html`<p class="standfirst">${words()}</p>`
    case 'subhead':
      return html`<h4>${words()}</h4>`
    case 'byline':
      return html`<p class="byline">${words()}</p>`
    case 'furniture':
      return html`<p class="furniture">${words()}</p>`
    case 'paragraph':
    case 'blockquote':
    case 'list': {
      const drawn = block.sentences.map(({ number, span }, at) => {
        // The spaces behind a sentence are its own, so that no letter of a quotation over two of them is lost.
        const end = block.sentences[at + 1]?.span.start ?? block.span.end
        const start = at === 0 ? block.span.start : span.start
        const runs = runsOf(marked, { start, end }).map((run) => drawRun(marked, run, seen))
        const kind = marked.posted.has(number) ? 'cited' : 'left-out'
        return html`<span class="sentence ${kind}" id="s${number}" data-s="${number}"
          ><a class="number" href="#s${number}" aria-label="Sentence ${number}">${number}</a>${runs}</span
        >`
      })
      const inside = drawn.length > 0 ? drawn : wordsAt(article, block.span)
      return block.kind === 'blockquote' ? html`<blockquote>${inside}</blockquote>` : html`<p>${inside}</p>`
    }
  }
}

/** Words with the same quotation around them. */
interface Run extends Span {
  readonly quote?: Quote | undefined
}

/** A span cut where quotations begin and end. */
function runsOf({ quotes }: MarkedArticle, span: Span): Run[] {
  const inside = quotes.filter(({ content }) => overlaps(content.span, span))
  return cut(
    span,
    inside.map(({ content }) => content.span),
  ).map((run) => ({ ...run, quote: inside.find(({ content }) => overlaps(content.span, run)) }))
}

function drawRun(marked: MarkedArticle, { start, end, quote }: Run, seen: Set<number>): Html {
  const words = withEvidence(marked, { start, end })
  if (!quote) return html`${words}`
  const first = !seen.has(quote.id)
  seen.add(quote.id)
  const kind = marked.hidden.has(quote.id) ? html` class="off"` : ''
  // Only the first piece is a stop for the keys and for screen readers.
  return first
    ? html`<mark id="t${quote.id}" data-q="${quote.id}" ${kind}
        ><a href="#q${quote.id}" title="Quotation ${quote.id}">${words}</a></mark
      >`
    : html`<mark data-q="${quote.id}" ${kind}><a href="#q${quote.id}" tabindex="-1">${words}</a></mark>`
}

/** Words that name a speaker, or say that somebody speaks, know for which quotations. */
function withEvidence({ article, quotes, hidden }: MarkedArticle, span: Span): Html[] {
  const marks = quotes
    .filter(({ id }) => !hidden.has(id))
    .flatMap((quote) => evidenceOf(quote).map((mark) => ({ ...mark, id: quote.id })))
    .filter(({ citation }) => overlaps(citation.span, span))
  return cut(
    span,
    marks.map(({ citation }) => citation.span),
  ).map((piece) => {
    const here = marks.filter(({ citation }) => overlaps(citation.span, piece))
    const words = shownWords(wordsAt(article, piece))
    const [first] = here
    return first
      ? html`<span class="evidence ${first.kind}" data-e="${[...new Set(here.map(({ id }) => id))].join(' ')}"
          >${words}</span
        >`
      : html`${words}`
  })
}

interface Evidence {
  readonly kind: 'speaker' | 'cue' | 'named'
  readonly citation: Citation
}

function evidenceOf({ speaker, cue, via, tag }: Quote): readonly Evidence[] {
  const found: readonly (readonly [Evidence['kind'], Citation | undefined])[] = [
    ['speaker', speaker?.mention],
    ['named', speaker?.named],
    ['named', speaker?.roleMention],
    ['named', via],
    ['cue', cue],
    ['cue', speaker ? undefined : tag],
  ]
  return found.flatMap(([kind, citation]) => (citation ? [{ kind, citation }] : []))
}

/** A span in pieces, cut wherever one of the others begins or ends inside it. */
function cut(span: Span, others: readonly Span[]): Span[] {
  const inside = others.flatMap(({ start, end }) => [start, end]).filter((at) => at > span.start && at < span.end)
  const ends = [...new Set([...inside, span.end])].sort((a, b) => a - b)
  return ends.map((end, at) => ({ start: ends[at - 1] ?? span.start, end }))
}

/** How the sentences lie in the article, top to bottom; a picture of what the text says by itself. */
export function articleMap({ article, quotes, posted }: MarkedArticle): Html {
  const { sentences } = article
  const from = sentences[0]?.span.start ?? 0
  const length = Math.max(1, (sentences.at(-1)?.span.end ?? 1) - from)
  const y = (at: number): number => Math.round(((at - from) / length) * 1000)
  return html`<svg class="map" viewBox="0 0 10 1000" preserveAspectRatio="none" aria-hidden="true">
    ${sentences.map(({ number, span }) => {
      const quoted = quotes.some(({ content }) => overlaps(content.span, span))
      const kind = `${posted.has(number) ? 'cited' : ''}${quoted ? ' quoted' : ''}`.trim()
      return html`<rect${kind === '' ? '' : html` class="${kind}"`}
        data-s="${number}"
        width="10"
        y="${y(span.start)}"
        height="${Math.max(4, y(span.end) - y(span.start) - 4)}"
        rx="2"
      />`
    })}
  </svg>`
}
