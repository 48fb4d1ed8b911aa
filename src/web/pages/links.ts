import type { BriefingLink } from '../../bot/ports/sessions.ts'
import { html, type Html } from '../html.ts'
import { actButton, actForm, counted } from './parts.ts'
import { deskPage, type DeskShell } from './shell.ts'

/** A link as a line. */
export interface LinkRow extends Pick<BriefingLink, 'briefing' | 'by' | 'opened'> {
  readonly title: string
  readonly made: string
  readonly until: string
  /** By what it is withdrawn. */
  readonly code: string
}

/** The links under which anybody may read a briefing. */
export const linksPage = (shell: DeskShell, rows: readonly LinkRow[]): Html =>
  deskPage(
    shell,
    { title: 'Share links', place: 'settings', back: '/desk/links' },
    html`<div class="title-row">
        <div>
          <h1>Share links</h1>
          <p class="facts">Whoever has one reads the briefing, the sentences it cites and its receipt</p>
        </div>
      </div>
      ${
        rows.length === 0
          ? html`<p class="calm">
              No link leads to a briefing. <a href="/desk/briefings">Open a briefing</a> to make one.
            </p>`
          : html`<ul class="orders">
              ${rows.map(line)}
            </ul>`
      }`,
  )

const line = ({ title, briefing, by, made, until, opened, code }: LinkRow): Html =>
  html`<li>
    <div class="grow">
      <h2 class="label"><a href="/desk/b/${encodeURIComponent(briefing)}">${title}</a></h2>
      <p class="note">
        by ${by}, ${made} <i aria-hidden="true">·</i> until ${until} <i aria-hidden="true">·</i> opened
        ${counted(opened, 'time')}
      </p>
    </div>
    <p class="deeds">
      ${actButton({ command: 'briefdesk', back: '/desk/links', fields: [['line', `withdraw ${code}`]] }, html`Withdraw<span class="hidden"> the link to ${title}</span>`)}
    </p>
  </li>`

/** To make one. */
export const shareForm = (name: string): Html =>
  html`<section class="sheet" id="share" aria-labelledby="share-title">
    <h2 id="share-title">Share link</h2>
    <p>
      Whoever has the link reads the briefing, the sentences it cites and its receipt. Not the whole article, not your
      channels, and no search engine finds it.
    </p>
    ${actForm(
      { command: 'briefdesk', back: `/desk/b/${name}`, fields: [['line', `link ${name}`]] },
      html`<fieldset class="choices">
          <legend>It works for</legend>
          ${(
            [
              ['7d', '7 days'],
              ['30d', '30 days'],
              ['always', 'until it is withdrawn'],
            ] as const
          ).map(
            ([value, words]) =>
              html`<label
                ><input type="radio" name="line" value="${value}" ${value === '30d' ? html` checked` : ''} />
                ${words}</label
              >`,
          )}
        </fieldset>
        <p class="deeds">
          <button class="primary">Make a link</button><a class="button quiet" href="/desk/links">All links</a
          ><a class="button quiet" href="#main" data-closes>Not now</a>
        </p>`,
    )}
  </section>`
