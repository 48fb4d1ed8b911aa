import { html, type Html } from '../html.ts'
import { drawMoment, linkTo } from './shared.ts'

/** The three signs that Slack decodes in its text objects. */
export const undoEntities = (text: string): string =>
  text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

/** As much of Slack's mrkdwn as our renderer writes: bold, italic, links, dates, mentions and line breaks. */
export function drawMrkdwn(text: string): Html {
  const parts = text.split(/(<[^<>]*>|\*[^*\n]+\*|_[^_\n]+_|\n)/)
  return html`${parts.map(drawPart)}`
}

function drawPart(part: string): Html {
  if (part === '\n') return html`<br />`
  if (part.startsWith('<') && part.endsWith('>')) return drawAngle(part.slice(1, -1))
  if (part.length > 2 && part.startsWith('*') && part.endsWith('*'))
    return html`<strong>${drawMrkdwn(part.slice(1, -1))}</strong>`
  if (part.length > 2 && part.startsWith('_') && part.endsWith('_'))
    return html`<em>${drawMrkdwn(part.slice(1, -1))}</em>`
  return html`${undoEntities(part)}`
}

function drawAngle(inside: string): Html {
  const [what = '', label] = inside.split('|')
  if (/^!date\^\d+\^/.test(what)) return drawMoment(Number(what.split('^')[1]) * 1000)
  if (/^[@#!]/.test(what)) return html`<span class="mention">${label ?? what.replace(/^!(?:subteam\^)?/, '@')}</span>`
  return linkTo(undoEntities(what), html`${undoEntities(label ?? what)}`)
}
