import { locateSentence, type Article, type Citation } from '../../../article/article.ts'
import type { Quote } from '../../../briefing/briefing.ts'
import { html, type Html } from '../../html.ts'
import { actForm, icon, type ActView } from '../parts.ts'
import { reachedWords, shownWords, speakerKinds, speakerLine } from './words.ts'

/** A quotation as its card shows it. */
export interface QuoteView {
  readonly quote: Quote
  /** Who hid it; absent = it is shown. */
  readonly hidden?: 'editors' | 'file' | undefined
  /** It is one of the few that the post shows. */
  readonly key: boolean
}

/** What the cards need besides their quotations. */
export interface QuoteCards {
  readonly name: string
  readonly article: Article
  readonly quotes: readonly QuoteView[]
  /** Absent: the person may not correct. `revision` is that of the unedited briefing. */
  readonly correct?: { readonly revision: string; readonly names: readonly string[] } | undefined
}

/** All quotations, each with the evidence of its speaker, and what an editor may do with it. */
export const quoteCards = (cards: QuoteCards): Html =>
  html`<ol class="quotes">
      ${cards.quotes.map((view) => card(cards, view))}
    </ol>
    ${cards.correct ? html`<datalist id="people">${cards.correct.names.map((name) => html`<option value="${name}"></option>`)}</datalist>` : ''}`

function card(cards: QuoteCards, view: QuoteView): Html {
  const { quote, hidden, key } = view
  const { id, content, partial, via } = quote
  return html`<li class="quote${hidden ? ' off' : ''}" id="q${id}" data-q="${id}" tabindex="-1">
    <blockquote>
      <a href="#t${id}" title="Show it in the article">${shownWords(content.exact)}</a>
      ${citeLink(cards.article, content)}
    </blockquote>
    <p class="by">
      <strong class="speaker">${speakerLine(quote)}</strong
      >${quote.speaker?.role ? html`, <span class="role">${quote.speaker.role}</span>` : ''}
      ${partial ? html`<span class="tag">part of a sentence</span>` : ''}${key && !hidden ? html`<span class="tag key">in the post</span>` : ''}${via ? html`<span class="tag">via ${via.exact}</span>` : ''}
    </p>
    ${hidden ? html`<p class="gone-note">${hidden === 'file' ? 'Hidden by the file of the article.' : 'Hidden by an editor.'} No line of the briefing shows it.</p>` : html`<p class="proof-of">${proof(cards.article, quote)}</p>`}
    ${cards.correct ? deeds(cards, view, cards.correct.revision) : ''}
  </li>`
}

function proof(article: Article, { speaker, cue, unattributed }: Quote): Html {
  if (!speaker)
    return html`<span class="why">${icon('unsure')}${unattributed ?? 'We could not tell who said this.'}</span>`
  const kind = speakerKinds[speaker.kind]
  const rest = [...(cue ? [`with “${cue.exact}”`] : []), ...(kind === '' ? [] : [kind])].join(', ')
  const chain = [speaker.mention, ...(speaker.named ? [speaker.named] : [])]
  const leads = html`<span class="to" aria-hidden="true">→</span><span class="hidden"> leads to </span>`
  return html`<span class="why"
      >${icon('shield')}${reachedWords[speaker.reached]}${speaker.namedWith === undefined ? '' : ` (with ${speaker.namedWith})`}</span
    >
    <span class="chain"
      >${chain.map((step, at) => html`${at > 0 ? leads : ''}<a class="step" href="#s${sentence(article, step) ?? 1}">“${shownWords(step.exact)}”<sub>${sentence(article, step)}</sub></a>`)}</span
    >${rest === '' ? '' : html` <span class="cue-of">${rest}</span>`}`
}

function deeds({ name }: QuoteCards, { quote: { id, speaker }, hidden }: QuoteView, revision: string): Html {
  const act = (what: string, more: Partial<ActView> = {}): ActView => ({
    command: 'briefdesk',
    revision,
    back: `/desk/b/${name}#q${id}`,
    fields: [['line', `correct ${name} ${what} ${id}`]],
    ...more,
  })
  if (hidden === 'file') return html``
  if (hidden)
    return html`<div class="deeds">${actForm(act('show'), html`<button>${icon('check')}Show it again</button>`)}</div>`
  const role = speaker?.role === undefined ? '' : `, ${speaker.role}`
  return html`<div class="deeds">
    ${actForm(act('hide'), html`<button data-key="h">${icon('hide')}Hide</button>`)}
    <details class="speaker-form" data-key="s">
      <summary class="button">${icon('speaker')}Change speaker</summary>
      ${actForm(
        act('speaker'),
        html`<label
            >Who says it? A name, or a name, a comma and the role
            <input
              name="line"
              list="people"
              autocomplete="off"
              required
              maxlength="200"
              value="${speaker ? `${speaker.name}${role}` : ''}"
          /></label>
          <p class="hint">
            It is marked “set by an editor” wherever the briefing is shown. You are asked first about a name that we do
            not find in the article.
          </p>
          <p class="deeds"><button class="primary">Set the speaker</button></p>`,
      )}
    </details>
  </div>`
}

const sentence = (article: Article, { span }: Citation): number | undefined =>
  locateSentence(article, span.start)?.number

/** The small number that leads to a sentence of the article. */
export function citeLink(article: Article, citation: Citation): Html {
  const number = sentence(article, citation)
  return number === undefined
    ? html``
    : html`<a class="cite" href="#s${number}" data-s="${number}"><span class="hidden">sentence </span>${number}</a>`
}
