import { html, type Html, type MarkupPiece } from '../html.ts'
import type { DeskSaid } from '../said.ts'
import { actButton, icon, logo } from './parts.ts'

/** A place of the desk. */
export type DeskPlace = 'today' | 'briefings' | 'schedules' | 'feeds' | 'deliveries' | 'search' | 'settings'

/** Those that are served. */
const servedPlaces: readonly DeskPlace[] = [
  'today',
  'briefings',
  'schedules',
  'feeds',
  'deliveries',
  'search',
  'settings',
]

/** Addresses of the files that every page loads, each with its hash. */
export interface DeskFiles {
  readonly css: string
  readonly js: string
  readonly icon: string
}

/** What stands around every page of somebody who is signed in. */
export interface DeskShell {
  readonly files: DeskFiles
  /** The workspace or server, and where the person may go instead. */
  readonly tenant: { readonly name: string; readonly kind: string }
  readonly person: { readonly name: string; readonly role: string }
  /** How many wait for a person, by place. */
  readonly waiting: Readonly<Partial<Record<DeskPlace, number>>>
  /** The state of the bot's parts, in a line. */
  readonly health: { readonly ready: boolean; readonly words: string }
  /** The time as it is shown, `09:14`, and its zone. */
  readonly clock: { readonly time: string; readonly zone: string }
  /** What it is told apart by whether the page is as it was. */
  readonly mark: string
  /** What an act that was just done has to say. */
  readonly said?: DeskSaid | undefined
}

/** What is particular to a page. */
export interface DeskPage {
  readonly title: string
  readonly place?: DeskPlace
  readonly wide?: boolean
  /** It follows what happens, as long as it is open. */
  readonly live?: boolean
  /** Where what is offered after an act leads back to. */
  readonly back?: string
  /** What is in the field at the top. */
  readonly asked?: string | undefined
}

/** A whole page of the desk. */
export const deskPage = (shell: DeskShell, page: DeskPage, main: MarkupPiece): Html =>
  documentOf(
    shell.files,
    page.title,
    html`<body>
      <a class="skip" href="#main">Skip to the content</a>
      ${side(shell, page.place)}
      <div class="room">
        ${top(shell, page)}
        <main
          id="main"
          tabindex="-1"
          ${page.wide ? html` class="wide"` : ''}
          ${page.live ? html` data-live="${shell.mark}"` : ''}
        >
          ${shell.said ? saying(shell.said, page.back) : ''} ${main}
        </main>
      </div>
      ${bar(shell, page.place)} ${keys}
    </body>`,
  )

/** A page without the desk around it: to sign in, for a first article, and what is shared. */
export const barePage = (files: DeskFiles, title: string, main: MarkupPiece): Html =>
  documentOf(
    files,
    title,
    html`<body class="bare">
      <a class="skip" href="#main">Skip to the content</a>
      ${main}
    </body>`,
  )

