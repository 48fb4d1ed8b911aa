import type { Interface } from 'node:readline'

/** ms. Faster than anybody types, and longer than a terminal takes to hand on what was pasted. */
const TOGETHER = 30

/** How many of the lines that have come, from the first, belong together. */
type CountTogether = (lines: readonly string[]) => number

/** Resolves with the next line, or with those that belong together; with undefined when there are no more. */
export type NextLines = (count: CountTogether) => Promise<readonly string[] | undefined>

/** Lines as they come. What is pasted at a keyboard is waited for to its end. */
export function queueLines(reader: Interface, isKeyboard: boolean): NextLines {
  const lines: string[] = []
  let isClosed = false
  let wake = (): void => undefined
  reader.on('line', (line) => {
    lines.push(line)
    wake()
  })
  reader.on('close', () => {
    isClosed = true
    wake()
  })
  return async (count) => {
    while (lines.length === 0 && !isClosed) await new Promise<void>((resolve) => (wake = resolve))
    for (let come = 0; isKeyboard && !isClosed && come < lines.length;) {
      come = lines.length
      await new Promise((resolve) => setTimeout(resolve, TOGETHER))
    }
    return lines.length === 0 ? undefined : lines.splice(0, Math.max(1, count(lines)))
  }
}
