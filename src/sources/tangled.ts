import { BotError } from '../errors.ts'

/** Deepest nesting of quotations and lists on one line. */
const NESTING_MAX = 32
/**
 * Limit on the sum over all paragraphs of (emphasis and link marks)², which bounds parsing time. Articles reach a few
 * thousand.
 */
const MARKS_MAX = 10_000_000

/** Rejects Markdown built to stall the parser, whose time is quadratic in nested and unpaired marks. */
export function refuseTangled(markdown: string): void {
  let marks = 0
  let cost = 0
  for (const line of markdown.split('\n')) {
    if (/^\s*$/.test(line)) {
      cost += marks * marks
      marks = 0
    } else {
      if (nesting(line) > NESTING_MAX) throw refusal('It nests quotations or lists more than 32 deep.')
      marks += line.match(/[*_[\]`~<&]/g)?.length ?? 0
    }
  }
  if (cost + marks * marks > MARKS_MAX) throw refusal('It has thousands of marks of emphasis or links in a paragraph.')
}

function nesting(line: string): number {
  const container = /[ \t]*(?:>|[-+*]|\d{1,9}[.)])/y
  let depth = 0
  while (container.exec(line)) depth++
  return depth
}

const refusal = (message: string): BotError =>
  new BotError('input', message, { hint: 'Save the article as plain text (.txt), or take the marks out.' })
