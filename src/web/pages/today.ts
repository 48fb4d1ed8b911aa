import { html, type Html, type MarkupPiece } from '../html.ts'
import {
  actButton,
  channel,
  nothingScheduled,
  state,
  type ActView,
  type ChannelView,
  type ShownState,
} from './parts.ts'
import { deskPage, type DeskShell } from './shell.ts'

/** What somebody has to decide or mend. */
export interface WaitingCard {
  readonly state: ShownState
  /** What it is in two words: `Held`, `Channel paused`. */
  readonly kind: string
  readonly when: string
  readonly title: string
  readonly href?: string | undefined
  readonly channel?: ChannelView | undefined
  /** Why, and what happens meanwhile. */
  readonly words: string
  /** What can be done, the best first. */
  readonly acts: readonly { readonly label: string; readonly act: ActView }[]
}

/** A post that comes. */
export interface ComingRow {
  readonly time: string
  readonly soon: string
  readonly title: string
  readonly href?: string | undefined
  readonly channels: readonly ChannelView[]
  readonly note?: string | undefined
  readonly warn?: boolean
  readonly act?: { readonly label: string; readonly act: ActView } | undefined
}

/** A post that was made. */
export interface PostedRow {
  readonly time: string
  readonly title: string
  readonly href?: string | undefined
  readonly channel: ChannelView
  readonly note: string
  readonly state: ShownState
}

/** What today's page shows. */
export interface TodayView {
  /** `Friday, 27 November`. */
  readonly day: string
  /** `9 posts since yesterday morning`. */
  readonly words: readonly string[]
  readonly waiting: readonly WaitingCard[]
  readonly coming: readonly ComingRow[]
  readonly posted: readonly PostedRow[]
  /** Posts of each of the last days, the oldest first, and how many of them failed or are held. */
  readonly days: readonly { readonly day: string; readonly sent: number; readonly trouble: number }[]
}

/** Today: what waits for a person, what comes, what was posted. */
export const todayPage = (shell: DeskShell, view: TodayView): Html =>
  deskPage(
    shell,
    { title: 'Today', place: 'today', live: true },
    html`<div class="title-row">
        <div>
          <h1>${view.day}</h1>
          <p class="facts">
            ${view.words.map((words, at) => html`${at > 0 ? html` <i aria-hidden="true">·</i> ` : ''}${words}`)}
          </p>
        </div>
        ${fortnight(view)}
      </div>
      <section class="waits" aria-labelledby="waits">
        <h2 class="label" id="waits">
          Waits for a person${view.waiting.length > 0 ? html` <b class="count">${view.waiting.length}</b>` : ''}
        </h2>
        ${
          view.waiting.length === 0
            ? html`<p class="calm">Nothing. Every post is where it should be.</p>`
            : html`<ul class="cards">
                ${view.waiting.map(card)}
              </ul>`
        }
      </section>
      ${columns(view)}`,
  )

const columns = (view: TodayView): Html =>
  html`<div class="columns">
    <section aria-labelledby="next">
      <header class="part-head">
        <h2 class="label" id="next">Next</h2>
        <a class="more" href="/desk/schedules">The week</a>
      </header>
      ${
        view.coming.length === 0
          ? nothingScheduled
          : html`<ol class="timeline">
              ${view.coming.map(comingRow)}
            </ol>`
      }
    </section>
    <section aria-labelledby="posted">
      <header class="part-head">
        <h2 class="label" id="posted">Posted today</h2>
        <a class="more" href="/desk/deliveries">All deliveries</a>
      </header>
      ${
        view.posted.length === 0
          ? html`<p class="note">Nothing yet.</p>`
          : html`<ol class="log">
              ${view.posted.map(postedRow)}
            </ol>`
      }
    </section>
  </div>`

const titled = (title: string, href: string | undefined): MarkupPiece =>
  href === undefined ? title : html`<a href="${href}">${title}</a>`

const card = (card: WaitingCard): Html =>
  html`<li class="card ${card.state}">
    <p class="kind">${state(card.state, card.kind)} <time>${card.when}</time></p>
    <h3>${titled(card.title, card.href)}</h3>
    <p>${card.channel ? html`${channel(card.channel)}. ` : ''}${card.words}</p>
    <div class="deeds">${card.acts.map(({ label, act }, at) => actButton(act, label, at === 0 ? 'good' : ''))}</div>
  </li>`

const comingRow = (row: ComingRow): Html =>
  html`<li${row.warn ? html` class="warn"` : ''}><p class="when"><time>${row.time}</time><small>${row.soon}</small></p><div><h3>${titled(row.title, row.href)}</h3><p>${row.channels.map((each) => html`${channel(each)} `)}${row.note === undefined ? '' : html`<span class="note">${row.note}</span>`}</p></div>${row.act ? html`<div class="deeds">${actButton(row.act.act, row.act.label, 'quiet')}</div>` : ''}</li>`

/** One post as a row: when, what, where, and how it ended. */
export const postedRow = (row: PostedRow): Html =>
  html`<li>
    <time>${row.time}</time>
    <div>
      <h3>${titled(row.title, row.href)}</h3>
      <p>${channel(row.channel)} <span class="note">${row.note}</span></p>
    </div>
    ${state(row.state)}
  </li>`

function fortnight({ days }: TodayView): Html {
  const most = Math.max(1, ...days.map(({ sent, trouble }) => sent + trouble))
  const total = days.reduce((sum, { sent }) => sum + sent, 0)
  const trouble = days.filter((day) => day.trouble > 0)
  if (total + trouble.length === 0) return html``
  const label = `${total} posts in ${days.length} days${trouble.length === 0 ? ', none of them failed or held' : `; failed or held: ${trouble.map((day) => `${day.trouble} on ${day.day}`).join(', ')}`}`
  const bar = (count: number, above: number, at: number, kind: string): Html => {
    const height = (count / most) * 38
    return html`<rect
      class="${kind}"
      x="${at * 10 + 1}"
      y="${(40 - height - above).toFixed(1)}"
      width="7"
      height="${height.toFixed(1)}"
      rx="1.5"
    />`
  }
  return html`<figure class="fortnight">
    <svg viewBox="0 0 ${days.length * 10} 40" role="img" aria-label="${label}">
      ${days.map((day, at) => html`${bar(day.sent, (day.trouble / most) * 38, at, at === days.length - 1 ? 'now' : 'day')}${day.trouble > 0 ? bar(day.trouble, 0, at, 'bad') : ''}`)}
    </svg>
    <figcaption>${days.length} days</figcaption>
  </figure>`
}
