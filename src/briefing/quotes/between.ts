import type { SpeakerAnswer } from './answer.ts'

/** What separates the words that name a speaker from the quotation. */
interface Between {
  readonly words: number
  readonly quotes: number
  readonly paragraphs: number
}

const most = 60

/** Counts the words, quotations and paragraphs between a mention and the quotation, each up to a cap. */
export function between({ reading: { quotesUpTo }, frame, mention, facts }: SpeakerAnswer): Between {
  const after = mention.from > frame.utterance.node
  const [from, to] = after ? [frame.utterance.lastNode + 1, mention.from] : [mention.to, frame.utterance.node]
  return {
    words: Math.min(most, Math.max(0, to - from)),
    quotes: Math.min(9, Math.max(0, (quotesUpTo[to] ?? 0) - (quotesUpTo[from] ?? 0))),
    paragraphs: Math.min(9, Math.abs(frame.block - facts.block)),
  }
}
