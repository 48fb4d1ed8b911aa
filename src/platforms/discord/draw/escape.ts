import { escapes, invisible, lineStarts } from '../connect/limits.data.ts'

/** Third-party words as Discord shows them letter for letter: no markup, no mention, no link, no turned direction. */
export function inertMarkdown(text: string): string {
  return replaced(escapes, replaced(invisible, text))
}

/** A whole line of Markdown, so that its first words start no list, heading or quote. */
export function inertStart(line: string): string {
  return replaced(lineStarts, line)
}

/** Third-party words where Discord reads no Markdown: a button, a menu. */
export function visible(text: string): string {
  return replaced(invisible, text)
}

/** An address that may stand in a link, or undefined: only the web, nothing that ends the link early. */
export function discordUrl(url: string, longest: number): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, href, username, password } = new URL(url)
  if ((protocol !== 'https:' && protocol !== 'http:') || username || password) return undefined
  const encoded = href.replace(/[()<>\\\s"'`|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return encoded.length <= longest ? encoded : undefined
}

function replaced(table: typeof escapes, text: string): string {
  return table.reduce((rest, { sign, plain }) => rest.replace(sign, plain), text)
}
