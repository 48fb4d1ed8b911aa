import { printDate } from '../../briefing/sections/dates/calendar.ts'
import type { FoundWords, SoughtByWords } from '../../bot/ports/desk.ts'
import type { FoundLine } from '../../bot/ports/lines.ts'
import { html, type Html, type MarkupPiece } from '../html.ts'
import { addressWith, icon } from './parts.ts'
import { deskPage, type DeskShell } from './shell.ts'
import { postedRow, type PostedRow } from './today.ts'

/** What was asked for. */
export type SearchAsked = Pick<SoughtByWords, 'words' | 'speaker' | 'kind'>

/** A piece of a text, which may be what was looked for. */
export interface ShownPiece {
  readonly words: string
  readonly isSought?: true
}

/** A line with what was looked for. */
interface Hit extends FoundLine {
  readonly pieces: readonly ShownPiece[]
}

/** What was found. */
export interface SearchView {
  readonly asked: SearchAsked
  readonly hits: readonly Hit[]
  readonly speakers: FoundWords['speakers']
  readonly posts: readonly PostedRow[]
  readonly next?: string | undefined
  /** It is not the first page. */
  readonly isLater: boolean
}

/** Who said what, in all that is kept. */
export const searchPage = (shell: DeskShell, view: SearchView): Html =>
  deskPage(
    shell,
    { title: titleOf(view.asked), place: 'search', asked: view.asked.words },
    html`<div class="title-row">
        <div>
          <h1>${titleOf(view.asked)}</h1>
          <p class="facts">In every briefing that is kept here or posted where you see it</p>
        </div>
        ${view.hits.length === 0 ? '' : exports(view.asked)}
      </div>
      ${form(view.asked)} ${isAsked(view.asked) ? results(view) : howItFinds}`,
  )

const isAsked = ({ words, speaker = '' }: SearchAsked): boolean => `${words}${speaker}` !== ''

function titleOf({ words, speaker }: SearchAsked): string {
  if (speaker === undefined) return words === '' ? 'Search' : `“${words}”`
  return words === '' ? `By ${speaker}` : `“${words}” by ${speaker}`
}

/** The address of the same search, but for some of it. */
const addressOf = (
  { words, speaker, kind }: SearchAsked,
  but: Readonly<Record<string, string | undefined>>,
  end = '',
): string => addressWith(`/desk/search${end}`, { q: words, by: speaker, kind, ...but })

const exports = (asked: SearchAsked): Html =>
  html`<p class="deeds">
    ${(['csv', 'json'] as const).map((kind) => html`<a class="button" href="${addressOf(asked, {}, `.${kind}`)}" download>${icon('save')}${kind.toUpperCase()}</a>`)}
  </p>`

const form = ({ words, speaker, kind }: SearchAsked): Html =>
  html`<form class="seek" role="search" action="/desk/search" aria-label="In what is kept">
    <p class="field">
      <label for="seek-q">Words</label
      ><input id="seek-q" name="q" type="search" value="${words}" maxlength="300" autocomplete="off" />
    </p>
    <p class="field">
      <label for="seek-by">Who said it</label
      ><input id="seek-by" name="by" value="${speaker ?? ''}" maxlength="200" autocomplete="off" />
    </p>
    <label class="only"
      ><input type="checkbox" name="kind" value="quote" ${kind === 'quote' ? html` checked` : ''} /> Only
      quotations</label
    >
    <button class="primary">Search</button>
  </form>`

const howItFinds = html`<p class="hint">
  Whole words are found, whatever their form, case and accents. Words in “quotation marks” have to stand side by side.
  What was handed in and not posted is found by nobody.
</p>`

function results(view: SearchView): Html {
  const { asked, hits, posts, next, isLater } = view
  if (hits.length === 0)
    return html`<p class="calm">${isLater ? 'No more.' : 'Nobody says that here.'}</p>
      ${howItFinds}`
  return html`<div class="found">
    <aside aria-label="Narrow">${speakers(view)}</aside>
    <div class="results">
      <section aria-labelledby="said-where">
        <h2 class="label" id="said-where">Where it is said</h2>
        ${groups(hits).map(group)}
        ${next === undefined ? '' : html`<p class="foot-line"><a href="${addressOf(asked, { after: next })}">More, from older articles</a></p>`}
      </section>
      ${
        posts.length === 0
          ? ''
          : html`<section aria-labelledby="posts">
              <h2 class="label" id="posts">Posts of these briefings</h2>
              <ol class="log">
                ${posts.map(postedRow)}
              </ol>
            </section>`
      }
    </div>
  </div>`
}

const speakers = ({ asked, speakers: found }: SearchView): Html =>
  html`<h2 class="label">Who says it</h2>
    <ul class="facets">
      ${asked.speaker === undefined ? '' : html`<li><a href="${addressOf(asked, { by: undefined })}">Everybody</a></li>`}
      ${found.map(
        ({ name, quotes }) =>
          html`<li>
            <a href="${addressOf(asked, { by: name })}" ${name === asked.speaker ? html` aria-current="true"` : ''}
              ><span>${name}</span><b>${quotes}<span class="hidden"> quotations</span></b></a
            >
          </li>`,
      )}
    </ul>`

/** What one article says stands under its title. */
function groups(hits: readonly Hit[]): readonly (readonly [Hit, ...Hit[]])[] {
  const found: [Hit, ...Hit[]][] = []
  for (const each of hits) {
    const last = found.at(-1)
    if (last?.[0].briefing === each.briefing) last.push(each)
    else found.push([each])
  }
  return found
}

function group([first, ...others]: readonly [Hit, ...Hit[]]): Html {
  const address = `/desk/b/${encodeURIComponent(first.briefing)}`
  const title = first.kind === 'title' ? shown(first) : first.title
  return html`<section>
    <h3>
      <a href="${address}">${title}</a> <small><time datetime="${first.day}">${printDate(first.day)}</time></small>
    </h3>
    <ol class="hits">
      ${[...(first.kind === 'title' ? [] : [first]), ...others].map((each) => hit(each, address))}
    </ol>
  </section>`
}

const shown = ({ pieces }: Hit): MarkupPiece =>
  pieces.map(({ words, isSought }) => (isSought ? html`<mark>${words}</mark>` : words))

function hit(each: Hit, address: string): Html {
  const { kind, speaker, role, quote } = each
  if (kind !== 'quote') return html`<li data-row tabindex="-1"><p>${shown(each)}</p></li>`
  return html`<li data-row tabindex="-1">
    <blockquote><a href="${address}#q${quote ?? ''}">${shown(each)}</a></blockquote>
    <p class="by">
      ${speaker === undefined ? html`<span class="lack">Speaker not certain</span>` : html`<strong>${speaker}</strong>`}${role === undefined ? '' : `, ${role}`}
    </p>
  </li>`
}
