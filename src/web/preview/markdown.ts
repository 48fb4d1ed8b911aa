import { html, type Html } from '../html.ts'
import { drawMoment, linkTo } from './shared.ts'

/** As much of Discord's Markdown as our renderer writes. */
export function drawMarkdown(content: string): Html {
  return html`${content.split('\n').map(drawLine)}`
}

function drawLine(line: string): Html {
  const [, mark = '', rest = ''] = /^(## |### |-# |> |- )?(.*)$/.exec(line) ?? []
  const words = drawInline(rest)
  switch (mark) {
    case '## ':
      return html`<p class="heading">${words}</p>`
    case '### ':
      return html`<p class="heading lesser">${words}</p>`
    case '-# ':
      return html`<p class="small">${words}</p>`
    case '> ':
      return html`<blockquote>${words}</blockquote>`
    case '- ':
      return html`<p class="item">${words}</p>`
    default:
      return html`<p>${words}</p>`
  }
}

/** A sign behind a backslash is itself; what it was is kept out of the way until the marks are read. */
function drawInline(line: string): Html {
  const signs: string[] = []
  const kept = line.replace(/\\(.)/gs, (_, sign: string) => `\uE000${signs.push(sign) - 1}\uE001`)
  const back = (text: string): string => text.replace(/\uE000(\d+)\uE001/g, (_, at: string) => signs[Number(at)] ?? '')
  return drawPieces(kept, back)
}

type Restore = (text: string) => string

const drawPieces = (text: string, back: Restore): Html =>
  html`${text.split(/(\*\*.+?\*\*|\*[^*]+\*|\[[^[\]]*\]\(<[^<>]*>\)|<[^<> ]+>|@here)/).map((piece) => drawPiece(piece, back))}`

function drawPiece(piece: string, back: Restore): Html {
  if (piece.length > 4 && piece.startsWith('**') && piece.endsWith('**'))
    return html`<strong>${drawPieces(piece.slice(2, -2), back)}</strong>`
  if (piece.length > 2 && piece.startsWith('*') && piece.endsWith('*') && !piece.startsWith('**'))
    return html`<em>${drawPieces(piece.slice(1, -1), back)}</em>`
  const link = /^\[(.*)\]\(<([^>]*)>\)$/s.exec(piece)
  if (link) return linkTo(link[2] ?? '', drawPieces(link[1] ?? '', back))
  const [, at] = /^<t:(\d+):\w>$/.exec(piece) ?? []
  if (at !== undefined) return drawMoment(Number(at) * 1000)
  if (/^<https?:/.test(piece)) return linkTo(piece.slice(1, -1), html`${back(piece.slice(1, -1))}`)
  if (/^<[#@]/.test(piece)) return html`<span class="mention">${piece.slice(1, -1)}</span>`
  if (piece === '@here') return html`<span class="mention">@here</span>`
  return html`${back(piece)}`
}
