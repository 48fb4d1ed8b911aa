/** Markup that may be sent. Only `html` makes it, and whatever it is given is escaped, unless it is markup already. */
export interface Html {
  readonly [made]: string
}
const made: unique symbol = Symbol('html')

/** What may stand in a page: nothing for undefined and false, a list in its order. */
export type MarkupPiece = Html | string | number | undefined | false | readonly MarkupPiece[]

/** A template of markup. Attributes are always in double quotes. */
export function html(markup: TemplateStringsArray, ...pieces: readonly MarkupPiece[]): Html {
  let text = markup[0] ?? ''
  pieces.forEach((piece, at) => {
    text += writeMarkup(piece) + (markup[at + 1] ?? '')
  })
  return { [made]: text }
}

/** The text to send. */
export function writeMarkup(piece: MarkupPiece): string {
  if (piece === undefined || piece === false) return ''
  if (typeof piece === 'string') return escapeHtml(piece)
  if (typeof piece === 'number') return String(piece)
  return isMarkup(piece) ? piece[made] : piece.map(writeMarkup).join('')
}

const isMarkup = (piece: Html | readonly MarkupPiece[]): piece is Html => made in piece

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// Directional overrides would turn the words around them, also those of the page.
const escapeHtml = (text: string): string =>
  text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '').replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
