import { BotError } from '../../errors.ts'

/** What phones and word processors make of a hyphen: https://www.unicode.org/charts/PDF/U2000.pdf, and the minus sign. */
const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g

/** Typed words with each dash as a hyphen, where a hyphen means something: `–dam`, `22:00–07:00`. */
export const plainDashes = (words: string): string => words.replace(dashes, '-')

/** Typed words with each double quotation mark as `"`: “harbour wall”, „Hafen“, «port». */
export const plainQuotes = (words: string): string => words.replace(/[\u201C-\u201F\u00AB\u00BB\uFF02]/g, '"')

/** Typed orders with plain hyphens and quotation marks; what is an address stays as it is. */
export const plainOrders = (words: string): string =>
  words.replace(/\S+/g, (word) => (word.includes('://') ? word : plainDashes(plainQuotes(word))))

/** Options such as `quiet:22:00-07:00` or `quiet 22:00-07:00`, wherever they stand, by name without hyphens; and the rest of the words. */
export function takeOptions(words: string, names: readonly string[]) {
  const chosen = new Map<string, string>()
  const typed = plainQuotes(plainDashes(words))
    .replace(/((?:^|\s)quiet)(?::\s*| +)(?=\d\d:\d\d ?-)/gi, '$1:')
    .replace(/(quiet:\d\d:\d\d) ?- ?(?=\d\d:\d\d)/gi, '$1-')
  const rest = typed.replace(
    new RegExp(`(?:^|\\s)(${names.join('|')}):\\s*(<[^>]*>|\\S+)`, 'gi'),
    (_, name: string, value: string) => {
      // Ids of people and groups are case-sensitive.
      chosen.set(
        name.toLowerCase().replace('-', ''),
        ['ping', 'approve'].includes(name.toLowerCase()) ? value : value.toLowerCase(),
      )
      return ''
    },
  )
  return { chosen, rest }
}

/** One of the values that an option may have. Throws BotError `input`. */
export function oneOf<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((each) => each === value)
  if (found === undefined) throw new BotError('input', `${name}:${value} is none of ${choices.join(', ')}.`)
  return found
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `90m`, `6h`, `2d` → ms. Throws BotError `input`. */
export function readAge(value: string, name = 'too-old'): number {
  const [, count = '', unit = ''] = /^(\d{1,4})([mhd])$/.exec(value) ?? []
  if (count === '')
    throw new BotError('input', `${name}:${value} is not a time such as ${name}:90m, ${name}:6h or ${name}:2d.`)
  return Number(count) * (units[unit] ?? 0)
}
