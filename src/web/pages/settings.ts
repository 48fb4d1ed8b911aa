import { html, type Html } from '../html.ts'
import { actButton, actForm, channel, state, type ActView, type ChannelView } from './parts.ts'
import { connectPart, type ConnectView } from './connect.ts'
import { deskPage, type DeskShell } from './shell.ts'

/** How the bot does, how a chat is connected, and where somebody is signed in. */
export interface SettingsView {
  readonly parts: readonly { readonly name: string; readonly ready: boolean; readonly words: string }[]
  /** Of a chat that is not connected yet. */
  readonly connect: readonly ConnectView[]
  readonly people: PeopleView
  /** Whether they may make and withdraw links that anybody may open. */
  readonly links: boolean
  readonly sessions: readonly SessionView[]
}

/** Who may do what. */
interface PeopleView {
  readonly local: boolean
  readonly mayGrant: boolean
  readonly grants: readonly {
    readonly name: string
    readonly role: string
    readonly by: string
    readonly channel?: ChannelView
    readonly revoke?: ActView
  }[]
  readonly approvals: readonly {
    readonly channel: ChannelView
    readonly says: string
    readonly setBy: string
    readonly end?: ActView
  }[]
  readonly log?: readonly { readonly when: string; readonly who: string; readonly what: string }[]
}

interface SessionView {
  readonly code: string
  readonly name: string
  readonly mine: boolean
  /** The one of this browser. */
  readonly here: boolean
  readonly until: string
  readonly asked: string
}

/** Settings. */
export const settingsPage = (shell: DeskShell, view: SettingsView): Html =>
  deskPage(
    shell,
    { title: 'Settings', place: 'settings', live: true, back: '/desk/settings' },
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
      ${view.connect.map(connectPart)} ${peoplePart(view.people)} ${view.links ? linksPart : ''}
      ${view.sessions.length === 0 ? '' : sessionsPart(view.sessions)} ${logPart(view.people)}`,
  )

const linksPart = html`<section aria-labelledby="links">
  <h2 class="label" id="links">Share links</h2>
  <p class="note">
    <a href="/desk/links">Links under which anybody may read a briefing</a>, each withdrawn by a click.
  </p>
</section>`

const peoplePart = ({ local, mayGrant, grants, approvals }: PeopleView): Html =>
  html`<section aria-labelledby="people">
    <h2 class="label" id="people">Who may do what</h2>
    ${
      local
        ? html`<p class="note">
            You are at the bot’s own machine: you may do everything. In a chat, rights are given by its people.
          </p>`
        : html`<ul class="orders">
              ${grants.map(
                ({ name, role, by, channel: where, revoke }) =>
                  html`<li>
                    <div class="grows">
                      <p>
                        <b>${name}</b> is ${/^[ae]/.test(role) ? 'an' : 'a'}
                        ${role}${where ? html` in ${channel(where)}` : ' everywhere'}
                      </p>
                      <p class="note">given by ${by}</p>
                    </div>
                    ${revoke ? actButton(revoke, 'Take away', 'quiet') : ''}
                  </li>`,
              )}
              <li>
                <div class="grows">
                  <p><b>Everybody else</b> is a sharer</p>
                  <p class="note">Admins of the workspace or server are admins here.</p>
                </div>
              </li>
            </ul>
            ${mayGrant ? grantForm : ''} ${approvalsPart(approvals)}`
    }
  </section>`

/** Channels in which somebody approves. */
const approvalsPart = (approvals: PeopleView['approvals']): Html =>
  html`<h3 class="label">Who approves posts</h3>
    ${
      approvals.length === 0
        ? html`<p class="note">
            No channel asks for approval. To ask for it in one, write there:
            <code>/briefdesk approvers @role within:2h</code>
          </p>`
        : html`<ul class="orders">
            ${approvals.map(
              ({ channel: where, says, setBy, end }) =>
                html`<li>
                  <div class="grows">
                    <p>${channel(where)}: ${says}</p>
                    <p class="note">set by ${setBy}</p>
                  </div>
                  ${end ? actButton(end, 'No approval any more', 'quiet') : ''}
                </li>`,
            )}
          </ul>`
    }`

const grantForm = actForm(
  { command: 'briefdesk', back: '/desk/settings', fields: [['line', 'grant']] },
  html`<label>Person <input name="line" required placeholder="@name’s id, or everybody" autocomplete="off" /></label>
    <label
      >Role
      <select name="line">
        ${['sharer', 'editor', 'admin', 'reader'].map((role) => html`<option>${role}</option>`)}
      </select></label
    ><button>Give the role</button>`,
  'grant',
)

const sessionsPart = (sessions: SettingsView['sessions']): Html =>
  html`<section aria-labelledby="sessions">
    <h2 class="label" id="sessions">Who is signed in</h2>
    <ul class="orders">
      ${sessions.map(
        ({ code, name, here, until, asked }) =>
          html`<li>
            <div class="grows">
              <p><b>${name}</b>${here ? ', in this browser' : ''}, until ${until}</p>
              <p class="note">The chat was last asked about them ${asked}</p>
            </div>
            <form method="post" action="/desk/sessions">
              <input type="hidden" name="session" value="${code}" /><button
                class="quiet"
                aria-label="Sign out: ${name}, until ${until}"
              >
                Sign out
              </button>
            </form>
          </li>`,
      )}
    </ul>
    ${
      sessions.some(({ mine }) => mine)
        ? html`<form method="post" action="/desk/sessions">
            <p class="deeds"><button>Sign me out everywhere</button></p>
          </form>`
        : ''
    }
  </section>`

const logPart = ({ log = [] }: PeopleView): Html =>
  log.length === 0
    ? html``
    : html`<section aria-labelledby="log">
        <h2 class="label" id="log">Who did what</h2>
        <ol class="rows">
          ${log.map(
            ({ when, who, what }) =>
              html`<li class="deed-line"><time>${when}</time> <b>${who}</b> <span>${what}</span></li>`,
          )}
        </ol>
      </section>`
