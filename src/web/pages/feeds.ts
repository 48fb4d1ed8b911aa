import type { FeedHealth } from '../../bot/ports/feeds.ts'
import type { TriedFilter } from '../../bot/ports/desk.ts'
import { html, type Html } from '../html.ts'
import { actForm, channel, counted, icon, state, type ChannelView, type ShownState } from './parts.ts'
import { deskPage, type DeskShell } from './shell.ts'

/** A feed as a line. */
export interface FeedRow {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly channel: ChannelView
  readonly health: FeedHealth
  readonly reason?: string | undefined
  readonly filter: string
  readonly looked: string
}

/** The feeds, one of them perhaps open with its filter tried. */
export interface FeedsView {
  readonly rows: readonly FeedRow[]
  readonly open?: { readonly row: FeedRow; readonly words: string; readonly tried: TriedFilter } | undefined
}

const healths: Readonly<Record<FeedHealth, readonly [ShownState, string]>> = {
  ok: ['sent', 'works'],
  empty: ['waiting', 'has no entries'],
  stale: ['waiting', 'nothing new for long'],
  failed: ['failed', 'cannot be read'],
}

/** Feeds with their health, and what a filter makes of the newest entries. */
export const feedsPage = (shell: DeskShell, { rows, open }: FeedsView): Html =>
  deskPage(
    shell,
    { title: open ? open.row.title : 'Feeds', place: 'feeds', live: true, back: '/desk/feeds' },
    html`<div class="title-row">
        <div>
          <h1>Feeds</h1>
          <p class="facts">${counted(rows.length, 'feed')}</p>
        </div>
        ${actForm(
          { command: 'briefdesk', back: '/desk/feeds', fields: [['line', 'follow']] },
          html`<label class="hidden" for="follow">Address of a feed, and: in #channel</label
            ><input
              id="follow"
              name="line"
              required
              maxlength="500"
              placeholder="https://… in #channel"
              autocomplete="off"
            /><button>Follow</button>`,
          'follow',
        )}
      </div>
      ${open ? tryPart(open) : ''}
      ${
        rows.length === 0
          ? html`<p class="note">No feed is followed in the channels that you see.</p>`
          : html`<table class="list feeds">
              <thead>
                <tr>
                  <th>Feed</th>
                  <th>Filter</th>
                  <th>Where</th>
                  <th>Health</th>
                  <th>Read</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map((row) => line(row, row.id === open?.row.id))}
              </tbody>
            </table>`
      }`,
  )

const line = ({ id, title, url, channel: where, health, reason, filter, looked }: FeedRow, isOpen: boolean): Html =>
  html`<tr${isOpen ? html` class="open"` : ''}>
    <th scope="row"><a href="/desk/feeds/${encodeURIComponent(id)}">${title}</a> <small>${url}</small></th>
    <td>${filter === '' ? html`<span class="note">everything</span>` : html`<code>${filter}</code>`}</td>
    <td>${channel(where)}</td>
    <td>${state(...healths[health])}${reason === undefined ? '' : html` <small>${reason}</small>`}</td>
    <td>${looked}</td>
  </tr>`

function tryPart({ row, words, tried }: NonNullable<FeedsView['open']>): Html {
  const passing = tried.entries.filter(({ passes }) => passes).length
  const says = tried.problem ?? `${passing} of the newest ${tried.entries.length} would be posted.`
  return html`<section class="try" aria-labelledby="try">
    <h2 class="label" id="try">${row.title}: its filter, tried on the newest entries</h2>
    <form class="filter" method="get">
      <label for="words">Words; a minus before a word leaves out</label>
      <p class="field">
        <input id="words" name="words" value="${words}" autocomplete="off" maxlength="500" /><button>Try</button>
      </p>
      <p class="says${tried.problem === undefined ? '' : ' unclear'}" role="status">${says}</p>
    </form>
    <ol class="entries">
      ${tried.entries.map(
        ({ title, passes, reason }) =>
          html`<li class="${passes ? 'passes' : 'out'}">
            <span class="end">${icon(passes ? 'check' : 'none')}</span>
            <div><h3>${title}</h3></div>
            <span class="because">${passes ? 'passes' : 'left out'}${reason === '' ? '' : `: ${reason}`}</span>
          </li>`,
      )}
    </ol>
  </section>`
}
