import { html, type Html } from '../html.ts'
import { icon } from './parts.ts'

/** A step on the way to a chat, ticked where the bot sees that it is done. */
export interface ConnectStep {
  readonly title: string
  readonly words: string
  readonly code?: string
  readonly done: boolean
}

/** The steps on the way to a chat. */
export interface ConnectView {
  readonly chat: string
  readonly title: string
  readonly steps: readonly ConnectStep[]
}

/** A chat that is not connected yet. */
export const connectPart = ({ chat, title, steps }: ConnectView): Html =>
  html`<section id="connect-${chat}" aria-labelledby="connect-${chat}-title">
    <h2 class="label" id="connect-${chat}-title">Connect ${title}</h2>
    <ol class="steps-list">
      ${steps.map(
        ({ title: what, words, code, done }) =>
          html`<li class="task${done ? ' done' : ''}">
            <span class="tick">${done ? icon('check') : ''}</span>
            <div>
              <h3>${what}${done ? html`<span class="hidden"> (done)</span>` : ''}</h3>
              <div class="words">
                <p>${words}</p>
                ${code === undefined ? '' : html`<pre class="code" tabindex="0">${code}</pre>`}
              </div>
            </div>
          </li>`,
      )}
    </ol>
  </section>`
