/** Longest class and id that are read; a longer one names nothing. */
const NAME_MAX = 1000
/** How many answers are kept; a page repeats its classes, and only one built to stall us has more. */
const KNOWN_MAX = 5000

/** The same function, which keeps its answers: classes and ids recur on a page thousands of times. */
export function remembered<T>(find: (words: string) => T): (words: string) => T {
  const known = new Map<string, T>()
  return (words) => {
    const before = known.get(words)
    if (before !== undefined) return before
    if (known.size >= KNOWN_MAX) known.clear()
    const found = find(words)
    known.set(words, found)
    return found
  }
}

/** Classes and ids in kebab case: `PostMeta_date` → `post-meta-date`. */
export const inKebab = remembered((words) =>
  words
    .slice(0, NAME_MAX)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[_-]+/g, '-'),
)
