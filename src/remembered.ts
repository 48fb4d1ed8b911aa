/** Longer words, in characters, are asked anew each time: few texts repeat them, and they would fill the memory. */
const LONGEST = 1_000

/**
 * The same function, which keeps at most `most` of its answers. What is kept is a copy: a slice would keep the whole page
 * or article that it was cut from in memory.
 */
export function remembered<T>(find: (words: string) => T, most: number): (words: string) => T {
  const known = new Map<string, T>()
  return (words) => {
    if (words.length > LONGEST) return find(words)
    const before = known.get(words)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const copy = words.split('').join('')
    const found = find(copy)
    known.set(copy, found)
    return found
  }
}
