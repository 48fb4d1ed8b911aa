import { locateSentence } from '../../../article/article.ts'
import type { VerifiedBriefing } from '../../../briefing/briefing.ts'
import type { CommandCall, Message } from '../../../message/message.ts'
import { html, type Html } from '../../html.ts'
import { counted, icon } from '../parts.ts'
import { deskPage, type DeskShell } from '../shell.ts'
import { articleMap, articleText, type MarkedArticle } from './article.ts'
import { articleFacts } from './facts.ts'
import { shareForm } from '../links.ts'
import { closingParts, leadingParts, speakerBars } from './lines.ts'
import { copiesPart, correctionsPart, type CopyView, type CorrectionView } from './copies.ts'
import { postSection, type PostForm } from './post.ts'
import { previewPanel, type ChatPreview } from './previews.ts'
import { quoteCards, type QuoteView } from './quotes.ts'

/** What the page of one briefing shows. */
export interface BriefingView {
  /** Its name, as it is typed: `nato-china`. */
  readonly name: string
  /** The call that shows it. */
  readonly call: CommandCall
  readonly verified: VerifiedBriefing
  /** Every quotation that was found, hidden ones too, in the article's order. */
  readonly quotes: readonly QuoteView[]
  /** The post as it would go out now. */
  readonly post: Message
  readonly previews: readonly ChatPreview[]
  /** Which of the panels stands open: `briefing`, or a preview's name. */
  readonly as: string
  /** Absent: the person may not correct. */
  readonly correct?: { readonly revision: string; readonly names: readonly string[] } | undefined
  readonly copies: readonly CopyView[]
  readonly corrections: readonly CorrectionView[]
  /** Absent: the person may not post. */
  readonly form?: PostForm | undefined
  /** The person may make a link to it for anybody. */
  readonly share?: boolean
}

/** The page of a briefing: the article beside it, and the post as each chat shows it. */
export function briefingPage(shell: DeskShell, view: BriefingView): Html {
  const { name, verified, as } = view
  const { article, briefing } = verified
  const [record] = briefing.articles
  const title = record.headline?.exact.trim() ?? name
  const marked = markedOf(view)
  const panels = ['briefing', ...view.previews.map(({ chat }) => chat)]
  const open = panels.includes(as) ? as : 'briefing'
  return deskPage(
    shell,
    { title, place: 'briefings', wide: true, back: `/desk/b/${name}` },
    html`${crumbs(view)}
      <h1>${title}</h1>
      ${articleFacts(record)} ${proofs(view, marked)}
      <div class="split" data-pane="briefing">
        <section class="pane article" id="as-article" aria-labelledby="article-title">
          <header class="pane-head">
            <h2 class="label" id="article-title">Article <small>as it was read</small></h2>
            ${switches(marked)}
          </header>
          <div class="sheet-of">${articleMap(marked)}${articleText(marked)}</div>
        </section>
        <section class="pane briefing" aria-label="Briefing">
          <header class="pane-head">
            <nav class="tabs" aria-label="Show as">
              <a class="only-narrow" href="#as-article" data-panel="article">Article</a
              >${panels.map((panel) => html`<a href="?as=${panel}" data-panel="${panel}" ${panel === open ? html` aria-current="true"` : ''}>${panelName(view, panel)}</a>`)}
            </nav>
          </header>
          <div class="as" id="as-briefing" ${open === 'briefing' ? '' : html` hidden`}>
            <h2 class="hidden">Briefing</h2>
            ${leadingParts(briefing, article)}
            <section class="part">
              <header class="part-head">
                <h3 class="label" id="quotations">Quotations <small>${view.quotes.length}</small></h3>
                <p class="hint"><kbd>j</kbd> <kbd>k</kbd> walk through them</p>
              </header>
              ${quoteCards({ name, article, quotes: view.quotes, correct: view.correct })}
            </section>
            ${speakerBars(briefing)}${closingParts(briefing, article)}${copiesPart(name, view.copies)}${correctionsPart({ name, corrections: view.corrections, mayCorrect: view.correct !== undefined, revision: briefing.revision })}
          </div>
          ${view.previews.map((preview) => previewPanel(preview, preview.chat === open))}
        </section>
      </div>
      ${view.form ? postSection({ name, title, call: view.call }, view.form) : ''}${view.share ? shareForm(name) : ''}`,
  )
}

