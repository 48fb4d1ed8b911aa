import { html, type Html } from '../html.ts'
import { actButton, channel, counted, nothingScheduled, state, type ActView, type ChannelView } from './parts.ts'
import { deskPage, type DeskShell } from './shell.ts'

/** A schedule as a line. */
export interface ScheduleRow {
  readonly id: string
  readonly what: string
  readonly says: string
  readonly state: string
  readonly paused: boolean
  readonly ofFile: boolean
  readonly channels: readonly ChannelView[]
  readonly acts: readonly { readonly label: string; readonly act: ActView }[]
}

/** One time of a day. */
export interface SlotView {
  readonly time: string
  readonly what: string
  readonly id: string
  readonly chats: readonly string[]
  /** Why nothing is posted then. */
  readonly not?: string | undefined
}

/** The week and the orders behind it. */
export interface SchedulesView {
  readonly week: string
  readonly before: string
  readonly after: string
  readonly zone: string
  readonly days: readonly { readonly day: string; readonly today: boolean; readonly slots: readonly SlotView[] }[]
  readonly rows: readonly ScheduleRow[]
  readonly unseen: number
}

/** What is posted when, for a week, and by which order. */
export const schedulesPage = (shell: DeskShell, view: SchedulesView): Html =>
  deskPage(
    shell,
    { title: 'Schedules', place: 'schedules', live: true, back: '/desk/schedules' },
    html`<div class="title-row">
        <div>
          <h1>${view.week}</h1>
          <p class="facts">Times in ${view.zone}</p>
        </div>
        <p class="pager">
          <a class="button" href="${view.before}">Week before</a><a class="button" href="/desk/schedules">This week</a
          ><a class="button" href="${view.after}">Week after</a>
        </p>
      </div>
      <ol class="week-list">
        ${view.days.map(
          ({ day, today, slots }) =>
            html`<li${today ? html` class="today"` : ''}>
              <h2>${day}</h2>
              ${
                slots.length === 0
                  ? html`<p class="note">Nothing</p>`
                  : html`<ul>
                      ${slots.map(slot)}
                    </ul>`
              }
            </li>`,
        )}
      </ol>
      <section aria-labelledby="orders">
        <h2 class="label" id="orders">${counted(view.rows.length, 'schedule')}</h2>
        ${
          view.rows.length === 0
            ? nothingScheduled
            : html`<ul class="orders">
                ${view.rows.map(order)}
              </ul>`
        }
        ${view.unseen > 0 ? html`<p class="note">${view.unseen} more in channels that you do not see.</p>` : ''}
      </section>`,
  )

const slot = ({ time, what, id, chats, not }: SlotView): Html =>
  html`<li>
    <a class="slot due" href="#${id}"
      ><span class="line"><time>${time}</time> ${chats.join(', ')}</span
      ><span class="name">${what}</span>${not === undefined ? '' : html`<small>${not}</small>`}</a
    >
  </li>`

const order = (row: ScheduleRow): Html =>
  html`<li id="${row.id}" tabindex="-1" data-row>
    <div class="grow">
      <h3>${row.what}, ${row.says}</h3>
      <p class="note">
        <code>${row.id}</code> · ${row.channels.map((each) => html`${channel(each)} `)}·
        ${row.paused ? state('paused', row.state) : row.state}${row.ofFile ? ' · ordered by its file' : ''}
      </p>
    </div>
    <div class="deeds">${row.acts.map(({ label, act }) => actButton(act, label, 'quiet'))}</div>
  </li>`
