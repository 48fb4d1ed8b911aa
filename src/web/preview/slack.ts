import { html, type Html } from '../html.ts'
import { logo } from '../pages/parts.ts'
import { drawMrkdwn, undoEntities } from './mrkdwn.ts'
import { nodeOf, nodesOf, textOf, type PayloadNode } from './node.ts'
import { drawMoment, linkTo, unknownPart } from './shared.ts'

/** Slack's messages as Slack draws them, from the payloads that are sent. */
export const drawSlack = (payloads: readonly unknown[]): Html =>
  html`<div class="as-slack">${payloads.map((payload) => drawMessage(nodeOf(payload) ?? {}))}</div>`

/** Without blocks Slack shows the text. */
const drawMessage = ({ blocks, text }: PayloadNode): Html =>
  html`<div class="slack-message">
    <span class="avatar">${logo}</span>
    <div>
      <p class="who"><strong>Briefdesk</strong> <span class="app">APP</span></p>
      <div class="body">${blocks === undefined ? html`<p>${textOf(text)}</p>` : nodesOf(blocks).map(drawBlock)}</div>
    </div>
  </div>`

function drawBlock(block: PayloadNode): Html {
  switch (block['type']) {
    case 'header':
      return html`<p class="header">${drawText(block['text'])}</p>`
    case 'section':
      return html`<div class="section">
        <p>${drawText(block['text'])}</p>
        ${block['accessory'] === undefined ? '' : drawElement(nodeOf(block['accessory']) ?? {})}
      </div>`
    case 'context':
      return html`<p class="context">${nodesOf(block['elements']).map(drawText)}</p>`
    case 'actions':
      return html`<div class="actions">${nodesOf(block['elements']).map(drawElement)}</div>`
    case 'divider':
      return html`<hr />`
    case 'rich_text':
      return html`${nodesOf(block['elements']).map(drawRich)}`
    case 'table':
      return drawTable(block)
    default:
      return unknownPart(textOf(block['type']))
  }
}

/** `plain_text` carries `&lt;`, `&gt;` and `&amp;`, and nothing else that Slack would decode. */
function drawText(given: unknown): Html {
  const node = nodeOf(given) ?? {}
  const text = textOf(node['text'])
  return node['type'] === 'mrkdwn' ? drawMrkdwn(text) : html`${undoEntities(text)}`
}

function drawRich(element: PayloadNode): Html {
  const inside = nodesOf(element['elements'])
  switch (element['type']) {
    case 'rich_text_section':
      return html`<p>${inside.map(drawWords)}</p>`
    case 'rich_text_quote':
      return html`<blockquote>${inside.map(drawWords)}</blockquote>`
    case 'rich_text_list':
      return html`<ul>
        ${inside.map((item) => html`<li>${nodesOf(item['elements']).map(drawWords)}</li>`)}
      </ul>`
    default:
      return unknownPart(textOf(element['type']))
  }
}

function drawWords(element: PayloadNode): Html {
  const style = nodeOf(element['style']) ?? {}
  const dressed = (words: Html): Html => {
    const bold = style['bold'] === true ? html`<strong>${words}</strong>` : words
    return style['italic'] === true ? html`<em>${bold}</em>` : bold
  }
  switch (element['type']) {
    case 'text':
      return dressed(html`${textOf(element['text'])}`)
    case 'link':
      return dressed(linkTo(textOf(element['url']), html`${textOf(element['text']) || textOf(element['url'])}`))
    case 'date':
      return drawMoment(Number(element['timestamp']) * 1000)
    case 'channel':
      return html`<span class="mention">#${textOf(element['channel_id'])}</span>`
    case 'user':
      return html`<span class="mention">@${textOf(element['user_id'])}</span>`
    default:
      return unknownPart(textOf(element['type']))
  }
}

function drawTable({ rows }: PayloadNode): Html {
  const cells = (Array.isArray(rows) ? rows : []).map((row: unknown) => nodesOf(row))
  return html`<table>
    ${cells.map(
      (row, at) =>
        html`<tr>
          ${row.map((cell) => (at === 0 ? html`<th>${drawCell(cell)}</th>` : html`<td>${drawCell(cell)}</td>`))}
        </tr>`,
    )}
  </table>`
}

const drawCell = (cell: PayloadNode): Html =>
  cell['type'] === 'raw_text' ? html`${textOf(cell['text'])}` : unknownPart(textOf(cell['type']))

function drawElement(element: PayloadNode): Html {
  switch (element['type']) {
    case 'button':
      return html`<span class="button${element['style'] === 'primary' ? ' primary' : ''}"
        >${drawText(element['text'])}</span
      >`
    case 'static_select':
      return html`<span class="button menu">${drawText(element['placeholder'])}</span>`
    default:
      return unknownPart(textOf(element['type']))
  }
}
