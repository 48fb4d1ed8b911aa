import type { types } from '@slack/bolt'
import type { Inline } from '../../../message/message.ts'
import { clean, escapeText, slackUrl } from './escape.ts'
import { slackLimits } from '../connect/limits.data.ts'
import { plainLine } from './plain.ts'
import { isChannel, isPerson, timeFormat } from './rich.ts'
import { sourceText } from '../../shared/source-text.ts'
import { clip } from '../../shared/clip.ts'

/** Small grey text; undefined when part of it would be parsed as mrkdwn, or it is too long. */
export function drawNote(line: readonly Inline[]): types.ContextBlock | undefined {
  const whole = mrkdwnOf(line)
  if (whole) return { type: 'context', elements: [whole] }
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

/** A line as one text: mrkdwn if none of its words mean anything in it, else plain and without links. */
export const textObject = (line: readonly Inline[]): types.TextObject =>
  mrkdwnOf(line) ?? {
    type: 'plain_text',
    text: clipEscaped(plainLine(line), slackLimits.textObject),
    emoji: false,
  }

function mrkdwnOf(line: readonly Inline[]): types.MrkdwnElement | undefined {
  const parts = line.map(mrkdwnPart)
  const text = parts.join('')
  const needed = line.some(({ kind }) => kind !== 'text')
  const emoji = /:[^\s:]+:/.test(plainLine(line))
  return !needed ||
    emoji ||
    parts.includes(undefined) ||
    line.some(isTorn) ||
    text.trim() === '' ||
    text.length > slackLimits.textObject
    ? undefined
    : mrkdwn(text)
}

/** A mark of emphasis counts only where no letter touches it. */
function isTorn(inline: Inline, at: number, line: readonly Inline[]): boolean {
  if (inline.kind !== 'strong' && inline.kind !== 'emphasis') return false
  const [before, after] = [line[at - 1], line[at + 1]].map((each) => (each ? plainLine([each]) : ''))
  return /[\p{L}\p{N}]$/u.test(before ?? '') || /^[\p{L}\p{N}]/u.test(after ?? '')
}

function mrkdwnPart(inline: Inline): string | undefined {
  switch (inline.kind) {
    case 'text':
      return inline.text === '\n' ? '\n' : safeWords(inline.text)
    case 'strong':
      return wrapped(inline.text, '*')
    case 'emphasis':
      return wrapped(inline.text, '_')
    case 'link':
      return linkPart(inline.text, inline.url)
    case 'source':
      return inline.url === undefined ? sourceText(inline) : linkPart(sourceText(inline), inline.url)
    case 'time':
      return noteElement(inline)?.text
    case 'channel':
      return isChannel(inline.id) ? `<#${inline.id}>` : safeWords(inline.text)
    case 'person':
      return isPerson(inline.id) ? `<@${inline.id}>` : safeWords(inline.text)
  }
}

const wrapped = (words: string, sign: '*' | '_'): string | undefined =>
  words !== words.trim() || words === '' || safeWords(words) === undefined
    ? undefined
    : `${sign}${escapeText(words)}${sign}`

const safeWords = (words: string): string | undefined => (markup.test(words) ? undefined : escapeText(words))

function linkPart(text: string, url: string): string | undefined {
  const safe = slackUrl(url, text)
  if (safe === undefined) return safeWords(text)
  return safeWords(text) === undefined || /[|<>]/.test(safe) || text.trim() === ''
    ? undefined
    : `<${escapeText(safe)}|${escapeText(text)}>`
}

function mergeTexts(line: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = []
  for (const inline of line) {
    const before = merged.at(-1)
    const text = plainLine([inline])
    if (inline.kind === 'link' || inline.kind === 'time') merged.push(inline)
    else if (inline.kind === 'source' && inline.url !== undefined)
      merged.push({ kind: 'link', text: sourceText(inline), url: inline.url })
    else if (before?.kind === 'text') merged[merged.length - 1] = { kind: 'text', text: before.text + text }
    else merged.push({ kind: 'text', text })
  }
  return merged.filter((inline) => inline.kind !== 'text' || inline.text !== '')
}

/** What mrkdwn would read as markup, the entities apart; a single colon ("14:12") is harmless. */
const markup = /[*_~`<>|^\n@#]|:[^\s:]+:/

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
    : mrkdwn(`<${escapeText(safe)}|${escapeText(text)}>`)
}

/** Undefined for blank text, which Slack refuses. */
const plain = (text: string): types.TextObject | undefined =>
  text.trim() === '' ? undefined : { type: 'plain_text', text: escapeText(text), emoji: false }

const mrkdwn = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true })

/** Text within the room once it is escaped. */
function clipEscaped(text: string, room: number): string {
  let shown = clip(text.trim() || '…', room)
  while (escapeText(shown).length > room) shown = clip(shown, shown.length - 1)
  return escapeText(shown)
}
