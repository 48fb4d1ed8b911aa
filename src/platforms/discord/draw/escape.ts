import { safeUrl } from '../../shared/safe-url.ts'
import { escapes, invisible, lineStarts } from '../connect/limits.data.ts'

/** Third-party text, escaped so that Discord shows it letter for letter: no markup, mentions, links or reversed text. */
export function inertMarkdown(text: string): string {
  return replaced(escapes, replaced(invisible, text))
}

/** A line of Markdown whose start cannot be read as a list, heading or quote. */
export function inertStart(line: string): string {
  return replaced(lineStarts, line)
}

/** Third-party text for places without Markdown, such as buttons and menus. */
export function visible(text: string): string {
  return replaced(invisible, text)
}

/** An address encoded so that it cannot end a link early; undefined when it is unsafe or longer than `longest`. */
export function discordUrl(url: string, longest: number): string | undefined {
  const encoded = safeUrl(url)?.href.replace(
    /[()<>\\\s"'`|]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return encoded !== undefined && encoded.length <= longest ? encoded : undefined
}

function replaced(table: typeof escapes, text: string): string {
  return table.reduce((rest, { sign, plain }) => rest.replace(sign, plain), text)
}
