import type { types } from '@slack/bolt'
import type { Inline } from '../../../message/message.ts'
import { clean, escapeText, slackUrl } from './escape.ts'
import { slackLimits } from '../connect/limits.data.ts'
import { plainLine } from './plain.ts'
import { timeFormat } from './rich.ts'

/** Small grey text; undefined when part of it would be parsed as mrkdwn, or it is too long. */
export function drawNote(line: readonly Inline[]): types.ContextBlock | undefined {
  const elements: types.TextObject[] = []
  for (const inline of mergeTexts(line)) {
    const element = noteElement(inline)
    if (!element || element.text.length > slackLimits.textObject) return undefined
    elements.push(element)
  }
  return elements.length === 0 || elements.length > slackLimits.contextElements
    ? undefined
    : { type: 'context', elements }
}

function mergeTexts(line: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = []
  for (const inline of line) {
    const before = merged.at(-1)
    const text = plainLine([inline])
    if (inline.kind === 'link' || inline.kind === 'time') merged.push(inline)
    else if (before?.kind === 'text') merged[merged.length - 1] = { kind: 'text', text: before.text + text }
    else merged.push({ kind: 'text', text })
  }
  return merged.filter((inline) => inline.kind !== 'text' || inline.text !== '')
}

/** What mrkdwn would read as markup in a label; a single colon ("14:12") is harmless. */
const markup = /[*_~`&<>|^\n@#]|:[^\s:]+:/

function noteElement(inline: Inline): types.TextObject | undefined {
  if (inline.kind === 'link') return noteLink(inline)
  if (inline.kind !== 'time') return plain(plainLine([inline]))
  if (markup.test(inline.text)) return undefined
  return mrkdwn(`<!date^${Math.floor(inline.at / 1000)}^${timeFormat}|${clean(inline.text)}>`)
}

function noteLink({ text, url }: Extract<Inline, { kind: 'link' }>): types.TextObject | undefined {
  const safe = slackUrl(url, text)
  if (safe === undefined) return plain(text)
  return markup.test(text) || /[|<>]/.test(safe) || text.trim() === ''
    ? undefined
    : mrkdwn(`<${escapeText(safe)}|${clean(text)}>`)
}

/** Undefined for blank text, which Slack refuses. */
const plain = (text: string): types.TextObject | undefined =>
  text.trim() === '' ? undefined : { type: 'plain_text', text: escapeText(text), emoji: false }

const mrkdwn = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true })
