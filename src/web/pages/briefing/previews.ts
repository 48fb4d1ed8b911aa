import { html, type Html } from '../../html.ts'
import { drawDiscord } from '../../preview/discord.ts'
import { drawSlack } from '../../preview/slack.ts'

/** How the post looks in one chat: its payloads as they are sent, or the terminal's text. */
export type ChatPreview = { readonly title: string } & (
  | { readonly chat: 'slack' | 'discord'; readonly payloads: readonly unknown[] }
  | { readonly chat: 'terminal'; readonly text: string }
)

/** The panel of a preview. */
export const previewPanel = (preview: ChatPreview, open: boolean): Html =>
  html`<div class="as" id="as-${preview.chat}" ${open ? '' : html` hidden`}>
    <h2 class="hidden">${preview.title}</h2>
    ${
      preview.chat === 'terminal'
        ? html`<pre class="as-terminal" tabindex="0" role="region" aria-label="The post in the terminal">
${preview.text}</pre>`
        : html`<div class="preview" data-theme="auto" data-width="phone">
            ${tools}
            <div class="stage" tabindex="0" role="region" aria-label="The post in ${preview.title}">
              ${drawChat(preview)}
            </div>
            <p class="hint">
              Drawn from the very payload that is sent${sizeOf(preview)}. Spacing differs by a few pixels, and the
              buttons do nothing here.
            </p>
          </div>`
    }
  </div>`

/** The post in a chat, without what stands around it. */
export function drawChat(preview: ChatPreview): Html {
  switch (preview.chat) {
    case 'slack':
      return drawSlack(preview.payloads)
    case 'discord':
      return drawDiscord(preview.payloads)
    case 'terminal':
      return html`<pre class="as-terminal">${preview.text}</pre>`
  }
}

function sizeOf({ payloads }: Extract<ChatPreview, { payloads: unknown }>): string {
  const bytes = new TextEncoder().encode(JSON.stringify(payloads)).length
  return `: ${payloads.length === 1 ? 'one message' : `${payloads.length} messages`}, ${bytes.toLocaleString('en')} bytes`
}

// Without the script the previews follow the desk's own colours.
const tools = html`<p class="preview-tools">
  ${[
    ['width', 'Width', ['phone', 'Phone'], ['desktop', 'Desktop']] as const,
    ['theme', 'Colours', ['light', 'Light'], ['dark', 'Dark']] as const,
  ].map(
    ([sets, label, ...choices]) =>
      html`<span role="group" aria-label="${label}"
        >${choices.map(([to, words]) => html`<button type="button" data-sets="${sets}" data-to="${to}" aria-pressed="${to === 'phone' ? 'true' : 'false'}">${words}</button>`)}</span
      >`,
  )}
</p>`
