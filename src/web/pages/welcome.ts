import { html, type Html } from '../html.ts'
import { drawChat, type ChatPreview } from './briefing/previews.ts'
import { logo } from './parts.ts'
import { barePage, saying, type DeskFiles, type DeskShell } from './shell.ts'

/** What the first page shows, before any chat is connected. */
export interface WelcomeView {
  /** `on this machine only, 127.0.0.1:3000`. */
  readonly where: string
  /** The briefing that comes with the bot, and how a post of it looks. */
  readonly sample?:
    { readonly name: string; readonly title: string; readonly previews: readonly ChatPreview[] } | undefined
  readonly said?: DeskShell['said']
  /** What was typed, where it could not be briefed. */
  readonly typed?: string
}

/** Nothing is connected: paste an article, see what the chats would. */
export const welcomePage = (files: DeskFiles, view: WelcomeView): Html =>
  barePage(
    files,
    'Welcome',
    html`<main id="main" class="first" tabindex="-1">
      <header>
        <p class="eyebrow">${logo}<span>Briefdesk</span><span class="grow"></span><span>${view.where}</span></p>
        <h1>Nothing is connected yet, and it works all the same.</h1>
        <p class="standfirst">
          Give it an article. You get the briefing beside its source, and see the post as your team would.
        </p>
        ${view.said ? saying(view.said, '/desk/welcome') : ''}
        ${giveForm(view.typed)}${view.sample ? html`<p class="hint">or read the one that comes with it: <a href="/desk/b/${view.sample.name}">${view.sample.title}</a></p>` : ''}
      </header>
      ${view.sample ? looks(view.sample) : ''}
      <section aria-labelledby="ready">
        <h2 class="label" id="ready">When you are ready</h2>
        <div class="ways">
          <a href="/desk/settings#connect-slack"
            ><strong>Connect Slack</strong><small>About five minutes; each step is ticked when it is done</small></a
          ><a href="/desk/settings#connect-discord"
            ><strong>Connect Discord</strong><small>About five minutes; each step is ticked when it is done</small></a
          ><a href="/desk"><strong>Look around the desk</strong><small>Today, schedules, feeds, deliveries</small></a>
        </div>
      </section>
    </main>`,
  )

/** To hand in an article: an address, or its text. */
export const giveForm = (typed = ''): Html =>
  html`<form class="give" method="post" action="/desk/brief">
    <label for="give">A link, or the text of an article</label
    ><textarea
      id="give"
      name="text"
      rows="5"
      required
      maxlength="400000"
      placeholder="https://… or the whole text, headline first"
    >
${typed}</textarea>
    <p class="deeds"><button class="primary big">Brief it</button></p>
  </form>`

const looks = ({ title, previews }: NonNullable<WelcomeView['sample']>): Html =>
  html`<section aria-labelledby="looks">
    <h2 class="label" id="looks">How a post looks</h2>
    <div class="pair">
      ${previews
        .filter(({ chat }) => chat !== 'terminal')
        .map(
          (preview) =>
            html`<figure class="preview" data-theme="${preview.chat === 'discord' ? 'dark' : 'light'}">
              <div class="stage short" tabindex="0" role="region" aria-label="“${title}” as a post in ${preview.title}">
                ${drawChat(preview)}
              </div>
              <figcaption>${preview.title}, on a phone</figcaption>
            </figure>`,
        )}
    </div>
  </section>`
