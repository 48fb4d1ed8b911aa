import type { DiscordPayload } from '../../src/platforms/discord/draw/render.ts'

interface Node {
  readonly type: number
  readonly content?: string
  readonly label?: string
  readonly placeholder?: string
  readonly style?: number
  readonly url?: string
  readonly components?: readonly Node[]
  readonly accessory?: Node
}

/** Discord's payloads as a page of a phone, by a style sheet of our own that follows its mobile client. */
export const discordPage = (payloads: readonly DiscordPayload[]): string =>
  `<style>${css}</style><main>${payloads.map((payload) => messageOf(payload as unknown as Node)).join('')}</main>`

const messageOf = ({ components = [] }: Node): string =>
  `<article><i></i><section><h6>Briefdesk <b>APP</b> <small>Today at 08:30</small></h6>${components.map(draw).join('')}</section></article>`

const types = { row: 1, button: 2, select: 3, section: 9, text: 10, separator: 14, container: 17 }

function draw(node: Node): string {
  const inside = (node.components ?? []).map(draw).join('')
  switch (node.type) {
    case types.container:
      return `<div class="container">${inside}</div>`
    case types.row:
      return `<div class="row">${inside}</div>`
    case types.section:
      return `<div class="section"><div>${inside}</div>${node.accessory ? draw(node.accessory) : ''}</div>`
    case types.separator:
      return '<hr>'
    case types.button:
      return `<span class="button s${node.style ?? 2}">${plain(node.label ?? '')}${node.url === undefined ? '' : ' ↗'}</span>`
    case types.select:
      return `<span class="select">${plain(node.placeholder ?? '')}<b>⌄</b></span>`
    default:
      return markdown(node.content ?? '')
  }
}

/** Only the Markdown that our renderer writes. */
function markdown(content: string): string {
  const lines = content.split('\n').map((line): readonly [string, string] => {
    const [, mark = '', rest = ''] = /^(#{2,3} |-# |> |- )?(.*)$/s.exec(line) ?? []
    return [mark.trim(), inline(rest)]
  })
  const tags: Readonly<Record<string, string>> = { '##': 'h2', '###': 'h3', '-#': 'small', '>': 'q', '-': 'li' }
  return `<div class="text">${lines.map(([mark, html]) => `<${tags[mark] ?? 'p'}>${html}</${tags[mark] ?? 'p'}>`).join('')}</div>`
}

function inline(words: string): string {
  const signs: string[] = []
  const kept = words.replace(/\\(.)/gs, (_, sign: string) => `\u0001${signs.push(sign) - 1}\u0002`)
  return plain(kept)
    .replace(/\[((?:(?!\]\().)*)\]\(&lt;[^)]*&gt;\)/g, '<a>$1</a>')
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/\*(.+?)\*/g, '<em>$1</em>')
    .replace(/&lt;t:(\d+):f&gt;/g, (_, at: string) => new Date(Number(at) * 1000).toUTCString().slice(5, 22))
    .replace(/&lt;#(\d+)&gt;/g, '<a>#channel</a>')
    .replace(/&lt;@&?(\d+)&gt;/g, '<a>@person</a>')
    .replace(/\u0001(\d+)\u0002/g, (_, at: string) => plain(signs[Number(at)] ?? ''))
}

const plain = (words: string): string => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const css = `
body { margin: 0; background: #1a1a1e; color: #dfe0e2; font: 16px/1.3 "Noto Sans", "Open Sans", sans-serif; }
main { width: 358px; padding: 8px 16px; }
article { display: flex; gap: 12px; margin-bottom: 8px; }
article > i { flex: none; width: 40px; height: 40px; border-radius: 50%; background: #2f6f8f; }
article > section { flex: 1; min-width: 0; }
h6 { margin: 0 0 4px; font-size: 16px; } h6 b { background: #5865f2; border-radius: 3px; font-size: 10px; padding: 1px 4px; } h6 small { color: #949ba4; font-weight: 400; font-size: 12px; }
.container { background: #242429; border: 1px solid #34343b; border-left: 4px solid #2f6f8f; border-radius: 8px; padding: 12px; display: flex; flex-direction: column; gap: 8px; overflow-wrap: anywhere; }
.text > * { display: block; margin: 0; } h2 { font-size: 20px; margin: 4px 0 !important; } h3 { font-size: 17px; margin: 4px 0 !important; }
small { font-size: 13px; color: #aeb0b6; } q { border-left: 4px solid #4e5058; padding-left: 12px; quotes: none; } li { margin-left: 16px !important; display: list-item !important; }
a { color: #3fa6ff; } hr { width: 100%; border: 0; border-top: 1px solid #3a3a42; margin: 4px 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px; } .section { display: flex; gap: 12px; justify-content: space-between; align-items: flex-start; }
.button { background: #3a3a42; border-radius: 8px; padding: 6px 14px; font-size: 14px; font-weight: 500; white-space: nowrap; } .s1 { background: #5865f2; }
.select { flex: 1; background: #1a1a1e; border: 1px solid #3a3a42; border-radius: 8px; padding: 9px 12px; display: flex; justify-content: space-between; }
`
