import type { LineWords } from './words.ts'

/** Some words of the article as places in `LineWords.words`, each once, and what each weighs. */
interface Vector {
  readonly words: readonly number[]
  readonly weights: readonly number[]
}

/**
 * How much each sentence shares with those after it: what it says is taken up again. 0 to 1 for the most shared
 * sentence of the article. Direction-aware centrality (Zheng and Lapata 2019) over tf-idf vectors of unit length; the
 * sum of all likenesses to later sentences is the product with the sum of their vectors, so that the cost grows with
 * the words and not with their square.
 */
export function findForward(reading: LineWords): readonly number[] {
  const vectors = weigh(reading)
  const later = new Float64Array(reading.words.length)
  for (const { words, weights } of vectors)
    for (let at = 0; at < words.length; at++)
      later[words[at] as number] = (later[words[at] as number] as number) + (weights[at] as number)
  const shares = vectors.map(({ words, weights }) => {
    let share = 0
    for (let at = 0; at < words.length; at++) {
      const [word, weight] = [words[at] as number, weights[at] as number]
      const rest = (later[word] as number) - weight
      later[word] = rest
      share += weight * rest
    }
    return share
  })
  const most = shares.reduce((a, b) => Math.max(a, b), 1e-9)
  return shares.map((share) => share / most)
}

function weigh({ words, distinct }: LineWords): readonly Vector[] {
  const inSentences = new Float64Array(words.length)
  const contents = distinct.map((sentence) => sentence.filter((word) => !words[word]?.functional))
  for (const content of contents) for (const word of content) inSentences[word] = (inSentences[word] ?? 0) + 1
  return contents.map((content) => {
    const raw = content.map((word) => Math.log(1 + distinct.length / (inSentences[word] ?? 1)))
    const length = Math.sqrt(raw.reduce((sum, weight) => sum + weight * weight, 0)) || 1
    return { words: content, weights: raw.map((weight) => weight / length) }
  })
}