const crumbs = ({ name, share, form }: BriefingView): Html =>
  html`<div class="crumb-row">
    <p class="crumbs">
      <a href="/desk/briefings">Briefings</a> <span aria-hidden="true">/</span> <code>/${name}</code>
    </p>
    <p class="deeds">
      ${share ? html`<a class="button quiet" href="#share">${icon('link')}<span>Share link</span></a>` : ''}${form ? html`<a class="button primary" href="#post" data-key="p">${icon('deliveries')}Post or schedule</a>` : ''}
    </p>
  </div>`

const panelName = ({ previews }: BriefingView, panel: string): string =>
  previews.find(({ chat }) => chat === panel)?.title ?? 'Briefing'

/** The sentences that the blocks of the post cite. */
function markedOf({ verified: { article, briefing }, quotes, post }: BriefingView): MarkedArticle {
  const cited = post.blocks.flatMap((block) => [
    ...('evidence' in block && block.kind !== 'quote' ? (block.evidence ?? []) : []),
    ...(block.kind === 'list' ? block.items.flatMap(({ evidence = [] }) => evidence) : []),
  ])
  const key = briefing.quotes.filter(({ content }) =>
    post.blocks.some((block) => block.kind === 'quote' && block.exact.includes(content.exact.slice(1, -1))),
  )
  const spans = [...cited, ...key.map(({ content }) => content)]
  return {
    article,
    quotes: quotes.map(({ quote }) => quote),
    hidden: new Set(quotes.filter(({ hidden }) => hidden).map(({ quote }) => quote.id)),
    posted: new Set(spans.flatMap(({ span }) => locateSentence(article, span.start)?.number ?? [])),
  }
}

function proofs({ verified: { article, briefing }, quotes }: BriefingView, { posted }: MarkedArticle): Html {
  const shown = briefing.quotes
  const named = shown.filter(({ speaker }) => speaker).length
  const hidden = quotes.length - shown.length
  const point = (kind: 'check' | 'briefings' | 'hide' | 'unsure', number: string, words: string): Html =>
    html`<li class="${kind === 'check' ? 'good' : kind === 'briefings' ? 'plain' : 'lack'}">
      ${icon(kind)}<span><b>${number}</b> ${words}</span>
    </li>`
  return html`<ul class="proof" aria-label="What was checked">
    ${shown.length === 0 ? point('unsure', 'No', 'quotations found') : point('check', counted(shown.length, 'quotation'), 'letter for letter in the article')}${named > 0 ? point('check', `${named} of ${shown.length}`, 'with a speaker and the evidence for it') : ''}${point('briefings', `${posted.size} of ${article.sentences.length}`, 'sentences in the post')}${hidden > 0 ? point('hide', String(hidden), 'hidden') : ''}
  </ul>`
}

const switches = ({ article, posted }: MarkedArticle): Html =>
  html`<fieldset class="segments">
    <legend class="hidden">Mark in the article</legend>
    ${(
      [
        ['quotes', 'quoted', 'Quotations'],
        ['cited', 'cited', 'In the post'],
        ['left', 'left', `Left out ${article.sentences.length - posted.size}`],
      ] as const
    ).map(
      ([value, swatch, label]) =>
        html`<label
          ><input type="radio" name="mark" value="${value}" ${value === 'quotes' ? html` checked` : ''} /><span
            ><i class="swatch ${swatch}"></i>${label}</span
          ></label
        >`,
    )}
  </fieldset>`
