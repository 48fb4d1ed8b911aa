import type { PostState } from '../../bot/ports/ledger.ts'
import type { CommandCall } from '../../message/message.ts'
import { html, type Html, type MarkupPiece } from '../html.ts'
import { icons, type IconName } from './icons.data.ts'

/** A small drawing beside words; never without them. */
export const icon = (name: IconName): Html =>
  html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d="${icons[name]}" />
  </svg>`

/** The sign of the bot. */
export const logo = html`<svg class="logo" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
  <rect width="28" height="28" rx="7" />
  <path d="M7.5 9h13M7.5 14h13M7.5 19h7.5" />
</svg>`

/** Instead of an empty list of schedules. */
export const nothingScheduled = html`<p class="note">
  Nothing is scheduled. <a href="/desk/briefings">Open a briefing</a> to schedule it.
</p>`

/** A chat and a channel in it, as they stand in a line. */
export interface ChannelView {
  /** `slack`, and how it is written: `Slack`. */
  readonly platform: string
  readonly chat: string
  /** `#desk`. */
  readonly name: string
}

/** `Slack #desk`. */
export const channel = ({ platform, chat, name }: ChannelView): Html =>
  html`<span class="chat ${platform}">${chat}</span> <b>${name}</b>`

/** States of posts, and what else has one. */
export type ShownState = PostState | 'edited' | 'paused' | 'waiting'

const signs: Readonly<Record<ShownState, IconName>> = {
  unapproved: 'unsure',
  due: 'schedules',
  sending: 'again',
  sent: 'check',
  held: 'unsure',
  failed: 'cross',
  skipped: 'none',
  refused: 'cross',
  edited: 'edited',
  paused: 'pause',
  waiting: 'unsure',
}

/** A state by a sign and a word, never by colour alone. */
export const state = (shown: ShownState, words: string = shown === 'unapproved' ? 'to approve' : shown): Html =>
  html`<span class="state ${shown}">${icon(signs[shown])}${words}</span>`

/**
 * A form that asks the bot for something, as a chat would: `fields` are the call's, and fields named `line` are joined in
 * their order. `back` is where the answer is shown.
 */
export interface ActView extends Pick<CommandCall, 'command' | 'revision'> {
  readonly back: string
  readonly fields?: readonly (readonly [string, string])[]
  /** Where the act takes effect, if that is a channel: its id. */
  readonly target?: string
  /** What is sent twice with it is done once. */
  readonly once?: string
}

/** The form of an act, around what is still to be filled in and its button. */
export const actForm = (
  { command, revision, back, fields = [], target, once }: ActView,
  inside: MarkupPiece,
  kind = '',
): Html =>
  html`<form method="post" action="/desk/do" ${kind === '' ? '' : html` class="${kind}"`}>
    ${[
      ['command', command] as const,
      ['back', back] as const,
      ...(revision === undefined ? [] : [['revision', revision] as const]),
      ...(target === undefined ? [] : [['target', target] as const]),
      ...(once === undefined ? [] : [['once', once] as const]),
      ...fields,
    ].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}${inside}
  </form>`

/** An act that needs nothing more than a click. */
export const actButton = (act: ActView, label: MarkupPiece, kind = ''): Html =>
  actForm(act, html`<button${kind === '' ? '' : html` class="${kind}"`}>${label}</button>`, 'act')

/** An address with what it asks for; what is undefined or empty is left out. */
export function addressWith(path: string, asked: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])),
  )
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

/** A count with its word: `2 posts`. */
export const counted = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`
