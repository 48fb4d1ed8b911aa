import type { LineWords } from './words.ts'

/** Some words of the article as indices into `LineWords.words`, each once, with their weights. */
interface Vector {
  readonly words: readonly number[]
  readonly weights: readonly number[]
}

/**
 * How much each sentence shares with those after it, which shows that its content is taken up again. Scaled from 0 to 1
 * for the highest in the article. Direction-aware centrality (Zheng and Lapata 2019) over unit-length tf-idf vectors;
 * the sum of similarities to later sentences equals the product with the sum of their vectors, so the cost is linear in
 * the words rather than quadratic.
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
