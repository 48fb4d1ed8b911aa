import { clearLine, cursorTo } from 'node:readline'

/** ms. A briefing of a file is there before. */
const PATIENCE = 500

/** Says on a terminal that an answer takes longer, and for how long already, until it is ended: a site or a feed is read. */
export function sayWaiting(output: NodeJS.WritableStream): { end(): void } {
  const begun = performance.now()
  let isSaid = false
  const say = (words: string): void => {
    clearLine(output, 0)
    cursorTo(output, 0)
    output.write(words)
    isSaid = true
  }
  const ticks = setInterval(() => say(`Reading… ${Math.round((performance.now() - begun) / 1_000)} s`), PATIENCE)
  return {
    end() {
      clearInterval(ticks)
      if (isSaid) say('')
    },
  }
}
