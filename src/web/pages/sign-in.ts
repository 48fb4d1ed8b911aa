import { html, type Html } from '../html.ts'
import { initials, barePage, type DeskFiles } from './shell.ts'
import { icon, logo } from './parts.ts'

/** Whom a link of one use lets in; `token` is spent by POST only, since chats open the links that they preview. */
export interface DoorView {
  readonly token: string
  readonly person: string
  readonly tenant: string
  readonly kind: string
  /** `until 09:24`. */
  readonly until: string
}

const framed = (files: DeskFiles, title: string, inside: Html): Html =>
  barePage(
    files,
    title,
    html`<main id="main" class="door" tabindex="-1">
      <p class="eyebrow">${logo}<span>Briefdesk</span></p>
      ${inside}
    </main>`,
  )

/** The page of a sign-in link. */
export const doorPage = (files: DeskFiles, view: DoorView): Html =>
  framed(
    files,
    'Sign in',
    html`<h1>Open the desk</h1>
      <p class="who">
        <span class="face" aria-hidden="true">${initials(view.person)}</span
        ><span><strong>${view.person}</strong><small>${view.tenant}, ${view.kind}</small></span>
      </p>
      <form method="post" action="/desk/in/${view.token}">
        <button class="primary big">Open as ${view.person}</button>
      </form>
      <p class="hint">
        The link works once, ${view.until}. You stay signed in for twelve hours on this device, or until you sign out.
      </p>`,
  )

/** Nobody is signed in: where a link is to be had, and why the last one did not do. */
export const signInPage = (files: DeskFiles, trouble?: string): Html =>
  framed(
    files,
    'Sign in',
    html`<h1>Sign in</h1>
      ${trouble === undefined ? '' : html`<p class="callout bad" role="status">${icon('warning')}<span>${trouble}</span></p>`}
      <p>Write this in Slack or Discord, wherever the bot is:</p>
      <p class="code"><code>/briefdesk desk</code></p>
      <p class="hint">
        You alone get a link that signs you in, with the rights that you have there. There are no passwords.
      </p>`,
  )

/** There is no such page, or not for this person: the two are told alike. */
export const missingPage = (files: DeskFiles): Html =>
  framed(
    files,
    'Not found',
    html`<h1>There is nothing here</h1>
      <p>The link may have been withdrawn, or the name be another one.</p>
      <p><a class="button" href="/desk">To the desk</a></p>`,
  )
