import type { Article } from '../../article/article.ts'
import { findQuoted } from './marks.ts'
import { findNames, namesOf } from './names.ts'
import { numberValue } from './numbers.ts'
import type { Complaint } from './rule.ts'
import { shown } from './rule.ts'
import { isHedge, isNegation } from './shortening.ts'
import { plain, wordsOf } from './tokens.ts'

/** A rewritten line beside its sentence; `names` tells a name from a word that only begins a sentence. */
interface Pair {
  readonly line: string
  readonly text: string
  readonly names: ReadonlySet<string>
}

/** One kind of difference. The first that is found gives the complaint its name. */
interface Difference {
  readonly rule: string
  readonly message: string
  readonly find: (pair: Pair) => string | undefined
}

const differences: readonly Difference[] = [
  {
    rule: 'quote-not-in-evidence',
    message: 'Words in quotation marks that its sentence does not quote',
    find: strangeQuoted,
  },
  {
    rule: 'number-not-in-evidence',
    message: 'A number that its sentence does not give',
    find: ({ line, text }) => surplus(numbersOf(text), numbersOf(line)),
  },
  {
    rule: 'name-not-in-evidence',
    message: 'A name that its sentence does not give',
    find: ({ line, text, names }) => surplus(findNames(text, names), wordsOf(line).map(plain)),
  },
  {
    rule: 'negation-differs',
    message: 'A negation is added or lost',
    find: ({ line, text }) => uneven(wordsOf(line).filter(isNegation), wordsOf(text).filter(isNegation)),
  },
  {
    rule: 'hedge-differs',
    message: 'A guarded statement is made flat, or a flat one guarded',
    find: ({ line, text }) => uneven(wordsOf(line).filter(isHedge), wordsOf(text).filter(isHedge)),
  },
]

/** What a rewritten line says that its sentence does not: numbers, names, quoted words; negations and hedges either way. */
export function findWordsOfItsOwn(article: Pick<Article, 'text'>, line: string, text: string): Complaint | undefined {
  const pair: Pair = { line, text, names: namesOf(article) }
  for (const { rule, message, find } of differences) {
    const strange = find(pair)
    if (strange !== undefined) return { rule, message: `${message}: “${shown(strange)}”.` }
  }
  return undefined
}

const numbersOf = (text: string): string[] => wordsOf(text).flatMap((word) => numberValue(word) ?? [])

/** The first of `used` that is not among `given`, each counted. */
function surplus(used: readonly string[], given: readonly string[]): string | undefined {
  const left = new Map<string, number>()
  for (const word of given) left.set(word, (left.get(word) ?? 0) + 1)
  return used.find((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
}

/** A word too many on either side; another word for the same ("never" for "not") is not a difference. */
const uneven = (line: readonly string[], text: readonly string[]): string | undefined =>
  line.length === text.length ? undefined : (surplus(text, line) ?? surplus(line, text))

/** Quoted words stand in the sentence's own quotations, letter for letter. */
function strangeQuoted({ line, text }: Pair): string | undefined {
  const sources = findQuoted(line).map((span) => line.slice(span.start, span.end))
  return findQuoted(text)
    .map((span) => bare(text.slice(span.start, span.end)))
    .find((quoted) => !sources.some((source) => source.includes(quoted)))
}

const bare = (quoted: string): string => quoted.replace(/^[“"‘'«„]+|[,.]?[”"’'»]+$/g, '')
