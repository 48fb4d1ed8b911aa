import { printDate } from '../../briefing/sections/dates/calendar.ts'
import type { ListedBriefing } from '../../bot/ports/desk.ts'
import { html, type Html } from '../html.ts'
import { counted } from './parts.ts'
import { deskPage, type DeskShell } from './shell.ts'
import { giveForm } from './welcome.ts'

/** What the list shows. */
interface BriefingsView {
  readonly listed: readonly ListedBriefing[]
  readonly sought: string
  /** What was typed and is to be briefed. */
  readonly typed: string
}

const kinds = { file: 'in the folder', kept: 'kept here', handed: 'handed in' } as const

/** Every briefing there is, and the field for another. */
export const briefingsPage = (shell: DeskShell, { listed, sought, typed }: BriefingsView): Html =>
  deskPage(
    shell,
    { title: 'Briefings', place: 'briefings', live: true, asked: sought },
    html`<div class="title-row">
        <div>
          <h1>Briefings</h1>
          <p class="facts">${counted(listed.length, 'briefing')}${sought === '' ? '' : html` with “${sought}”`}</p>
        </div>
      </div>
      <section aria-labelledby="another">
        <h2 class="label" id="another">Brief another article</h2>
        ${giveForm(typed)}
      </section>
      <section aria-labelledby="all">
        <h2 class="label" id="all">All briefings</h2>
        <table class="list briefings">
          <thead>
            <tr>
              <th>Article</th>
              <th>Of</th>
              <th>Where from</th>
            </tr>
          </thead>
          <tbody>
            ${listed.map(
              ({ name, title, published, kind }) =>
                html`<tr>
                  <th scope="row">
                    <a href="/desk/b/${encodeURIComponent(name)}">${title}</a> <small>/${name}</small>
                  </th>
                  <td>${published === undefined ? '' : printDate(published)}</td>
                  <td>${kinds[kind]}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </section>`,
  )
