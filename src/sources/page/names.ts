import { remembered } from '../../remembered.ts'

/** Longest class and id that are read; a longer one names nothing. */
const NAME_MAX = 1000
/** How many answers are kept; a page repeats its classes, and only one built to stall us has more. */
const KNOWN_MAX = 5000

/** The same function, which keeps its answers: classes and ids recur on a page thousands of times. */
export const rememberedName = <T>(find: (name: string) => T): ((name: string) => T) => remembered(find, KNOWN_MAX)

/** Classes and ids in kebab case: `PostMeta_date` → `post-meta-date`. */
export const inKebab = rememberedName((words) =>
  words
    .slice(0, NAME_MAX)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[_-]+/g, '-'),
)
