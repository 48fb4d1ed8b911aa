/** In characters: a paragraph of an article is longer than what is typed on one line. */
const PARAGRAPH = 120
/** A headline, a standfirst, a byline and a date may stand before the first paragraph. */
const MOST_BEFORE = 6
/** With fewer words than this it is a question. */
const FEWEST = 40

/**
 * How many of the lines that came together are one pasted article, from the first: 0 = none. It ends before a command, and
 * with a line that is only a dot.
 */
export function countPasted(lines: readonly string[], isCommand: (line: string) => boolean): number {
  const end = lines.findIndex((line) => line.trim() === '.' || isCommand(line.trim()))
  const text = end === -1 ? lines : lines.slice(0, end)
  const spoken = text.filter((line) => line.trim() !== '')
  const isArticle =
    spoken.slice(0, MOST_BEFORE).some(({ length }) => length >= PARAGRAPH) &&
    spoken.join(' ').split(/\s+/).length >= FEWEST
  if (!isArticle) return 0
  return lines[end]?.trim() === '.' ? end + 1 : text.length
}
