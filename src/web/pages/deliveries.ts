import type { PostState } from '../../bot/ports/ledger.ts'
import { html, type Html } from '../html.ts'
import { actButton, channel, icon, state, type ActView, type ChannelView } from './parts.ts'
import { deskPage, type DeskShell } from './shell.ts'

/** One row of the ledger. */
export interface DeliveryView {
  /** `08:30`, and when exactly it was due and sent. */
  readonly time: string
  readonly what: string
  readonly href?: string | undefined
  readonly channel: ChannelView
  readonly state: PostState
  /** What it is: `a correction`, `ordered by nato-china/1`. */
  readonly note: string
  /** How it came to be where it is, step by step. */
  readonly steps: readonly string[]
  readonly acts: readonly { readonly label: string; readonly act: ActView }[]
}

/** A page of the ledger. */
export interface DeliveriesView {
  readonly chosen: string
  readonly briefing?: string | undefined
  readonly days: readonly { readonly day: string; readonly rows: readonly DeliveryView[] }[]
  /** The address of older rows. */
  readonly older?: string | undefined
}

/** The states that can be chosen, and their words. */
export const deliveryStates: Readonly<
  Record<string, { readonly words: string; readonly states?: readonly PostState[] }>
> = {
  all: { words: 'All' },
  waiting: { words: 'Waits for a person', states: ['unapproved', 'held', 'failed', 'refused'] },
  sent: { words: 'Sent', states: ['sent'] },
  coming: { words: 'On its way', states: ['due', 'sending'] },
  skipped: { words: 'Skipped', states: ['skipped'] },
}

/** Every post row by row, with what became of it and why. */
export const deliveriesPage = (shell: DeskShell, { chosen, briefing, days, older }: DeliveriesView): Html =>
  deskPage(
    shell,
    { title: 'Deliveries', place: 'deliveries', live: true, back: '/desk/deliveries' },
    html`<div class="title-row">
        <div>
          <h1>Deliveries</h1>
          <p class="facts">
            Every post, as the ledger has it${briefing === undefined ? '' : html`, of <code>/${briefing}</code>`}
          </p>
        </div>
      </div>
      <nav class="filters" aria-label="Which deliveries">
        ${Object.entries(deliveryStates).map(([name, { words }]) => html`<a class="chip" href="/desk/deliveries?state=${name}${briefing === undefined ? '' : html`&amp;briefing=${encodeURIComponent(briefing)}`}" ${name === chosen ? html` aria-current="true"` : ''}>${words}</a>`)}
      </nav>
      <div class="deliveries">
        ${
          days.length === 0
            ? html`<p class="calm">Nothing here.</p>`
            : days.map(
                ({ day, rows }) =>
                  html`<section>
                    <h2 class="label">${day}</h2>
                    <ol class="rows">
                      ${rows.map(row)}
                    </ol>
                  </section>`,
              )
        }
      </div>
      ${older === undefined ? '' : html`<p class="foot-line"><a href="${older}">Older deliveries</a></p>`}`,
  )

const row = (view: DeliveryView): Html =>
  html`<li class="delivery">
    <details>
      <summary data-row>
        <time>${view.time}</time>
        <span class="what"><strong>${view.what}</strong><small>${view.note}</small></span>
        <span class="to-where">${channel(view.channel)}</span>
        ${state(view.state)} ${icon('down')}
      </summary>
      <div class="inside">
        <ol class="steps">
          ${view.steps.map((step) => html`<li>${step}</li>`)}
        </ol>
        ${view.href === undefined ? '' : html`<p><a href="${view.href}">The briefing</a></p>`}
        ${view.acts.length === 0 ? '' : html`<div class="deeds">${view.acts.map(({ act, label }) => actButton(act, label))}</div>`}
      </div>
    </details>
  </li>`
