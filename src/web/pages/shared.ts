import type { Article } from '../../article/article.ts'
import type { Quote } from '../../briefing/briefing.ts'
import type { SharedBriefing } from '../../bot/ports/desk.ts'
import { dayInWords } from '../../message/dates.ts'
import { html, writeMarkup, type Html } from '../html.ts'
import { articleFacts } from './briefing/facts.ts'
import { closingParts, leadingParts } from './briefing/lines.ts'
import { citeLink } from './briefing/quotes.ts'
import { shownWords, speakerLine } from './briefing/words.ts'
import { icon, logo } from './parts.ts'
import { barePage, type DeskFiles } from './shell.ts'

/** A briefing for whoever has its link. It has no sentence of the article that it does not cite. */
export function sharedPage(files: DeskFiles, shared: SharedBriefing, receipt: string): Html {
  const { briefing, article } = shared.verified
  const [record] = briefing.articles
  const title = record.headline?.exact.trim() ?? 'Briefing'
  const body = html`${leadingParts(briefing, article)}
  ${
    briefing.quotes.length === 0
      ? ''
      : html`<h2 class="label">In their own words</h2>
          <ul class="said-list">
            ${briefing.quotes.map((quote) => said(article, quote))}
          </ul>`
  }
  ${closingParts(briefing, article)}`
  return barePage(
    files,
    title,
    html`<main id="main" class="sheet-page" tabindex="-1">
      <header>
        <p class="eyebrow">${logo}<span>Briefing</span></p>
        <h1>${title}</h1>
        ${record.standfirst ? html`<p class="standfirst">${shownWords(record.standfirst.exact)}</p>` : ''}
        ${articleFacts(record)}
      </header>
      ${body} ${footnotes(article, body)}
      <section class="receipt" aria-labelledby="receipt">
        <h2 class="label" id="receipt">${icon('shield')}Receipt</h2>
        <p>
          Every line above is a sentence of the article or a part of one, and every quotation stands in it letter for
          letter. What the words are checked against is the article, not the world. You need not believe us: the receipt
          has the place of each, and a program of its own checks them.
        </p>
        <p class="deeds">
          <a class="button" href="${receipt}" download>${icon('save')}receipt.json</a
          ><code>briefdesk audit receipt.json article.txt</code>
        </p>
      </section>
      <footer>
        <p>
          Read only${shared.until === undefined ? '' : `, until ${dayInWords(shared.until)}`}. Whoever shared it can
          withdraw this link. Made with Briefdesk.
        </p>
      </footer>
    </main>`,
  )
}

const said = (article: Article, quote: Quote): Html =>
  html`<li>
    <blockquote>${shownWords(quote.content.exact)}</blockquote>
    <p class="by">
      <strong>${speakerLine(quote)}</strong>${quote.speaker?.role === undefined ? '' : `, ${quote.speaker.role}`}
      ${quote.speaker?.reached === 'editor' ? html`<span class="tag">set by an editor</span>` : ''}
      ${citeLink(article, quote.content)}
    </p>
  </li>`

/** The sentences that lines and quotations lead to, and no other. */
function footnotes(article: Article, body: Html): Html {
  const cited = new Set([...writeMarkup(body).matchAll(/href="#s(\d+)"/g)].map(([, number]) => Number(number)))
  const sentences = article.sentences.filter(({ number }) => cited.has(number))
  return html`<details class="footnotes">
    <summary>${icon('right')}<span>The sentences it cites, in full: ${sentences.length}</span></summary>
    <ol>
      ${sentences.map(({ number, span }) => html`<li id="s${number}" value="${number}">${shownWords(article.text.slice(span.start, span.end))}</li>`)}
    </ol>
  </details>`
}
