import { html, type Html } from '../html.ts'
import { icon, state } from './parts.ts'
import { deskPage, type DeskShell } from './shell.ts'

/** How the bot does, how a chat is connected, and where somebody is signed in. */
export interface SettingsView {
  readonly parts: readonly { readonly name: string; readonly ready: boolean; readonly words: string }[]
  /** Of a chat that is not connected yet. */
  readonly connect: readonly { readonly chat: string; readonly title: string; readonly steps: readonly ConnectStep[] }[]
  readonly sessions: readonly { readonly until: string; readonly asked: string }[]
}

/** A step on the way to a chat, ticked where the bot sees that it is done. */
export interface ConnectStep {
  readonly title: string
  readonly words: string
  readonly code?: string
  readonly done: boolean
}

/** Settings. */
export const settingsPage = (shell: DeskShell, view: SettingsView): Html =>
  deskPage(
    shell,
    { title: 'Settings', place: 'settings', back: '/desk/settings' },
    html`<h1>Settings</h1>
      <section id="status" aria-labelledby="status-title">
        <h2 class="label" id="status-title">Status</h2>
        <ul class="parts-grid">
          ${view.parts.map(
            ({ name, ready, words }) =>
              html`<li>
                <h3>${name}</h3>
                ${state(ready ? 'sent' : 'failed', ready ? 'ready' : 'not ready')}
                <p>${words}</p>
              </li>`,
          )}
        </ul>
      </section>
      ${view.connect.map(connectPart)}
      ${
        view.sessions.length === 0
          ? ''
          : html`<section aria-labelledby="sessions">
              <h2 class="label" id="sessions">Where you are signed in</h2>
              <ul class="rows">
                ${view.sessions.map(({ until, asked }) => html`<li class="orders-line">Until ${until}; your chat was last asked ${asked}</li>`)}
              </ul>
              <form method="post" action="/desk/sessions">
                <p class="deeds"><button>Sign out everywhere</button></p>
              </form>
            </section>`
      }`,
  )

const connectPart = ({ chat, title, steps }: SettingsView['connect'][number]): Html =>
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
