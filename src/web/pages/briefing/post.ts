import type { CommandCall } from '../../../message/message.ts'
import { html, type Html, type MarkupPiece } from '../../html.ts'
import { actButton, actForm, channel, icon, type ChannelView } from '../parts.ts'

/** Where and when the briefing can be posted. */
export interface PostForm {
  readonly targets: readonly PostTargetView[]
  /** A time in words, and what the bot understands by it. */
  readonly when: WhenView
  /** Tells this page from another: what is sent twice by it is posted once. */
  readonly once: string
}

/** A channel that can be chosen. */
export interface PostTargetView {
  readonly channel: ChannelView
  /** How it is written in a command: `<#C123>`. */
  readonly mention: string
  /** The channel's id. */
  readonly target: string
  readonly share: boolean
  readonly schedule: boolean
  /** Why a post there would be refused. */
  readonly refusal?: string | undefined
}

/** A time in words: what is understood, the next three times, or why not. */
export interface WhenView {
  readonly words: string
  readonly says?: string | undefined
  readonly times: readonly string[]
  readonly problem?: string | undefined
}

interface Posted {
  readonly name: string
  readonly title: string
  /** The call that shows it. */
  readonly call: CommandCall
}

/** To post it now, or by a schedule in words. */
export const postSection = (posted: Posted, form: PostForm): Html =>
  html`<section class="sheet" id="post" aria-labelledby="post-title">
    <h2 id="post-title">Post or schedule</h2>
    <p class="note">${posted.title}</p>
    ${
      form.targets.length === 0
        ? html`<p>There is no channel that the bot may post to yet. Invite it to one, or ask for a briefing there.</p>`
        : html`${nowPart(posted, form)} ${laterPart(posted, form)}`
    }
    <p class="deeds end"><a class="button quiet" href="#main" data-closes>Close</a></p>
  </section>`

function nowPart({ name, call }: Posted, { targets, once }: PostForm): Html {
  const fields = [['of', call.command], ['once', once], ...Object.entries(call.args)] as const
  const way = ({ channel: { name: to }, target, share, refusal }: PostTargetView): MarkupPiece => {
    if (refusal !== undefined) return html`<span class="check bad">${icon('cross')}${refusal}</span>`
    const act = { command: 'share', back: `/desk/b/${name}`, target, fields }
    return share && actButton(act, html`${icon('deliveries')}Post now<span class="hidden"> to ${to}</span>`)
  }
  return html`<section aria-labelledby="now-title">
    <h3 id="now-title">Now, once</h3>
    <ul class="targets">
      ${targets.map((each) => html`<li>${channel(each.channel)} ${way(each)}</li>`)}
    </ul>
    <p class="hint">Everybody in the channel sees it. Nobody is called.</p>
  </section>`
}

function laterPart({ name }: Posted, { targets, when }: PostForm): Html {
  const back = `/desk/b/${name}`
  const open = targets.filter(({ schedule }) => schedule)
  if (open.length === 0) return html``
  return html`<section aria-labelledby="later-title">
    <h3 id="later-title">On a schedule</h3>
    ${actForm(
      { command: 'briefdesk', back, fields: [['line', `schedule ${name} in`]] },
      html`<label for="to">Where</label
        ><select id="to" name="line">
          ${open.map((each) => html`<option value="${each.mention}">${each.channel.chat} ${each.channel.name}</option>`)}
        </select>
        <label for="when">When, in words</label
        ><input
          id="when"
          name="line"
          value="${when.words}"
          autocomplete="off"
          required
          maxlength="200"
          aria-describedby="understood"
          data-checks="/desk/when"
        />
        ${understoodPart(when)}
        <p class="hint">
          For example: weekdays 08:30 · mon, wed and fri at 14:00 · tomorrow 9:15 · daily 18:00 Europe/London
        </p>
        <p class="deeds">
          <button class="primary">Schedule it</button
          ><button class="quiet" formmethod="get" formaction="${back}#post">Only check the time</button>
        </p>`,
    )}
  </section>`
}

/** What the bot understands by a time in words; also what `/desk/when` answers. */
export const understoodPart = ({ says, times, problem }: WhenView): Html =>
  html`<div class="understood${says === undefined ? ' unclear' : ''}" id="understood" role="status">
    <p class="says">
      ${icon(says === undefined ? 'unsure' : 'check')}<span
        >${says ?? problem ?? 'Write when, for example: weekdays 08:30'}</span
      >
    </p>
    ${
      times.length > 0
        ? html`<ol>
            ${times.map((time) => html`<li>${time}</li>`)}
          </ol>`
        : ''
    }
  </div>`
