import { html, type Html } from '../html.ts'
import { logo } from '../pages/parts.ts'
import { drawMarkdown } from './markdown.ts'
import { nodeOf, nodesOf, textOf, type PayloadNode } from './node.ts'
import { unknownPart } from './shared.ts'

/** Discord's messages as Discord draws them, from the payloads that are sent. */
export const drawDiscord = (payloads: readonly unknown[]): Html =>
  html`<div class="as-discord">
    ${payloads.map(
      (payload) =>
        html`<div class="discord-message">
          <span class="avatar">${logo}</span>
          <div>
            <p class="who"><strong>Briefdesk</strong> <span class="app">APP</span></p>
            <div class="body">${nodesOf(nodeOf(payload)?.['components']).map(drawComponent)}</div>
          </div>
        </div>`,
    )}
  </div>`

/** https://discord.com/developers/docs/components/reference#component-object */
const types = { row: 1, button: 2, select: 3, section: 9, text: 10, separator: 14, container: 17 } as const

function drawComponent(node: PayloadNode): Html {
  const inside = nodesOf(node['components'])
  switch (node['type']) {
    case types.container:
      return html`<div class="container">${inside.map(drawComponent)}</div>`
    case types.text:
      return html`<div class="text">${drawMarkdown(textOf(node['content']))}</div>`
    case types.section:
      return html`<div class="section">
        <div>${inside.map(drawComponent)}</div>
        ${nodesOf([node['accessory']]).map(drawComponent)}
      </div>`
    case types.row:
      return html`<div class="row">${inside.map(drawComponent)}</div>`
    case types.separator:
      return html`<hr />`
    case types.button:
      return html`<span class="button kind-${Number(node['style'] ?? 2)}">${textOf(node['label'])}</span>`
    case types.select:
      return html`<span class="select">${textOf(node['placeholder'])}</span>`
    default:
      return unknownPart(String(node['type']))
  }
}
