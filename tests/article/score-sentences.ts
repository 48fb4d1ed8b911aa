import type { Span } from '../../src/article/article.ts'
import { segmentSentences } from '../../src/article/segment.ts'

/** Sentences of one passage as a person parted them; `join` stands between them (a blank unless given). */
export interface Passage {
  readonly trap: string
  readonly sentences: readonly string[]
  readonly join?: string
}

/** What was found against what a person parted: counts of spans that agree to the character. */
export interface Score {
  readonly found: number
  readonly labelled: number
  readonly right: number
  readonly f1: number
  readonly wrong: readonly { readonly trap: string; readonly found: readonly string[] }[]
}

export function scoreSentences(passages: readonly Passage[]): Score {
  let found = 0
  let labelled = 0
  let right = 0
  const wrong: { trap: string; found: string[] }[] = []
  for (const passage of passages) {
    const text = passage.sentences.join(passage.join ?? ' ')
    const spans = segmentSentences(text, 0, text.length, passage.join === '\n')
    const expected = new Set(labelledSpans(passage).map(({ start, end }) => `${start}-${end}`))
    const agreeing = spans.filter(({ start, end }) => expected.has(`${start}-${end}`)).length
    found += spans.length
    labelled += expected.size
    right += agreeing
    if (agreeing < expected.size || agreeing < spans.length) {
      wrong.push({ trap: passage.trap, found: spans.map(({ start, end }) => text.slice(start, end)) })
    }
  }
  return { found, labelled, right, f1: (2 * right) / (found + labelled), wrong }
}

function labelledSpans(passage: Passage): Span[] {
  let at = 0
  return passage.sentences.map((sentence) => {
    const start = at
    at += sentence.length + (passage.join ?? ' ').length
    return { start, end: start + sentence.length }
  })
}
