import type { Answer } from './answer.ts'

/** What lies between the words that name a speaker and the quotation. */
interface Between {
  readonly words: number
  readonly quotes: number
  readonly paragraphs: number
}

const most = 60

export function between({ reading: { quotesUpTo }, frame, mention, facts }: Answer): Between {
  const after = mention.from > frame.utterance.node
  const [from, to] = after ? [frame.utterance.lastNode + 1, mention.from] : [mention.to, frame.utterance.node]
  return {
    words: Math.min(most, Math.max(0, to - from)),
    quotes: Math.min(9, Math.max(0, (quotesUpTo[to] ?? 0) - (quotesUpTo[from] ?? 0))),
    paragraphs: Math.min(9, Math.abs(frame.block - facts.block)),
  }
}
