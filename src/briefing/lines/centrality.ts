import type { Reading } from './words.ts'

type Vector = ReadonlyMap<number, number>

/**
 * How much each sentence shares with those after it: what it says is taken up again. 0 to 1 for the most shared
 * sentence of the article. Direction-aware centrality (Zheng and Lapata 2019) over tf-idf vectors of unit length; the
 * sum of all likenesses to later sentences is the product with the sum of their vectors, so that the cost grows with
 * the words and not with their square.
 */
export function findForward(reading: Reading): readonly number[] {
  const vectors = weigh(reading)
  const later = new Float64Array(reading.words.length)
  for (const vector of vectors) for (const [word, weight] of vector) later[word] = (later[word] ?? 0) + weight
  const shares = vectors.map((vector) => {
    let share = 0
    for (const [word, weight] of vector) {
      const rest = (later[word] ?? 0) - weight
      later[word] = rest
      share += weight * rest
    }
    return share
  })
  const most = shares.reduce((a, b) => Math.max(a, b), 1e-9)
  return shares.map((share) => share / most)
}

function weigh({ words, sentences }: Reading): readonly Vector[] {
  const inSentences = new Float64Array(words.length)
  const contents = sentences.map((sentence) => new Set(sentence.filter((word) => !words[word]?.functional)))
  for (const content of contents) for (const word of content) inSentences[word] = (inSentences[word] ?? 0) + 1
  return contents.map((content) => {
    const vector = new Map<number, number>()
    let square = 0
    for (const word of content) {
      const weight = Math.log(1 + sentences.length / (inSentences[word] ?? 1))
      vector.set(word, weight)
      square += weight * weight
    }
    const length = Math.sqrt(square) || 1
    for (const [word, weight] of vector) vector.set(word, weight / length)
    return vector
  })
}
