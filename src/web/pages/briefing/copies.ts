import { html, type Html } from '../../html.ts'
import { actButton, channel, state, type ChannelView, type ShownState } from '../parts.ts'

/** A post of the briefing that is out, or on its way. */
export interface CopyView {
  readonly channel: ChannelView
  readonly when: string
  readonly state: ShownState
  readonly words: string
}

/** What an editor changed. */
export interface CorrectionView {
  readonly what: string
  readonly by: string
  readonly when: string
}

/** Where the briefing stands. */
export const copiesPart = (name: string, copies: readonly CopyView[]): Html =>
  html`<section class="part">
    <header class="part-head">
      <h3 class="label">Where it was posted</h3>
      <a class="more" href="/desk/deliveries?briefing=${name}">All its deliveries</a>
    </header>
    ${
      copies.length === 0
        ? html`<p class="note">Nowhere yet.</p>`
        : html`<ul class="copies">
            ${copies.map((copy) => html`<li>${channel(copy.channel)} <span class="grow">${copy.when}</span> ${state(copy.state, copy.words)}</li>`)}
          </ul>`
    }
  </section>`

interface Corrected {
  readonly name: string
  readonly corrections: readonly CorrectionView[]
  readonly mayCorrect: boolean
  readonly revision: string
}

/** What was changed here, and the way back. */
export function correctionsPart({ name, corrections, mayCorrect, revision }: Corrected): Html {
  const undo = { command: 'briefdesk', back: `/desk/b/${name}`, fields: [['line', `correct ${name} undo`]] } as const
  return html`<section class="part">
    <h3 class="label">Corrections</h3>
    ${
      corrections.length === 0
        ? html`<p class="note">
            None. What you change here counts in your workspace or server, is marked as an editor’s, and follows every
            copy in place.
          </p>`
        : html`<ul class="lines">
              ${corrections.map(({ what, by, when }) => html`<li>${what} <small>${by}, ${when}</small></li>`)}
            </ul>
            ${mayCorrect ? actButton(undo, 'Take them all back') : ''}`
    }
    <p class="note">Revision <code>${revision.slice(0, 12)}</code></p>
  </section>`
}
