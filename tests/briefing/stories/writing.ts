const syllables = ['mar', 'ell', 'wex', 'tor', 'lin', 'bas', 'qui', 'nor', 'dam', 'ost', 'fen', 'rud']

/** Made-up words, as often as words of a language come: a few all the time, most of them seldom. */
const words = syllables.flatMap((one) => [one, ...syllables.flatMap((other) => [`${one}${other}`, `${other}${one}a`])])

/** A text of made-up words, in sentences and paragraphs; by default of the length of a short article. */
export function writeText(random: () => number, sentences = 14 + Math.floor(random() * 12)): string {
  const word = (): string => words[Math.floor(words.length * random() ** 2)] ?? ''
  const sentence = (): string => {
    const text = Array.from({ length: 6 + Math.floor(random() * 16) }, word).join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  return Array.from({ length: sentences }, (_, at) => sentence() + (at % 3 === 2 ? '\n\n' : ' '))
    .join('')
    .trim()
}

/** The text with at most that share of its words replaced, left out or followed by another. */
export function changeWords(text: string, share: number, random: () => number): string {
  const word = /[\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*/gu
  const places = [...text.matchAll(word)].map((_, at) => ({ at, by: random() })).sort((a, b) => a.by - b.by)
  const changed = new Set(places.slice(0, Math.floor(places.length * share)).map(({ at }) => at))
  let at = 0
  return text.replace(word, (each) => {
    if (!changed.has(at++)) return each
    const other = words[Math.floor(random() * words.length)] ?? ''
    return [other, other, '', `${each} ${other}`][Math.floor(random() * 4)] ?? ''
  })
}
