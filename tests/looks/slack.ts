import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Message } from 'slack-blocks-to-jsx'
import type { SlackPayload } from '../../src/platforms/slack/draw/render.ts'

const sheet = readFileSync(createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8')
const logo =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"%3E%3Crect width="1" height="1" fill="%232f6f8f"/%3E%3C/svg%3E'

/** Slack's payloads as a page of a phone, by slack-blocks-to-jsx. */
export const slackPage = (payloads: readonly Pick<SlackPayload, 'blocks'>[]): string =>
  `<style>${sheet}${css}</style><main>${payloads.map(({ blocks }) => messageOf(blocks)).join('')}</main>`

function messageOf(blocks: SlackPayload['blocks']): string {
  const props = { blocks: shown(blocks), time: new Date(Date.UTC(2026, 0, 2, 8, 30)), name: 'Briefdesk', logo }
  // Its types are of another release of Slack's.
  return renderToStaticMarkup(createElement(Message, { ...props, theme: 'light' } as never))
}

/** The library takes `verbatim` for plain text; Slack only leaves out automatic links. */
const shown = (blocks: SlackPayload['blocks']): unknown =>
  JSON.parse(JSON.stringify(blocks ?? [], (key, value: unknown) => (key === 'verbatim' ? undefined : value)))

const css = `
body { margin: 0; background: #fff; font-family: Lato, "Liberation Sans", sans-serif; }
main { width: 366px; padding: 8px 12px; overflow-wrap: anywhere; }
main > div { margin-bottom: 12px; }
`