const documentOf = (files: DeskFiles, title: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Briefdesk</title>
        <link rel="icon" href="${files.icon}" type="image/svg+xml" />
        <link rel="stylesheet" href="${files.css}" />
        <script type="module" src="${files.js}"></script>
      </head>
      ${body}
    </html> `

const names: Readonly<Record<DeskPlace, string>> = {
  today: 'Today',
  briefings: 'Briefings',
  schedules: 'Schedules',
  feeds: 'Feeds',
  deliveries: 'Deliveries',
  search: 'Search',
  settings: 'Settings',
}

/** The address of a place. */
export const addressOfPlace = (place: DeskPlace): string => (place === 'today' ? '/desk' : `/desk/${place}`)

function placeLink(shell: DeskShell, place: DeskPlace, current: DeskPlace | undefined): Html {
  const waiting = shell.waiting[place] ?? 0
  return html`<li>
    <a href="${addressOfPlace(place)}" ${place === current ? html` aria-current="page"` : ''}
      >${icon(place)}<span>${names[place]}</span>${waiting > 0 ? html`<b class="count" title="${waiting} waiting">${waiting}<span class="hidden"> waiting</span></b>` : ''}</a
    >
  </li>`
}

const side = (shell: DeskShell, current: DeskPlace | undefined): Html =>
  html`<nav class="side" aria-label="Desk">
    <a class="brand" href="/desk">${logo}<span>Briefdesk</span></a>
    <p class="workspace">
      <span class="tile" aria-hidden="true">${initials(shell.tenant.name).slice(0, 1)}</span
      ><span><strong>${shell.tenant.name}</strong><small>${shell.tenant.kind}</small></span>
    </p>
    <ul class="places">
      ${servedPlaces.map((place) => placeLink(shell, place, current))}
    </ul>
    <div class="foot">
      <a class="health" href="/desk/settings#status"
        ><span class="dot ${shell.health.ready ? 'good' : 'bad'}"></span>${shell.health.words}</a
      >
      <details class="me">
        <summary>
          <span class="face" aria-hidden="true">${initials(shell.person.name)}</span
          ><span><strong>${shell.person.name}</strong><small>${shell.person.role}</small></span
          >${icon('down')}
        </summary>
        <fieldset class="theme">
          <legend>Appearance</legend>
          <label><input type="radio" name="theme" value="auto" checked />auto</label
          ><label><input type="radio" name="theme" value="light" />light</label
          ><label><input type="radio" name="theme" value="dark" />dark</label>
        </fieldset>
        <form method="post" action="/desk/out"><button class="quiet">Sign out</button></form>
      </details>
    </div>
  </nav>`

const top = (shell: DeskShell, page: DeskPage): Html =>
  html`<header class="top">
    <a class="brand small" href="/desk" aria-label="Briefdesk, today">${logo}</a>
    <form class="omni" role="search" action="/desk/search">
      ${icon('search')}<label class="hidden" for="omni">Search, or paste a link to brief it</label
      ><input
        id="omni"
        name="q"
        type="search"
        value="${page.asked ?? ''}"
        placeholder="Search, or paste a link to brief it"
        autocomplete="off"
      /><kbd>/</kbd>
    </form>
    <p class="live">
      <span>Your time:</span> <time>${shell.clock.time}</time> <span class="zone">${shell.clock.zone}</span>
    </p>
  </header>`

/** The short way round on a phone. */
function bar(shell: DeskShell, current: DeskPlace | undefined): Html {
  const shown = servedPlaces.filter((place) => place !== 'feeds' && place !== 'search')
  return html`<nav class="bar" aria-label="Desk, short">
    <ul>
      ${shown.map((place) => placeLink(shell, place, current))}
    </ul>
  </nav>`
}

/** What an act had to say, and what can be done next. */
export const saying = ({ words, trouble, more, acts }: DeskSaid, back = '/desk'): Html =>
  html`<div class="said${trouble ? ' bad' : ''}" role="status" id="said" tabindex="-1">
    ${icon(trouble ? 'warning' : 'check')}
    <div>
      <p><strong>${words}</strong></p>
      ${more.map((line) => html`<p>${/^https?:\/\/[!-~]+$/.test(line) ? html`<a href="${line}">${line}</a>` : line}</p>`)}
      ${acts.length === 0 ? '' : html`<div class="deeds">${acts.map(({ label, args, ...call }) => actButton({ ...call, back, fields: Object.entries(args) }, label))}</div>`}
    </div>
    <button type="button" class="quiet icon-only" data-hides aria-label="Close" hidden>${icon('cross')}</button>
  </div>`

const key = (keysOfIt: readonly string[], what: string): Html =>
  html`<div>
    <dt>${keysOfIt.map((each) => html`<kbd>${each}</kbd> `)}</dt>
    <dd>${what}</dd>
  </div>`

const keys = html`<dialog id="keys" aria-labelledby="keys-title">
  <form method="dialog"><button class="quiet icon-only" aria-label="Close">${icon('cross')}</button></form>
  <h2 id="keys-title">Keys</h2>
  <dl class="keys">
    ${[
      key(['/'], 'Search, or paste a link'),
      key(['g', 't'], 'Today; g b, g s, g f, g d for Briefings, Schedules, Feeds, Deliveries'),
      key(['j', 'k'], 'Next, previous quotation or row'),
      key(['Enter'], 'Show it in the article, and back'),
      key(['h'], 'Hide the quotation'),
      key(['s'], 'Change its speaker'),
      key(['1', '2', '3', '4'], 'Briefing, Slack, Discord, terminal'),
      key(['p'], 'Post or schedule'),
      key(['?'], 'This list'),
    ]}
  </dl>
  <p>
    <label><input type="checkbox" name="keys" checked /> Use these keys</label>
  </p>
</dialog>`

/** The first letters of the first two words. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
